"""The wall between public and confidential: every rendering of minutes is made from what passes here. Pure."""

from collections.abc import Set
from dataclasses import dataclass, replace
from functools import partial

from core.audience import WITHHELD_TITLE, Audience, Sensitivity
from core.identity_memo import IdentityMemo
from meetings.panels.rules import VotesPrinted
from minutes.document.model import DocumentDecision, DocumentItem, MinutesDocument
from minutes.document.quorum import decided_without_quorum

_lately_redacted: IdentityMemo[DocumentItem] = IdentityMemo(size=4096)

POINTER = "This item is recorded in the Confidential Minutes of this meeting."


@dataclass(frozen=True, slots=True)
class Redacted:
    """A document with only what its audience may read. The renderers take nothing else."""

    document: MinutesDocument
    audience: Audience


def redact(document: MinutesDocument, audience: Audience) -> Redacted:
    """The document as this audience may read it.

    A withheld item keeps its number, so that numbering never shifts, its public title if it has one, and a pointer
    sentence; a withheld block goes with the decisions, actions and references in it. Total: every item and block is
    judged. Raises ValueError for a sensitivity that is not known: what cannot be judged is shown to nobody.
    """
    return Redacted(
        replace(
            document,
            front=tuple(block for block in document.front if audience.may_read(block.sensitivity)),
            items=tuple(
                _lately_redacted.get((item,), audience, partial(_redacted_item, item, audience))
                for item in document.items
            ),
        ),
        audience,
    )


def _redacted_item(item: DocumentItem, audience: Audience) -> DocumentItem:
    # Every block is judged, also those of an item that is withheld: one that cannot be judged must not pass.
    blocks = tuple(block for block in item.blocks if audience.may_read(block.sensitivity))
    if not audience.may_read(item.sensitivity):
        return _withheld(item)
    readable = {block.id for block in blocks}
    redacted = replace(
        item,
        blocks=blocks,
        decisions=_readable_decisions(item, readable),
        actions=tuple(action for action in item.actions if action.block in readable),
        mentions=tuple(mention for mention in item.mentions if mention.block in readable),
    )
    if redacted.quorum and redacted.quorum.reason and not decided_without_quorum(redacted):
        redacted = replace(redacted, quorum=replace(redacted.quorum, reason=""))  # it is of a decision that is withheld
    return _for_the_public(redacted) if audience is Audience.PUBLIC else redacted


def _withheld(item: DocumentItem) -> DocumentItem:
    title = item.title if is_withheld(item) else item.public_title or WITHHELD_TITLE
    return DocumentItem(
        item.number, title, sensitivity=item.sensitivity, pointer=POINTER, printed_number=item.printed_number
    )


def _readable_decisions(item: DocumentItem, readable: Set[str]) -> tuple[DocumentDecision, ...]:
    """The decisions in readable blocks; a link to one that is withheld goes with it."""
    decisions = tuple(decision for decision in item.decisions if decision.block in readable)
    shown = {decision.id for decision in decisions}
    return tuple(decision if decision.restates in shown else replace(decision, restates="") for decision in decisions)


def _for_the_public(item: DocumentItem) -> DocumentItem:
    """The item without what is said of secrecy, nor who voted how where the panel prints votes in words alone."""
    blocks = tuple(
        replace(block, sensitivity_reason="") if block.sensitivity_reason else block for block in item.blocks
    )
    decisions = tuple(map(_without_names, item.decisions))
    return replace(item, public_title="", sensitivity_reason="", blocks=blocks, decisions=decisions)


def _without_names(decision: DocumentDecision) -> DocumentDecision:
    if decision.vote is None or not decision.vote.ballots or decision.vote.places != VotesPrinted.WORDS:
        return decision
    return replace(decision, vote=replace(decision.vote, ballots=()))


def is_withheld(item: DocumentItem) -> bool:
    """Tell whether the item stands in a rendition only by its number and pointer."""
    return bool(item.pointer)


def sensitivity_of(*, is_confidential: bool) -> Sensitivity:
    return Sensitivity.CONFIDENTIAL if is_confidential else Sensitivity.PUBLIC
