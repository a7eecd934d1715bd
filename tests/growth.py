"""How the work of a reader grows with what it reads: as a ratio of CPU times, and as a count of calls.

Never in seconds, which say how busy the machine is. A text of eight times the length takes eight times the work of a
reader that is linear, and 64 times that of one that is quadratic; the limit stands between, far from both.
"""

import sys
from collections.abc import Callable
from time import process_time
from typing import TypeVar

Input = TypeVar("Input")
TIMES = 8
LIMIT = 24
RUNS = 3


def growth(work: Callable[[Input], object], make: Callable[[int], Input], size: int) -> float:
    """How many times as long eight times the size takes; as soon as less than that is over the limit, that."""
    given = make(size)
    first = min(_cpu_time(work, given) for _ in range(RUNS))
    for times in (2, TIMES):
        ratio = _ratio(work, make(size * times), first)
        if ratio > LIMIT:
            break
    return ratio


def _ratio(work: Callable[[Input], object], given: Input, first: float) -> float:
    """A run over the limit may have been disturbed: the shortest of some counts. One below it is told at once."""
    ratios: list[float] = []
    while len(ratios) < RUNS and (not ratios or ratios[-1] > LIMIT):
        ratios.append(_cpu_time(work, given) / first)
    return min(ratios)


def _cpu_time(work: Callable[[Input], object], given: Input) -> float:
    begin = process_time()
    work(given)
    return process_time() - begin


def calls(work: Callable[[], object]) -> int:
    """How many functions the work calls, those written in C among them: the same in every run."""
    counted = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return counted
