"""The forms before a meeting: what they make of what was typed, and which slips they point out."""

import pytest

from meetings.attendance.forms import ComingForm, DeclarationForm, InterestForm, ItemField, follows_offered
from meetings.enums import Coming, Follows
from meetings.item_numbers import ItemNumber
from meetings.models import Person, Reply
from meetings.panels.rules import PanelRules

ADA, BO = Person(pk=1, name="Ada"), Person(pk=2, name="Bo")


def form(**typed: str) -> ComingForm:
    return ComingForm(typed, stand_ins=[ADA, BO], is_own=True)


@pytest.mark.parametrize(
    ("typed", "given"),
    [
        ({"coming": "yes", "note": "Late train"}, (Coming.YES, "", None, "Late train")),
        ({"coming": "yes", "stand_in": "2", "note": ""}, (Coming.YES, "", None, "")),
        ({"coming": "alternate", "stand_in": "2", "note": ""}, (Coming.ALTERNATE, "", BO, "")),
        ({"coming": "alternate", "alternate": "Eve"}, (Coming.ALTERNATE, "Eve", None, None)),
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


def test_where_nobody_can_be_chosen_a_name_is_typed() -> None:
    filled = ComingForm({"coming": "alternate", "alternate": "Eve", "note": ""}, stand_ins=[], is_own=True)

    assert list(filled.fields) == ["coming", "alternate", "note"]
    assert filled.fields["alternate"].label == "Who stands in, by name"
    assert filled.is_valid()
    assert filled.given()["alternate_person"] is None


def test_what_was_answered_before_stands_in_the_form() -> None:
    known = Reply(coming=Coming.ALTERNATE, alternate="Bo", alternate_person=BO, note="Late")
    typed = Reply(coming=Coming.ALTERNATE, alternate="Eve")

    assert ComingForm.of(None, [ADA, BO]) == {}
    assert ComingForm.of(known, [ADA, BO]) == {"coming": "alternate", "stand_in": "2", "alternate": "", "note": "Late"}
    assert ComingForm.of(known, [ADA]) == {"coming": "alternate", "stand_in": "", "alternate": "Bo", "note": "Late"}
    assert ComingForm.of(typed, [ADA]) == {"coming": "alternate", "stand_in": "", "alternate": "Eve", "note": ""}


def test_only_who_keeps_the_minutes_is_asked_whose_interest_it_is() -> None:
    sent = {"number": "2", "interest": "Shares", "follows": "silent", "person": "2"}
    for_others = InterestForm(sent, people=[ADA, BO])

    assert "person" not in InterestForm().fields
    assert list(for_others.fields) == ["person", "number", "interest", "follows"]
    assert for_others.is_valid()
    assert for_others.cleaned_data["person"] == BO


@pytest.mark.parametrize(("typed", "number"), [("2", "2"), (" 14a ", "14A"), ("23.1", "23.1")])
def test_an_item_is_named_by_its_number_as_it_is_printed(typed: str, number: str) -> None:
    form = InterestForm({"number": typed, "interest": "Shares", "follows": "leaves"})

    assert form.is_valid()
    assert form.cleaned_data["number"] == ItemNumber.read(number)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Give the number of the item."),
        ("two", "Give the number of an agenda item."),
        ("1.", "Give the number of an"),
        ("9" * 5000, "Give the number of an agenda item."),
    ],
)
def test_what_is_no_number_of_an_item_is_pointed_out(typed: str, sentence: str) -> None:
    (error,) = InterestForm({"number": typed, "interest": "Shares"}).errors["number"]

    assert error.startswith(sentence)


def test_an_item_that_stays_the_same_is_no_change() -> None:
    assert not ItemField("From item").has_changed(ItemNumber(14, 1), "14a")
    assert ItemField("From item").has_changed(ItemNumber(14), "14A")


def test_to_take_part_is_offered_where_a_rule_lets_the_meeting_allow_it() -> None:
    assert follows_offered(PanelRules()) == (Follows.SPEAKS, Follows.SILENT, Follows.LEAVES)
    assert follows_offered(PanelRules(interested_may_take_part=True)) == tuple(Follows)
    assert not DeclarationForm({"interest": "Shares", "follows": "takes_part"}).is_valid()
