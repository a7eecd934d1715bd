"""The quorum of an item as its document has it, from the one reckoning of it, and in the words that are printed.

It is kept at the item, so that it is withheld with it: how many took part says who stood aside.
"""

from meetings.attendance.presence import Presence
from minutes.document.model import DocumentDecision, DocumentItem, DocumentQuorum

# Words by which a panel decides nothing; it puts off what it has too few people to decide.
DECIDES_NOTHING = ("NOTED", "DISCUSSED", "DEFERRED")


def document_quorum(presence: Presence, reason: str = "") -> DocumentQuorum | None:
    """Return how it stood with the quorum; None where the panel has no rule about it.

    ``reason`` is why something was decided without one; it is kept, and says nothing, where there was one after all.
    """
    if presence.is_quorate is None:
        return None
    return DocumentQuorum(
        rule=presence.rule,
        needed=presence.quorum or 0,
        needed_of=presence.quorum_of.value,
        people=presence.people,
        votes=presence.votes,
        filled=presence.present,
        places=presence.seats,
        is_quorate=presence.is_quorate,
        shortfall="" if presence.is_quorate else presence.shortfall,
        reason="" if presence.is_quorate else reason,
        passed=presence.passed,
        represented=presence.represented,
    )


def is_inquorate(item: DocumentItem) -> bool:
    """Tell whether something was decided at an item without a quorum."""
    return bool(decided_without_quorum(item))


def decided_without_quorum(item: DocumentItem) -> list[DocumentDecision]:
    """Return the decisions of an item that were made without a quorum."""
    if item.quorum is None or item.quorum.is_quorate:
        return []
    return [decision for decision in item.decisions if decision.outcome not in DECIDES_NOTHING]


def quorum_words(item: DocumentItem) -> str:
    """Say that an item was decided without a quorum, and why; nothing of any other."""
    if item.quorum is None or not is_inquorate(item):
        return ""
    reason = f" It was decided all the same: {item.quorum.reason}" if item.quorum.reason else ""
    return f"There was no quorum for this item: {item.quorum.shortfall}.{reason}"
