"""Which layers are seen when a file is opened."""

import io

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name

from core.pdf.layers import DEEPEST, Layers
from tests.core.pdf.hiding_pdfs import layered

ON, OFF = "on", "off"


def states(said: object, *, default: str = "/OFF[6 0 R]") -> bool:
    """Whether a membership with these entries is seen."""
    with pikepdf.open(io.BytesIO(layered(default=default))) as file:
        groups = {ON: file.get_object(5, 0), OFF: file.get_object(6, 0)}

        def of(part: object) -> object:
            if isinstance(part, list):
                return Array(of(each) for each in part)
            if isinstance(part, str):
                return Name(part) if part.startswith("/") else groups[part]
            return part

        entries = {f"/{name}": of(value) for name, value in said.items()}  # type: ignore[attr-defined] # as given below
        return Layers(file).show(Dictionary({"/Type": Name.OCMD, **entries}))


@pytest.mark.parametrize(
    ("said", "is_seen"),
    [
        ({"P": "/AnyOn", "OCGs": [ON, OFF]}, True),
        ({"P": "/AllOn", "OCGs": [ON, OFF]}, False),
        ({"P": "/AnyOff", "OCGs": [ON, OFF]}, True),
        ({"P": "/AllOff", "OCGs": [ON, OFF]}, False),
        ({"P": "/AllOff", "OCGs": OFF}, True),
        ({"P": "/Unheard", "OCGs": [OFF]}, False),
        ({"OCGs": []}, True),
        ({"VE": ["/And", ON, OFF]}, False),
        ({"VE": ["/Or", ["/Not", ON], OFF, ON]}, True),
        ({"VE": ["/Not", ON, OFF], "OCGs": ON}, True),
        ({"VE": [7, ON], "OCGs": OFF}, False),
    ],
)
def test_a_membership_is_seen_by_policy_or_expression(said: object, is_seen: bool) -> None:
    assert states(said) is is_seen


@pytest.mark.parametrize(
    ("default", "is_seen"),
    [("", True), ("/BaseState/OFF", False), ("/ON[6 0 R]/OFF[6 0 R]", False), ("/BaseState/OFF/ON[6 0 R]", True)],
)
def test_a_group_is_seen_by_the_default_configuration(default: str, is_seen: bool) -> None:
    assert states({"OCGs": OFF}, default=default) is is_seen


@given(st.recursive(st.sampled_from([ON, OFF, 7, "/X"]), lambda inner: st.lists(inner, max_size=4), max_leaves=12))
def test_an_expression_of_anything_comes_to_an_end(expression: object) -> None:
    assert states({"VE": expression, "OCGs": ON}) in (True, False)


def test_an_expression_too_deep_is_none() -> None:
    deep: object = OFF
    for _ in range(DEEPEST + 1):
        deep = ["/And", deep]

    assert states({"VE": deep, "OCGs": ON}) is True


@pytest.mark.parametrize("doublings", [1, 12])
def test_an_expression_is_reckoned_once_however_often_it_is_named(
    monkeypatch: pytest.MonkeyPatch, doublings: int
) -> None:
    asked = []
    monkeypatch.setattr(Layers, "_group", lambda _layers, group: asked.append(group) or True)

    with pikepdf.open(io.BytesIO(layered())) as file:
        expression = file.make_indirect(Array([Name.Not, file.get_object(6, 0)]))
        for _ in range(doublings):
            expression = file.make_indirect(Array([Name.And, expression, expression]))
        is_seen = Layers(file).show(Dictionary(Type=Name.OCMD, VE=expression))

    assert (is_seen, len(asked)) == (False, 1)


def test_an_expression_that_holds_itself_says_nothing() -> None:
    with pikepdf.open(io.BytesIO(layered())) as file:
        expression = file.make_indirect(Array([Name.Not, file.get_object(5, 0)]))
        for _ in range(2):
            expression.append(expression)
        expression[0] = Name.And

        assert Layers(file).show(Dictionary(Type=Name.OCMD, VE=expression))
