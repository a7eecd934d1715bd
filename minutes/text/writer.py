"""Writes the blocks of a sanitised tree in normal form; see ``normal``."""

import re
from collections.abc import Callable, Collection, Iterable

from lxml import etree

from .inline import BREAK, Mark, Run, add_mark, mark_of, runs_of, write_runs
from .markup import CONFIDENTIAL
from .sanitise import BLOCKS, HEADINGS

NewId = Callable[[], str]
Marks = tuple[Mark, ...]

_LINE_ENDS = re.compile(r"[\n\r\t]")
# Looked at from the first blank of a run alone: a hundred thousand blanks are one run.
_BLANKS_WITH_LINE_ENDS = re.compile(r"(?<![ \t\n\r]) *+[\n\r\t][ \t\n\r]*+")


MOST_SAID = 2_000_000  # characters: the decisions of one paragraph, each with all of it for its sentence
_HOLDS_BLOCKS = "holds-blocks"


class NotUsable(ValueError):
    """The text cannot be stored; the message says why, in words for whoever sent it."""


class BlockWriter:
    """Writes the blocks of a sanitised tree, giving out every uuid once."""

    def __init__(self, used: set[str], outcomes: Collection[str] | None, new_id: NewId) -> None:
        self.blocks: list[str] = []
        self._outcomes = outcomes
        self._used = used
        self._new_id = new_id

    def write(self, tree: etree._Element, *, secret: bool) -> None:
        """Writes all that the tree holds. Raises NotUsable where a paragraph has more decisions than can be kept."""
        _note_what_holds_blocks(tree)
        self.flow(tree, (), secret=secret)

    def flow(self, element: etree._Element, marks: Marks, *, secret: bool) -> None:
        """Block by block; text that lies loose between blocks becomes a paragraph."""
        loose: list[Run] = [Run(element.text, marks)] if element.text else []
        loose_secret = secret
        for child in element:
            if _is_running_text(child):
                loose.extend(_runs(child, marks))
                loose_secret = loose_secret or _holds_secret(child)
            else:
                self._paragraph(loose, secret=loose_secret)
                self._block(child, marks, secret=secret)
                loose, loose_secret = [], secret
            if child.tail:
                loose.append(Run(child.tail, marks))
        self._paragraph(loose, secret=loose_secret)

    def _paragraph(self, loose: list[Run], *, secret: bool) -> None:
        if any(run.text.strip(" \t\r\n") for run in loose):
            self._emit("p", None, self._statements(loose), secret=secret)

    def _block(self, element: etree._Element, marks: Marks, *, secret: bool) -> None:
        tag = element.tag
        secret_here = secret or element.get("data-sensitivity") is not None
        if tag in ("ul", "ol", "table", "li"):
            self._composite(element, secret=secret or _holds_secret(element))
        elif tag == "aside" and element.get("data-action"):
            self._action(element, secret=secret or _holds_secret(element))
        elif (tag == "p" or tag in HEADINGS) and all(map(_is_running_text, element)):
            runs = list(runs_of(element, marks))
            inner = self._statements(runs) if tag == "p" else write_runs(_spaced(_undecided(runs)))
            self._emit("p" if tag == "p" else "h3", element, inner, secret=secret or _holds_secret(element))
        else:
            self.flow(element, add_mark(marks, mark_of(element)), secret=secret_here)

    def _composite(self, element: etree._Element, *, secret: bool) -> None:
        if element.tag == "table":
            for caption in element.iterchildren("caption"):  # a table has no words but those of its cells
                self.flow(caption, (), secret=secret)
            rows = self._rows(element)
            if rows:
                self._emit("table", element, f"<tbody>{rows}</tbody>", secret=secret)
        elif element.tag == "li":
            self._emit("ul", element, f"<li>{''.join(self._item(element))}</li>", secret=secret)
        else:
            self._emit(element.tag, element, self._items(element), secret=secret, more=_start(element))

    def _action(self, element: etree._Element, *, secret: bool) -> None:
        action = self._own(element.get("data-action"))
        inner = self._statements(_flattened(element)[0])
        self._emit("aside", element, inner, secret=secret, more=f' data-action="{action}"')

    def _emit(self, tag: str, element: etree._Element | None, inner: str, *, secret: bool, more: str = "") -> None:
        if inner or tag not in ("ul", "ol"):
            block = self._own(None if element is None else _first_id(element))
            attributes = f' data-block="{block}"{CONFIDENTIAL if secret else ""}{more}'
            self.blocks.append(f"<{tag}{attributes}>{inner}</{tag}>")

    def _own(self, uuid: str | None) -> str:
        """The uuid, or a fresh one where it is missing or already stands elsewhere in the text."""
        while uuid is None or uuid in self._used:
            uuid = self._new_id()
        self._used.add(uuid)
        return uuid

    def _statements(self, runs: Iterable[Run]) -> str:
        """The markup of one paragraph; its statements keep their uuid unless it was given to an earlier one. A mark on
        blanks alone is none.
        """
        spaced = list(_spaced(runs))
        with_words = {run.decision for run in spaced if run.decision and run.text.strip()}
        own: dict[str, tuple[str, str]] = {}
        out = []
        for run in spaced:
            decision = run.decision
            if decision and decision in with_words:
                run = self._with_own_decision(run, *decision, own)
            elif decision:
                run = run.without_decision()
            out.append(run)
        if len(own) > 1 and len(own) * sum(len(run.text) for run in out) > MOST_SAID:
            raise NotUsable(f"One paragraph has {len(own):,} decisions. Divide it into several.")
        return write_runs(out)

    def _with_own_decision(self, run: Run, uuid: str, outcome: str, own: dict[str, tuple[str, str]]) -> Run:
        if self._outcomes is not None and outcome not in self._outcomes:
            return run.without_decision()
        if uuid not in own:
            own[uuid] = self._own(uuid), outcome
        return run.with_decision(*own[uuid])

    def _items(self, element: etree._Element) -> str:
        """The items of a list; what lies loose in it becomes an item, a list that does goes with the item above it."""
        items: list[list[str]] = []
        self._loose_item(element.text, items)
        for child in element:
            if child.tag in ("ul", "ol") and items:
                items[-1].extend(self._parts(child))
            elif child.tag != "br":
                items.append(self._item(child))
            self._loose_item(child.tail, items)
        return "".join(f"<li>{''.join(parts)}</li>" for parts in items)

    def _loose_item(self, text: str | None, items: list[list[str]]) -> None:
        if parts := self._loose_part([Run(text)] if text else []):
            items.append(parts)

    def _item(self, element: etree._Element) -> list[str]:
        parts = self._parts(element)
        return parts if parts and parts[0].startswith("<p>") else ["<p></p>", *parts]

    def _parts(self, element: etree._Element) -> list[str]:
        """Paragraphs and lists out of whatever a list item or a cell holds."""
        if element.tag in ("ul", "ol"):
            inner = self._items(element)
            return [f"<{element.tag}{_start(element)}>{inner}</{element.tag}>"] if inner else []
        if all(map(_is_running_text, element)):
            runs = list(runs_of(element))
            wanted = element.tag == "p" or _has_text(runs)
            return [f"<p>{self._statements(runs)}</p>"] if wanted else []
        out: list[str] = []
        loose: list[Run] = [Run(element.text)] if element.text else []
        for child in element:
            if _is_running_text(child):
                loose.extend(_runs(child, ()))
            else:
                out.extend(self._loose_part(loose))
                out.extend(self._parts(child))
                loose = []
            if child.tail:
                loose.append(Run(child.tail))
        return out + self._loose_part(loose)

    def _loose_part(self, runs: list[Run]) -> list[str]:
        return [f"<p>{self._statements(runs)}</p>"] if _has_text(runs) else []

    def _rows(self, table: etree._Element) -> str:
        rows = []
        for row in table.iter("tr"):
            if _own_table(row) is not table:
                continue
            cells = "".join(self._cell(cell) for cell in row if cell.tag in ("td", "th"))
            if cells:
                rows.append(f"<tr>{cells}</tr>")
        return "".join(rows)

    def _cell(self, cell: etree._Element) -> str:
        spans = "".join(f' {name}="{cell.get(name)}"' for name in ("colspan", "rowspan") if cell.get(name) is not None)
        inner = "".join(self._parts(cell)) or "<p></p>"
        return f"<{cell.tag}{spans}>{inner}</{cell.tag}>"


def _note_what_holds_blocks(tree: etree._Element) -> None:
    """Marks what holds blocks, so that no element needs to look through all that it holds, level after level."""
    for block in tree.iter(*BLOCKS):
        for outer in block.iterancestors():
            if outer.get(_HOLDS_BLOCKS):
                break
            outer.set(_HOLDS_BLOCKS, "yes")


def _is_running_text(element: etree._Element) -> bool:
    return element.tag not in BLOCKS and not element.get(_HOLDS_BLOCKS)


def _runs(element: etree._Element, marks: Marks) -> Iterable[Run]:
    if element.tag == "br":
        return [Run(BREAK, marks)]
    return runs_of(element, add_mark(marks, mark_of(element)))


def _flattened(element: etree._Element) -> tuple[list[Run], bool]:
    """All running text below an element in one line, a break where a block began; and whether there is any."""
    runs: list[Run] = [Run(element.text)] if element.text else []
    has_text = _has_text(runs)
    for child in element:
        if _is_running_text(child):
            inner = list(_runs(child, ()))
            inner_has_text = _has_text(inner)
        else:
            inner, inner_has_text = _flattened(child)
            if has_text and inner_has_text:
                runs.append(Run(BREAK))
        tail = [Run(child.tail)] if child.tail else []
        runs.extend([*inner, *tail])
        has_text = has_text or inner_has_text or _has_text(tail)
    return runs, has_text


def _start(element: etree._Element) -> str:
    start = element.get("start") if element.tag == "ol" else None
    return "" if start is None else f' start="{start}"'


def _undecided(runs: Iterable[Run]) -> Iterable[Run]:
    return (run.without_decision() for run in runs)


def _spaced(runs: Iterable[Run]) -> Iterable[Run]:
    """Line ends and tabs of the markup are blanks of the text."""
    for run in runs:
        if run.text == BREAK or not _LINE_ENDS.search(run.text):
            yield run
        else:
            yield Run(_BLANKS_WITH_LINE_ENDS.sub(" ", run.text), run.marks)


def _has_text(runs: Iterable[Run]) -> bool:
    return any(run.text.strip(" \t\r\n") for run in runs)


def _holds_secret(element: etree._Element) -> bool:
    return any(inner.get("data-sensitivity") is not None for inner in element.iter())


def _first_id(element: etree._Element) -> str | None:
    return next((inner.get("data-block") for inner in element.iter() if inner.get("data-block")), None)


def _own_table(row: etree._Element) -> etree._Element:
    return next(outer for outer in row.iterancestors() if outer.tag == "table")
