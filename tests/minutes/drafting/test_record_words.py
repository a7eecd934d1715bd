"""The words in which a record says what came of a question."""

from dataclasses import replace
from datetime import date

import pytest

from meetings.correspondence.outcome import QuestionOutcome
from meetings.enums import Fate
from meetings.models import AgendaItem, Meeting, Panel
from meetings.panels.rules import PanelRules
from minutes.drafting.record_words import between, statement_of, words_of_record
from minutes.text.details import tells_of_a_proposal

OUTCOME = QuestionOutcome(
    AgendaItem(title="Budget"),
    "AGREED",
    is_carried=True,
    opened_on=date(2017, 8, 3),
    closed_on=date(2017, 8, 10),
    sentence="nine agreed, one disagreed, two did not respond",
    resolution="That the budget be approved.",
)
RULES = PanelRules()
PANEL = "The SEC Panel"


def test_what_is_agreed_is_said_with_when_and_by_how_many() -> None:
    assert words_of_record(OUTCOME, RULES, PANEL) == (
        "The SEC Panel AGREED that the budget be approved, by correspondence between 3 and 10 August 2017; "
        "nine agreed, one disagreed, two did not respond."
    )
    assert not tells_of_a_proposal(statement_of(OUTCOME))


def test_the_panel_has_its_own_phrases() -> None:
    rules = PanelRules(outcome_lead="The Board", outcome_phrases={"RESOLVED": "It was"})

    agreed, resolved = (
        words_of_record(replace(OUTCOME, outcome_word=word), rules, PANEL) for word in ("AGREED", "RESOLVED")
    )

    assert agreed.startswith("The Board AGREED that the budget")
    assert resolved.startswith("It was RESOLVED that the budget")


@pytest.mark.parametrize(
    ("fate", "word", "said"),
    [
        (
            Fate.LOST,
            "NOTED",
            "The SEC Panel NOTED that the proposal that the budget be approved was not agreed, by corr",
        ),
        (Fate.TOO_FEW, "NOTED", "The SEC Panel NOTED that too few had answered to decide on the proposal that the bud"),
        (Fate.TO_MEETING, "DEFERRED", "The SEC Panel DEFERRED to its next meeting the proposal that the budget be app"),
    ],
)
def test_what_is_not_agreed_is_told_as_it_is(fate: Fate, word: str, said: str) -> None:
    outcome = replace(OUTCOME, fate=fate, outcome_word=word, is_carried=False)

    words = words_of_record(outcome, RULES, PANEL)

    assert words.startswith(said)
    assert "AGREED" not in words
    assert tells_of_a_proposal(words.partition(f"{word} ")[2])


def test_minutes_are_approved_by_name() -> None:
    of = Meeting(panel=Panel(code="SECP", name="SEC Panel"), number=47, held_on=date(2017, 7, 14))

    assert statement_of(replace(OUTCOME, approves=of)) == "the minutes of meeting 47, held on 14 July 2017"
    of.series = "C"
    assert statement_of(replace(OUTCOME, approves=of)) == "the minutes of decision SECP-C47, closed on 14 July 2017"


@pytest.mark.parametrize(
    ("resolution", "said"),
    [
        ("that it be kept;", "that it be kept"),
        ("To keep it.", "“To keep it”"),
        ("Thatched roofs be kept", "“Thatched roofs be kept”"),
        ("That it\nbe kept  until May.", "that it be kept until May"),
        ("", "“Budget”"),
    ],
)
def test_what_was_proposed_goes_on_behind_the_outcome(resolution: str, said: str) -> None:
    assert statement_of(replace(OUTCOME, resolution=resolution)) == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2017, 8, 3), date(2017, 8, 10), "between 3 and 10 August 2017"),
        (date(2017, 7, 28), date(2017, 8, 4), "between 28 July and 4 August 2017"),
        (date(2016, 12, 28), date(2017, 1, 4), "between 28 December 2016 and 4 January 2017"),
        (date(2017, 8, 10), date(2017, 8, 10), "on 10 August 2017"),
    ],
)
def test_when_it_was_open_is_said_once(first: date, last: date, said: str) -> None:
    assert between(first, last) == said
