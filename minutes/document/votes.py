"""The vote on a decision as its document has it, read in the query that reads the decisions.

It is kept at its decision, so that it is withheld with the block that states it.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import JSONObject

from meetings.models import Ballot, Vote
from minutes.document.annotations import AsObject
from minutes.document.model import DocumentBallot, DocumentOption, DocumentVote

# Words by which a panel says that something was carried; of those that are a panel’s own, the common ones.
SAYS_CARRIED = ("AGREED", "APPROVED", "ADOPTED", "CARRIED", "CONFIRMED", "ENDORSED", "RATIFIED", "RESOLVED")
_FIELDS = (
    "sentence", "printed", "is_carried", "in_favour", "against", "abstained", "not_voting", "chosen", "mover",
    "seconder", "casting", "casting_by",
)  # fmt: skip
_BALLOT = JSONObject(
    name="name", side="side", category="category", standing_for=F("alternate_for__name"), option="option"
)
_VOTES = Vote.objects.filter(decision=OuterRef("pk"))
_BALLOTS = Ballot.objects.filter(vote__decision=OuterRef("pk")).order_by().values("vote")

VOTED = {
    "voted": Subquery(_VOTES.values(said=JSONObject(**{name: name for name in _FIELDS}))),
    "voted_options": Subquery(_VOTES.values("options")),
    "voted_by_name": Subquery(_BALLOTS.annotate(said=AsObject("position", _BALLOT)).values("said")),
}


def document_vote(
    voted: Mapping[str, Any] | None,
    options: Sequence[tuple[str, int]] | None,
    by_name: Mapping[str, dict[str, Any]] | None,
    places: str,
) -> DocumentVote | None:
    """Return what the columns say that ``VOTED`` adds to a decision; None of one on which there was no vote.

    ``places`` is where the panel has votes printed.
    """
    if voted is None:
        return None
    ballots = by_name or {}
    told = {**voted, "is_carried": bool(voted["is_carried"])}
    return DocumentVote(
        **told,
        options=tuple(DocumentOption(*option) for option in options or ()),
        ballots=tuple(_ballot(ballots[position]) for position in sorted(ballots, key=int)),
        places=str(places),
    )


def _ballot(told: dict[str, Any]) -> DocumentBallot:
    return DocumentBallot(**{**told, "standing_for": told["standing_for"] or ""})


def lost_words(outcome: str, *, is_negative: bool, is_carried: bool) -> str:
    """Say that a statement has as carried what was lost; nothing of one that does not."""
    if is_carried or is_negative or outcome not in SAYS_CARRIED:
        return ""
    return f"It says {outcome}, and the vote did not carry it. Change the outcome word, or the vote."
