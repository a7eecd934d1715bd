"""The forms before a meeting: what they make of what was typed, and which slips they point out."""

import pytest

from meetings.attendance.forms import ComingForm, InterestForm
from meetings.enums import Coming
from meetings.models import Person, Reply

ADA, BO = Person(pk=1, name="Ada"), Person(pk=2, name="Bo")


def form(**typed: str) -> ComingForm:
    return ComingForm(typed, stand_ins=[ADA, BO], is_own=True)


@pytest.mark.parametrize(
    ("typed", "given"),
    [
        ({"coming": "yes", "note": "Late train"}, (Coming.YES, "", None, "Late train")),
        ({"coming": "yes", "stand_in": "2"}, (Coming.YES, "", None, "")),
        ({"coming": "alternate", "stand_in": "2"}, (Coming.ALTERNATE, "", BO, "")),
        ({"coming": "alternate", "alternate": "Eve"}, (Coming.ALTERNATE, "Eve", None, "")),
    ],
)
def test_an_answer_is_given_as_the_service_takes_it(typed: dict[str, str], given: tuple[object, ...]) -> None:
    filled = form(**typed)

    assert filled.is_valid()
    assert tuple(filled.given().values()) == given


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({}, "coming"),
        ({"coming": "no", "alternate": "Eve"}, "coming"),
        ({"coming": "alternate", "alternate": "Eve", "stand_in": "1"}, "alternate"),
        ({"coming": "alternate", "stand_in": "3"}, "stand_in"),
    ],
)
def test_a_slip_is_pointed_out_where_it_was_made(typed: dict[str, str], field: str) -> None:
    assert list(form(**typed).errors) == [field]


def test_what_was_answered_before_stands_in_the_form() -> None:
    known = Reply(coming=Coming.ALTERNATE, alternate="Bo", alternate_person=BO, note="Late")
    typed = Reply(coming=Coming.ALTERNATE, alternate="Eve")

    assert ComingForm.of(None) == {}
    assert ComingForm.of(known) == {"coming": "alternate", "stand_in": "2", "alternate": "", "note": "Late"}
    assert ComingForm.of(typed) == {"coming": "alternate", "stand_in": "", "alternate": "Eve", "note": ""}


def test_only_who_keeps_the_minutes_is_asked_whose_interest_it_is() -> None:
    for_others = InterestForm({"number": "2", "interest": "Shares", "person": "2"}, people=[ADA, BO])

    assert "person" not in InterestForm().fields
    assert list(for_others.fields) == ["person", "number", "interest"]
    assert for_others.is_valid()
    assert for_others.cleaned_data["person"] == BO
