"""The order of both registers: by panel, newest meeting first, then as the minutes print them."""

from uuid import UUID

from core.web.keyset_paging import Order, Place, Step
from meetings.models import AgendaItem


def register_order(identity: str) -> Order:
    """``identity`` is the field with the uuid of the decision or action."""
    return Order(
        (
            Step("item__meeting__panel__code", str),
            Step("item__meeting__number", int, falls=True),
            Step("item__number", int),
            Step("position", int),
            Step(identity, UUID),
        )
    )


def place_of(item: AgendaItem, position: int, identity: UUID) -> Place:
    return (item.meeting.panel.code, item.meeting.number, item.number, position, identity)
