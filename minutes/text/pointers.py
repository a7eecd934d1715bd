"""Tells whether a text sends its reader to the Confidential Minutes of the meeting."""

import re

from .sentences import sentence_spans

_RECORD = (
    r"confidential\s+(?:[\w-]+\s+){0,3}?"
    r"(?:minutes?|annexe?|appendix|addendum|section|part|record|session|version)\b"
)
_KEPT = (
    r"(?:found|recorded|set (?:out|down)|contained|captured|detailed|included|documented|minuted|available|provided|"
    r"held|kept|placed|entered|noted|covered|reported|given|described|appears?|stands?|are|is|continued?)"
)
_POINTER = re.compile(
    rf"\b{_KEPT},?\s+(?:\w+\s+){{0,3}}?(?:in|within|under|by|at)\s+(?:\w+\s+){{0,3}}?{_RECORD}|"
    rf"\b(?:see|refer(?:red)? to|consult)(?:\s*:)?\s+(?:\w+\s+){{0,4}}?{_RECORD}|"
    r"\b(?:minutes?|record)\s+(?:of|for|on)\s+this\s+(?:\w+\s+)?(?:is|are)\s+confidential\b|"
    r"\b(?:minuted|recorded)\s+(?:separately\s+)?(?:as confidential|in confidence|confidentially)\b",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(
    r"\s+(?:of|from|for)\s+(?:(?:the|its|their|our)\s+)?(?:last|previous|prior|earlier|\w+\s+\d{4})\b",
    re.IGNORECASE,
)


def points_to_confidential_minutes(text: str) -> bool:
    """Return whether a sentence says that more is recorded in the confidential minutes of this meeting.

    That other confidential minutes were approved or asked for is no such pointer.
    """
    return "confiden" in text.casefold() and any(_is_pointer(text[start:end]) for start, end in sentence_spans(text))


def _is_pointer(sentence: str) -> bool:
    found = _POINTER.search(sentence)
    return found is not None and not _OF_ANOTHER.match(sentence, found.end())
