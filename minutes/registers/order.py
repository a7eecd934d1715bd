"""The order of both registers: by panel, newest meeting first, then as the minutes print them.

Behind its meetings stands what the panel decided by correspondence.
"""

from uuid import UUID

from core.web.keyset_paging import Order, OrderField, Place
from meetings.models import AgendaItem


def register_order(identity: str) -> Order:
    """``identity`` is the field with the uuid of the decision or action."""
    return Order(
        (
            OrderField("item__meeting__panel__code", str),
            OrderField("item__meeting__series", str),
            OrderField("item__meeting__number", int, falls=True),
            OrderField("item__number__key", int),
            OrderField("position", int),
            OrderField(identity, UUID),
        )
    )


def place_of(item: AgendaItem, position: int, identity: UUID) -> Place:
    return (item.meeting.panel.code, item.meeting.series, item.meeting.number, item.number.key, position, identity)
