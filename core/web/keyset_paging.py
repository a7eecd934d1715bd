"""Pages of a long list by key: what comes after, or before, a place. As quick at its end as at its start."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet

Row = TypeVar("Row")
Rows = TypeVar("Rows", bound="QuerySet[Any]")
Value = str | int | UUID
Place = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an order: a field, its type, and whether it falls. A text only rises."""

    field: str
    kind: type[str] | type[int] | type[UUID]
    falls: bool = False

    def beyond(self, value: Value, *, backwards: bool) -> Q:
        return Q(**{f"{self.field}__{'lt' if self.falls != backwards else 'gt'}": value})


@dataclass(frozen=True, slots=True)
class Order:
    """A total order: its last step tells any two rows apart."""

    steps: tuple[Step, ...]

    def parse(self, text: str) -> Place | None:
        """The place that a text from an address names, or None for any other text."""
        parts = text.split(".")
        if len(parts) != len(self.steps):
            return None
        try:
            return tuple(step.kind(part) for step, part in zip(self.steps, parts, strict=True))
        except ValueError:
            return None

    def sort_key(self, place: Place) -> tuple[Value, ...]:
        """What Python sorts by to come to the database's order."""
        return tuple(
            -value if step.falls and isinstance(value, int) else value
            for step, value in zip(self.steps, place, strict=True)
        )

    def stretch(self, rows: Rows, place: Place | None, count: int, *, backwards: bool = False) -> Rows:
        """The next so many rows beyond a place; going backwards, the nearest comes first."""
        if place is not None:
            rows = rows.filter(self._beyond(place, backwards=backwards))
        signs = ("-" if step.falls != backwards else "" for step in self.steps)
        ordered = rows.order_by(*(f"{sign}{step.field}" for sign, step in zip(signs, self.steps, strict=True)))
        return ordered[:count]

    def _beyond(self, place: Place, *, backwards: bool) -> Q:
        same, ways = Q(), []
        for step, value in zip(self.steps, place, strict=True):
            ways.append(same & step.beyond(value, backwards=backwards))
            same &= Q(**{step.field: value})
        return reduce(or_, ways)


@dataclass(frozen=True, slots=True)
class Source(Generic[Row]):
    """Rows of one kind that take part in a list, their order, and how one is shown and where it stands."""

    rows: "QuerySet[Any]"
    order: Order
    show: Callable[[Any], Row]
    place: Callable[[Any], Place]


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """A stretch of a list; ``newer`` and ``older`` are the places to go on from, empty at its ends."""

    rows: tuple[Row, ...]
    newer: str
    older: str


def read_page(sources: Sequence[Source[Row]], *, after: str = "", before: str = "", size: int) -> Page[Row]:
    """A page of what the sources hold together, in one query for each of them.

    A place that cannot be read counts as the start.
    """
    if not sources:
        return Page((), "", "")
    order = sources[0].order
    place = order.parse(before or after)
    backwards = bool(before) and place is not None
    found = [
        (source.place(row), source.show(row))
        for source in sources
        for row in source.order.stretch(source.rows, place, size + 1, backwards=backwards)
    ]
    found.sort(key=lambda each: order.sort_key(each[0]), reverse=backwards)
    has_more, page = len(found) > size, found[:size]
    if backwards:
        page.reverse()
    return _page(page, at_start=place is None or (backwards and not has_more), at_end=not backwards and not has_more)


def _page(found: Sequence[tuple[Place, Row]], *, at_start: bool, at_end: bool) -> Page[Row]:
    if not found:
        return Page((), "", "")
    return Page(
        tuple(row for _, row in found),
        newer="" if at_start else _written(found[0][0]),
        older="" if at_end else _written(found[-1][0]),
    )


def _written(place: Iterable[Value]) -> str:
    return ".".join(map(str, place))


def every_row(sources: Sequence[Source[Row]], *, chunk: int) -> Iterable[Row]:
    """All that the sources hold, in order, a chunk at a time: for an export of any length."""
    page = read_page(sources, size=chunk)
    yield from page.rows
    while page.older:
        page = read_page(sources, after=page.older, size=chunk)
        yield from page.rows
