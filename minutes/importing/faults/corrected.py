"""Accepted corrections, applied to a reading: a pure function from one reading to another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from minutes.importing.parsed import Block, Correction, Item, ParsedMinutes, Piece
from minutes.importing.pieces import TITLE, PieceAddress, all_pieces, with_pieces

# The new wordings by item and block, and within a block by the path to its piece.
Texts = dict[tuple[int | None, int], dict[tuple[int, ...], str]]


def corrected(parsed: ParsedMinutes, corrections: Iterable[Correction]) -> ParsedMinutes:
    """The reading with these corrections made; those not made keep standing, at their new offsets.

    Raises ValueError when a correction does not fit the wording, or two of them overlap.
    """
    made: dict[PieceAddress, list[Correction]] = defaultdict(list)
    for correction in set(corrections):
        made[correction.where].append(correction)
    pieces = dict(all_pieces(parsed.front, parsed.items))
    texts: Texts = defaultdict(dict)
    for (item, index, path), wanted in made.items():
        texts[item, index][path] = _replaced(pieces.get((item, index, path)), wanted)
    return replace(
        parsed,
        front=_with_blocks(parsed.front, None, texts),
        items=tuple(_with_item(item, texts) for item in parsed.items),
        corrections=tuple(_left_over(parsed.corrections, made)),
    )


def _replaced(piece: Piece | None, corrections: Sequence[Correction]) -> str:
    if piece is None:
        raise ValueError("The correction is for a place that this text does not have.")
    text, later = piece.text, len(piece.text)
    for correction in sorted(corrections, key=lambda one: one.start, reverse=True):
        if correction.end > later or piece.text[correction.start : correction.end] != correction.printed:
            raise ValueError(f"“{correction.printed}” does not stand where it was to be corrected.")
        text = text[: correction.start] + correction.suggested + text[correction.end :]
        later = correction.start
    return text


def _with_item(item: Item, texts: Texts) -> Item:
    title = texts.get((item.number, TITLE), {}).get((), item.title.text)
    blocks = _with_blocks(item.blocks, item.number, texts)
    return replace(item, title=replace(item.title, text=title), blocks=blocks)


def _with_blocks(blocks: Sequence[Block], number: int | None, texts: Texts) -> tuple[Block, ...]:
    return tuple(with_pieces(block, texts.get((number, index), {})) for index, block in enumerate(blocks))


def _left_over(every: Iterable[Correction], made: Mapping[PieceAddress, Sequence[Correction]]) -> Iterator[Correction]:
    for left in every:
        beside = made.get(left.where, ())
        if left not in beside:
            shift = sum(len(one.suggested) - len(one.printed) for one in beside if one.end <= left.start)
            yield replace(left, start=left.start + shift, end=left.end + shift)
