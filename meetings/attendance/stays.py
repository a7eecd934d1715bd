"""The stays of somebody at a meeting: from which item to which they were there, when, and how. Pure.

Whoever leaves and comes back has one stay for each time they were there.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import time
from itertools import pairwise
from typing import NamedTuple

from core import english
from core.errors import Unacceptable
from meetings.enums import Manner
from meetings.item_numbers import ItemNumber

_MANNERS = {Manner.IN_PERSON: "in person", Manner.REMOTE: "remotely"}


class Stay(NamedTuple):
    """Without ``from_item`` it is from the beginning, without ``to_item`` until the end.

    Whoever ``left_during`` their last item was there for a part of it, and is not counted at it: what it came to was
    decided without them. The times of day are those where the panel is; ``manner`` is empty where nobody said.
    """

    from_item: ItemNumber | None = None
    to_item: ItemNumber | None = None
    left_during: bool = False
    arrived_at: time | None = None
    left_at: time | None = None
    manner: str = ""

    @classmethod
    def read(cls, row: object) -> "Stay":
        """Return the stay that a row or an attendee tells of."""
        return cls(*(getattr(row, name) for name in cls._fields))

    def covers(self, item: ItemNumber) -> bool:
        """Tell whether they are counted at an item by this stay."""
        return (self.from_item is None or self.from_item <= item) and not self.is_over_at(item)

    def is_over_at(self, item: ItemNumber) -> bool:
        """Tell whether they had left by an item. Whoever left after an item was there for its sub-items too."""
        last = self.to_item
        if last is None or item < last:
            return False
        return self.left_during or last not in (item, item.head)


def is_there(stays: Sequence[Stay], item: ItemNumber) -> bool:
    """Tell whether somebody with these stays is counted at an item."""
    return any(stay.covers(item) for stay in stays)


def movement(name: str, stays: Sequence[Stay], item: ItemNumber) -> str:
    """Say why somebody is not there at an item: they have left, and may come back, or are still to come."""
    left = [stay for stay in stays if stay.is_over_at(item)]
    to_come = [stay for stay in stays if stay.from_item is not None and stay.from_item > item]
    if not left:
        return f"{name} was not there before item {to_come[0].from_item}."
    back = f" and came back for item {to_come[0].from_item}" if to_come else ""
    return f"{name} left {_at_the_end(left[-1])}{back}."


def _at_the_end(stay: Stay) -> str:
    return f"{'during' if stay.left_during else 'after'} item {stay.to_item}"


def with_leaving(stays: Sequence[Stay], item: ItemNumber, at: time | None) -> tuple[Stay, ...]:
    """Return the stays of somebody who leaves while an item is taken.

    Raises Unacceptable for somebody who is not there, or is recorded as there again later.
    """
    here = next((place for place, stay in enumerate(stays) if stay.covers(item)), None)
    if here is None:
        raise Unacceptable(f"They are not in the room at item {item}, so they cannot leave it.")
    if here + 1 < len(stays):
        raise Unacceptable(_has_moved_later(stays[here + 1], item))
    return (*stays[:here], stays[here]._replace(to_item=item, left_during=True, left_at=at))


def without_items(
    stays: Sequence[Stay], first: ItemNumber | None, last: ItemNumber | None, items: Sequence[ItemNumber]
) -> tuple[Stay, ...]:
    """Return the stays of somebody for whom an alternate stood in from one item to another, the ends of the meeting
    where None: they were there for the others. ``items`` are those of the agenda, in order."""
    before = max((item for item in items if first is not None and item < first), default=None)
    after = min((item for item in items if last is not None and item > last), default=None)
    parts = (part for stay in stays for part in _without(stay, before, after))
    return tuple(parts)


def _without(stay: Stay, before: ItemNumber | None, after: ItemNumber | None) -> Iterator[Stay]:
    """Yield what is left of a stay until the item before those that are cut out, and from the one after them."""
    if before is not None and (stay.from_item is None or stay.from_item <= before):
        ends_before = stay.to_item is not None and stay.to_item <= before
        yield stay if ends_before else stay._replace(to_item=before, left_during=False, left_at=None)
    if after is not None and (stay.to_item is None or stay.to_item >= after):
        begins_after = stay.from_item is not None and stay.from_item >= after
        yield stay if begins_after else stay._replace(from_item=after, arrived_at=None)


def with_coming(stays: Sequence[Stay], item: ItemNumber, at: time | None) -> tuple[Stay, ...]:
    """Return the stays of somebody who comes, or comes back, while an item is taken.

    Raises Unacceptable for somebody who is there, or is recorded as coming only later.
    """
    if is_there(stays, item):
        raise Unacceptable(f"They are in the room at item {item} already.")
    later = next((stay for stay in stays if stay.from_item is not None and stay.from_item > item), None)
    if later is not None:
        raise Unacceptable(_has_moved_later(later, item))
    return (*stays, Stay(from_item=item, arrived_at=at))


def _has_moved_later(stay: Stay, item: ItemNumber) -> str:
    return (
        f"They are recorded as there from item {stay.from_item} on. "
        f"To change what they did at item {item}, correct the attendance."
    )


def in_words(stays: Sequence[Stay]) -> str:
    """Return which items somebody attended, when and how: "until item 5 (until 12:05), back from item 7, remotely".

    Of somebody who was there throughout, of whom no more is known, there is nothing to say.
    """
    manners = {stay.manner for stay in stays}
    told = [
        ", ".join(filter(None, (_part(stay, is_back=place > 0), _manner(stay) if len(manners) > 1 else "")))
        for place, stay in enumerate(stays)
    ]
    together = _manner(stays[0]) if stays and len(manners) == 1 else ""
    return ", ".join(filter(None, (*told, together)))


def _manner(stay: Stay) -> str:
    return _MANNERS[Manner(stay.manner)] if stay.manner else ""


def _part(stay: Stay, *, is_back: bool) -> str:
    items, hours = _items(stay), _hours(stay)
    if is_back:
        items = f"back {'for' if items.startswith('item') else ''} {items}".replace("  ", " ")
    return f"{items} ({hours})" if items and hours else items or hours


def _items(stay: Stay) -> str:
    first, last = stay.from_item, stay.to_item
    if stay.left_during:
        return f"from item {first}, left during item {last}" if first else f"left during item {last}"
    if first and last:
        return f"item {first}" if first == last else f"items {first} to {last}"
    if first:
        return f"from item {first}"
    return f"until item {last}" if last else ""


def _hours(stay: Stay) -> str:
    if stay.arrived_at and stay.left_at:
        return english.hours(stay.arrived_at, stay.left_at)
    if stay.arrived_at:
        return f"from {stay.arrived_at:%H:%M}"
    return f"until {stay.left_at:%H:%M}" if stay.left_at else ""


class StayFault(NamedTuple):
    """A fault of one of somebody's stays: which of them, counted from nought, the field, and a sentence."""

    stay: int
    field: str
    sentence: str


def stay_faults(stays: Sequence[Stay], items: Collection[ItemNumber]) -> Iterator[StayFault]:
    """Yield the faults of somebody's stays, which are in order. ``items`` are the numbers of the meeting's agenda."""
    for place, stay in enumerate(stays):
        for field in ("from_item", "to_item"):
            number = getattr(stay, field)
            if number is not None and number not in items:
                yield StayFault(place, field, f"Item {number} is not on the agenda.")
        if place and stay.from_item is None:
            yield StayFault(place, "from_item", "Say for which item they came back.")
        yield from (StayFault(place, *fault) for fault in _faults_within(stay))
    for place, (before, after) in enumerate(pairwise(stays), start=1):
        yield from _faults_between(place, before, after)


def _faults_within(stay: Stay) -> Iterator[tuple[str, str]]:
    first, last = stay.from_item, stay.to_item
    if first is not None and last is not None and last < first:
        yield "to_item", f"They came for item {first}, so they cannot have left {_at_the_end(stay)}."
    if stay.left_during and last is None:
        yield "to_item", "Say during which item they left."
    if stay.arrived_at and stay.left_at and stay.left_at < stay.arrived_at:
        yield "left_at", f"They came at {stay.arrived_at:%H:%M}, so they cannot have left at {stay.left_at:%H:%M}."


def _faults_between(place: int, before: Stay, after: Stay) -> Iterator[StayFault]:
    first = after.from_item
    if before.to_item is None:
        back = f" for item {first}" if first is not None else ""
        yield StayFault(place - 1, "to_item", f"Say after which item they left before they came back{back}.")
    elif first is not None and not before.is_over_at(first):
        yield StayFault(
            place, "from_item", f"They left {_at_the_end(before)}, so they cannot have come back for item {first}."
        )
    left_at, back_at = before.left_at, after.arrived_at
    if left_at and back_at and back_at < left_at:
        yield StayFault(
            place, "arrived_at", f"They left at {left_at:%H:%M}, so they cannot have come back at {back_at:%H:%M}."
        )
