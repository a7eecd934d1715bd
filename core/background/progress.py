"""What somebody waits for while the worker makes it: how far it is, told by the clock too, and when it goes again.

Rows of such work are a cache that can be thrown away at any time.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

SILENT_AFTER = timedelta(seconds=20)
STUCK_AFTER = timedelta(minutes=2)  # without a sign of the worker: more than any one thing takes
KEEP_UNREAD = timedelta(days=30)
ONE_DAY = timedelta(days=1)

OTHER_RELEASE = "The worker runs another release of SmartGov than these pages do. The operator has to start it again."


class Step(StrEnum):
    """How far it has come, as the person who waits for it needs to know."""

    WAITING = "waiting"
    UNANSWERED = "unanswered"
    AT_WORK = "at-work"
    STUCK = "stuck"
    FAILED = "failed"
    DONE = "done"


# How often a page asks how far it is.
POLLS = {
    Step.WAITING: "every 500ms",
    Step.AT_WORK: "every 500ms",
    Step.UNANSWERED: "every 5s",
    Step.STUCK: "every 5s",
}


def step_by_clock(*, is_at_work: bool, quiet_since: datetime) -> Step:
    """Of what is neither done nor failed. Work that waits longer than any worker leaves it waiting is not answered, and
    work that says nothing for longer than any takes has lost its worker, which the queue itself finds out much later.
    """
    quiet_for = timezone.now() - quiet_since
    if quiet_for > STUCK_AFTER:
        return Step.STUCK
    if is_at_work:
        return Step.AT_WORK
    return Step.UNANSWERED if quiet_for > SILENT_AFTER else Step.WAITING


def prune_unread(finished: "QuerySet[Any]", discard: Callable[[Any], object], unread_for: timedelta) -> int:
    """Throws away, of what is finished, what nobody has read for so long; says how many."""
    unread = list(finished.filter(last_read_at__lt=timezone.now() - unread_for))
    for row in unread:
        discard(row)
    return len(unread)
