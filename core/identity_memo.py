"""Remembers what was made of things that never change, by which things they are and not by what they hold.

To compare two large frozen dataclasses costs more than most of what is made of them. Pure: no Django.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Made = TypeVar("Made")


class IdentityMemo(Generic[Made]):
    """The last so many results; each keeps its sources alive, so that no other object can take their place."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._kept: OrderedDict[Hashable, tuple[tuple[object, ...], Made]] = OrderedDict()

    def get(self, sources: tuple[object, ...], detail: Hashable, make: Callable[[], Made]) -> Made:
        """What ``make`` gave for the same objects and an equal detail, or gives now."""
        key = (*map(id, sources), detail)
        kept = self._kept.get(key)
        if kept is not None:
            return kept[1]
        made = make()
        self._kept[key] = (sources, made)
        while len(self._kept) > self.size:
            self._kept.popitem(last=False)
        return made

    def clear(self) -> None:
        self._kept.clear()
