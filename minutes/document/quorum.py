"""The quorum of an item as its document has it, from the one reckoning of it, and in the words that are printed.

It is kept at the item, so that it is withheld with it: how many took part says who stood aside.
"""

from meetings.attendance.quorum import Presence
from minutes.document.model import DocumentItem, DocumentQuorum

# Words by which a panel decides nothing; it puts off what it has too few people to decide.
DECIDES_NOTHING = ("NOTED", "DISCUSSED", "DEFERRED")


def document_quorum(presence: Presence) -> DocumentQuorum | None:
    """Return how it stood with the quorum; None where the panel has no rule about it."""
    if presence.quorum is None or presence.is_quorate is None:
        return None
    return DocumentQuorum(
        needed=presence.quorum,
        needed_of=presence.quorum_of.value,
        people=presence.people,
        votes=presence.votes,
        filled=presence.present,
        places=presence.seats,
        is_quorate=presence.is_quorate,
        shortfall="" if presence.is_quorate else presence.shortfall,
    )


def is_inquorate(item: DocumentItem) -> bool:
    """Tell whether something was decided at an item without a quorum."""
    decided = any(decision.outcome not in DECIDES_NOTHING for decision in item.decisions)
    return decided and item.quorum is not None and not item.quorum.is_quorate


def quorum_words(item: DocumentItem) -> str:
    """Say that an item was decided without a quorum; nothing of any other."""
    if item.quorum is None or not is_inquorate(item):
        return ""
    return f"There was no quorum for this item: {item.quorum.shortfall}."
