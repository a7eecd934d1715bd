"""The width of the text as it was set: whether a line was full, or its writer ended it there."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .lexicon import is_complete, starts_lower
from .lines import SourceLine

_ENOUGH_LINES = 2
_FAR_FROM_FULL = 0.55
_WIDE = 100
_SHARE_OF_WRAPPED_TITLE = 0.5
# Fonts are proportional: of the lines that were surely wrapped, this share may look as if there had been room.
_TOLERATED_SHARE = 0.03


@dataclass(frozen=True, slots=True)
class Layout:
    """The room on a line in columns, None where lines are not wrapped at all; and how titles are set: whether a
    blank line follows them, and how wide the widest of them is."""

    room: int | None
    has_spaced_titles: bool = False
    title_width: int = 0

    def was_ended(self, line: SourceLine, following: SourceLine) -> bool:
        """Tell whether the following line's first word would have stood on this line, had the text gone on."""
        return self.room is None or _needed(line, following) <= self.room

    def is_short_title(self, line: SourceLine) -> bool:
        """Tell whether a line of a title is too short to have wrapped; titles are set larger, and so wrap earlier."""
        return len(line.text) < min(self.room or _WIDE, _WIDE) * _SHARE_OF_WRAPPED_TITLE

    def is_far_from_full(self, line: SourceLine) -> bool:
        """Tell whether a line ends so early that its writer must have ended it, even in mid-sentence."""
        return self.room is None or line.end < _FAR_FROM_FULL * self.room


def measure(lines: Sequence[SourceLine]) -> Layout:
    """The room on a line, from the lines that break inside a sentence."""
    needed = sorted(_needed(line, following) for line, following in pairwise(lines) if _surely_wrapped(line, following))
    if len(needed) < _ENOUGH_LINES:
        return Layout(None)
    least = needed[int(_TOLERATED_SHARE * len(needed))] - 1
    return Layout(max(least, int(0.7 * needed[len(needed) // 2])))


def _surely_wrapped(line: SourceLine, following: SourceLine) -> bool:
    return (
        not following.after_gap
        and starts_lower(following.text)
        and not is_complete(line.text)
        and len(following.text.split()[0]) > 1
        and len(line.text) > len(following.text) / 3
    )


def _needed(line: SourceLine, following: SourceLine) -> int:
    first_word = following.text.split()[0]
    # A line may also break behind the hyphen of a compound.
    return line.end + 1 + len(first_word.partition("-")[0])
