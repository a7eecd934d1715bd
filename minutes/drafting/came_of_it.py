"""The result of a question by correspondence, beside the text of its record."""

from typing import NamedTuple

from meetings.correspondence.outcome import outcomes_of
from meetings.models import AgendaItem
from meetings.panels.queries import outcome_words
from meetings.panels.rules import PanelRules
from minutes.document.correspondence import window_words
from minutes.drafting.record_words import the_body, without_outcomes, words_of_record


class CameOfIt(NamedTuple):
    """The answers, when they could be given, and the words of the record that say so: with one outcome, whatever stands
    in capitals in what was proposed, for they are read anew where somebody puts them into the text."""

    said: str
    window: str
    words: str


def came_of(item: AgendaItem) -> CameOfIt | None:
    """Return what came of the question of an item; None where it has none."""
    outcome = next((outcome for outcome in outcomes_of(item.meeting) if outcome.item.pk == item.pk), None)
    if outcome is None:
        return None
    panel = item.meeting.panel
    window = f"Open from {window_words(outcome.opened_on, outcome.closed_on)}"
    words = words_of_record(outcome, PanelRules.read(panel.rules), the_body(panel))
    before, decided, told = words.partition(outcome.outcome_word)
    words = f"{before}{decided}{without_outcomes(told, outcome_words(panel))}"
    return CameOfIt(f"{outcome.sentence[:1].upper()}{outcome.sentence[1:]}.", window, words)
