"""What the writers of a history sent, and what they were told: all that the checker goes by beside the database."""

import re
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

TOKEN = re.compile(r"\bt\d+x\d+t\b")


def tokens_in(text: str) -> list[str]:
    """The words by which texts are told apart; each is typed once in a history."""
    return TOKEN.findall(text)


@dataclass(slots=True)
class Save:
    """A text that was sent: its words, and those of the text it was written on; ``html`` and ``revision`` are the
    answer, ``is_late`` that the answer was that it came too late."""

    item: int
    author: int
    base: frozenset[str]
    sent: frozenset[str]
    began: float = 0.0
    ended: float | None = None
    html: str = ""
    revision: int | None = None
    is_new: bool = False
    is_late: bool = False

    @property
    def dropped(self) -> frozenset[str]:
        return self.base - self.sent

    @property
    def brought(self) -> frozenset[str]:
        return self.sent - self.base


@dataclass(slots=True)
class Register:
    """An attendance that was sent: the guests whom the page showed, and those it was to show. Each is new, so that no
    two are the same."""

    before: frozenset[str]
    after: frozenset[str]
    is_acknowledged: bool = False


@dataclass(slots=True)
class Move:
    """A move of the minutes that was sent, by the name it has in the address."""

    verb: str
    is_acknowledged: bool = False


@dataclass
class Ledger:
    saves: list[Save] = field(default_factory=list)
    registers: list[Register] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    oddities: list[str] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def send(self, save: Save) -> None:
        with self._lock:
            self.saves.append(save)

    def count(self, what: str) -> int:
        with self._lock:
            self.counts[what] += 1
            return self.counts[what]

    def odd(self, sentence: str) -> None:
        with self._lock:
            self.oddities.append(sentence)

    @property
    def acknowledged(self) -> int:
        """How many saves, late words, attendances and moves somebody was told of."""
        saves = sum(save.is_new or save.is_late for save in self.saves)
        others: Sequence[Register | Move] = [*self.registers, *self.moves]
        return saves + sum(each.is_acknowledged for each in others)


@contextmanager
def timed(save: Save) -> Iterator[None]:
    """Between the two moments its answer was reckoned; without an answer nobody knows when it was done."""
    save.began = time.monotonic()
    yield
    save.ended = time.monotonic()
