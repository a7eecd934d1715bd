"""Interests in words: who took no part in an item. Printed from the record, as attendance is."""

from minutes.document.model import DocumentInterest


def interest_words(interest: DocumentInterest) -> str:
    """Say who took no part, and why in their own words (Companies Act 2006, s. 177)."""
    return f"{interest.name} declared an interest and took no part in this item: {interest.interest}"
