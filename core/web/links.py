"""Addresses by reference: how a lower floor, or a text, points at something that an upper floor shows."""

from urllib.parse import quote


def go(reference: str) -> str:
    """The address that leads to what a reference names: a panel, a meeting, an item, an action."""
    return f"/go/{quote(reference, safe='/')}"


def meeting_page(reference: str) -> str:
    """The page of a meeting, for a mail or a calendar: who is not signed in is asked to there, and not by ``go``."""
    return f"/meetings/{quote(reference, safe='')}/"
