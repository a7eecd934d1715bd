"""Furniture known by its place: what stands at the same edge of two pages at least. Of the rest, one is asked."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from minutes.importing.lexicon import is_complete, is_sentence, starts_lower
from minutes.importing.lines import SourceLine

_RULE = "ruled line"
_FEWEST_PAGES = 2
_FEWEST_UNSAID = 3  # where no word says that it is a page that is numbered
_SAYS_PAGE = re.compile(r"\b(?:page|pg|p\s?a\s?g\s?e)\b|^# ?of ?#$|^[-–—~] ?# ?[-–—~]$")
_NUMBER = re.compile(r"\d+")
_NEAR = 4
_SHORTEST_SENTENCE = 3  # words
_DIGITS = 6  # of a page's number; a longer run of digits is none


def at_edges_of_pages(lines: Sequence[SourceLine], found: Mapping[int, str]) -> dict[int, str]:
    """Those of the lines found that stand at the edges of pages, and their like does so on another page.

    A line without a word, such as a ruled one, needs no page. Pages are told by form feeds, by the joins that an
    extraction leaves, or by lines that number them, such as "Page 3 of 11" where another says "Page 4 of 11".
    """
    pages: dict[tuple[str, str], set[int]] = defaultdict(set)
    at_edge: dict[int, set[tuple[str, str]]] = defaultdict(set)
    edges = list(_edges(lines, found, _breaks(lines, found)))
    for page, side, index in edges:
        edge = (side, _key(lines[index].text))
        at_edge[index].add(edge)
        pages[edge].add(page)
    of_the_text = _sentences_of_the_text(lines, found, edges)
    return {
        index: reason
        for index, reason in sorted(found.items())
        if reason == _RULE
        or (
            _key(lines[index].text) not in of_the_text
            and any(len(pages[edge]) >= _FEWEST_PAGES for edge in at_edge.get(index, ()))
        )
    }


def _sentences_of_the_text(
    lines: Sequence[SourceLine], found: Mapping[int, str], edges: Sequence[tuple[int, str, int]]
) -> set[str]:
    """The keys of lines that are whole sentences, as those of the text are, and nowhere show that they are none.

    They would by cutting through a sentence, or by standing beyond a header, footer or page number that is none.
    """
    keys = {index: _key(lines[index].text) for index in found if _says_something(lines[index].text)}
    beyond = {keys[index] for index in _beyond_others(edges, keys) if index in keys}
    cutting = {key for index, key in keys.items() if key not in beyond and _cuts(lines, index, found)}
    return set(keys.values()) - beyond - cutting


def _says_something(text: str) -> bool:
    return text.endswith(".") and len(text.split()) >= _SHORTEST_SENTENCE and is_sentence(text)


def _beyond_others(edges: Sequence[tuple[int, str, int]], sentences: Collection[int]) -> Iterator[int]:
    """The lines that other furniture, which is no sentence, parts from the text of their page."""
    outer: list[int] = []
    place = None
    for page, side, index in edges:
        if (page, side) != place:
            outer, place = [], (page, side)
        if index in sentences:
            outer.append(index)
        else:
            yield from outer
            outer = []


def without_endings(lines: Sequence[SourceLine], found: Mapping[int, str]) -> dict[int, str]:
    """The lines found without those that, here or where they recur, are the last words of a sentence."""
    following = _following(lines, found)
    endings = {
        _key(lines[index].text)
        for index in found
        if index - 1 not in found and _ends_sentence(lines, index, following[index])
    }
    return {index: reason for index, reason in found.items() if _key(lines[index].text) not in endings}


def _following(lines: Sequence[SourceLine], found: Mapping[int, str]) -> dict[int, str]:
    """For each line found the next one that is not, "" at the end."""
    following, text = {}, ""
    for index in range(len(lines) - 1, -1, -1):
        if index in found:
            following[index] = text
        elif lines[index].text:
            text = lines[index].text
    return following


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", text.casefold())


def _breaks(lines: Sequence[SourceLine], found: Mapping[int, str]) -> list[int]:
    """The indexes of lines that open a page, and of page numbers, at which one ends or opens."""
    opened = [index for index, line in enumerate(lines) if line.opens_page and index > 0]
    return sorted({*opened, *_counting(lines, found)})


def _counting(lines: Sequence[SourceLine], found: Mapping[int, str]) -> set[int]:
    """The lines that number the pages: others of their make count on from them, so none is known by its words alone."""
    groups: dict[str, list[int]] = defaultdict(list)
    for index in sorted(found):
        groups[_key(lines[index].text)].append(index)
    marks: set[int] = set()
    for key, indexes in groups.items():
        counting = _longest_count([_numbers(lines[index].text) for index in indexes], indexes)
        if len(counting) >= (_FEWEST_PAGES if _SAYS_PAGE.search(key) else _FEWEST_UNSAID) and (
            any(map(str.isalpha, key)) or _SAYS_PAGE.search(key) or any(_cuts(lines, index) for index in counting)
        ):
            marks.update(counting)
    return marks


def _numbers(text: str) -> list[int]:
    return [int(number[-_DIGITS:]) for number in _NUMBER.findall(text)]


def _longest_count(numbers: Sequence[Sequence[int]], indexes: Sequence[int]) -> set[int]:
    """The indexes of lines of which one number, the same in all, is one more than in the line before or one less than
    in the next."""
    best: set[int] = set()
    for place in range(len(numbers[0])):
        counting = {
            index
            for (one, here), (other, there) in pairwise(zip(numbers, indexes, strict=True))
            if other[place] == one[place] + 1
            for index in (here, there)
        }
        best = max(best, counting, key=len)
    return best


def _cuts(lines: Sequence[SourceLine], index: int, found: Collection[int] = ()) -> bool:
    """Tell whether a line stands within a sentence: the text is open before it and goes on behind it.

    Lines ``found`` to be furniture are none of the text.
    """
    before = next(
        (lines[at].text for at in range(index - 1, max(-1, index - 1 - _NEAR), -1) if _is_text(lines, at, found)), ""
    )
    near = range(index + 1, min(len(lines), index + 1 + _NEAR))
    behind = next((lines[at].text for at in near if _is_text(lines, at, found)), "")
    return bool(before) and not is_complete(before) and starts_lower(behind)


def _is_text(lines: Sequence[SourceLine], index: int, found: Collection[int]) -> bool:
    return bool(lines[index].text) and index not in found


def _edges(
    lines: Sequence[SourceLine], found: Mapping[int, str], breaks: Sequence[int]
) -> Iterator[tuple[int, str, int]]:
    """Each line found that nothing but its like parts from an edge of its page: the page, which edge, the line."""
    # What runs along may stand below the title on the first page.
    title = next((index for index, line in enumerate(lines) if line.text), 0)
    for page, (start, end) in enumerate(pairwise((0, *breaks, len(lines)))):
        below = title + 1 if page == 0 and title not in found else start
        yield from ((page, "top", index) for index in _run(lines, found, range(below, end)))
        yield from ((page, "foot", index) for index in _run(lines, found, range(end - 1, start - 1, -1)))


def _run(lines: Sequence[SourceLine], found: Mapping[int, str], indexes: range) -> Iterator[int]:
    for index in indexes:
        if lines[index].text and index not in found:
            return
        if lines[index].text:
            yield index


def _ends_sentence(lines: Sequence[SourceLine], index: int, following: str) -> bool:
    """Tell whether a line ends the sentence of the line right above it, and the text does not go on with it below."""
    line, before = lines[index], lines[index - 1] if index else None
    if before is None or not before.text or line.opens_page or starts_lower(following):
        return False
    return line.text.endswith((".", "?", "!")) and not is_complete(before.text)
