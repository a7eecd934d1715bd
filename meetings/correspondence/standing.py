"""The choice of the one answer that stands, of all that were given for a place. Pure."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol, TypeVar


class Given(Protocol):
    """An answer as it was given; ``alternate_for_id`` is whose place it was, where that was not their own."""

    @property
    def pk(self) -> int: ...
    @property
    def at(self) -> datetime: ...
    @property
    def person_id(self) -> int: ...
    @property
    def alternate_for_id(self) -> int | None: ...


A = TypeVar("A", bound=Given)


def in_order(answers: Iterable[A]) -> list[A]:
    """Return the answers as they came; of two at one moment the one that was written later is the later."""
    return sorted(answers, key=lambda answer: (answer.at, answer.pk))


def standing(answers: Iterable[A]) -> A | None:
    """Return the answer that stands for a place, of all that were given for it.

    It is the last one of whoever held the place last. What a holder answered themselves no alternate of theirs changes.
    An answer of somebody whose term ended stands until who follows them answers.
    """
    given = in_order(answers)
    if not given:
        return None
    holder = _holder(given[-1])
    theirs = [answer for answer in given if _holder(answer) == holder]
    own = [answer for answer in theirs if answer.alternate_for_id is None]
    return (own or theirs)[-1]


def overtaken(answers: Sequence[A]) -> list[A]:
    """Return the answers that do not stand, the last one first."""
    stands = standing(answers)
    return [answer for answer in reversed(in_order(answers)) if answer is not stands]


def _holder(answer: Given) -> int:
    return answer.alternate_for_id or answer.person_id
