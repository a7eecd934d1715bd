"""Forms point out a slip and lose nothing."""

import pytest
from django.http import QueryDict

from meetings.correspondence.forms import AnswerForm, EnterForm, OpenForm, QuestionForm
from meetings.models import Voter
from meetings.panels.rules import PanelRules
from tests.meetings.correspondence.asking import House

VOTER = Voter(pk=7, position=2, place="Suppliers 2")


def answered(**said: str) -> AnswerForm:
    form = AnswerForm({f"place2-{name}": value for name, value in said.items()}, voter=VOTER)
    form.is_valid()
    return form


@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        ({}, "choice", "Choose one of the answers."),
        ({"choice": "meeting"}, "note", "Say why it should be discussed at a meeting."),
        ({"choice": "agree", "has_interest": "on"}, "interest", "Say what the interest is."),
        ({"choice": "agree", "interest": "A share"}, "has_interest", "tick that there is one"),
    ],
)
def test_a_slip_is_pointed_out_where_it_is(said: dict[str, str], field: str, sentence: str) -> None:
    assert sentence in " ".join(answered(**said).errors[field])


def test_what_was_said_is_taken_as_it_is() -> None:
    given = answered(choice="agree", note="Fine.", has_interest="on", interest="A share").given()

    assert (given.choice, given.note, given.interest) == ("agree", "Fine.", "A share")


def test_an_answer_is_entered_with_whose_it_is_how_it_came_and_its_words() -> None:
    form = EnterForm(QueryDict("choice=agree"), who=[])

    assert not form.is_valid()
    assert {"who", "way", "evidence"} <= form.errors.keys()


def test_the_close_is_told_by_the_panels_clock() -> None:
    form = OpenForm(
        {"closes_on": "4 September 2026", "closes_at": "17:00", "discussed_until": "2 September 2026"},
        rules=PanelRules(time_zone="Pacific/Auckland"),
        is_discussed=True,
    )

    assert form.is_valid(), form.errors
    assert form.closes.isoformat() == "2026-09-04T17:00:00+12:00"
    assert form.answers_from.isoformat() == "2026-09-02T17:00:00+12:00"
    assert "discussed_until" not in OpenForm(rules=PanelRules(), is_discussed=False).fields


def test_a_question_needs_a_title_and_a_resolution(house: House) -> None:
    form = QuestionForm(house.panel, {"sensitivity": "public"})

    assert not form.is_valid()
    assert {"title", "resolution"} == form.errors.keys()
