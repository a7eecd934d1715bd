"""Published minutes as they were read, written down in normal form with their statements marked. Pure: no Django.

Every uuid is derived from the source and the place in it, so that the same source names the same things again.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from uuid import UUID, uuid5

from actions.references import FEWEST_DIGITS, Reference
from minutes.importing.parsed import (
    ActionBlock,
    Block,
    BulletList,
    Item,
    ListEntry,
    Paragraph,
    ParsedMinutes,
    Subheading,
    Table,
)
from minutes.text import mark_statements
from minutes.text.markup import escape


@dataclass(frozen=True, slots=True)
class ComposedItem:
    """An item's title and text; ``references`` are its new actions, uuid → reference."""

    number: int
    title: str
    html: str
    references: dict[str, Reference]


@dataclass(frozen=True, slots=True)
class ComposedMinutes:
    """All texts of the minutes; ``action_digits`` is how many digits action numbers have, None without an action."""

    front: str
    items: tuple[ComposedItem, ...]
    action_digits: int | None


def compose(parsed: ParsedMinutes, *, outcomes: Collection[str], namespace: UUID) -> ComposedMinutes:
    """The texts of the minutes, with every statement that one of the outcome words makes."""
    actions = [action for item in parsed.items for action in _actions(item)]
    digits = min((action.reference.digits for action in actions), default=None)
    return ComposedMinutes(
        "".join(_blocks(parsed.front, 0, namespace)),
        tuple(_item(item, outcomes, namespace, digits or FEWEST_DIGITS) for item in parsed.items),
        digits,
    )


def _actions(item: Item) -> list[ActionBlock]:
    return [block for block in item.blocks if isinstance(block, ActionBlock)]


def _item(item: Item, outcomes: Collection[str], namespace: UUID, digits: int) -> ComposedItem:
    """The text of one item. All items have the same ``digits``: the fewest, where a document is at odds with itself."""
    html = "".join(_blocks(item.blocks, item.number, namespace))
    return ComposedItem(
        item.number,
        item.title.text,
        mark_statements(html, outcomes, name_statement=lambda block, ordinal: _name(namespace, f"{block}:{ordinal}")),
        {_action_id(namespace, action): replace(action.reference, digits=digits) for action in _actions(item)},
    )


def _blocks(blocks: Iterable[Block], item: int, namespace: UUID) -> Iterable[str]:
    for index, block in enumerate(blocks):
        yield _block(block, f' data-block="{_name(namespace, f"{item}:{index}")}"', namespace)


def _block(block: Block, identity: str, namespace: UUID) -> str:
    match block:
        case Paragraph(text):
            return f"<p{identity}>{escape(text.text)}</p>"
        case Subheading(text):
            return f"<h3{identity}>{escape(text.text)}</h3>"
        case BulletList(entries):
            return f"<ul{identity}>{_list_items(entries)}</ul>"
        case ActionBlock():
            action = _action_id(namespace, block)
            return f'<aside{identity} data-action="{action}">{escape(block.text.text)}</aside>'
        case Table():
            return f"<table{identity}><tbody>{_rows(block)}</tbody></table>"


def _list_items(entries: Iterable[ListEntry]) -> str:
    return "".join(map(_list_item, entries))


def _list_item(entry: ListEntry) -> str:
    inner = f"<ul>{_list_items(entry.entries)}</ul>" if entry.entries else ""
    return f"<li><p>{escape(entry.text.text)}</p>{inner}</li>"


def _rows(table: Table) -> str:
    header = _row(table.header, "th") if table.header else ""
    return header + "".join(_row(row, "td") for row in table.rows)


def _row(cells: Iterable[str], tag: str) -> str:
    marked = "".join(f"<{tag}><p>{escape(cell)}</p></{tag}>" for cell in cells)
    return f"<tr>{marked}</tr>"


def _action_id(namespace: UUID, action: ActionBlock) -> str:
    return _name(namespace, action.reference.plain)


def _name(namespace: UUID, key: str) -> str:
    return str(uuid5(namespace, key))
