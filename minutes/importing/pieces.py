"""The pieces of wording of a reading: to walk through them, to find their source lines, to replace them."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from .lines import SOFT_HYPHEN, SourceLine
from .parsed import ActionBlock, Block, BulletList, Item, ListEntry, Paragraph, Piece, Subheading

PieceAddress = tuple[int | None, int, tuple[int, ...]]
LineFinder = Callable[[Piece, int], int]
TITLE = -1


def pieces_of(block: Block) -> Iterator[tuple[tuple[int, ...], Piece]]:
    """The pieces of a block with the path of entry indexes to each; a table has none."""
    if isinstance(block, BulletList):
        yield from _pieces_of_entries(block.entries, ())
    elif isinstance(block, Paragraph | Subheading | ActionBlock):
        yield (), block.text


def _pieces_of_entries(entries: Sequence[ListEntry], path: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], Piece]]:
    for index, entry in enumerate(entries):
        yield (*path, index), entry.text
        yield from _pieces_of_entries(entry.entries, (*path, index))


def all_pieces(front: Sequence[Block], items: Sequence[Item]) -> Iterator[tuple[PieceAddress, Piece]]:
    """Every piece in reading order, with where it stands."""
    for index, block in enumerate(front):
        yield from (((None, index, path), text) for path, text in pieces_of(block))
    for item in items:
        yield (item.number, TITLE, ()), item.title
        for index, block in enumerate(item.blocks):
            yield from (((item.number, index, path), text) for path, text in pieces_of(block))


def with_pieces(block: Block, texts: Mapping[tuple[int, ...], str]) -> Block:
    """The block with the texts at these paths in place of its own."""
    if isinstance(block, BulletList):
        return BulletList(_with_texts(block.entries, texts, ()))
    if isinstance(block, Paragraph | Subheading | ActionBlock) and () in texts:
        return replace(block, text=replace(block.text, text=texts[()]))
    return block


def _with_texts(
    entries: Sequence[ListEntry], texts: Mapping[tuple[int, ...], str], path: tuple[int, ...]
) -> tuple[ListEntry, ...]:
    return tuple(
        ListEntry(
            replace(entry.text, text=texts.get((*path, index), entry.text.text)),
            _with_texts(entry.entries, texts, (*path, index)),
            entry.glyph,
        )
        for index, entry in enumerate(entries)
    )


def line_finder(lines: Sequence[SourceLine]) -> LineFinder:
    """A function that tells on which source line the character at an offset of a piece was printed."""
    printed: dict[int, int] = defaultdict(int)
    for line in lines:
        printed[line.number] += len(line.text.replace(" ", "").replace(SOFT_HYPHEN, ""))

    @cache
    def starts_of(text: Piece) -> list[int]:
        return _line_starts(text, printed)

    return lambda text, offset: text.lines[max(0, bisect_right(starts_of(text), offset) - 1)]


def _line_starts(text: Piece, printed: Mapping[int, int]) -> list[int]:
    """Return the offset at which each line of the text starts.

    Counted from the end: what may be missing, a bullet or a label, is missing at the start.
    """
    inked = [offset for offset, sign in enumerate(text.text) if sign != " "]
    starts, left = [], len(inked)
    for number in reversed(text.lines):
        left = max(0, left - printed[number])
        starts.append(inked[left] if inked else 0)
    return starts[::-1]
