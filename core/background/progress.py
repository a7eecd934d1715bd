"""Progress of what the worker makes, as the person who waits for it needs to know."""

from datetime import timedelta
from enum import StrEnum

SILENT_AFTER = timedelta(seconds=20)


class Step(StrEnum):
    """A stage of the work; ``core.background.background_work`` tells by row and clock which it is."""

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
