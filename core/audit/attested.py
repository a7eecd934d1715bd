"""Rows that the trail attests: an event holds the digest of all that a row says, so that a later change is seen.

An app declares its kinds by ``attest`` when it is ready; whoever writes such a row, or takes one away, says so to
``core.audit.trail.record``. What says nothing (None, False, an empty text or list) is left out of what is digested: a
column that is added later, empty, leaves every digest as it was.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, NamedTuple, TypeVar

from django.core.files.storage import Storage
from django.db.models import Model, QuerySet

from core.audit.canonical import Fact, canonical_json

DIGEST = "digest"
Entry = dict[str, Fact]
Row = TypeVar("Row", bound=Model)
_kinds: dict[str, "AttestedKind"] = {}
_panels: dict[str, str] = {}


class KeptFile(NamedTuple):
    """A file that a row names, and the SHA-256 that it has."""

    name: str
    sha256: str


class OlderEvent(NamedTuple):
    """An event from before rows were attested, that told some facts of one. ``read`` returns the row's key, and what
    it told by the names of fields; None where it told of no row."""

    verb: str
    read: Callable[[str, Mapping[str, Any]], "tuple[str, Mapping[str, Any]] | None"]


@dataclass(frozen=True, slots=True)
class AttestedKind:
    """A kind of row that is evidence.

    - ``name`` and ``place`` say to people what it is and where it belongs: "signature", "version 3 of SECP47".
    - ``panel`` is the path to the panel whose business it is, or to the first of several; none for what is everybody's.
    - ``plain`` are fields whose values stand in the event as they are: never a text of the minutes. ``hashed`` are
      texts whose own SHA-256 stands there, as ``<field>_sha256``.
    - ``fields`` are what is attested, ``key`` is what a row is known by, ``rows`` are those that are evidence by now:
      unless given all, the primary key, and all.
    - ``store`` and ``file`` are of the file that a row names, where it names one.
    - ``disagrees`` says what a row contradicts, whatever the trail attests of either; nothing where it does not.
    - ``edition`` goes up where a release attests more of a row, or more rows: they are attested anew then, as they are
      found. ``fields_before`` are what the edition before attested.
    """

    model: type[Model]
    name: str
    place: Callable[[Any], str]
    panel: str = ""
    plain: tuple[str, ...] = ()
    hashed: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    key: tuple[str, ...] = ("pk",)
    rows: "Callable[[], QuerySet[Any]] | None" = None
    store: Callable[[], Storage] | None = None
    file: Callable[[Any], KeptFile | None] | None = None
    disagrees: Callable[[Any], str] | None = None
    older: tuple[OlderEvent, ...] = ()
    edition: int = 1
    fields_before: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return self.model._meta.label

    @property
    def edition_label(self) -> str:
        """Return by which name the head of the trail keeps that this is attested."""
        return f"{self.label}/{self.edition}" if self.edition > 1 else self.label

    @property
    def attested_fields(self) -> tuple[str, ...]:
        fields = self.model._meta.concrete_fields
        return self.fields or tuple(field.name for field in fields if not field.primary_key or field.is_relation)

    def all_rows(self) -> "QuerySet[Any]":
        return self.rows() if self.rows else self.model._base_manager.all()

    def key_of(self, row: Model) -> str:
        """Return by what the trail knows the row: "minutes.SignOff/12"."""
        return self.key_from(*(row.pk if name == "pk" else _value(row, name) for name in self.key))

    def key_from(self, *values: object) -> str:
        return "/".join([self.label, *map(str, values)])

    def entry_of(self, row: Model) -> Entry:
        """Return what an event holds of the row. Raises TypeError or ValueError for a row that says what none can."""
        told = {name: _value(row, name) for name in self.plain}
        hashes = {f"{name}_sha256": sha256(str(_value(row, name)).encode()).hexdigest() for name in self.hashed}
        return {DIGEST: self.digest_of(row), **told, **hashes}

    def digest_of(self, row: Model, fields: tuple[str, ...] = ()) -> str:
        said = {name: _value(row, name) for name in fields or self.attested_fields}
        return sha256(
            canonical_json({name: value for name, value in said.items() if _says_something(value)}).encode()
        ).hexdigest()


def attest(*kinds: AttestedKind) -> None:
    """Declare kinds of rows that the trail attests; called from ``AppConfig.ready``."""
    _kinds.update({kind.label: kind for kind in kinds})


def locate(model: type[Model], panel: str) -> None:
    """Declare by which path a row that events are about leads to its panel, where its kind does not say it: an upper
    floor may know of one that a lower one does not."""
    _panels[model._meta.label] = panel


def attested_kinds() -> tuple[AttestedKind, ...]:
    return tuple(_kinds.values())


def kind_of_key(key: str) -> AttestedKind | None:
    """Return the kind that a key names; None for one that there is no more."""
    return _kinds.get(key.partition("/")[0])


def key_of(row: Model) -> str:
    """Return the key of a row of evidence. Raises KeyError for one of a kind that nobody has declared."""
    return _kinds[row._meta.label].key_of(row)


def path_to_panel(label: str) -> str:
    """Return the path from a row of this model to its panel; "" where none is known."""
    kind = _kinds.get(label)
    return (kind.panel if kind else "") or _panels.get(label, "")


def entries_of(attested: Iterable[Model], removed: Iterable[Model] = ()) -> dict[str, Fact]:
    """Return what an event says of rows: by its key the entry of each, or None of one that is no more.

    Raises KeyError for a row of a kind that nobody has declared.
    """
    gone: dict[str, Fact] = {_kinds[row._meta.label].key_of(row): None for row in removed}
    return gone | {(kind := _kinds[row._meta.label]).key_of(row): kind.entry_of(row) for row in attested}


def as_it_stands(row: Row) -> Row:
    """Return the row as the database has it. One that was just written is held until the transaction ends; what its
    caller has in hand may be older where others write too."""
    return type(row)._base_manager.get(pk=row.pk)


def _value(row: Model, name: str) -> Any:
    """Return a field's value as the database has it, whatever stood in for it before it was written."""
    field = row._meta.get_field(name)
    return field.get_prep_value(getattr(row, field.attname))  # type: ignore[union-attr] # no relation from elsewhere


def _says_something(value: object) -> bool:
    return value is not None and value is not False and value not in ("", [], {})
