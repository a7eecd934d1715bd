"""Actions that a closing list or table repeats, told by their words whatever stands around them."""

import re
from collections import defaultdict
from collections.abc import Iterable

from meetings.references import BETWEEN, CODE
from minutes.text.owner_and_due import due, owner

from .owners import owner_unlike_text
from .parsed import ActionBlock, Block, Item

_WORD = re.compile(r"[^\W_]{3,}")
_SMALL_WORDS = frozenset(
    "the and for with will shall should from that this its their his her has have been are was".split()
)
_REFERENCE = re.compile(rf"{CODE}{BETWEEN}\d{{1,4}}/\d{{2,9}}")
_SHARED = 0.75  # of the words of the shorter one
_MOST_COMPARED = 40  # actions of one owner


class RaisedActions:
    """The actions raised so far, by what they say and by who owes them."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._tasks: set[frozenset[str]] = set()
        self._of_owner: dict[str, list[frozenset[str]]] = defaultdict(list)
        self.references: set[str] = set()
        for block in (block for item in items for block in item.blocks):
            self._add_block(block)

    def _add_block(self, block: Block) -> None:
        if isinstance(block, ActionBlock):
            self.add(block.text.text, block.owner)
            if block.reference is not None:
                self.references.add(str(block.reference.plain))

    def add(self, text: str, said: str | None) -> None:
        task = _task(text, said)
        self._tasks.add(task)
        self._of_owner[_owner(text, said)].append(task)

    def holds(self, text: str, said: str | None) -> bool:
        """Tell whether an action of these words was raised, or one of the same owner in nearly these words."""
        task = _task(text, said)
        if not task:
            return False
        return task in self._tasks or any(_are_alike(task, other) for other in self._of(text, said))

    def mentions(self, text: str) -> bool:
        """Tell whether a text names a number under which an action was raised."""
        return any(reference in text for reference in _REFERENCE.findall(text) if reference in self.references)

    def _of(self, text: str, said: str | None) -> list[frozenset[str]]:
        name = _owner(text, said)
        return self._of_owner[name][-_MOST_COMPARED:] if name in self._of_owner else []


def _task(text: str, said: str | None) -> frozenset[str]:
    """The words of weight of what is to be done, without who is to do it and until when."""
    until, name = due(text), _own_owner(text) if said is None else ""
    wording = text.replace(until, "") if until else text
    wording = wording.replace(name, "", 1) if name else wording
    return frozenset(word for word in _WORD.findall(wording.casefold()) if word not in _SMALL_WORDS)


def _owner(text: str, said: str | None) -> str:
    return (_own_owner(text) if said is None else said).casefold().removeprefix("the ")


def _own_owner(text: str) -> str:
    """The owner whom the text itself names, "" where it begins with none."""
    unlike = owner_unlike_text(text)
    return owner(text) if unlike is None else unlike


def _are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _SHARED * max(1, min(len(one), len(other)))
