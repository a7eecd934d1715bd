"""Figures against budgets. ``script/bench text`` prints what ``run()`` of ``bench/text.py`` returns."""

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured value; without a budget it is told for orientation and cannot fail."""

    name: str
    value: float
    unit: str
    budget: float | None = None

    @property
    def is_over(self) -> bool:
        # "not within", so that a value that is no number is over too
        return self.budget is not None and not self.value <= self.budget


def median_of(runs: int, measure: Callable[[], float]) -> float:
    """The median of so many measurements, after one that is thrown away: it pays for caches and imports."""
    measure()
    return statistics.median(measure() for _ in range(runs))


def seconds(clock: Callable[[], float], work: Callable[[], object]) -> float:
    """How long the work took by this clock: ``time.perf_counter``, or ``time.process_time`` for CPU alone."""
    begin = clock()
    work()
    return clock() - begin


def table(figures: Sequence[Figure]) -> str:
    """One line for each figure, in columns; those over budget say so."""
    width = max((len(figure.name) for figure in figures), default=0)
    return "\n".join(_line(figure, width) for figure in figures)


def _line(figure: Figure, width: int) -> str:
    line = f"{figure.name:<{width}}  {figure.value:>12,.3f} {figure.unit:<8}"
    if figure.budget is None:
        return line.rstrip()
    return f"{line}  budget {figure.budget:,.3f}  {'OVER' if figure.is_over else 'ok'}"
