"""Reads plain text, typed or pasted, as the blocks of a minute. ``static/js/drafting/typed.js`` reads it the same, by
the same words (``grammar``) and the same table of examples.

Blocks stand apart by a blank line, or by a line that ends early. Lines that a mail or a PDF has broken are joined.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from .clauses import outcome_pattern
from .grammar import GRAMMAR, any_mark, any_word
from .markup import escape

_LONGEST_HEADING = 110
_LONGEST_WRAPPED = 120  # a text with longer lines has one paragraph to a line
_ENDED_EARLY = 0.82  # of the longest line
_DEEPER = 2

_LINES, _ENTRIES, _ACTIONS = GRAMMAR["lines"], GRAMMAR["entries"], GRAMMAR["actions"]
_CLOSING = any_mark(_LINES["closing"])
_COMPLETE = re.compile(rf"{any_mark(_LINES['completing'])}{_CLOSING}*$")
_ENDED = re.compile(rf"{any_mark(_LINES['ending'])}{_CLOSING}*$")
_POINTED = re.compile(rf"{any_mark(_LINES['completing'] + _ENTRIES['separators'])}$")
_INVISIBLE = re.compile(any_mark(_LINES["invisible"]))
_BULLETS, _DASHES = _ENTRIES["bullets"], _ENTRIES["dashes"]
_BULLET = re.compile(rf"(?:{any_mark(_BULLETS)}|{any_mark(_ENTRIES['letters_for_bullets'])}(?=\s+\S))\s+(?=\S)")
_ENUMERATOR = re.compile(rf"\(?(?:{_ENTRIES['enumerators_at_line_start']})[.)]\s+(?=\S)")
_SEPARATED = re.compile(rf"{any_mark(_ENTRIES['separators'])}(?: {any_word(_ENTRIES['last'])})?$")
_NUMBER = rf"{_ACTIONS['reference']}\s*{any_mark(_ACTIONS['reference_marks'])}?\s*"
_ACTION = re.compile(
    rf"(?:{any_word(_ACTIONS['before'])} )?{_ACTIONS['label']}(?: {any_word(_ACTIONS['after'])})?\s*"
    rf"(?:{_NUMBER}|{any_mark(_ACTIONS['marks'])}\s*(?:{_NUMBER})?|"
    rf"(?=[A-Z][\w’'-]*(?: [\w’'-]+){{0,6}} {any_word(_ACTIONS['promises'])} ))"
)
_BROKEN = re.compile(r"\w-$")
_LONGEST_ENDING = 6  # characters, more than any separator has


class Words:
    """Words that go on from line to line. Each line asks for their ending only, and they are joined at the end."""

    def __init__(self, line: str) -> None:
        self._parts = [line]
        self.ending = line[-_LONGEST_ENDING:]

    def __str__(self) -> str:
        return "".join(self._parts)

    def go_on(self, line: str) -> None:
        is_broken = _BROKEN.search(self.ending) is not None and line[0].islower()
        self._parts.append(line if is_broken else f" {line}")
        self.ending = (self.ending + self._parts[-1])[-_LONGEST_ENDING:]


@dataclass(slots=True)
class TypedItem:
    indent: int
    words: Words
    items: list["TypedItem"] = field(default_factory=list)

    @property
    def text(self) -> str:
        return str(self.words)


@dataclass(slots=True)
class TypedBlock:
    """``kind`` is paragraph, subheading, action or list. ``words`` are its own, or those of a list's last item."""

    kind: str
    words: Words
    items: list[TypedItem] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "" if self.kind == "list" else str(self.words)

    @property
    def markup(self) -> str:
        """The block as HTML without any uuid; an action is marked by an empty one."""
        if self.kind == "list":
            return _list_markup(self.items)
        return f"<{(tag := _TAGS[self.kind])}>{escape(self.text)}</{tag}>"


_TAGS = {"paragraph": "p", "subheading": "h3", "action": "aside"}


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    indent: int
    length: int
    after_gap: bool
    opens_page: bool
    has_outcome: bool
    begins_with_outcome: bool


def typed_blocks(text: str, outcomes: Collection[str]) -> list[TypedBlock]:
    """Return the blocks of a plain text, in order. ``outcomes`` are the outcome words of its panel."""
    lines = _lines(text, outcome_pattern(frozenset(outcomes)))
    longest = max((line.length for line in lines), default=0)
    measure = longest if longest <= _LONGEST_WRAPPED else None
    blocks: list[TypedBlock] = []
    for index, line in enumerate(lines):
        before = blocks[-1] if blocks else None
        goes_on = index > 0 and before is not None and _goes_on(lines[index - 1], line, before, measure)
        if (action := _ACTION.match(line.text)) and action.end() < len(line.text):
            blocks.append(TypedBlock("action", Words(line.text[action.end() :])))
        elif (words := _entry(lines, index, before, goes_on=goes_on)) is not None:
            _add_entry(blocks, TypedItem(line.indent, Words(words)), line)
        elif goes_on and before is not None:
            before.words.go_on(line.text)
        else:
            kind = "subheading" if _is_heading(lines, index, before) else "paragraph"
            blocks.append(TypedBlock(kind, Words(line.text)))
    return blocks


def _lines(text: str, outcome: re.Pattern[str]) -> list[_Line]:
    out: list[_Line] = []
    gap = False
    for raw in re.split(r"\r\n|[\r\n\f\v\u2028\u2029]", text):
        clean = _INVISIBLE.sub("", raw).replace("\xa0", " ").expandtabs(4).rstrip()
        words = " ".join(clean.split())
        if words:
            indent = len(clean) - len(clean.lstrip())
            # One blank before a line is what a page break leaves in text taken from a PDF.
            found = outcome.search(words)
            out.append(
                _Line(
                    words,
                    indent=0 if indent == 1 else indent,
                    length=len(clean),
                    after_gap=gap,
                    opens_page=indent == 1,
                    has_outcome=found is not None,
                    begins_with_outcome=found is not None and found.start() == 0,
                )
            )
        gap = not words
    return out


def _goes_on(last: _Line, line: _Line, before: TypedBlock, measure: int | None) -> bool:
    """Return whether the line continues the sentence, or the paragraph, of the line before it."""
    if before.kind == "subheading":
        return False
    is_complete, is_lower = _COMPLETE.search(last.text) is not None, line.text[0].islower()
    if line.after_gap:
        return not is_complete and is_lower
    if line.opens_page:
        return not is_complete
    if last.text.endswith(_LINES["introducing"]) and line.begins_with_outcome:
        return False
    if measure is None:
        return before.kind == "list" and line.indent >= _DEEPER and not is_complete
    first_word = line.text.split(" ", 1)[0]
    had_room = last.length + 1 + len(first_word) < measure * _ENDED_EARLY
    return is_lower or not (had_room and is_complete)


def _entry(lines: Sequence[_Line], index: int, before: TypedBlock | None, *, goes_on: bool) -> str | None:
    """The words of a list entry that starts on this line; a bullet is dropped, an enumerator is part of the words."""
    line = lines[index]
    is_open = before is not None and before.kind == "list"
    is_introduced = before is not None and before.words.ending.endswith(_LINES["introducing"])
    bullet = _BULLET.match(line.text)
    if bullet:
        is_sure = bullet[0][0] in _BULLETS and not (goes_on and bullet[0][0] in _DASHES and not is_open)
        if is_sure or is_open or is_introduced:
            return line.text[bullet.end() :]
    if _ENUMERATOR.match(line.text) and (is_open or is_introduced or (not goes_on and _counts_on(lines, index))):
        return line.text
    is_next = is_open and not line.after_gap and before is not None and _SEPARATED.search(before.words.ending)
    return line.text if line.begins_with_outcome and (is_introduced or is_next) else None


def _counts_on(lines: Sequence[_Line], index: int) -> bool:
    """Return whether another entry of the same make follows soon: one number alone is no list."""
    return any(_ENUMERATOR.match(line.text) for line in lines[index + 1 : index + 4])


def _add_entry(blocks: list[TypedBlock], item: TypedItem, line: _Line) -> None:
    last = blocks[-1] if blocks else None
    if last is None or last.kind != "list" or (line.after_gap and _ENDED.search(str(last.words))):
        blocks.append(TypedBlock("list", item.words, items=[item]))
        return
    last.words = item.words
    level = last.items
    while item.indent >= level[-1].indent + _DEEPER and level[-1].items:
        level = level[-1].items
    if item.indent >= level[-1].indent + _DEEPER:
        level = level[-1].items
    level.append(item)


def _is_heading(lines: Sequence[_Line], index: int, before: TypedBlock | None) -> bool:
    """A short line without an end, by itself, above something that begins anew."""
    line, following = lines[index], lines[index + 1] if index + 1 < len(lines) else None
    if following is None or not following.after_gap or following.text[0].islower():
        return False
    is_apart = line.after_gap or line.opens_page
    if before is not None and (before.words.ending.endswith(_LINES["introducing"]) or not is_apart):
        return False
    is_short = len(line.text) <= _LONGEST_HEADING and not _POINTED.search(line.text)
    return is_short and not line.text[0].islower() and not line.has_outcome


def _list_markup(items: Sequence[TypedItem]) -> str:
    """Written without recursion: a list can be nested more deeply than Python's calls can."""
    out = ["<ul>"]
    levels = [iter(items)]
    while levels:
        if item := next(levels[-1], None):
            out.append(f"<li><p>{escape(item.text)}</p>{'<ul>' if item.items else '</li>'}")
            if item.items:
                levels.append(iter(item.items))
        else:
            levels.pop()
            out.append("</ul></li>" if levels else "</ul>")
    return "".join(out)
