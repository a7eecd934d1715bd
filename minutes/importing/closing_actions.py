"""Actions that are listed under a heading of their own, without a label each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from actions.references import TEXT_OF_ACTION

from .action_fields import LONGEST_LABEL
from .action_tables import ActionTable, columns_of
from .labels import read_unnumbered_label, sets_a_task
from .marks import read_mark
from .outstanding import is_outstanding
from .owners import owner_behind, owner_unlike_text
from .parsed import ActionBlock, Block, BulletList, Doubt, Item, Paragraph, Piece, Subheading, Table
from .repeated import RaisedActions

_HEADS_ACTIONS = re.compile(
    r"(?:(?:summary|list|schedule|record) of )?(?:the )?(?:new |agreed |further )?actions?"
    r"(?: (?:points?|items?|list|summary|agreed|arising|required|raised|to be taken|plan|table|schedule|sheet))?"
    r"(?: (?:from|at) (?:this|the) meeting)?\s*:?",
    re.I,
)
_EARLIEST = 2  # an item called "Actions" before this one is about those of the last meeting


class ClosingActions:
    """The reader of such lists, with the actions that were raised before and the doubts it comes to."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items
        self._raised = RaisedActions(items)
        self.doubts: list[Doubt] = []

    def items(self) -> tuple[Item, ...]:
        return tuple(
            replace(item, blocks=tuple(self._blocks(item, may_raise=order >= _EARLIEST)))
            for order, item in enumerate(self._items)
        )

    def _blocks(self, item: Item, *, may_raise: bool) -> Iterator[Block]:
        is_headed = may_raise and _heads(item.title)
        is_open = may_raise and not is_outstanding(item.title)
        for block in item.blocks:
            columns = columns_of(block.header) if isinstance(block, Table) and (is_headed or is_open) else None
            if isinstance(block, Table) and columns is not None and (is_headed or columns.are_plain):
                yield from ActionTable(block, columns, self._raised, self.doubts).blocks()
                continue
            if isinstance(block, Subheading):
                is_headed = _heads(block.text)
            elif isinstance(block, Paragraph) and block.text.text.endswith(":"):
                is_headed = is_headed or _heads(block.text)
            if is_headed and isinstance(block, BulletList):
                yield from self._listed(block)
            elif is_headed and isinstance(block, Paragraph) and _tells_somebody(block.text.text):
                yield self._action(block.text) or block
            else:
                yield block

    def _listed(self, block: BulletList) -> Iterator[Block]:
        """The entries as actions; those that were raised before stay entries."""
        left: list[int] = []
        for index, entry in enumerate(block.entries):
            action = None if entry.entries else self._action(entry.text)
            if action is None:
                left.append(index)
                continue
            if left:
                yield BulletList(tuple(block.entries[number] for number in left))
                left = []
            yield action
        if left:
            yield BulletList(tuple(block.entries[number] for number in left))

    def _action(self, text: Piece) -> ActionBlock | None:
        mark = read_mark(text.text)
        sign = mark.sign if mark is not None and mark.kind == "enumerator" else ""
        wording = text.text.removeprefix(sign).lstrip()
        if label := read_unnumbered_label(wording):
            sign, wording = f"{sign} {label.printed}".strip(), label.rest
        owner, due = owner_unlike_text(wording), None
        if not owner and (behind := owner_behind(wording)) and len(sign) + len(behind.printed) < LONGEST_LABEL - 4:
            sign, wording = f"{sign} {TEXT_OF_ACTION}  {behind.printed}".strip(), behind.task
            owner, due = behind.owner, behind.due
        if self._raised.holds(wording, owner) or self._raised.mentions(text.text):
            message = "This action is printed further up too; here it was kept as text."
            self.doubts.append(Doubt(text.lines[0], "repeated action", text.text, message))
            return None
        self._raised.add(wording, owner)
        return ActionBlock(None, sign, replace(text, text=wording), owner, due)


def _tells_somebody(text: str) -> bool:
    """Tell whether a paragraph among actions names somebody and a task: "EF to pay", "EF – pay", "Pay it (EF)"."""
    said = owner_unlike_text(text)
    is_apart = bool(said) and len(str(said)) < len(text.strip(" ."))
    return is_apart or sets_a_task(text) or owner_behind(text) is not None


def _heads(text: Piece) -> bool:
    return _HEADS_ACTIONS.fullmatch(text.text) is not None
