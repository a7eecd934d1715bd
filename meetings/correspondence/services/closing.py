"""Questions are closed: when their time is over, early where nothing can change any more, or called off. And extended.

What came of each question is put down as it is closed, with the answers it was reckoned from.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from core.accounts.models import User
from core.audit.attested import as_it_stands
from core.audit.trail import record
from core.checked_rows import check_fields
from core.errors import NotReady, Unacceptable, WrongState
from core.web.site import site_address
from meetings.access import require_secretary
from meetings.correspondence.board import Board, board_of
from meetings.correspondence.mails import cancelled_mails, closed_mails, extended_mails
from meetings.correspondence.window import faults_of_extension
from meetings.enums import MeetingState
from meetings.models import Extension, Meeting, Window
from meetings.panels.rules import PanelRules
from meetings.people.mails import queue_panel_mails

from .held import hold_decision, hold_open, require_time_left


def close_what_is_over() -> int:
    """Close each decision whose time is over; a chore of the minute loop. Return how many."""
    over = Meeting.objects.filter(state=MeetingState.OPEN, window__closes_at__lte=timezone.now())
    return sum(_close_if_over(meeting) for meeting in over.select_related("panel"))


@transaction.atomic
def _close_if_over(meeting: Meeting) -> bool:
    """Close a decision, unless another loop has, or it was extended meanwhile."""
    try:
        row, window = hold_open(meeting)
    except WrongState:
        return False
    if timezone.now() < window.closes_at:
        return False
    _close(row, window, is_early=False, site=site_address(), by=User.objects.operator())
    return True


@transaction.atomic
def close_early(meeting: Meeting, *, site: str, by: User) -> None:
    """Close a decision before its time. Raises NotReady where an answer could still change what comes of it, or the
    panel does not allow it, WrongState where it is not open."""
    require_secretary(meeting.panel, by)
    row, window = hold_open(meeting)
    if reason := why_not_early(board_of(row)):
        raise NotReady([reason])
    _close(row, window, is_early=timezone.now() < window.closes_at, site=site, by=by)
    meeting.state = MeetingState.CLOSED


def why_not_early(board: Board) -> str:
    """Return why it cannot be closed before its time, in a sentence; nothing where it can."""
    if not board.open_questions or not board.takes_answers:
        return ""
    if not board.rules.correspondence_early:
        noun = board.meeting.panel.noun
        return f"By the {noun}’s rules it stays open until its time is over, whatever was answered."
    if any(board.is_discussing(question) for question in board.open_questions):
        return "It is still being discussed."
    if not board.is_settled:
        return "An answer that is still awaited can change what comes of it."
    return ""


def _close(meeting: Meeting, window: Window, *, is_early: bool, site: str, by: User) -> None:
    window.ended_at, window.is_early = timezone.now() if is_early else window.closes_at, is_early
    # Whoever held a place on the day of the close had it, however late the close is carried out.
    meeting.held_on = PanelRules.read(meeting.panel.rules).day_at(window.ended_at)
    board = board_of(meeting)
    for question in board.questions:
        fate, ballot = question.fate or board.reckoning_of(question).fate, board.ballot_of(question)
        question.fate, question.ballot = fate, ballot
        question.save(update_fields=["fate", "ballot"])
    window.save(update_fields=["ended_at", "is_early"])
    Meeting.objects.filter(pk=meeting.pk).update(state=MeetingState.CLOSED, held_on=meeting.held_on)
    closed = board_of(as_it_stands(meeting))
    queue_panel_mails(meeting.panel, closed_mails(closed, site))
    record(
        "meetings.correspondence_closed",
        meeting,
        by=by,
        attests=[closed.meeting, window, *closed.questions],
        reference=meeting.reference,
        is_early=is_early,
    )


@transaction.atomic
def extend_window(meeting: Meeting, closes_at: datetime, reason: str, *, site: str, by: User) -> Extension:
    """Give the voters more time, for a reason; they are told by mail.

    Raises WrongState once the time is over, Unacceptable without a reason, or for a moment that is no later, or on no
    working day.
    """
    require_secretary(meeting.panel, by)
    row, window = hold_open(meeting)
    require_time_left(row, window)
    rules, now = PanelRules.read(row.panel.rules), timezone.now()
    if not reason.strip():
        raise Unacceptable("Say why there is more time; the voters read the reason.")
    if faults := list(faults_of_extension(window.closes_at, closes_at, rules)):
        raise Unacceptable(" ".join(faults))
    extension = Extension(
        window=window, was_to_close_at=window.closes_at, closes_at=closes_at, reason=reason.strip(), at=now, by=by
    )
    check_fields(extension)
    extension.save()
    window.closes_at = closes_at
    window.save(update_fields=["closes_at"])
    queue_panel_mails(row.panel, extended_mails(board_of(row), site))
    record(
        "meetings.correspondence_extended",
        row,
        by=by,
        attests=[window, extension],
        reference=row.reference,
        closes_at=closes_at.isoformat(),
    )
    return extension


@transaction.atomic
def cancel_decision(meeting: Meeting, reason: str, *, site: str, by: User) -> None:
    """Call a decision off, for a reason; it keeps its number. Where it was open, its voters are told by mail.

    Raises WrongState once it is closed, or its time is over; Unacceptable without a reason.
    """
    require_secretary(meeting.panel, by)
    row = hold_decision(meeting, MeetingState.PLANNED, MeetingState.OPEN)
    require_time_left(row, Window.objects.filter(meeting=row).first())
    if not reason.strip():
        raise Unacceptable("Say why it is cancelled; the reason stays on record.")
    before = board_of(row)
    row.state, row.cancelled_reason = MeetingState.CANCELLED, reason.strip()
    check_fields(row)
    row.save(update_fields=["state", "cancelled_reason"])
    attests = [as_it_stands(row)]
    if window := before.window:
        window.ended_at = timezone.now()
        window.save(update_fields=["ended_at"])
        attests.append(window)  # type: ignore[arg-type] # rows of both kinds
        queue_panel_mails(row.panel, cancelled_mails(before, site))
    record("meetings.correspondence_cancelled", row, by=by, attests=attests, reference=row.reference)
    meeting.state = MeetingState.CANCELLED
