"""A memory of what was made of things that never change, by which things they are and not by what they hold.

To compare two large frozen dataclasses costs more than most of what is made of them. Pure: no Django.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Made = TypeVar("Made")


class IdentityMemo(Generic[Made]):
    """The newest ``size`` results; each keeps its sources alive, so that no other object can take their place."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._results: OrderedDict[Hashable, tuple[tuple[object, ...], Made]] = OrderedDict()

    def get(self, sources: tuple[object, ...], detail: Hashable, make: Callable[[], Made]) -> Made:
        """Return the result of ``make`` for the same objects and an equal detail, remembered or made now."""
        key = (*map(id, sources), detail)
        remembered = self._results.get(key)
        if remembered is not None:
            return remembered[1]
        made = make()
        self._results[key] = (sources, made)
        while len(self._results) > self.size:
            self._results.popitem(last=False)
        return made

    def clear(self) -> None:
        self._results.clear()
