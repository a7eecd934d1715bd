"""Finds the actions that a text refers to."""

import re
from collections.abc import Iterator

from actions.references import Reference

from .sentences import sentence_spans

_REFERENCE = re.compile(r"(?<![\w/])([A-Z]{2,8}[1-9]\d{0,2}/\d{2})(?![\w/])")
_SAYS_ACTION = re.compile(r"\bactions?\b", re.IGNORECASE)


def mentioned_actions(text: str, panel_code: str) -> Iterator[Reference]:
    """References in the order of the text. Those of another panel count only in a sentence that speaks of actions:
    a consultation paper may be called CP17/18."""
    if "/" not in text:
        return
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        for match in _REFERENCE.finditer(sentence):
            reference = _parsed(match[1])
            if reference and (reference.panel_code == panel_code or _SAYS_ACTION.search(sentence)):
                yield reference


def _parsed(text: str) -> Reference | None:
    try:
        return Reference.parse(text)
    except ValueError:
        return None
