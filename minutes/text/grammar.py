"""The words, marks and labels by which the text of minutes is read. The editor in the browser loads the same file."""

import re

from core.characters import load_exported

GRAMMAR = load_exported("grammar.js")


def any_word(words: str) -> str:
    """Return a pattern for any of these words, which stand apart by a blank."""
    return f"(?:{'|'.join(map(re.escape, words.split()))})"


def any_mark(marks: str) -> str:
    """Return a pattern for any of these characters."""
    return f"[{re.escape(marks)}]"
