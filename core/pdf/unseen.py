"""Content without what is not seen of it: what layers that are off would have painted goes, with its words.

Whatever else such content does, such as moving on or clipping, is kept: all that is seen after it stands on that.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pikepdf import ContentStreamInlineImage, ContentStreamInstruction, Dictionary, Name, Object, Operator, PdfError

Instruction = ContentStreamInlineImage | ContentStreamInstruction
_PATH = frozenset(("m", "l", "c", "v", "y", "h", "re"))
_CLIPS = frozenset(("W", "W*"))
_ENDS_PATH = frozenset(("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n"))
_SHOWS_TEXT = frozenset(("Tj", "TJ", "'", '"'))
_PAINTS = _ENDS_PATH - {"n"} | _SHOWS_TEXT | {"Do", "sh", "INLINE IMAGE"}
_PLACES_TEXT = frozenset(("BT", "Td", "TD", "Tm", "T*", "'", '"'))
_BEGINS = frozenset(("BMC", "BDC"))
_POINTS = frozenset(("MP", "DP"))
_WORDS = ("/ActualText", "/Alt", "/E")  # what is read out in the place of content


@dataclass(slots=True)
class Content:
    """What is left of a content, whether any of it went, and which tagged pieces lost all or some of it."""

    left: list[Instruction] = field(default_factory=list)
    lost: set[int] = field(default_factory=set)
    torn: set[int] = field(default_factory=set)
    is_torn: bool = False


@dataclass(slots=True)
class _Mark:
    """A marked piece that is open: where it begins in what is left, or None where its marks go."""

    begins: int | None
    number: int | None
    is_hidden: bool
    painted: int
    is_torn: bool = False


class Sieve:
    """Content as it is gone through, instruction by instruction.

    ``property_of`` gives what a name stands for, ``shows`` tells of a layer whether it is seen, and ``painted`` of a
    form or picture whether it is seen whole (True), in part (None) or not at all (False).
    """

    def __init__(
        self,
        *,
        property_of: Callable[[object], object],
        shows: Callable[[object], bool],
        painted: Callable[[object], bool | None],
    ) -> None:
        self._property_of, self._shows, self._painted_form = property_of, shows, painted
        self._content, self._marks, self._path = Content(), list[_Mark](), list[Instruction]()
        self._painted, self._is_text_lost = 0, False

    def sift(self, instructions: Iterable[Instruction]) -> Content:
        """Raises PdfError where words would move: they stand behind hidden ones, and nothing else says where."""
        for instruction in instructions:
            self._content.left.extend(self._kept(instruction, str(instruction.operator)))
        while self._marks:
            self._end()
        return self._content

    def _kept(self, instruction: Instruction, operator: str) -> Iterator[Instruction]:
        if operator in _BEGINS:
            yield from self._begin(instruction)
        elif operator == "EMC":
            if not self._marks or self._end():
                yield instruction
        elif self._is_hidden:
            yield from self._hidden(instruction, operator)
        elif operator == "Do" and (seen := self._painted_form(instruction.operands[0])) is not True:
            self._tear()
            if seen is None:
                self._painted += 1
                yield instruction
        else:
            self._refuse_moved(operator)
            self._painted += operator in _PAINTS
            yield instruction

    def _refuse_moved(self, operator: str) -> None:
        if operator in _PLACES_TEXT:
            self._is_text_lost = False
        elif self._is_text_lost and operator in _SHOWS_TEXT:
            raise PdfError("Words stand behind words of a hidden layer.")

    @property
    def _is_hidden(self) -> bool:
        return bool(self._marks) and self._marks[-1].is_hidden

    def _begin(self, instruction: Instruction) -> Iterator[Instruction]:
        operands = list(instruction.operands)
        named = self._property_of(operands[1]) if len(operands) > 1 else None
        is_layer = bool(operands) and operands[0] == Name.OC
        is_hidden = self._is_hidden or (is_layer and not self._shows(named))
        if is_hidden:
            self._tear()
        goes = is_hidden or is_layer
        begins = None if goes else len(self._content.left)
        self._marks.append(_Mark(begins, _number(named), is_hidden, self._painted))
        if not goes:
            yield instruction

    def _tear(self) -> None:
        self._content.is_torn = True
        for mark in self._marks:
            mark.is_torn = True

    def _end(self) -> bool:
        """Close the innermost piece; tell whether its end stays."""
        mark = self._marks.pop()
        if mark.number is not None and (mark.is_hidden or mark.is_torn):
            has_painted = self._painted > mark.painted and not mark.is_hidden
            (self._content.torn if has_painted else self._content.lost).add(mark.number)
        if mark.is_torn and mark.begins is not None:
            self._content.left[mark.begins] = _without_words(self._content.left[mark.begins], self._property_of)
        return mark.begins is not None

    def _hidden(self, instruction: Instruction, operator: str) -> Iterator[Instruction]:
        """Yield what a hidden instruction does beside painting."""
        if operator in _PATH | _CLIPS:
            self._path.append(instruction)
        elif operator in _ENDS_PATH:
            if any(str(each.operator) in _CLIPS for each in self._path):
                yield from (*self._path, _instruction("n"))
            self._path.clear()
        elif operator in _SHOWS_TEXT:
            self._is_text_lost = True
            yield from _moved(instruction, operator)
        elif operator not in _PAINTS | _POINTS:
            self._is_text_lost &= operator not in _PLACES_TEXT
            yield instruction


def _moved(instruction: Instruction, operator: str) -> Iterator[Instruction]:
    """Yield how text that is not shown sets spaces, and goes to its next line."""
    if operator == '"' and len(instruction.operands) == 3:
        yield _instruction("Tw", instruction.operands[0])
        yield _instruction("Tc", instruction.operands[1])
    if operator in ("'", '"'):
        yield _instruction("T*")


def _instruction(operator: str, *operands: Any) -> ContentStreamInstruction:
    return ContentStreamInstruction(list(operands), Operator(operator))


def _without_words(begin: Instruction, property_of: Callable[[object], object]) -> Instruction:
    """Return it with no words to be read out, for they are of what is gone, too."""
    operands = list(begin.operands)
    named = property_of(operands[1]) if len(operands) > 1 else None
    if not isinstance(named, Dictionary) or not any(name in named for name in _WORDS):
        return begin
    left = Dictionary({name: value for name, value in named.items() if name not in _WORDS and not _is_indirect(value)})
    return _instruction("BDC", operands[0], left)


def _is_indirect(value: object) -> bool:
    return isinstance(value, Object) and value.is_indirect


def _number(named: object) -> int | None:
    number = named.get("/MCID") if isinstance(named, Dictionary) else None
    return number if isinstance(number, int) else None
