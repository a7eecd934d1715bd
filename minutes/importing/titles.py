"""The length of an item's title, in lines."""

import re
from collections.abc import Sequence

from .headings import opens_structure
from .layout import Layout
from .lexicon import (
    is_complete,
    is_dangling,
    is_dangling_title,
    is_sentence,
    is_title_case,
    outcome_words_in,
    starts_lower,
)
from .lines import SourceLine, join
from .marks import read_mark

# A title in capitals, or a usual one, with the sign that closes it.
_INLINE = re.compile(
    r"(?:[A-Z][A-Z’'&/,()-]+(?: [A-Z’'&/,()-]+){0,9}|"
    r"(?i:apologies(?: for absence)?|declarations? of interests?|minutes(?: of (?:the )?(?:last|previous) meeting)?|"
    r"matters arising|finance|planning|correspondence|any other business|aob|(?:date of )?next meeting|welcome|"
    r"public participation|attendance))(?::|\.| [–—-])\s+(?=[A-Z0-9])"
)
_MOST_LINES = 3
_FULL = 0.85  # of the room on a line
_WIDE = 100


def inline_title(text: str) -> tuple[str, str]:
    """The title, and the text that begins behind it on its line: "APOLOGIES: None were sent."; "" where none does."""
    found = _INLINE.match(text)
    if found is None:
        return text, ""
    rest = text[found.end() :]
    if rest.isupper() or not (is_complete(rest) or is_sentence(rest)):
        return text, ""
    return text[: found.end()].rstrip(), rest


def title_length(lines: Sequence[SourceLine], start: int, first: str, layout: Layout) -> int:
    """Return how many lines an item's title takes, given its first line without the number."""
    text, length = first, 1
    while length < _MOST_LINES and start + length < len(lines):
        line, rest = lines[start + length - 1], lines[start + length : start + _MOST_LINES + 1]
        if not _goes_on(text, line, rest, layout):
            break
        text, length = join([text, rest[0].text]), length + 1
    return length


def _goes_on(text: str, line: SourceLine, rest: Sequence[SourceLine], layout: Layout) -> bool:
    """Tell whether the title goes on in the first of the lines that follow."""
    following = rest[0]
    if opens_structure(following.text) or is_complete(text) or not text:
        return not text
    if _is_numbered(following) and not is_dangling(text):
        return False
    if following.opens_page and (_goes_on_in_lower_case(following) or _runs_over_page(line, rest, layout)):
        return True
    if not following.after_gap and starts_lower(following.text):
        return True
    if is_dangling(text) or is_dangling_title(text):
        return _completes(rest, layout)
    if following.after_gap or _is_prose(following, rest[1:], layout):
        return False
    if _is_spaced(rest, layout):
        return layout.has_spaced_titles or not layout.is_short_title(line)
    return is_title_case(following.text) and not layout.is_short_title(line) and not _had_room(line, following, layout)


def _is_numbered(line: SourceLine) -> bool:
    mark = read_mark(line.text)
    return mark is not None and mark.kind == "enumerator" and not line.text.startswith("(")


def _goes_on_in_lower_case(line: SourceLine) -> bool:
    return starts_lower(line.text) and read_mark(line.text) is None


def _runs_over_page(line: SourceLine, rest: Sequence[SourceLine], layout: Layout) -> bool:
    """Tell whether a page ended within a title: its line is as good as full, and the next one stands alone like it."""
    following = rest[0]
    needed = line.end + 1 + len(following.text.split()[0])
    is_full = needed > _FULL * (layout.room or _WIDE)
    stands_alone = len(rest) == 1 or rest[1].after_gap
    return is_full and stands_alone and is_title_case(following.text) and not _is_prose(following, rest[1:], layout)


def _completes(rest: Sequence[SourceLine], layout: Layout) -> bool:
    """Tell whether the first line that follows may complete a title that dangles."""
    following = rest[0]
    return not _is_prose(following, rest[1:], layout) if following.after_gap else not is_complete(following.text)


def _is_spaced(rest: Sequence[SourceLine], layout: Layout) -> bool:
    """Tell whether a blank line follows after no more lines than a title may have, none of which is running text."""
    for index, line in enumerate(rest[1:], start=1):
        if line.after_gap:
            return True
        if _is_prose(line, rest[index + 1 :], layout) or opens_structure(line.text):
            return False
    return len(rest) < _MOST_LINES


def _had_room(line: SourceLine, following: SourceLine, layout: Layout) -> bool:
    """Tell whether the next word would have stood on this line, so far as other titles show how wide they are set."""
    return line.end + 1 + len(following.text.split()[0]) <= layout.title_width


def _is_prose(line: SourceLine, after: Sequence[SourceLine], layout: Layout) -> bool:
    """Tell whether a line belongs to running text: it is a sentence, or one that goes on in the next line."""
    if is_complete(line.text):
        return True
    if is_title_case(line.text) and not outcome_words_in(line.text, ()):
        return False
    goes_on = [other.text for other in after[:1] if not other.after_gap and not layout.was_ended(line, other)]
    return is_sentence(join([line.text, *goes_on]))
