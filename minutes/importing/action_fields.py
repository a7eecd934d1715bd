"""Actions whose owner, task and due are printed as fields: "Owner: JS", "Action: Mend the gate", "Deadline: 1 June"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from actions.references import TEXT_OF_ACTION

from .outstanding import is_outstanding
from .owners import due_in_cell, owner_in_cell
from .parsed import ActionBlock, Block, Item, Paragraph, Piece, Subheading

LONGEST_LABEL = 100  # characters that an action has room for
_KEYS = {
    "task": r"actions?(?: point| item| required| agreed| needed)?(?: #?\d{1,3})?|tasks?",
    "owner": (
        r"(?:action |task )?owners?|lead|(?:person )?responsible|responsibility|assigned to|assignee|"
        r"(?:by )?whom?|action by"
    ),
    "due": r"due(?: date| by)?|deadline|(?:by )?when|target(?: date)?|completion date|date due|timescale|timing",
}
_KEY = re.compile(
    rf"(?:^|(?<=\s)|(?<=[\[(]))(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _KEYS.items())})\s?:\s*", re.I
)
_SEPARATORS = " ;,|–—-"


class _Field(NamedTuple):
    name: str
    key: str  # as printed, with its colon
    value: str


class FieldActions:
    """The reader of such fields, on lines of their own or in one paragraph."""

    def items(self, items: Sequence[Item]) -> tuple[Item, ...]:
        return tuple(
            item if is_outstanding(item.title) else replace(item, blocks=tuple(_grouped(item.blocks))) for item in items
        )


def _grouped(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with those that say the fields of one action made that action."""
    group: list[tuple[Block, list[_Field]]] = []
    for block in blocks:
        fields = _fields(block)
        if not fields or _repeats(group, fields):
            yield from _closed(group)
            group = []
        if fields:
            group.append((block, fields))
        else:
            yield block
    yield from _closed(group)


def _repeats(group: Sequence[tuple[Block, list[_Field]]], fields: Sequence[_Field]) -> bool:
    known = {field.name for _, before in group for field in before}
    return any(field.name in known for field in fields)


def _closed(group: Sequence[tuple[Block, list[_Field]]]) -> list[Block]:
    """The action that the fields of a group make; the blocks as they were if they make none."""
    fields = [field for _, found in group for field in found]
    tasks = [index for index, field in enumerate(fields) if field.name == "task"]
    action = _action(group, fields, tasks[0]) if len(tasks) == 1 and len(fields) > 1 else None
    return [block for block, _ in group] if action is None else [action]


def _action(group: Sequence[tuple[Block, list[_Field]]], fields: Sequence[_Field], task: int) -> ActionBlock | None:
    owner = next((owner_in_cell(field.value.strip(_SEPARATORS)) for field in fields if field.name == "owner"), None)
    due = next((due_in_cell(field.value.strip(_SEPARATORS)) for field in fields if field.name == "due"), None)
    before = " ".join([*(f"{field.key} {field.value}" for field in fields[:task]), fields[task].key])
    behind = " ".join(f"{field.key} {field.value}" for field in fields[task + 1 :])
    label = f"{before} {TEXT_OF_ACTION}  {behind}" if behind else before
    wording = fields[task].value
    if not wording or len(label) > LONGEST_LABEL or (owner is None and due is None):
        return None
    stated = next(block for block, found in group if any(field.name == "task" for field in found))
    return ActionBlock(None, label, Piece(wording, _piece(stated).lines), owner, due)


def _fields(block: Block) -> list[_Field]:
    """The fields that a block is made of from its first word on; none if it begins otherwise."""
    text = _words(block)
    keys = list(_KEY.finditer(text)) if text is not None else []
    if text is None or not keys or text[: keys[0].start()].strip(" [("):
        return []
    starts = [0, *(key.start() for key in keys[1:]), len(text)]
    return [
        _Field(key.lastgroup or "", text[start : key.end()].strip(), text[key.end() : end].strip())
        for key, (start, end) in zip(keys, pairwise(starts), strict=True)
    ]


def _words(block: Block) -> str | None:
    if isinstance(block, ActionBlock):
        return None if block.reference or TEXT_OF_ACTION in block.label else f"{block.label} {block.text.text}"
    return block.text.text if isinstance(block, Paragraph | Subheading) else None


def _piece(block: Block) -> Piece:
    if isinstance(block, ActionBlock | Paragraph | Subheading):
        return block.text
    raise TypeError(block)
