"""Frozen dataclasses as JSON that is kept, and read back by later releases. Pure."""

import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import date, time
from typing import Any, TypeVar
from uuid import UUID

import cattrs

Stored = TypeVar("Stored")

_plain_kinds: list[type[Any]] = []
_converter = cattrs.Converter()
_converter.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
_converter.register_structure_hook(time, lambda text, _: time.fromisoformat(text))
for _kind in (str, int, bool):  # taken as they stand: cattrs would make "None" of a null
    _converter.register_structure_hook(_kind, lambda value, _: value)


def to_plain(document: Any) -> Any:
    """Return a dataclass as dictionaries, lists and what else JSON has; days, times and uuids as their text."""
    return json.loads(json.dumps(asdict(document), default=_text))


def from_plain(kind: type[Stored], plain: Any) -> Stored:
    """Return the dataclass that ``to_plain`` made plain.

    A field that a later release added takes its default; one that a later release no longer has is left out.
    """
    return _converter.structure(plain, kind)


def store_as_plain(kind: type[Stored], read: Callable[[Any], Stored]) -> None:
    """Let values of a kind stand in what is stored: by their ``plain``, from which ``read`` makes them again."""
    _plain_kinds.append(kind)
    _converter.register_structure_hook(kind, lambda value, _: read(value))


def _text(value: object) -> object:
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, tuple(_plain_kinds)):
        return value.plain  # type: ignore[attr-defined] # as every kind of these has
    raise TypeError(f"What is stored has no {type(value).__name__}: {value!r}")
