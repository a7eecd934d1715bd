"""The running clock of an agenda: when each item begins if every one takes its time. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from itertools import accumulate

MINUTES_OF_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class RunningClock:
    """``begins`` is a time such as "10:20" for each item, ``ends`` when the last one is over; without a start, empty.

    ``over`` is by how many minutes that is later than the meeting ends: less than nought where there is time to spare,
    None where the meeting has no start or no end. ``allotted`` is the time that all items have together.
    """

    begins: tuple[str, ...]
    ends: str
    allotted: int
    over: int | None

    @property
    def words(self) -> str:
        """The time at which the last item is over or, where the first has no start, how long they all take."""
        return f"Ends at {self.ends}" if self.ends else f"{minutes_words(self.allotted)} in all"

    @property
    def slack(self) -> str:
        """The words for how the items fit into the meeting; empty where nothing can be said."""
        if self.over is None:
            return ""
        if self.over == 0:
            return "exactly on time"
        return f"{minutes_words(self.over)} over" if self.over > 0 else f"{minutes_words(-self.over)} to spare"


def running_clock(allotted: Iterable[int | None], starts_at: time | None, ends_at: time | None) -> RunningClock:
    """Return the clock for ``allotted`` minutes, item by item; an item without any takes no time here."""
    sums = list(accumulate((minutes or 0 for minutes in allotted), initial=0))
    *before, total = sums
    if starts_at is None:
        return RunningClock(("",) * len(before), "", total, None)
    start = _minute(starts_at)
    return RunningClock(
        begins=tuple(_clock(start + minutes) for minutes in before),
        ends=_clock(start + total),
        allotted=total,
        over=None if ends_at is None else start + total - _minute(ends_at),
    )


def minutes_words(count: int) -> str:
    """ "1 minute", "45 minutes", "2 hours 5 minutes"."""
    hours, minutes = divmod(count, 60)
    parts = [_counted(hours, "hour"), _counted(minutes, "minute")] if count else ["0 minutes"]
    return " ".join(filter(None, parts))


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' if count > 1 else ''}" if count else ""


def _minute(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _clock(minute: int) -> str:
    hour, minute = divmod(minute % MINUTES_OF_A_DAY, 60)
    return f"{hour:02}:{minute:02}"
