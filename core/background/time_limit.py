"""The time that one task may take: then it ends, and the next one runs."""

import faulthandler
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

LIMIT = 10 * 60  # seconds; with the grace less than after what the minute loop gives a task up for lost
GRACE = 60  # seconds in which a task that was told to end does so
AGAIN = 5  # seconds after which it is told once more: what it did may have taken the first for something else


class TookTooLong(Exception):
    """The end of a task that took more time than one may."""


@contextmanager
def time_limit(seconds: float = LIMIT, grace: float = GRACE) -> Iterator[Callable[[], None]]:
    """Raise TookTooLong in the middle of what takes longer; only the main thread may ask for it.

    What does not end by that, such as a library that is stuck, ends the process, once it has written where it is.
    Yields what stops the clock.
    """

    def end_it(*_: object) -> None:
        raise TookTooLong(f"The task took more than {seconds:g} seconds.")

    def stop() -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)
        faulthandler.cancel_dump_traceback_later()

    before = signal.signal(signal.SIGALRM, end_it)
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    faulthandler.dump_traceback_later(seconds + grace, exit=True)
    try:
        yield stop
    finally:
        stop()
        signal.signal(signal.SIGALRM, before)
