"""A meeting is closed, and with it is said what becomes of each item that it did not reach."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction

from core import english
from core.accounts.models import User
from core.audience import Sensitivity
from core.audit.trail import record
from core.errors import NotAllowed, Unacceptable
from meetings.access import reads_confidential
from meetings.calendar.services import meetings
from meetings.enums import MeetingState
from meetings.meeting_order import sittings_after
from meetings.models import AgendaItem, Meeting
from meetings.panels.queries import outcome_words
from meetings.sittings import require_sitting
from minutes.drafting.agenda import withdraw_item
from minutes.drafting.save import text_to_write, write_text
from minutes.sitting.clock import close_sitting
from minutes.text.from_plain import from_plain


class Outcome(StrEnum):
    """What becomes of an item that has no text when its meeting is closed."""

    TO_WRITE = "to write"
    DEFERRED = "deferred"
    CARRIED = "carried"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Unreached:
    """An item without a text, and what becomes of it: deferred ``to`` a later meeting, or the next one where that is
    None; dropped for a ``reason``."""

    item: AgendaItem
    outcome: Outcome = Outcome.TO_WRITE
    to: Meeting | None = None
    reason: str = ""

    @property
    def words(self) -> str:
        """Return what its minute says; nothing where it is still to be written, or the item is withdrawn."""
        if self.outcome is Outcome.DEFERRED:
            return f"This item was not reached. {self.item.meeting.panel.at_start} DEFERRED it to {_named(self.to)}."
        if self.outcome is Outcome.CARRIED:
            return "This item was not reached and is carried to the next meeting."
        return ""


def _named(meeting: Meeting | None) -> str:
    """Return a later meeting in the words by which its agenda finds what was deferred to it."""
    if meeting is None:
        return "its next meeting"
    day = f", on {meeting.day}" if meeting.held_on else ""
    return f"its {english.ordinal(meeting.number)} meeting{day}"


def items_without_text(meeting: Meeting, *, by: User) -> list[AgendaItem]:
    """Return the items that have no text and were not withdrawn, in order: those that this person is cleared for.

    One whose sub-items are written needs none of its own.
    """
    written = meeting.items.exclude(text__html="").values_list("number", flat=True)
    heads = {number.head for number in written if number.sub}
    items = meeting.items.filter(withdrawn_reason="", text__html="").select_related("meeting__panel").order_by("number")
    if not reads_confidential.test(by, meeting.panel):
        items = items.filter(sensitivity=Sensitivity.PUBLIC)
    return [item for item in items if item.number not in heads]


def later_meetings(meeting: Meeting) -> list[Meeting]:
    """Return the panel's meetings to come after this one, the next first: to these an item can be deferred."""
    ahead = Meeting.objects.filter(sittings_after(meeting), state__in=MeetingState.TO_COME)
    return list(ahead.select_related("panel").order_by("number"))


@transaction.atomic
def close_meeting(meeting: Meeting, unreached: Sequence[Unreached] = (), *, by: User, ends_now: bool = False) -> None:
    """Closes the meeting, and writes what becomes of the items that it did not reach.

    An item that is dropped is withdrawn, for its reason. Where the meeting ``ends_now``, that is recorded as when it
    was closed. Raises Unacceptable, and changes nothing, where an item has a text by now or is dropped without a
    reason; WrongState for a meeting that is not open; and as ``close_sitting`` does.
    """
    require_sitting(meeting)
    if ends_now:
        close_sitting(meeting, by=by)
    meetings.close_meeting(meeting, by=by)
    for each in unreached:
        _settle(each, by=by)
    settled = [each for each in unreached if each.outcome is not Outcome.TO_WRITE]
    if settled:
        numbers, outcomes = [each.item.number.plain for each in settled], [each.outcome.value for each in settled]
        record("minutes.unreached_items_settled", meeting, by=by, numbers=numbers, outcomes=outcomes)


def _settle(unreached: Unreached, *, by: User) -> None:
    if unreached.outcome is Outcome.TO_WRITE:
        return
    item = unreached.item
    text = text_to_write(item, by)
    panel = text.item.meeting.panel
    if text.item.sensitivity != Sensitivity.PUBLIC and not reads_confidential.test(by, panel):
        raise NotAllowed("This item is confidential. Only those cleared for it can change it.")
    if text.html or text.item.withdrawn_reason:
        raise Unacceptable(f"Item {item.number} has been changed since this page was opened. Look at it again.")
    if unreached.outcome is Outcome.DROPPED:
        withdraw_item(item, unreached.reason, by=by)
    else:
        write_text(text, from_plain(unreached.words, known="", words=outcome_words(panel)), by=by)
