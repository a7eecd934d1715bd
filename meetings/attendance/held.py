"""The course of a meeting: begun, adjourned, resumed and closed, where and in which way. Pure.

Times are instants; they are said as the clock stood where the panel is, in whose zone ``Held.in_zone`` gives them.
"""

from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta, tzinfo
from itertools import pairwise
from typing import NamedTuple

from core import english
from core.errors import Unacceptable
from meetings.enums import HeldAs
from meetings.item_numbers import ItemNumber

LONGEST = timedelta(days=7)  # from its start: whoever says later what happens does not say it as it happens
_WAYS = {HeldAs.IN_PERSON: "in person", HeldAs.REMOTE: "remotely", HeldAs.BOTH: "in person and remotely"}


class Break(NamedTuple):
    """An adjournment: within an item, or after it. Without ``resumed_at`` it has not gone on.

    What a form has not been told is None.
    """

    item: ItemNumber | None
    adjourned_at: datetime | None
    resumed_at: datetime | None = None
    is_within: bool = False
    reason: str = ""


class Held(NamedTuple):
    """All that is recorded of how a meeting was held; ``breaks`` are its adjournments, in order."""

    started_at: datetime | None = None
    closed_at: datetime | None = None
    place: str = ""
    held_as: str = ""
    breaks: tuple[Break, ...] = ()

    @property
    def break_now(self) -> Break | None:
        """The adjournment that has not ended; None while the meeting sits."""
        last = self.breaks[-1] if self.breaks else None
        return last if last is not None and last.resumed_at is None else None

    def happens_at(self, now: datetime, day: date | None) -> bool:
        """Tell whether the meeting of this day is held now, so that a press can say what happens: on its day until it
        has begun, and from then on for as long as one goes on."""
        if self.started_at is None:
            return now.date() == day
        return self.started_at <= now <= self.started_at + LONGEST

    @property
    def state(self) -> str:
        """Return how it stands now, in a few words: "Adjourned since 12:30"; nothing before it begins."""
        if self.closed_at:
            return f"Closed at {self.closed_at:%H:%M}"
        if self.break_now and self.break_now.adjourned_at:
            return f"Adjourned since {self.break_now.adjourned_at:%H:%M}"
        return f"Opened at {self.started_at:%H:%M}" if self.started_at else ""

    def in_zone(self, zone: tzinfo) -> "Held":
        """Return the same with all times as the clocks of a zone show them."""

        def local(at: datetime | None) -> datetime | None:
            return at.astimezone(zone) if at else None

        breaks = tuple(
            each._replace(adjourned_at=local(each.adjourned_at), resumed_at=local(each.resumed_at))
            for each in self.breaks
        )
        return self._replace(started_at=local(self.started_at), closed_at=local(self.closed_at), breaks=breaks)


def started(held: Held, at: datetime) -> Held:
    """Return the meeting begun. Raises Unacceptable for one that has begun."""
    if held.started_at:
        raise Unacceptable(f"The meeting was opened at {held.started_at:%H:%M} already.")
    return held._replace(started_at=at)


def adjourned(held: Held, item: ItemNumber, at: datetime, *, is_within: bool, reason: str = "") -> Held:
    """Return the meeting adjourned. Raises Unacceptable for one that does not sit."""
    _require_sitting(held)
    if held.break_now and held.break_now.adjourned_at:
        raise Unacceptable(f"The meeting was adjourned at {held.break_now.adjourned_at:%H:%M} already.")
    return held._replace(breaks=(*held.breaks, Break(item, at, is_within=is_within, reason=reason.strip())))


def resumed(held: Held, at: datetime) -> Held:
    """Return the meeting gone on. Raises Unacceptable for one that is not adjourned."""
    _require_sitting(held)
    if held.break_now is None:
        raise Unacceptable("The meeting is not adjourned, so it cannot be resumed.")
    return held._replace(breaks=(*held.breaks[:-1], held.break_now._replace(resumed_at=at)))


def closed(held: Held, at: datetime) -> Held:
    """Return the meeting closed. Raises Unacceptable for one that does not sit, or is adjourned."""
    _require_sitting(held)
    if held.break_now:
        raise Unacceptable("The meeting is adjourned. Resume it before you close it.")
    return held._replace(closed_at=at)


def _require_sitting(held: Held) -> None:
    if held.started_at is None:
        raise Unacceptable("When the meeting was opened is not recorded yet. Start it first.")
    if held.closed_at:
        raise Unacceptable(f"The meeting was closed at {held.closed_at:%H:%M} already.")


def held_words(held: Held, day: date | None) -> str:
    """Say how the meeting was held: "The meeting was held at 4 Lantern Yard and remotely, opened at 10:04 and closed at
    15:12."; nothing where nothing is recorded. A day is named where it is not ``day``, that of the meeting."""
    parts = [
        f"held {where}" if (where := _where(held)) else "",
        f"opened at {clock(held.started_at, day)}" if held.started_at else "",
        f"closed at {clock(held.closed_at, held.started_at.date() if held.started_at else day)}"
        if held.closed_at
        else "",
    ]
    said = english.and_list(list(filter(None, parts)))
    return f"The meeting was {said}." if said else ""


def _where(held: Held) -> str:
    if not held.place:
        return _WAYS[HeldAs(held.held_as)] if held.held_as else ""
    if held.held_as == HeldAs.REMOTE:
        return f"remotely ({held.place})"
    return f"at {held.place}{' and remotely' if held.held_as == HeldAs.BOTH else ''}"


def break_words(each: Break) -> str:
    """Say when the meeting was adjourned, and why where that is recorded, as it stands at its place in the minutes."""
    if each.adjourned_at is None:
        return ""
    during = " during this item" if each.is_within else ""
    times = f" at {each.adjourned_at:%H:%M}"
    if each.resumed_at:
        times = f" from {each.adjourned_at:%H:%M} to {clock(each.resumed_at, each.adjourned_at.date())}"
    said = f"The meeting was adjourned{during}{times}"
    return f"{said}: {each.reason.rstrip('.')}." if each.reason else f"{said}."


def clock(at: datetime, day: date | None) -> str:
    """Return the time of day, and which day it was where it is another."""
    return f"{at:%H:%M}" if day in (None, at.date()) else f"{at:%H:%M} on {english.day(at.date())}"


class HeldFault(NamedTuple):
    """A fault of what is recorded: the field, a sentence, and which adjournment, counted from nought; None for one of
    the meeting itself."""

    field: str
    sentence: str
    place: int | None = None


def held_faults(held: Held, items: Collection[ItemNumber]) -> Iterator[HeldFault]:
    """Yield the faults of what is recorded, in the clock's words. ``items`` are the numbers of the agenda."""
    opened, over = held.started_at, held.closed_at
    if opened and over and over < opened:
        yield HeldFault("closed_at", _cannot_be("opened", opened, "closed", over))
    for place, each in enumerate(held.breaks):
        yield from (HeldFault(*fault, place) for fault in _faults_of_break(each, held, items))
    for place, (before, after) in enumerate(pairwise(held.breaks), start=1):
        yield from (HeldFault(*fault, place) for fault in _faults_between(before, after))
    last = held.break_now
    if last and last.adjourned_at and over:
        sentence = f"It was closed at {over:%H:%M}, so say when it was resumed before."
        yield HeldFault("resumed_at", sentence, len(held.breaks) - 1)


def _faults_of_break(each: Break, held: Held, items: Collection[ItemNumber]) -> Iterator[tuple[str, str]]:
    if each.item is None:
        yield "item", "Say at which item the meeting was adjourned."
    elif each.item not in items:
        yield "item", f"Item {each.item} is not on the agenda."
    if each.adjourned_at is None:
        yield "adjourned_at", "Say when the meeting was adjourned."
        return
    opened, over = held.started_at, held.closed_at
    if opened and each.adjourned_at < opened:
        yield "adjourned_at", _cannot_be("opened", opened, "adjourned", each.adjourned_at)
    if each.resumed_at and each.resumed_at < each.adjourned_at:
        yield "resumed_at", _cannot_be("adjourned", each.adjourned_at, "resumed", each.resumed_at)
    for field, at, what in (
        ("adjourned_at", each.adjourned_at, "adjourned"),
        ("resumed_at", each.resumed_at, "resumed"),
    ):
        if over and at and at > over:
            yield field, _cannot_be("closed", over, what, at)


def _faults_between(before: Break, after: Break) -> Iterator[tuple[str, str]]:
    if after.adjourned_at is None or before.adjourned_at is None:
        return
    if before.resumed_at is None:
        yield "adjourned_at", f"It was adjourned at {before.adjourned_at:%H:%M}: say first when it was resumed."
    elif after.adjourned_at < before.resumed_at:
        yield "adjourned_at", _cannot_be("resumed", before.resumed_at, "adjourned again", after.adjourned_at)


def _cannot_be(first: str, then: datetime, second: str, at: datetime) -> str:
    """Say that two things cannot both have been at these times."""
    one, other = _both(then, at)
    return f"It was {first} at {one}, so it cannot have been {second} at {other}."


def _both(first: datetime, second: datetime) -> tuple[str, str]:
    """Return two times in words; with their days where these differ."""
    if first.date() == second.date():
        return f"{first:%H:%M}", f"{second:%H:%M}"
    return clock(first, second.date()), clock(second, first.date())
