"""Finds what an edit touched, so that a save reads and writes as much as was changed, not as much as there is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .markup import UUID, blocks_of
from .reading import Reading, read

_MAY_BE_LIMBS = ("<ul", "<ol", "<aside")
_STATEMENT = re.compile(rf'data-decision="({UUID})"')
_ACTION = re.compile(rf'data-action="({UUID})"')


@dataclass(frozen=True, slots=True)
class Change:
    """The touched stretch of blocks: what stood in it, how it reads now, and how much stands before it.

    The block before the first edited one belongs to it: a list that is edited holds the sub-points of the statement
    that introduces it.
    """

    old_blocks: tuple[str, ...]
    old_statements: tuple[str, ...]
    old_actions: tuple[str, ...]
    statements_before: int
    actions_before: int
    mentions_touched: bool
    reading: Reading


def change_between(old: str, new: str, *, panel_code: str) -> Change:
    """The difference of two texts in normal form, the new one's part of it read."""
    old_blocks, new_blocks = blocks_of(old), blocks_of(new)
    before, after = list(old_blocks.items()), list(new_blocks.items())
    head = alike(before, after)
    tail = alike(before[head:][::-1], after[head:][::-1])
    start = _start_of_run(after, max(head - 1, 0))
    gone = "".join(markup for _, markup in before[start : len(before) - tail])
    untouched = "".join(markup for _, markup in after[:start])
    touched = dict(after[start : len(after) - tail])
    # What follows gives the context of the last one; it is read and left out again.
    end = _end_of_run(after, len(after) - tail)
    context = "".join(markup for _, markup in after[start:end])
    return Change(
        old_blocks=tuple(block for block, _ in before[start : len(before) - tail]),
        old_statements=_ids(_STATEMENT, gone),
        old_actions=_ids(_ACTION, gone),
        statements_before=len(_ids(_STATEMENT, untouched)),
        actions_before=len(_ids(_ACTION, untouched)),
        mentions_touched="/" in _words(gone + context),
        reading=_only(read(context, panel_code=panel_code), touched),
    )


def _start_of_run(blocks: Sequence[tuple[str, str]], start: int) -> int:
    """Return where the block stands whose statement may have its limbs in the lists and actions up to this one."""
    while start > 0 and blocks[start][1].startswith(_MAY_BE_LIMBS):
        start -= 1
    return start


def _end_of_run(blocks: Sequence[tuple[str, str]], end: int) -> int:
    """Return the index behind the lists and actions, and one block more, that begin here."""
    while end < len(blocks) and blocks[end][1].startswith(_MAY_BE_LIMBS):
        end += 1
    return min(end + 1, len(blocks))


def alike(left: Sequence[object], right: Sequence[object]) -> int:
    """Return how many blocks the two begin with in common."""
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count


def _ids(pattern: re.Pattern[str], html: str) -> tuple[str, ...]:
    """The uuids in their order; a statement that a mark cuts in two counts once."""
    return tuple(dict.fromkeys(pattern.findall(html)))


def _words(html: str) -> str:
    return html.replace("</", "").replace("/>", "")


def _only(reading: Reading, blocks: dict[str, str]) -> Reading:
    return replace(
        reading,
        blocks=tuple(block for block in reading.blocks if block.id in blocks),
        statements=tuple(statement for statement in reading.statements if statement.block in blocks),
        actions=tuple(action for action in reading.actions if action.block in blocks),
        mentions=tuple(mention for mention in reading.mentions if mention.block in blocks),
    )
