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
class OrderField:
    """A field of an order, its type, and whether it falls. A text only rises."""

    name: str
    kind: type[str] | type[int] | type[UUID]
    falls: bool = False

    def beyond(self, value: Value, *, backwards: bool) -> Q:
        return Q(**{f"{self.name}__{'lt' if self.falls != backwards else 'gt'}": value})


@dataclass(frozen=True, slots=True)
class Order:
    """A total order: its last field tells any two rows apart."""

    fields: tuple[OrderField, ...]

    def parse(self, text: str) -> Place | None:
        """Return the place that a text from an address names, or None for any other text."""
        parts = text.split(".")
        if len(parts) != len(self.fields):
            return None
        try:
            return tuple(field.kind(part) for field, part in zip(self.fields, parts, strict=True))
        except ValueError:
            return None

    def sort_key(self, place: Place) -> tuple[Value, ...]:
        """Return a key by which Python sorts as the database does."""
        return tuple(
            -value if field.falls and isinstance(value, int) else value
            for field, value in zip(self.fields, place, strict=True)
        )

    def stretch(self, rows: Rows, place: Place | None, count: int, *, backwards: bool = False) -> Rows:
        """Return the next so many rows beyond a place; going backwards, the nearest comes first."""
        if place is not None:
            rows = rows.filter(self._beyond(place, backwards=backwards))
        names = [f"-{field.name}" if field.falls != backwards else field.name for field in self.fields]
        return rows.order_by(*names)[:count]

    def _beyond(self, place: Place, *, backwards: bool) -> Q:
        same, beyond = Q(), []
        for field, value in zip(self.fields, place, strict=True):
            beyond.append(same & field.beyond(value, backwards=backwards))
            same &= Q(**{field.name: value})
        return reduce(or_, beyond)


@dataclass(frozen=True, slots=True)
class Source(Generic[Row]):
    """Rows of one kind that take part in a list, their order, and how one is shown and where it stands.

    ``prepare`` is given all rows of a stretch before one is shown: it reads at once what each of them needs.
    """

    rows: "QuerySet[Any]"
    order: Order
    show: Callable[[Any], Row]
    place: Callable[[Any], Place]
    prepare: Callable[[Sequence[Any]], None] | None = None

    def shown(self, rows: Sequence[Any]) -> list[Row]:
        """Return rows of this kind as they are shown, prepared together."""
        if self.prepare is not None:
            self.prepare(rows)
        return [self.show(row) for row in rows]


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """A stretch of a list; ``newer`` and ``older`` are the places to go on from, empty at its ends."""

    rows: tuple[Row, ...]
    newer: str
    older: str


def read_page(sources: Sequence[Source[Row]], *, after: str = "", before: str = "", size: int) -> Page[Row]:
    """Return a page of what the sources hold together, in one query for each of them.

    A place that cannot be read counts as the start.
    """
    if not sources:
        return Page((), "", "")
    place = sources[0].order.parse(before or after)
    backwards = bool(before) and place is not None
    found = _stretch_of_all(sources, place, size + 1, backwards=backwards)
    has_more, page = len(found) > size, found[:size]
    if backwards:
        page.reverse()
    return _page(page, at_start=place is None or (backwards and not has_more), at_end=not backwards and not has_more)


def _stretch_of_all(
    sources: Sequence[Source[Row]], place: Place | None, count: int, *, backwards: bool
) -> list[tuple[Place, Row]]:
    """Return so many rows of each source beyond a place, with their own places, the nearest first."""
    found: list[tuple[Place, Row]] = []
    for source in sources:
        rows = list(source.order.stretch(source.rows, place, count, backwards=backwards))
        found += zip(map(source.place, rows), source.shown(rows), strict=True)
    order = sources[0].order
    return sorted(found, key=lambda placed: order.sort_key(placed[0]), reverse=backwards)


def _page(placed: Sequence[tuple[Place, Row]], *, at_start: bool, at_end: bool) -> Page[Row]:
    if not placed:
        return Page((), "", "")
    return Page(
        tuple(row for _, row in placed),
        newer="" if at_start else _written(placed[0][0]),
        older="" if at_end else _written(placed[-1][0]),
    )


def _written(place: Iterable[Value]) -> str:
    return ".".join(map(str, place))


def every_row(sources: Sequence[Source[Row]], *, chunk: int) -> Iterable[Row]:
    """Yield all that the sources hold, in order, a chunk at a time: for an export of any length."""
    page = read_page(sources, size=chunk)
    yield from page.rows
    while page.older:
        page = read_page(sources, after=page.older, size=chunk)
        yield from page.rows
