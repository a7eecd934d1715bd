"""The runs of words that two texts share, in order, found in time proportional to their length. Pure."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

MOST_EDITS = 400  # words taken out and put in between two texts that are still shown word by word


class Run(NamedTuple):
    """So many words from ``old_start`` that stand in the new text from ``new_start``."""

    old_start: int
    new_start: int
    length: int


def common_runs(old: Sequence[str], new: Sequence[str]) -> list[Run]:
    """The runs of a shortest way from one text to the other, after Myers (1986).

    Where that way takes more than ``MOST_EDITS``, only what both begin and end with is shared: to find more would take
    time in proportion to the product of the lengths, and nobody could read it.
    """
    before = _length_of_common_beginning(old, new)
    longest_end = min(len(old), len(new)) - before
    behind = _length_of_common_beginning(old[::-1], new[::-1], at_most=longest_end)
    inner_old, inner_new = old[before : len(old) - behind], new[before : len(new) - behind]
    runs = [
        Run(0, 0, before),
        *(Run(run.old_start + before, run.new_start + before, run.length) for run in _inner_runs(inner_old, inner_new)),
        Run(len(old) - behind, len(new) - behind, behind),
    ]
    return [run for run in runs if run.length]


def _length_of_common_beginning(old: Sequence[str], new: Sequence[str], *, at_most: int | None = None) -> int:
    longest = min(len(old), len(new)) if at_most is None else at_most
    return next((index for index in range(longest) if old[index] != new[index]), longest)


def _inner_runs(old: Sequence[str], new: Sequence[str]) -> list[Run]:
    if not old or not new:
        return []
    reached = _reached_by_edits(old, new)
    return list(_runs_back(reached, len(old), len(new)))[::-1] if reached else []


Reach = dict[int, int]  # diagonal → the farthest word of the old text reached on it


def _reached_by_edits(old: Sequence[str], new: Sequence[str]) -> list[Reach]:
    """How far one gets with no edit, with one, with two … until both texts end; nothing if there are too many."""
    reached: list[Reach] = []
    last: Reach = {1: 0}
    for edits in range(MOST_EDITS + 1):
        reach: Reach = {}
        for diagonal in range(-edits, edits + 1, 2):
            at = _after_edit(last, diagonal, edits)
            while at < len(old) and at - diagonal < len(new) and old[at] == new[at - diagonal]:
                at += 1
            reach[diagonal] = at
            if at >= len(old) and at - diagonal >= len(new):
                return [*reached, reach]
        reached.append(reach)
        last = reach
    return []


def _after_edit(last: Reach, diagonal: int, edits: int) -> int:
    """The word of the old text that one edit more leads to on a diagonal: a word put in, or one taken out."""
    return last[diagonal + 1] if _puts_in(last, diagonal, edits) else last[diagonal - 1] + 1


def _puts_in(last: Reach, diagonal: int, edits: int) -> bool:
    return diagonal == -edits or (diagonal != edits and last[diagonal - 1] < last[diagonal + 1])


def _runs_back(reached: Sequence[Reach], old_end: int, new_end: int) -> Iterator[Run]:
    """The runs from the end of both texts back to their beginning."""
    at, diagonal = old_end, old_end - new_end
    for edits in range(len(reached) - 1, -1, -1):
        last = reached[edits - 1] if edits else {1: 0}
        start = _after_edit(last, diagonal, edits)
        if at > start:
            yield Run(start, start - diagonal, at - start)
        diagonal += 1 if _puts_in(last, diagonal, edits) else -1
        at = last.get(diagonal, 0)
