"""What is said of a point of an agenda, in the same words wherever it stands. Pure."""

from collections.abc import Iterator

from meetings.agenda.clock import minutes_words

WITHDRAWN = "Withdrawn"


def point_facts(minutes_allotted: int | None, purpose: str, presenter: str) -> Iterator[str]:
    """How long it takes, what it is for and who presents it, as far as that is known."""
    if minutes_allotted:
        yield minutes_words(minutes_allotted)
    if purpose:
        yield purpose
    if presenter:
        yield f"Presented by {presenter}"


def said_of_withdrawal(reason: str, words: str = WITHDRAWN) -> str:
    """That it is withdrawn, and why, for whoever reads why."""
    return f"{words}: {reason}" if reason else words
