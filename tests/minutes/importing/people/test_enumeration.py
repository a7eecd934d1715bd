"""Whoever sent apologies is read, in every form in which minutes enumerate people, and nobody besides."""

import pytest

from minutes.importing.people.names import People
from tests.growth import LIMIT, growth
from tests.minutes.importing.reading import REST, apologies_of, read

from .attendance_forms import IN_FRONT, IN_SENTENCES


def each(forms: dict) -> list:
    return [
        pytest.param(text, expected, id=f"{form} {number}")
        for form, documents in forms.items()
        for number, (text, expected) in enumerate(documents, 1)
    ]


@pytest.mark.parametrize(("text", "expected"), each(IN_FRONT))
def test_apologies_in_the_front_matter(text, expected):
    parsed = read(f"Harbour Board\n\n{text}\n{REST}")

    assert [(apology.category, apology.name) for apology in parsed.apologies] == expected
    assert [doubt.text for doubt in parsed.doubts if doubt.kind == "perhaps apologies"] == []


@pytest.mark.parametrize(("text", "expected"), each(IN_SENTENCES))
def test_apologies_in_sentences(text, expected):
    assert apologies_of(f"1. Apologies for Absence\n\n{text}\n\n2. Fees\n\nThe fees were low.\n") == expected


@pytest.mark.parametrize("form", [*IN_FRONT.values(), *IN_SENTENCES.values()])
def test_each_form_has_documents_enough(form):
    assert len(form) >= 4


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("Ann Ost; the Mayor", ("the Mayor",)),
        ("Ann Ost and Ofgem", ("Ofgem",)),
        ("Ann Ost and 2 members of the public", ()),
        ("Ann Ost, who was ill, and Kim Moor", ()),
        ("the following", ()),
    ],
)
def test_what_may_name_somebody_and_was_not_understood_is_told(text, unread):
    assert People().read(text, surnames=True).unread == unread


@pytest.mark.parametrize(
    "words", ["Cllrs A ", "(retd.) ", "and from ", "; ", "Mr and ", "A: ", "A – ", "Lt. ", "the Rt "]
)
def test_an_enumeration_is_read_in_proportion_to_its_length(words):
    def read_all(text: str) -> None:
        People().read(text, surnames=True)

    assert growth(read_all, lambda size: f"Ann Ost, {words * (size // len(words))}", 2_000) < LIMIT
