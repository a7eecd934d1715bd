"""Reads plain text, typed or pasted, as the blocks of a minute. ``static/js/drafting/typed.js`` reads it the same, by
the same words (``grammar``) and the same table of examples.

Blocks stand apart by a blank line, or by a line that ends early. Lines that a mail or a PDF has broken are joined.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from .action_label import ACTION_LABEL, PROMISE
from .clauses import outcome_pattern
from .grammar import GRAMMAR, any_mark, any_word
from .markup import escape
from .typed_lines import Layout, Line, begins_anew, is_complete, layout_of, read_lines

_LONGEST_HEADING = 110
_ENDED_EARLY = 0.82  # of the longest line
_DEEPER = 2

_LINES, _ENTRIES = GRAMMAR["lines"], GRAMMAR["entries"]
_CLOSING = any_mark(_LINES["closing"])
_ENDED = re.compile(rf"{any_mark(_LINES['ending'])}{_CLOSING}*$")
_POINTED = re.compile(rf"{any_mark(_LINES['completing'] + _ENTRIES['separators'])}$")
_DASHES, _LETTERS_FOR_BULLETS = _ENTRIES["dashes"], _ENTRIES["letters_for_bullets"]
_BULLET = re.compile(
    rf"(?:{any_mark(_ENTRIES['glued_bullets'])}|{_ENTRIES['font_bullets']})\s*(?=\S)"
    rf"|(?:{any_mark(_ENTRIES['bullets'])}|{any_mark(_LETTERS_FOR_BULLETS)}(?=\s+\S))\s+(?=\S)"
)
_ENUMERATOR = re.compile(rf"\(?(?:{_ENTRIES['enumerators_at_line_start']})[.)]\s+(?=\S)")
_SEPARATED = re.compile(rf"{any_mark(_ENTRIES['separators'])}(?: {any_word(_ENTRIES['last'])})?$")
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
        is_joined = not self.ending or (_BROKEN.search(self.ending) is not None and line[0].islower())
        self._add(line if is_joined else f" {line}")

    def break_on(self, line: str) -> None:
        self._add(f"\n{line}" if self.ending else line)

    def _add(self, part: str) -> None:
        self._parts.append(part)
        self.ending = (self.ending + part)[-_LONGEST_ENDING:]


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
        return f"<{(tag := _TAGS[self.kind])}>{_running(self.text)}</{tag}>"


_TAGS = {"paragraph": "p", "subheading": "h3", "action": "aside"}


def typed_blocks(text: str, outcomes: Collection[str]) -> list[TypedBlock]:
    """Return the blocks of a plain text, in order. ``outcomes`` are the outcome words of its panel."""
    lines = read_lines(text, outcome_pattern(frozenset(outcomes)))
    layout = layout_of(lines)
    blocks: list[TypedBlock] = []
    for index, line in enumerate(lines):
        before = blocks[-1] if blocks else None
        goes_on = index > 0 and before is not None and _goes_on(lines[index - 1], line, before, layout)
        if action := ACTION_LABEL.match(line.text):
            blocks.append(TypedBlock("action", Words(line.text[action.end() :])))
        elif (words := _entry(lines, index, before, goes_on=goes_on)) is not None:
            _add_entry(blocks, TypedItem(line.indent, Words(words)), line)
        elif line.after_break and before is not None:
            before.words.break_on(line.text)
        elif goes_on and before is not None:
            before.words.go_on(line.text)
        else:
            kind = "subheading" if _is_heading(lines, index, before) else "paragraph"
            blocks.append(TypedBlock(kind, Words(line.text)))
    return blocks


def _goes_on(last: Line, line: Line, before: TypedBlock, layout: Layout) -> bool:
    """Return whether the line continues the sentence, or the paragraph, of the line before it."""
    if before.kind == "subheading" or line.after_break:
        return False
    if before.kind == "action" and not before.words.ending:  # its words stand under the label
        return not line.after_gap or PROMISE.match(line.text) is not None
    has_ended, is_lower = is_complete(last), line.text[0].islower()
    if line.after_gap:
        return not has_ended and is_lower
    if line.opens_page:
        return not has_ended
    if last.text.endswith(_LINES["introducing"]) and line.begins_with_outcome:
        return False
    hangs = before.kind == "list" and line.indent >= _DEEPER and not has_ended
    if layout.measure is None or hangs:
        return hangs
    had_room = last.length + 1 + len(line.text.split(" ", 1)[0]) < layout.measure * _ENDED_EARLY
    if not has_ended and (had_room or not layout.is_wrapped) and begins_anew(last, line):
        return False
    return is_lower or not (had_room and has_ended)


def _entry(lines: Sequence[Line], index: int, before: TypedBlock | None, *, goes_on: bool) -> str | None:
    """The words of a list entry that starts on this line; a bullet is dropped, an enumerator is part of the words."""
    line = lines[index]
    is_open = before is not None and before.kind == "list"
    is_introduced = before is not None and before.words.ending.endswith(_LINES["introducing"])
    bullet = _BULLET.match(line.text)
    if bullet:
        # A dash may stand within a sentence that goes on, and nowhere else.
        is_within = goes_on and not is_open and _ENDED.search(lines[index - 1].text) is None
        is_sure = bullet[0][0] not in _LETTERS_FOR_BULLETS and not (is_within and bullet[0][0] in _DASHES)
        if is_sure or is_open or is_introduced:
            return line.text[bullet.end() :]
    if _ENUMERATOR.match(line.text) and (is_open or is_introduced or (not goes_on and _counts_on(lines, index))):
        return line.text
    is_next = is_open and not line.after_gap and before is not None and _SEPARATED.search(before.words.ending)
    return line.text if line.begins_with_outcome and (is_introduced or is_next) else None


def _counts_on(lines: Sequence[Line], index: int) -> bool:
    """Return whether another entry of the same make follows soon: one number alone is no list."""
    return any(_ENUMERATOR.match(line.text) for line in lines[index + 1 : index + 4])


def _add_entry(blocks: list[TypedBlock], item: TypedItem, line: Line) -> None:
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


def _is_heading(lines: Sequence[Line], index: int, before: TypedBlock | None) -> bool:
    """A short line without an end, by itself, above something that begins anew."""
    line, following = lines[index], lines[index + 1] if index + 1 < len(lines) else None
    if following is None or not following.after_gap or following.text[0].islower():
        return False
    is_apart = line.after_gap or line.opens_page
    if before is not None and (before.words.ending.endswith(_LINES["introducing"]) or not is_apart):
        return False
    is_short = len(line.text) <= _LONGEST_HEADING and not _POINTED.search(line.text)
    return is_short and not line.text[0].islower() and not line.has_outcome


def _running(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _list_markup(items: Sequence[TypedItem]) -> str:
    """Written without recursion: a list can be nested more deeply than Python's calls can."""
    out = ["<ul>"]
    levels = [iter(items)]
    while levels:
        if item := next(levels[-1], None):
            out.append(f"<li><p>{_running(item.text)}</p>{'<ul>' if item.items else '</li>'}")
            if item.items:
                levels.append(iter(item.items))
        else:
            levels.pop()
            out.append("</ul></li>" if levels else "</ul>")
    return "".join(out)
