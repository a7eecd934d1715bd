"""Those who have not answered are reminded by mail: once by itself before the close, and when the secretariat asks."""

from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from core.accounts.models import User
from core.audit.trail import record
from core.errors import NotReady
from core.web.site import site_address
from meetings.access import require_secretary
from meetings.correspondence.board import Board, board_of
from meetings.correspondence.mails import reminder_mails
from meetings.correspondence.window import reminds_from
from meetings.enums import MeetingState
from meetings.models import Meeting, Person, VoterReminder
from meetings.panels.rules import PanelRules
from meetings.people.mails import queue_panel_mails

from .held import hold_open

AGAIN_AFTER = timedelta(hours=20)


def remind_voters() -> int:
    """Remind each who has not answered, once for a decision, so many working days before it closes; a chore of the
    minute loop. Return how many."""
    under_way = Meeting.objects.filter(state=MeetingState.OPEN, window__closes_at__gt=timezone.now())
    return sum(_remind_in_time(meeting) for meeting in under_way.select_related("panel", "window"))


def _remind_in_time(meeting: Meeting) -> int:
    rules = PanelRules.read(meeting.window.rules)
    if not rules.reminder_days or meeting.panel.today < reminds_from(meeting.window.closes_at, rules):
        return 0
    return _remind_once(meeting) if _not_told(board_of(meeting)) else 0  # nothing is locked each minute for nobody


@transaction.atomic
def _remind_once(meeting: Meeting) -> int:
    row, _ = hold_open(meeting)
    board = board_of(row)
    left = _not_told(board)
    if left:
        _remind(board, left, site=site_address(), by=User.objects.operator())
    return len(left)


def _not_told(board: Board) -> dict[Person, int]:
    """Return who has still to answer and was never reminded."""
    return {person: number for person, number in _with_accounts(board).items() if person.pk not in board.reminded}


@transaction.atomic
def remind_now(meeting: Meeting, *, site: str, by: User) -> int:
    """Remind whoever has not answered; return how many. Who was reminded within the last hours is left alone.

    Raises WrongState where it is not open, NotReady where nobody is left to remind.
    """
    require_secretary(meeting.panel, by)
    row, _ = hold_open(meeting)
    board = board_of(row)
    lately = {person for person, at in board.reminded.items() if at > timezone.now() - AGAIN_AFTER}
    left = {person: number for person, number in _with_accounts(board).items() if person.pk not in lately}
    if not left:
        raise NotReady(["Nobody is left to remind: all have answered, were reminded today, or have no account."])
    _remind(board, left, site=site, by=by)
    return len(left)


def _with_accounts(board: Board) -> dict[Person, int]:
    awaited = board.awaited().items()
    return {person: number for person, number in awaited if person.account and person.account.is_active}


def _remind(board: Board, people: Mapping[Person, int], *, site: str, by: User) -> None:
    window, now = board.window, timezone.now()
    again = VoterReminder.objects.filter(window=window, person__in=people)
    known = set(again.values_list("person", flat=True))
    again.update(times=F("times") + 1, last_at=now)
    VoterReminder.objects.bulk_create(
        VoterReminder(window=window, person=person, last_at=now) for person in people if person.pk not in known
    )
    queue_panel_mails(board.meeting.panel, reminder_mails(board, people.items(), site))
    told = sorted(person.pk for person in people)
    record("meetings.voters_reminded", board.meeting, by=by, people=told)
