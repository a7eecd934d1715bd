"""Characters, by the table that the editor in the browser loads too; which no name or title may hold. Pure."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from core.english import and_list

_FOLDER = Path(__file__).resolve().parents[1] / "static/js/drafting"


def load_exported(name: str) -> dict[str, Any]:
    """Return what a module of the editor exports: plain JSON, behind a comment and two words of JavaScript."""
    source = (_FOLDER / name).read_text(encoding="utf-8")
    exported: dict[str, Any] = json.loads(source[source.index("{") :])
    return exported


def named(points: str) -> Iterator[str]:
    """The characters of a row: ``"0009-000A 00AD"`` names three."""
    for stretch in points.split():
        first, _, last = stretch.partition("-")
        yield from map(chr, range(int(first, 16), int(last or first, 16) + 1))


TABLE: dict[str, str] = load_exported("character_table.js")
_HIDDEN = re.compile(f"[{re.escape(''.join(named(TABLE['refused'])))}]")


_INVISIBLE = re.compile(f"[{re.escape(''.join({*named(TABLE['dropped'])} - {*named(TABLE['refused'])}))}]")


def one_line(text: str) -> str:
    """Return words as one line: blanks and line ends folded, without what nobody sees. Names that look the same are."""
    return " ".join(_INVISIBLE.sub("", text).split())


def hidden_in(text: str) -> list[str]:
    """Return the characters of a text that show nothing and can hide or turn round what stands beside them, each once:
    controls, and marks of direction, by which a name could be made to look like another's."""
    return list(dict.fromkeys(_HIDDEN.findall(text)))


def hidden_in_words(signs: list[str]) -> str:
    """Say, to whoever sent a text, which characters of it are refused."""
    numbers = and_list([f"U+{ord(sign):04X}" for sign in signs])
    what = "a character that is not shown" if len(signs) == 1 else "characters that are not shown"
    return f"This holds {what} and can turn words round or hide them ({numbers}). Type the words anew."
