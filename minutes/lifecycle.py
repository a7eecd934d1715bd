"""How minutes move from one state to the next: one table, and one verb for each move."""

from typing import NamedTuple

from django.db import transaction

from core.accounts import User
from core.audit import record
from core.errors import WrongState
from meetings.services import require_secretary
from minutes.enums import MinutesState
from minutes.models import Minutes


class Transition(NamedTuple):
    verb: str
    source: MinutesState
    target: MinutesState


PUBLISH_ELSEWHERE = Transition("minutes.published_elsewhere", MinutesState.DRAFT, MinutesState.PUBLISHED_ELSEWHERE)


@transaction.atomic
def record_publication_elsewhere(minutes: Minutes, *, by: User) -> None:
    """Minutes that somebody else published, now imported: to be read by anybody, signed by none of ours."""
    require_secretary(minutes.meeting.panel, by)
    _move(minutes, PUBLISH_ELSEWHERE, by=by)


def _move(minutes: Minutes, transition: Transition, *, by: User) -> None:
    """Of several who try at once, one moves the minutes; the others get WrongState."""
    moved = Minutes.objects.filter(pk=minutes.pk, state=transition.source).update(state=transition.target)
    if not moved:
        raise WrongState(f"The minutes of {minutes.meeting.reference} have moved on meanwhile.")
    minutes.state = transition.target
    record(transition.verb, minutes, by=by, state=transition.target.value)
