"""The words, marks and labels by which the text of minutes is read. The editor in the browser loads the same file."""

import json
import re
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).resolve().parents[2] / "static/js/drafting"


def load_exported(name: str) -> dict[str, Any]:
    """Return what a module of the editor exports: plain JSON, behind a comment and two words of JavaScript."""
    source = (_FOLDER / name).read_text(encoding="utf-8")
    exported: dict[str, Any] = json.loads(source[source.index("{") :])
    return exported


GRAMMAR = load_exported("grammar.js")


def any_word(words: str) -> str:
    """Return a pattern for any of these words, which stand apart by a blank."""
    return f"(?:{'|'.join(map(re.escape, words.split()))})"


def any_mark(marks: str) -> str:
    """Return a pattern for any of these characters."""
    return f"[{re.escape(marks)}]"
