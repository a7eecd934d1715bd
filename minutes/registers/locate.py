"""One decision or one action in the minutes it stands in, as a reader may see them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from django.contrib.auth.models import AnonymousUser

from core.accounts.models import User
from core.audience import Sensitivity
from minutes.document.model import DocumentAction, DocumentDecision, DocumentItem
from minutes.document.redaction import Redacted
from minutes.models import Minutes, MinutesQuerySet
from minutes.reading.editions import document_for
from minutes.rendering.body import BlockView, ItemView, MinutesView


class _Identified(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def block(self) -> str: ...


Piece = TypeVar("Piece", bound=_Identified)


@dataclass(frozen=True, slots=True)
class InPlace(Generic[Piece]):
    """A piece of the minutes with the item it stands in and the whole document, redacted for its reader."""

    piece: Piece
    item: DocumentItem
    redacted: Redacted
    minutes: Minutes

    @property
    def is_confidential(self) -> bool:
        """Tell whether its item or its own block is: only those cleared for it read it."""
        block = next(block for block in self.item.blocks if block.id == self.piece.block)
        return Sensitivity.CONFIDENTIAL in (self.item.sensitivity, block.sensitivity)

    def view_of_item(self, view: MinutesView) -> ItemView:
        return view.items[self.redacted.document.items.index(self.item)]

    def blocks_around(self, view: MinutesView) -> tuple[BlockView, ...]:
        """The piece's block, the one before it and the list that follows: enough to read the sentence in its place."""
        index = [block.id for block in self.item.blocks].index(self.piece.block)
        return self.view_of_item(view).blocks[max(index - 1, 0) : index + 2]


class NotToBeRead(LookupError):
    """There is no such thing, or none that this reader may see."""


def decision_in_place(user: User | AnonymousUser, pk: UUID) -> InPlace[DocumentDecision]:
    """The decision as the text says it that this person may read. Raises NotToBeRead."""
    readable = Minutes.objects.visible_to(user).filter(meeting__items__decisions=pk)
    return _in_place(user, readable, pk, lambda item: item.decisions)


def action_in_place(user: User | AnonymousUser, pk: UUID) -> InPlace[DocumentAction]:
    """The action as the text says it that this person may read. Raises NotToBeRead."""
    readable = Minutes.objects.visible_to(user).filter(meeting__actions=pk)
    return _in_place(user, readable, pk, lambda item: item.actions)


def _in_place(
    user: User | AnonymousUser,
    readable: MinutesQuerySet,
    pk: UUID,
    pieces: Callable[[DocumentItem], Iterable[Piece]],
) -> InPlace[Piece]:
    for minutes in readable.with_meeting():
        redacted = document_for(user, minutes)
        for item in redacted.document.items:
            for piece in pieces(item):
                if piece.id == str(pk):
                    return InPlace(piece, item, redacted, minutes)
    raise NotToBeRead(str(pk))
