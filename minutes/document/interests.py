"""Interests in words: who declared one in an item, and what followed. Printed from the record, as attendance is."""

from meetings.enums import Follows
from minutes.document.model import DocumentInterest

_FOLLOWED = {
    "": "declared an interest and took no part in this item",
    Follows.TAKES_PART: "declared an interest and took part in this item, as the meeting allowed",
    Follows.SPEAKS: "declared an interest, stayed for the discussion of this item and did not vote",
    Follows.SILENT: "declared an interest, stayed silent during this item and did not vote",
    Follows.LEAVES: "declared an interest and left for this item",
}


def interest_words(interest: DocumentInterest) -> str:
    """Say what followed from an interest, and what it is in their own words (Companies Act 2006, s. 177).

    Raises ValueError for something that nobody knows to follow.
    """
    follows = Follows(interest.follows) if interest.follows else ""
    return f"{interest.name} {_FOLLOWED[follows]}: {interest.interest}"
