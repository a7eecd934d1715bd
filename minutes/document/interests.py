"""What the minutes say at an item of those who took no part in it. Printed from the record, as attendance is."""

from minutes.document.model import DocumentInterest


def interest_words(interest: DocumentInterest) -> str:
    """In one sentence or two: who, that they took no part, and why in their own words (Companies Act 2006, s. 177)."""
    return f"{interest.name} declared an interest and took no part in this item: {interest.interest}"
