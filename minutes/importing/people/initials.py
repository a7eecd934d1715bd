"""Initials by which minutes name people further on: who is meant, by the list of those who came or sent apologies."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from minutes.importing.parsed import ActionBlock, Doubt, Item, Table
from minutes.text.owner_and_due import owner

from .brackets import are_initials
from .entries import entries_of
from .names import People

_IN_BRACKETS = re.compile(r"[(\[](?P<initials>[A-Z]{2,4})(?=[,;)\]])")
_DASH = re.compile(r"\s+[–—=-]\s+")
_PARTS = re.compile(r"[,;]\s*|\s+[–—-]\s+|[“”‘’\"']")
_BEFORE_NAME = re.compile(r"[,;:()]|\band\b")
_ALONE = re.compile(r"[A-Z]{2,4}(?: ?(?:[/&,]|and) ?[A-Z]{2,4}){0,3}")
_AS_FAR_BACK = 80  # characters, more than a name has


def initials_of(texts: Iterable[str], tables: Iterable[Table] = ()) -> dict[str, str]:
    """The people whose initials stand beside their names, by these; the first of two who share them."""
    people = People()
    found: dict[str, str] = {}
    for text in texts:
        for initials, name in (*_in_brackets(text, people), *_in_entries(text, people)):
            found.setdefault(initials, name)
    for row in (row for table in tables for row in table.rows):
        for initials, name in _in_row(row, people):
            found.setdefault(initials, name)
    return found


Initials = tuple[str, str]  # and whose they are


def _in_brackets(text: str, people: People) -> Iterator[Initials]:
    for match in _IN_BRACKETS.finditer(text):
        before = text[max(0, match.start() - _AS_FAR_BACK) : match.start()]
        name = _BEFORE_NAME.split(before)[-1].strip()
        if people.is_name(name) and are_initials(match["initials"], name):
            yield match["initials"], name


def _in_entries(text: str, people: People) -> Iterator[Initials]:
    """The initials in an enumeration: among what brackets tell, or beside a dash."""
    for entry in entries_of(text):
        sides = _DASH.split(entry.head.rpartition(": ")[2])
        for name in filter(people.is_name, sides):
            told = [part for within in entry.told for part in _PARTS.split(within)]
            yield from ((part, name) for part in (*told, *sides) if are_initials(part, name))


def _in_row(row: Sequence[str], people: People) -> Iterator[Initials]:
    names = [name for cell in row for name, _ in people.named_in(cell)]
    yield from ((cell, name) for name in names[:1] for cell in row if are_initials(cell, name))


def doubts_of_initials(items: Sequence[Item], known: Mapping[str, str]) -> Iterator[Doubt]:
    """The doubts about owners of actions whose initials nobody has, in minutes that say whose initials are which."""
    for block in (block for item in items for block in item.blocks if known):
        if isinstance(block, ActionBlock):
            said = owner(block.text.text) if block.owner is None else block.owner
            unknown = [each for each in re.findall(r"[A-Z]{2,4}", said) if each not in known]
            if _ALONE.fullmatch(said) and unknown:
                message = f"“{unknown[0]}” owes an action; nobody in the list of those who came has these initials."
                yield Doubt(block.text.lines[0], "unknown initials", said, message)
