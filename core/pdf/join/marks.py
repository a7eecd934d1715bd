"""The marks in a page's content by which its tags find what they are about: kept where a tag asks for them, else gone.

What a paper shows outside of its tags gets marks here: its text as something to be read, all else as decoration, so
that nothing on a tagged page is left without a word on what it is.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pikepdf import (
    Array,
    ContentStreamInlineImage,
    ContentStreamInstruction,
    Dictionary,
    Name,
    Object,
    Operator,
    Page,
    String,
    parse_content_stream,
    unparse_content_stream,
)

_BEGINS_PATH, _PAINTS_PATH = {"m", "re"}, {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"}
_SHOWS_TEXT = {"Tj", "TJ", "'", '"'}
_SAYS = ("/ActualText", "/Alt", "/E", "/Lang")  # what a mark may say of its content without being a tag's
_BEGIN, _BEGIN_WITH, _END = Operator("BMC"), Operator("BDC"), Operator("EMC")
_SAVE, _RESTORE = Operator("q"), Operator("Q")
Operands = Iterable[Any]


class Marked(NamedTuple):
    """Content with its marks in order: the numbers of those that tags ask for and that are there, and of text that
    stood outside of all tags. ``leaves_out`` says that a picture did, which is left as decoration."""

    content: bytes
    found: frozenset[int]
    stray: tuple[int, ...]
    leaves_out: bool


def mark(page: Page, asked_for: Collection[int]) -> Marked:
    """Return the content of a page with only those marks that tags ask for, all else marked as said above.

    It leaves the graphics state as it found it. Raises pikepdf.PdfError where the content cannot be read.
    """
    marker = _Marker(page.obj.get("/Resources", Dictionary()), frozenset(asked_for))
    for instruction in parse_content_stream(page):
        marker.take(instruction)
    return marker.end()


def unmark(holder: Page | Object) -> bytes | None:
    """Return the content of a page or form without marks, but for words that stand for it and for layers.

    None where there is none to take out. Raises pikepdf.PdfError where the content cannot be read.
    """
    instructions = parse_content_stream(holder)
    if not any(str(instruction.operator) in ("BDC", "BMC") for instruction in instructions):
        return None
    resources = holder.obj.get("/Resources") if isinstance(holder, Page) else holder.get("/Resources")
    marker = _Marker(resources or Dictionary(), None)
    for instruction in instructions:
        marker.take(instruction)
    return marker.end().content


class _Open(NamedTuple):
    """A mark that has begun: is it written, and is it said by it what all in it is."""

    is_written: bool
    covers: bool


@dataclass
class _Marker:
    """Goes through the instructions of one content; ``asked_for`` is None where nothing is to be tagged."""

    resources: Object
    asked_for: frozenset[int] | None
    written: list[Any] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    found: set[int] = field(default_factory=set)
    stray: list[int] = field(default_factory=list)
    leaves_out: bool = False
    saved: int = 0
    path_begins: int | None = None

    def take(self, instruction: ContentStreamInstruction | ContentStreamInlineImage) -> None:
        if isinstance(instruction, ContentStreamInlineImage):
            self._decorate(instruction)
            return
        operator, operands = str(instruction.operator), instruction.operands
        if operator in ("BDC", "BMC"):
            self._begin(operands, instruction.operator)
        elif operator == "EMC":
            self._end_mark()
        elif operator == "Q" and not self.saved:
            return  # it would undo what stands around this content
        else:
            self.saved += {"q": 1, "Q": -1}.get(operator, 0)
            self._paint(operator, (operands, instruction.operator))

    def _begin(self, operands: Any, operator: Operator) -> None:
        tag, said = operands[0], self._properties(operands)
        number = said.get("/MCID")
        if tag == Name.OC:
            self._open((operands, operator), covers=False)
        elif self._is_covered():
            self._open(_without_number(tag, said), covers=False)
        elif tag == Name.Artifact and self.asked_for is not None:
            self._open((operands, operator), covers=True)
        elif isinstance(number, int) and number in (self.asked_for or ()) and number not in self.found:
            self.found.add(number)
            self._open((operands, operator), covers=True)
        else:
            self._open(_without_number(tag, said), covers=False)

    def _properties(self, operands: Any) -> Any:
        said = operands[1] if len(operands) > 1 else None
        if isinstance(said, Name):
            named = self.resources.get("/Properties", Dictionary())
            said = named.get(str(said)) if isinstance(named, Dictionary) else None
        return said if isinstance(said, Dictionary) else Dictionary()

    def _open(self, begin: tuple[Operands, Operator] | None, *, covers: bool) -> None:
        if begin:
            self.written.append(begin)
        self.open.append(_Open(begin is not None, covers))

    def _end_mark(self) -> None:
        if self.open and self.open.pop().is_written:
            self.written.append(([], _END))

    def _is_covered(self) -> bool:
        return any(mark.covers for mark in self.open)

    def _paint(self, operator: str, instruction: tuple[Any, Operator]) -> None:
        if self.asked_for is None or self._is_covered():
            self.written.append(instruction)
        elif operator in _BEGINS_PATH and self.path_begins is None:
            self.path_begins = len(self.written)
            self.written.append(instruction)
        elif operator in _PAINTS_PATH or operator == "n":
            self._paint_path(operator, instruction)
        elif self._is_to_be_read(operator, instruction[0]):
            self._tag(instruction)
        elif operator in _SHOWS_TEXT or operator in ("Do", "sh"):
            self._decorate(instruction)
        else:
            self.written.append(instruction)

    def _paint_path(self, operator: str, instruction: tuple[Any, Operator]) -> None:
        begins, self.path_begins = self.path_begins, None
        if operator == "n" or begins is None:
            self.written.append(instruction)
            return
        self.written.insert(begins, ([Name.Artifact], _BEGIN))
        self.written += [instruction, ([], _END)]

    def _tag(self, instruction: tuple[Any, Operator]) -> None:
        number = self.stray[-1] + 1 if self.stray else max(self.asked_for or (), default=-1) + 1
        self.stray.append(number)
        self.written += [([Name.P, Dictionary(MCID=number)], _BEGIN_WITH), instruction, ([], _END)]

    def _decorate(self, instruction: tuple[Any, Operator] | ContentStreamInlineImage) -> None:
        if self.asked_for is None or self._is_covered():
            self.written.append(instruction)
        else:
            self.leaves_out |= isinstance(instruction, ContentStreamInlineImage) or str(instruction[1]) == "Do"
            self.written += [([Name.Artifact], _BEGIN), instruction, ([], _END)]

    def _is_to_be_read(self, operator: str, operands: Any) -> bool:
        return self._holds_text(operands) if operator == "Do" else operator in _SHOWS_TEXT and _has_signs(operands)

    def _holds_text(self, operands: Any) -> bool:
        painted = self.resources.get("/XObject", Dictionary())
        form = painted.get(str(operands[0])) if isinstance(painted, Dictionary) and len(operands) else None
        return (
            form is not None and form.get("/Subtype") == Name.Form and "/Font" in form.get("/Resources", Dictionary())
        )

    def end(self) -> Marked:
        while self.open:
            self._end_mark()
        self.written += [([], _RESTORE)] * self.saved
        return Marked(unparse_content_stream(self.written), frozenset(self.found), tuple(self.stray), self.leaves_out)


def _without_number(tag: Any, said: Any) -> tuple[Operands, Operator] | None:
    """Return a mark that only says what its content stands for, or None if it says nothing."""
    kept = {name: said[name] for name in _SAYS if name in said}
    return ([tag, Dictionary(kept)], _BEGIN_WITH) if kept else None


def _has_signs(operands: Any) -> bool:
    """Tell whether anything but blanks is shown."""
    shown = operands[-1] if len(operands) else None
    parts = list(shown) if isinstance(shown, Array) else [shown]
    return any(bytes(part).strip(b" \0") for part in parts if isinstance(part, String))
