"""The decisions by correspondence that wait for an answer of somebody: for their start page."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from meetings.access import PanelAccess
from meetings.correspondence.window import days_left, in_words
from meetings.enums import MeetingState, SensitivityChoice
from meetings.models import Answer, Meeting, Membership, Question, Voter, Window
from meetings.models.panel import MembershipQuerySet
from meetings.panels.rules import PanelRules

MOST = 20


@dataclass(frozen=True, slots=True)
class Waiting:
    """A decision, how many of its questions wait, and until when."""

    meeting: Meeting
    questions: int
    closes: str
    left: str


def waiting_for(access: PanelAccess) -> list[Waiting]:
    """Return what waits for a person, soonest first, in a constant number of queries.

    A question waits for whoever holds a place, may read it, and has not answered, nor an alternate for them.
    """
    if access.person is None:
        return []
    now = timezone.now()
    windows = Window.objects.filter(
        meeting__panel__in=access.panels, meeting__state=MeetingState.OPEN, closes_at__gt=now
    )
    under_way = list(windows.select_related("meeting__panel").order_by("closes_at", "pk")[:MOST])
    if not under_way:
        return []
    counted = _unanswered([window.meeting_id for window in under_way], access)
    return [_waiting(window, counted[window.meeting_id]) for window in under_way if counted[window.meeting_id]]


def _waiting(window: Window, questions: int) -> Waiting:
    rules = PanelRules.read(window.meeting.panel.rules)
    closes, left = in_words(window.closes_at, rules), days_left(timezone.now(), window.closes_at, rules)
    return Waiting(window.meeting, questions, closes, left)


def _unanswered(meetings: list[int], access: PanelAccess) -> Counter[int]:
    """Return how many questions of each of these decisions wait for the person."""
    own = Voter.objects.filter(_holds(access), meeting__in=meetings)
    now = timezone.now()
    answered = Answer.objects.filter(question=OuterRef("pk"), voter__in=own).filter(
        Q(person=access.person) | Q(alternate_for=access.person)
    )
    questions = Question.objects.filter(
        Q(is_discussed=False) | Q(item__meeting__window__answers_from__lte=now),
        Q(item__sensitivity=SensitivityChoice.PUBLIC) | Q(item__meeting__panel__in=access.cleared),
        item__meeting__in=own.values("meeting"),
        item__binned_at=None,
        fate="",
    )
    waiting = questions.filter(~Exists(answered))
    return Counter(waiting.values_list("item__meeting", flat=True))


def _holds(access: PanelAccess) -> Q:
    """Return the condition by which a voter's place is held by the person today."""
    held: MembershipQuerySet = Membership.objects.current().filter(person=access.person)
    return Q(seat__in=held.filter(seat__isnull=False).values("seat")) | Q(seat=None, person=access.person)
