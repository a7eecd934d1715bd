"""A minute edited as plain text, brought back: what was not touched keeps its markup, uuids and secrecy."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .change import alike
from .marking import mark_statements
from .markup import CONFIDENTIAL, UUID, blocks_of
from .normal import new_uuid, normal_form
from .plain import plain_text
from .quoting import curled_where_changed
from .typed import TypedBlock, typed_blocks

_STATEMENT = re.compile(rf'data-decision="({UUID})" data-outcome="([^"]+)"')
_ACTION = re.compile(rf'data-action="({UUID})"')
_GAP = re.compile(r"\n[ \t]*\n+")
_MOST_LEVELS = 20


@dataclass(frozen=True, slots=True)
class _Known:
    id: str
    markup: str
    text: str

    @property
    def is_secret(self) -> bool:
        return CONFIDENTIAL in self.markup[: self.markup.index(">")]


def from_plain(
    text: str, *, known: str, words: Collection[str], quotes: str = "", new_id: Callable[[], str] = new_uuid
) -> str:
    """The text in normal form that ``plain_text`` gave and somebody has edited since.

    A paragraph that was not touched stands as it was, links and emphasis included; one that was changed keeps its
    uuid and its statements theirs. What stands in the place of a confidential block is confidential; where one has
    gone, so is everything new. ``known`` is the text before the edit, ``quotes`` the style that straight quotes take
    where they are new.
    """
    old = [_Known(block, markup, _shape(plain_text(markup))) for block, markup in blocks_of(known).items()]
    new = [_shape(chunk) for chunk in _GAP.split(text.replace("\r\n", "\n").strip()) if chunk.strip()]
    stretches = list(_stretches([block.text for block in old], new))
    gone = [block for stretch in stretches if not stretch.is_same for block in old[stretch.old]]
    all_secret = any(block.is_secret for block in gone)
    html = "".join(
        "".join(block.markup for block in old[stretch.old])
        if stretch.is_same
        else "".join(_new(old[stretch.old], _edited(stretch, old, new, quotes), words, new_id, secret=all_secret))
        for stretch in stretches
    )
    plain = normal_form(html, known=known, outcomes=words, new_id=new_id)
    return mark_statements(plain, words, name_statement=_names_of(gone, new_id))


class _Stretch(NamedTuple):
    is_same: bool
    old: slice
    new: slice


def _stretches(old: Sequence[str], new: Sequence[str]) -> Iterator[_Stretch]:
    """Both texts in stretches that are the same and stretches that differ, in order."""
    at, here = 0, 0
    for place, place_in_new in [*_pairs(old, new), (len(old), len(new))]:
        if at < place or here < place_in_new:
            yield _Stretch(False, slice(at, place), slice(here, place_in_new))
        at, here = place + 1, place_in_new + 1
        if place < len(old):
            yield _Stretch(True, slice(place, at), slice(place_in_new, here))


def _pairs(old: Sequence[str], new: Sequence[str], levels: int = _MOST_LEVELS) -> Iterator[tuple[int, int]]:
    """Which paragraph of the old text is which one of the new: those alike from both ends on; of what is left those
    that stand once in each and kept their order; and the same again between these.

    Each level reads the text once, however often a paragraph is repeated; what the last one leaves has changed.
    """
    head = alike(old, new)
    tail = alike(old[head:][::-1], new[head:][::-1])
    yield from ((place, place) for place in range(head))
    rest, rest_in_new = old[head : len(old) - tail], new[head : len(new) - tail]
    anchors = _in_order(_once_in_both(rest, rest_in_new)) if levels else []
    at, here = 0, 0
    for place, place_in_new in [*anchors, (len(rest), len(rest_in_new))] if anchors else []:
        for inner, inner_in_new in _pairs(rest[at:place], rest_in_new[here:place_in_new], levels - 1):
            yield head + at + inner, head + here + inner_in_new
        at, here = place + 1, place_in_new + 1
        if place < len(rest):
            yield head + place, head + place_in_new
    yield from ((len(old) - left, len(new) - left) for left in range(tail, 0, -1))


def _once_in_both(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Return where each text that stands once in both stands in the one and in the other."""
    times, times_in_new = Counter(old), Counter(new)
    places_in_new = {text: place for place, text in enumerate(new)}
    for place, text in enumerate(old):
        if times[text] == times_in_new[text] == 1:
            yield place, places_in_new[text]


def _in_order(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return as many of these pairs, whose first halves are in order, as have their second halves in order too."""
    backwards = list(pairs)[::-1]
    following: list[int] = []  # for each pair the next one of its chain
    heads: list[int] = []  # for each length of a chain the pair that begins it, with the highest second half there is
    seconds: list[int] = []  # those second halves, as negative numbers to be in order
    for number, (_, second) in enumerate(backwards):
        length = bisect_left(seconds, -second)
        following.append(heads[length - 1] if length else -1)
        heads[length : length + 1], seconds[length : length + 1] = [number], [-second]
    chain = []
    number = heads[-1] if heads else -1
    while number >= 0:
        chain.append(backwards[number])
        number = following[number]
    return chain


def _shape(chunk: str) -> str:
    """A chunk without what a text area may have done to its white space."""
    return "\n".join(line.rstrip() for line in chunk.strip("\n").split("\n"))


def _edited(stretch: _Stretch, old: Sequence[_Known], new: Sequence[str], quotes: str) -> str:
    """Return what stands in a stretch that differs, with its new quotes in the panel's style."""
    before = "\n\n".join(block.text for block in old[stretch.old])
    return curled_where_changed(before, "\n\n".join(new[stretch.new]), quotes)


def _new(
    old: Sequence[_Known], text: str, words: Collection[str], new_id: Callable[[], str], *, secret: bool
) -> Iterator[str]:
    """The changed text as blocks; where as many stand as before, each takes the place of one."""
    blocks = typed_blocks(text, words)
    pairs = old if len(blocks) == len(old) else ()
    for place, block in enumerate(blocks):
        yield _written(block, pairs[place] if pairs else None, new_id, secret=secret)


def _written(block: TypedBlock, before: _Known | None, new_id: Callable[[], str], *, secret: bool) -> str:
    markup = block.markup
    tag = markup[1 : markup.index(">")]
    attributes = f' data-block="{before.id}"' if before else ""
    attributes += CONFIDENTIAL if secret else ""
    if tag == "aside":
        action = _ACTION.search(before.markup) if before else None
        attributes += f' data-action="{action[1] if action else new_id()}"'
    return f"<{tag}{attributes}>{markup[len(tag) + 2 :]}"


def _names_of(gone: Sequence[_Known], new_id: Callable[[], str]) -> Callable[[str, int], str]:
    """Gives the statements of a changed block the uuids that it had, in their order."""
    names: dict[str, deque[str]] = defaultdict(deque)
    for block in gone:
        names[block.id] = deque(dict.fromkeys(uuid for uuid, _ in _STATEMENT.findall(block.markup)))
    return lambda block, _: names[block].popleft() if names[block] else new_id()
