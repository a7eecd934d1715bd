"""The words for an item of an agenda, the same wherever it stands. Pure."""

from collections.abc import Iterator

from meetings.agenda.clock import minutes_words

WITHDRAWN = "Withdrawn"


def point_facts(minutes_allotted: int | None, purpose: str, presenter: str) -> Iterator[str]:
    """Yield how long the item takes, what it is for and who presents it, as far as that is known."""
    if minutes_allotted:
        yield minutes_words(minutes_allotted)
    if purpose:
        yield purpose
    if presenter:
        yield f"Presented by {presenter}"


def said_of_withdrawal(reason: str, words: str = WITHDRAWN) -> str:
    """Return the words for a withdrawn item, with the reason for whoever may read it."""
    return f"{words}: {reason}" if reason else words
