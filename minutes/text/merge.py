"""Brings two edits of one text together, block by block, so that nothing either side wrote is lost."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from .markup import CONFIDENTIAL, blocks_of

Blocks = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Clash:
    """A block that both sides changed, differently."""

    block: str
    base: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Merge:
    """The merged text, with the others' wording where blocks clash, and the clashes."""

    html: str
    clashes: tuple[Clash, ...]


def merge(base: str, mine: str, theirs: str) -> Merge:
    """Three texts in normal form to one: each block as whoever changed it left it, additions of both sides.

    An edit beats a deletion. The order is that of whoever moved blocks (mine, if both did); an added block stands
    after the one it was written after. A block that either side made confidential stays so.
    """
    old, my, their = blocks_of(base), blocks_of(mine), blocks_of(theirs)
    merged: dict[str, str] = {}
    clashes = []
    for block in _order(old, my, their):
        text, clash = _merged_block(old.get(block), my.get(block), their.get(block))
        if text is not None:
            merged[block] = text
        if clash:
            clashes.append(Clash(block, *clash))
    return Merge("".join(merged.values()), tuple(clashes))


def holds_changes(text: str, *, base: str, mine: str) -> bool:
    """Tell whether a text has every change that mine made to base: then mine was merged into it, or before it."""
    old, my, now = blocks_of(base), blocks_of(mine), blocks_of(text)
    is_in_order = not _moved(old, my) or not _moved(my, now)
    return is_in_order and all(_holds(now.get(block), old.get(block), my.get(block)) for block in {**old, **my})


def _holds(block: str | None, base: str | None, mine: str | None) -> bool:
    if mine == base:
        return True
    if mine is None or block is None:
        return mine is None and block != base  # gone; or there, since an edit beats a deletion
    has_words = _open(mine) in (_open(base), _open(block))
    return has_words and (_is_secret(block) == _is_secret(mine) or _was_made_secret(block, base))


def _was_made_secret(block: str, base: str | None) -> bool:
    """Confidential now, and not because nobody touched it."""
    return _is_secret(block) and block != base


def _merged_block(
    base: str | None, mine: str | None, theirs: str | None
) -> tuple[str | None, tuple[str, str, str] | None]:
    """The block's text (None: gone), and base, mine and theirs where they clash."""
    if mine is None or theirs is None:
        kept = mine if theirs is None else theirs
        # Gone on one side: gone, unless the other side wrote or changed it.
        return (None if kept == base else kept), None
    secret = _secrecy(base, mine, theirs)
    base_text, my_text, their_text = _open(base), _open(mine), _open(theirs)
    if my_text == their_text or their_text == base_text:
        return _with_secrecy(my_text, secret=secret), None
    if my_text == base_text:
        return _with_secrecy(their_text, secret=secret), None
    return _with_secrecy(their_text, secret=secret), (base or "", mine, theirs)


def _secrecy(base: str | None, mine: str, theirs: str) -> bool:
    """Confidential if either side says so, unless one side alone lifted it from an otherwise untouched block."""
    if base is not None and _is_secret(base) and _is_secret(mine) != _is_secret(theirs):
        untouched = theirs if _is_secret(theirs) else mine
        return untouched != base
    return _is_secret(mine) or _is_secret(theirs)


def _head(block: str) -> str:
    return block[: block.index(">")]


def _is_secret(block: str) -> bool:
    return CONFIDENTIAL in _head(block)


def _open(block: str | None) -> str | None:
    """The block without its mark of confidence, to compare wording alone."""
    if block is None:
        return None
    head = _head(block)
    return head.replace(CONFIDENTIAL, "") + block[len(head) :]


def _with_secrecy(block: str | None, *, secret: bool) -> str | None:
    if block is None or not secret:
        return block
    end = block.index('"', block.index('data-block="') + len('data-block="')) + 1
    return block[:end] + CONFIDENTIAL + block[end:]


def _order(base: Blocks, mine: Blocks, theirs: Blocks) -> list[str]:
    """All blocks of the three, once each, in the order of the side that moved some."""
    leader, other = (mine, theirs) if _moved(base, mine) else (theirs, mine)
    following: dict[str, str] = dict(pairwise(["", *leader, ""]))  # as links, into which many can be put
    for source in (other, base):
        previous = ""
        for block in source:
            if block not in following:
                following[block], following[previous] = following[previous], block
            previous = block
    order = []
    block = following[""]
    while block:
        order.append(block)
        block = following[block]
    return order


def _moved(base: Blocks, side: Blocks) -> bool:
    return _common(base, side) != _common(side, base)


def _common(order: Iterable[str], other: Blocks) -> list[str]:
    return [block for block in order if block in other]
