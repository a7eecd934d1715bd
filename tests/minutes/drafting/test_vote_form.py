from typing import Any

import pytest

from meetings.attendance.electorate import Electorate
from meetings.attendance.vote_record import EnteredBallot, EnteredVote
from meetings.attendance.voters import Voter
from meetings.attendance.votes import Side
from meetings.models import Person, Seat
from meetings.panels.rules import PanelRules
from minutes.drafting.vote_form import MOST_OPTIONS, VoteForm

ADA, BO = Person(pk=1, name="Ada"), Person(pk=2, name="Bo")
VOTERS = [Voter(Seat(pk=7, category="Networks"), "Ada", ADA), Voter(BO, "Bo", BO)]
BY_NAME = {"on": "motion", "taken": "by_name"}


def form_of(sent: dict[str, Any] | None = None, *, is_recorded: bool = True, **rules: object) -> VoteForm:
    voters = VOTERS if is_recorded else None
    electorate = Electorate(PanelRules.read(rules), [], 2, voters, chairing=["Ada"] if is_recorded else [])
    return VoteForm(sent, electorate=electorate)


def entered(sent: dict[str, Any], **rules: object) -> EnteredVote:
    form = form_of(sent, **rules)
    assert form.is_valid(), form.errors
    return form.entered()


def test_a_count_is_entered_with_numbers_that_may_be_left_out() -> None:
    sent = {"on": "motion", "taken": "counted", "in_favour": "2", "against": "0", "on_request": "Bo; Ada, "}

    assert entered(sent) == EnteredVote(in_favour=2, against=0, on_request=("Bo", "Ada"))


def test_a_vote_by_name_is_entered_by_the_places_of_the_voters() -> None:
    assert entered(BY_NAME | {"voter-seat-7": "for", "voter-person-2": ""}).ballots == (
        EnteredBallot("seat-7", Side.FOR),
    )


def test_options_are_entered_in_the_order_of_their_fields() -> None:
    sent = {
        "on": "options",
        "taken": "by_name",
        "option-0": " Oak  tree",
        "option-2": "Elm",
        "voter-seat-7": "option-2",
    }
    vote = entered(sent)

    assert vote.options == (("Oak tree", None), ("Elm", None))
    assert vote.ballots == (EnteredBallot("seat-7", Side.FOR, "Elm"),)


def test_there_are_never_more_fields_for_options_than_there_can_be() -> None:
    many = {f"option-{place}": f"Option {place}" for place in range(MOST_OPTIONS + 5)}

    assert len(list(form_of({"on": "options"} | many).options())) == MOST_OPTIONS
    assert len(list(form_of({"on": "options"}).options())) == 3


def test_a_casting_vote_is_asked_about_where_the_panel_has_one() -> None:
    sent = {"on": "motion", "taken": "counted", "casting": "against", "casting_by": "Ada"}

    assert [field.html_name for field in form_of().people()] == ["on_request"]
    asked = form_of(has_casting_vote=True, has_movers=True).people()
    assert [field.html_name for field in asked] == ["mover", "seconder", "casting", "casting_by", "on_request"]
    assert (entered(sent, has_casting_vote=True).casting, entered(sent).casting) == ("against", "")
    assert entered({"on": "motion", "taken": "counted", "casting_by": "Ada"}, has_casting_vote=True).casting_by == ""


def test_a_casting_vote_between_options_is_for_one_of_them() -> None:
    sent = {"on": "options", "taken": "counted", "option-0": "Oak", "option-1": "Elm", "casting": "option-1"}

    assert entered(sent | {"casting_by": "Ada"}, has_casting_vote=True).casting == "Elm"


def test_without_a_record_of_who_was_there_names_are_typed() -> None:
    form = form_of({"on": "motion", "casting": "for", "casting_by": "Zoe"}, is_recorded=False, has_casting_vote=True)

    assert "taken" not in form.fields
    assert form.is_valid()
    assert form.entered().casting_by == "Zoe"


@pytest.mark.parametrize(
    ("sent", "says_nothing"),
    [
        ({"on": "motion", "taken": "counted"}, True),
        ({"on": "motion", "taken": "counted", "mover": "Ada"}, True),
        ({"on": "motion", "taken": "counted", "against": "0"}, False),
        (BY_NAME | {"voter-seat-7": "for"}, False),
        ({"on": "options", "taken": "counted", "option-0": "Oak"}, True),
    ],
)
def test_a_form_says_nothing_until_a_vote_is_entered(sent: dict[str, Any], says_nothing: bool) -> None:
    assert form_of(sent).says_nothing is says_nothing


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"in_favour": "seven"}, "For: enter a whole number up to 999."),
        ({"against": "-1"}, "Against: enter a whole number up to 999."),
        ({"abstained": "1000"}, "Abstained: enter a whole number up to 999."),
        ({"taken": "by_name", "voter-seat-7": "maybe"}, "Ada: choose one of the votes that are offered."),
    ],
)
def test_a_number_that_is_none_is_named_with_its_field(wrong: dict[str, str], sentence: str) -> None:
    form = form_of({"on": "motion", "taken": "counted"} | wrong)

    assert not form.is_valid()
    assert sentence in str(form.errors)
