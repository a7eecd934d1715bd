"""Items that are about actions of earlier meetings, told by their titles."""

import re

from .parsed import Piece

_OUTSTANDING = re.compile(
    r"\bactions?\b.*\b(?:outstanding|log|register|update|review|list|tracker|arising|previous|status)\b|"
    r"\b(?:outstanding|previous|open|review of|update on|minutes and|arising)\b.*\bactions?\b|\bmatters arising\b",
    re.I,
)


def is_outstanding(title: Piece) -> bool:
    """Tell whether an item is about actions of earlier meetings."""
    return _OUTSTANDING.search(title.text) is not None
