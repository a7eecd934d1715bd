"""JSON that is hashed: one value has one text. Pure: no Django."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import TypeAlias
from uuid import UUID

Fact: TypeAlias = "str | int | bool | UUID | date | time | Sequence[Fact] | Mapping[str, Fact] | None"


def canonical_json(value: Fact) -> str:
    """Return the one text of this value: keys sorted, nothing spaced, letters as they are, instants in UTC.

    Raises TypeError for a float, whose text depends on who prints it, and for every type not listed in
    ``Fact``; ValueError for an instant without a time zone.
    """
    return json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical_instant(instant: datetime) -> str:
    """Return the instant in UTC, always to the microsecond. Raises ValueError where the time zone is not known."""
    if instant.tzinfo is None:
        raise ValueError(f"{instant.isoformat()} has no time zone, so it names no instant")
    return instant.astimezone(UTC).isoformat(timespec="microseconds")


def _plain(value: object) -> object:
    match value:
        case None | str() | int():
            return value
        case UUID():
            return str(value)
        case datetime():
            return canonical_instant(value)
        case date() | time():
            return value.isoformat()
        case list() | tuple():
            return [_plain(part) for part in value]
        case dict():
            return {_key(key): _plain(part) for key, part in value.items()}
    raise TypeError(f"{type(value).__name__} has no canonical JSON text: {value!r}")


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise TypeError(f"A key must be text, not {type(key).__name__}: {key!r}")
    return key
