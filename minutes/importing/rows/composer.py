"""Published minutes as they were read, written down in normal form with their statements marked. Pure: no Django.

Every uuid is derived from the source and the place in it, so that the same source names the same things again.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from uuid import UUID, uuid5

from actions.references import FEWEST_DIGITS, Reference
from minutes.importing.lower_case import accepted_in
from minutes.importing.outcome_labels import WORDS_FOR_OUTCOMES
from minutes.importing.outcomes import statements_of
from minutes.importing.parsed import (
    ActionBlock,
    Block,
    BulletList,
    Item,
    ListEntry,
    Paragraph,
    ParsedMinutes,
    PossibleStatement,
    Subheading,
    Table,
)
from minutes.importing.pieces import pieces_of
from minutes.text import mark_statements
from minutes.text.clauses import Found
from minutes.text.markup import CONFIDENTIAL, escape


@dataclass(frozen=True, slots=True)
class UnnumberedAction:
    """An action that is printed without a number: its label, and who owes it and until when, where its text does not
    say so."""

    label: str
    owner: str | None
    due: str | None = None


@dataclass(frozen=True, slots=True)
class ComposedItem:
    """An item's title and text; ``references`` are its new actions, uuid → reference, ``unnumbered`` those that have
    none."""

    number: int
    printed_number: str
    title: str
    html: str
    references: dict[str, Reference]
    unnumbered: dict[str, UnnumberedAction]
    is_confidential: bool = False


@dataclass(frozen=True, slots=True)
class ComposedMinutes:
    """All texts of the minutes; ``action_digits`` is how many digits action numbers have, None without an action."""

    front: str
    items: tuple[ComposedItem, ...]
    action_digits: int | None


def compose(
    parsed: ParsedMinutes,
    *,
    outcomes: Collection[str],
    namespace: UUID,
    accepted: Iterable[PossibleStatement] = (),
) -> ComposedMinutes:
    """The texts of the minutes, with each statement that one of the outcome words makes, and those accepted besides."""
    places: dict[tuple[int | None, int], list[PossibleStatement]] = defaultdict(list)
    for statement in accepted:
        places[statement.where[:2]].append(statement)
    references = [reference for item in parsed.items for reference in _references(item, namespace).values()]
    digits = min((reference.digits for reference in references), default=None)
    return ComposedMinutes(
        "".join(_blocks(parsed.front, 0, namespace)),
        tuple(_item(item, outcomes, namespace, digits or FEWEST_DIGITS, places) for item in parsed.items),
        digits,
    )


class _Finder:
    """Finds the statements of one block's paragraphs: those printed as such, and those accepted besides."""

    def __init__(self, block: Block, accepted: Sequence[PossibleStatement]) -> None:
        texts = {path: text.text for path, text in pieces_of(block)} if accepted else {}
        self._accepted: dict[str, set[tuple[str, int]]] = defaultdict(set)
        for statement in accepted:
            self._accepted[texts[statement.where[2]]].add((statement.outcome, statement.ordinal))

    def __call__(self, text: str, words: Collection[str], *, in_list: bool) -> list[Found]:
        found = statements_of(text, words, in_list=in_list)
        besides = accepted_in(text, words, self._accepted.get(text, ()), in_list=in_list)
        return sorted([*found, *besides], key=attrgetter("start")) if besides else found


def _references(item: Item, namespace: UUID) -> dict[str, Reference]:
    return {
        _action_id(block, item.number, index, namespace): block.reference
        for index, block in enumerate(item.blocks)
        if isinstance(block, ActionBlock) and block.reference is not None
    }


def _unnumbered(item: Item, namespace: UUID) -> dict[str, UnnumberedAction]:
    return {
        _action_id(block, item.number, index, namespace): UnnumberedAction(block.label, block.owner, block.due)
        for index, block in enumerate(item.blocks)
        if isinstance(block, ActionBlock) and block.reference is None
    }


def _item(
    item: Item,
    outcomes: Collection[str],
    namespace: UUID,
    digits: int,
    places: Mapping[tuple[int | None, int], Sequence[PossibleStatement]],
) -> ComposedItem:
    """The text of one item. All items have the same ``digits``: the fewest, where a document is at odds with itself."""
    markup = _blocks(item.blocks, item.number, namespace, item.secret_blocks)
    marked = "".join(
        mark_statements(
            html,
            outcomes,
            name_statement=lambda block, ordinal: _name(namespace, f"{block}:{ordinal}"),
            find=_Finder(block, places.get((item.number, index), ())),
            hints=WORDS_FOR_OUTCOMES,
            with_actions=isinstance(block, ActionBlock) and block.states,
        )
        for index, (block, html) in enumerate(zip(item.blocks, markup, strict=True))
    )
    references = _references(item, namespace)
    return ComposedItem(
        item.number,
        item.printed_number,
        item.title.text,
        marked,
        {action: replace(reference, digits=digits) for action, reference in references.items()},
        _unnumbered(item, namespace),
        item.is_confidential,
    )


def _blocks(
    blocks: Iterable[Block], item: int, namespace: UUID, secret: Collection[int] = frozenset()
) -> Iterable[str]:
    for index, block in enumerate(blocks):
        identity = f' data-block="{_name(namespace, f"{item}:{index}")}"{CONFIDENTIAL if index in secret else ""}'
        if isinstance(block, ActionBlock):
            action = _action_id(block, item, index, namespace)
            yield f'<aside{identity} data-action="{action}">{escape(block.text.text)}</aside>'
        else:
            yield _block(block, identity)


def _block(block: Paragraph | Subheading | BulletList | Table, identity: str) -> str:
    match block:
        case Paragraph(text):
            return f"<p{identity}>{escape(text.text)}</p>"
        case Subheading(text):
            return f"<h3{identity}>{escape(text.text)}</h3>"
        case BulletList(entries):
            return f"<ul{identity}>{_list_items(entries)}</ul>"
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


def _action_id(action: ActionBlock, item: int, index: int, namespace: UUID) -> str:
    return _name(namespace, action.reference.plain if action.reference else f"{item}:{index}:action")


def _name(namespace: UUID, key: str) -> str:
    return str(uuid5(namespace, key))
