import pytest

from minutes.text.action_label import ACTION_LABEL, PROMISE


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("ACTION SECP48/01: Naomi Feld to go", "ACTION SECP48/01: "),
        ("ACTION SECP48/01 the Chair to go", "ACTION SECP48/01 "),
        ("ACTION: 3 Naomi Feld to go", "ACTION: 3 "),
        ("ACTION: 3 Directors to go", "ACTION: "),
        ("ACTION:- Naomi Feld to go", "ACTION:- "),
        ("ACTION -- Naomi Feld to go", "ACTION -- "),
        ("Action item 3. Naomi Feld to go", "Action item 3. "),
        ("ACTION COP26: what is to be done", None),
        ("ACTION SECP48-01: Naomi Feld to go", "ACTION SECP48-01: "),
        ("Action 48.1: Naomi Feld to go", "Action 48.1: "),
        ("ACTION COVID-19: what is to be done", None),
        ("ACTION", None),
        ("Actions: none", None),
    ],
)
def test_a_label_reaches_as_far_as_its_number(text: str, label: str | None) -> None:
    found = ACTION_LABEL.match(text)

    assert (found[0] if found else None) == label


@pytest.mark.parametrize("owner", ["Naomi Feld", "The Chair", "E.ON and the DCC", "Dr. K. Iyer", "St. Ives Council"])
def test_whoever_is_to_do_something_owes_it(owner: str) -> None:
    assert PROMISE.match(f"{owner} to write")
    assert not PROMISE.match(f"{owner} agreed to write")
