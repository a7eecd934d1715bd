"""Addresses by reference: how a lower floor, or a text, points at something that an upper floor shows."""

from urllib.parse import quote


def go(reference: str) -> str:
    """Return the address that leads to what a reference names: a panel, a meeting, an item, an action."""
    return f"/go/{quote(reference, safe='/')}"


def meeting_page(reference: str) -> str:
    """Return the page of a meeting, for a mail or a calendar: unlike ``go`` it asks whoever is not signed in to."""
    return f"/meetings/{quote(reference, safe='')}/"
