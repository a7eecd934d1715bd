"""The record of a decision by correspondence: begun once it is closed, its text laid from what came of it."""

from collections.abc import Collection, Sequence

from django.db import transaction

from core.accounts.models import User
from core.audience import Sensitivity
from core.audit.trail import record
from core.errors import WrongState
from meetings.access import reads_confidential, require_secretary
from meetings.correspondence.outcome import QuestionOutcome, outcomes_of
from meetings.enums import MeetingState
from meetings.models import Meeting
from meetings.panels.queries import outcome_words
from meetings.panels.rules import PanelRules
from minutes.drafting.record_words import the_body, words_of_record
from minutes.drafting.save import start_minutes, text_to_write, write_text
from minutes.models import ItemText, Minutes
from minutes.text.markup import escape
from minutes.text.normal import new_uuid, normal_form


@transaction.atomic
def record_decision(meeting: Meeting, *, by: User) -> Minutes:
    """Begin the record of a decision by correspondence that is closed, with its text laid.

    Raises WrongState for one that is not closed, or has its record.
    """
    require_closed_decision(meeting, by)
    minutes = start_minutes(meeting, by=by)
    lay_text(meeting, outcomes_of(meeting), by=by)
    return minutes


@transaction.atomic
def lay_text(meeting: Meeting, outcomes: Sequence[QuestionOutcome], *, by: User) -> int:
    """Write into each text that is empty what came of its question; return how many that are.

    What is confidential is laid by somebody who is cleared for it. Raises NoDraft unless the record is a draft.
    """
    require_closed_decision(meeting, by)
    panel = meeting.panel
    rules, words, is_cleared = PanelRules.read(panel.rules), outcome_words(panel), reads_confidential.test(by, panel)
    laid = []
    for outcome in outcomes:
        text = text_to_write(outcome.item, by)
        if not _is_to_be_laid(text, is_cleared=is_cleared):
            continue
        said = words_of_record(outcome, rules, the_body(panel))
        write_text(text, _as_one_statement(said, outcome.outcome_word, words), by=by)
        laid.append(outcome.item.number.plain)
    if laid:
        record("minutes.outcomes_laid", meeting, by=by, numbers=laid)
    return len(laid)


def _as_one_statement(said: str, outcome_word: str, words: Collection[str]) -> str:
    """Return the text of a question in normal form: one statement from end to end, whatever the resolution says.

    Read as it stands, one that is lost would state what it proposes where it has a second sentence, or such a word.
    """
    statement = f'<span data-decision="{new_uuid()}" data-outcome="{outcome_word}">{escape(said)}</span>'
    return normal_form(f"<p>{statement}</p>", outcomes=words)


def _is_to_be_laid(text: ItemText, *, is_cleared: bool) -> bool:
    is_readable = is_cleared or text.item.sensitivity == Sensitivity.PUBLIC
    return is_readable and not text.revision and not text.html and not text.item.withdrawn_reason


def require_closed_decision(meeting: Meeting, by: User) -> None:
    """Refuse anybody but the secretariat, and what is no closed decision. Raises NotAllowed, WrongState."""
    require_secretary(meeting.panel, by)
    if not meeting.series:
        raise WrongState(f"{meeting.reference} is a meeting: its minutes begin when it is opened.")
    if meeting.state != MeetingState.CLOSED:
        stands = "can still be answered" if meeting.state == MeetingState.OPEN else "has not been closed"
        raise WrongState(f"{meeting.reference} {stands}: it is recorded once it is closed.")


def may_lay_more(meeting: Meeting, by: User) -> bool:
    """Tell whether a text is empty that this person could lay."""
    empty = ItemText.objects.filter(item__meeting=meeting, html="", revision=0, item__withdrawn_reason="")
    if not reads_confidential.test(by, meeting.panel):
        empty = empty.filter(item__sensitivity=Sensitivity.PUBLIC)
    return empty.exists()
