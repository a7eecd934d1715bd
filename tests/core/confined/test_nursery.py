"""The process beside ours that forks a child for each piece of work."""

import signal

from core.confined import confine
from core.confined.confine import confined
from core.confined.limits import Limits
from tests.core.confined import works

LIMITS = Limits(step=1, total=2, memory=600_000_000)


def test_signals_that_end_its_worker_leave_the_work_alone() -> None:
    results = confined(works.double, b"ab", 2, limits=LIMITS)
    first, nursery = next(results), confine._running().process

    for number in (signal.SIGTERM, signal.SIGINT):
        nursery.send_signal(number)

    assert [first, *results] == [b"abab", b"abab"]
    assert list(confined(works.double, b"ab", 1, limits=LIMITS)) == [b"abab"]
    assert confine._running().process is nursery


def test_it_ends_with_the_process_that_it_is_beside() -> None:
    list(confined(works.double, b"ab", 1, limits=LIMITS))
    nursery = confine._running()

    nursery.control.close()

    assert nursery.process.wait(timeout=10) == 0
    assert list(confined(works.double, b"ab", 1, limits=LIMITS)) == [b"abab"]
