"""What is wrong with one row of evidence, held against the event that attests it, and what it should be."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldError, ObjectDoesNotExist, ValidationError
from django.db.models import Model

from core.audit.attestations import Attestation, Attestations
from core.audit.attested import DIGEST, AttestedKind, kind_of_key, path_to_panel
from core.audit.canonical import canonical_json
from core.audit.trail import AuditEvent

# What reading a spoilt row can raise: SQLite keeps whatever it is given.
UNREADABLE = (TypeError, ValueError, ArithmeticError, ValidationError, AttributeError, ObjectDoesNotExist)


@dataclass(frozen=True, slots=True)
class RowFault:
    """``panel`` is whose business it is; None where that cannot be told."""

    sentence: str
    panel: int | None = None

    def __str__(self) -> str:
        return self.sentence


def fault_of(key: str, attestations: Attestations) -> RowFault | None:
    """Return what is wrong with the row of this key as it stands now; None if nothing is."""
    kind, attested = kind_of_key(key), attestations.of(key)
    if kind is None:
        return None  # evidence of a kind that this release has no more
    row = _row(kind, key)
    if row is None:
        return _missing(kind, attested) if attested and attested.entry is not None else None
    if attested is None or attested.entry is None:
        return _fault(_added(kind, row, attested, attestations), kind, row)
    if said := _changed(kind, row, attested, attestations):
        return _fault(f"{named(kind, row)} was changed: {said}.", kind, row)
    return None


def differs(kind: AttestedKind, row: Model, attested: Attestation | None) -> bool:
    """Tell whether a row is not what is attested of it, or is attested not at all."""
    if attested is None or attested.entry is None:
        return True
    if attested.is_whole:
        return _digest(kind, row) != str(attested.entry[DIGEST])
    entry = _entry(kind, row)
    return entry is None or any(entry.get(name) != value for name, value in _comparable(kind, attested.entry).items())


def contradiction(key: str, first: int, second: int) -> RowFault | None:
    """Return that a row was found, at the upgrade, to be another than an event from before had told."""
    kind = kind_of_key(key)
    if kind is None:
        return None
    row = _row(kind, key)
    name = named(kind, row) if row else f"The {kind.name} {key}"
    said = (
        f"{name} was changed between event {first}, which told it first, and event {second}, which found it otherwise."
    )
    return _fault(said, kind, row)


def _row(kind: AttestedKind, key: str) -> Any:
    values = key.split("/")[1:]
    try:
        return kind.all_rows().filter(**dict(zip(kind.key, values, strict=True))).first()
    except UNREADABLE:
        return None


def _digest(kind: AttestedKind, row: Model) -> str | None:
    try:
        return kind.digest_of(row)
    except UNREADABLE:
        return None


def _entry(kind: AttestedKind, row: Model) -> Mapping[str, Any] | None:
    """Return what an event would say of the row; None for one that says what no row can say."""
    try:
        return _as_read(kind.entry_of(row))
    except UNREADABLE:
        return None


def _as_read(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    read: Mapping[str, Any] = json.loads(canonical_json(dict(entry)))
    return read


def _comparable(kind: AttestedKind, entry: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what this release's rows have no more; the digest stands for the rest."""
    known = {DIGEST, *kind.plain, *(f"{name}_sha256" for name in kind.hashed)}
    return {name: value for name, value in entry.items() if name in known}


def _changed(kind: AttestedKind, row: Model, attested: Attestation, attestations: Attestations) -> str:
    entry, should = _entry(kind, row), _comparable(kind, attested.entry or {})
    if entry is None:
        return f"it says what cannot be read; it should say what event {attested.seq} attests"
    if all(entry.get(name) == value for name, value in should.items()):
        return ""
    other = attestations.with_digest(str(entry[DIGEST]))
    if other and attested.is_whole:
        return f"it says what was attested of {other}; the two have changed places"
    told = "; ".join(_differences(kind, entry, should))
    return f"{told} ({event_named(attested.seq)})"


def _differences(kind: AttestedKind, entry: Mapping[str, Any], should: Mapping[str, Any]) -> Iterator[str]:
    told = [name for name, value in should.items() if entry.get(name) != value]
    for name in [name for name in told if name != DIGEST] or told:
        yield f"{_label(kind, name)} is {_shown(entry.get(name))} and should be {_shown(should[name])}"


def _label(kind: AttestedKind, name: str) -> str:
    if name == DIGEST:
        return "the SHA-256 of all that it says"
    hashed = name.removesuffix("_sha256")
    if hashed in kind.hashed:
        return f"the SHA-256 of its {hashed.replace('_', ' ')}"
    return name.removeprefix("is_").replace("_", " ")


def _added(kind: AttestedKind, row: Model, attested: Attestation | None, attestations: Attestations) -> str:
    if attested:
        return f"{named(kind, row)} is back: event {attested.seq} took it away."
    entry = _entry(kind, row)
    other = attestations.with_digest(str(entry[DIGEST])) if entry else None
    says = f"; it says what was attested of {other}" if other else ""
    return f"{named(kind, row)} was added: no event attests it{says}."


def _missing(kind: AttestedKind, attested: Attestation) -> RowFault:
    entry = dict(attested.entry or {})
    in_words = {name: entry[name] for name in entry if name != DIGEST} | entry  # the digest last
    told = ", ".join(f"{_label(kind, name)} {_shown(value)}" for name, value in in_words.items())
    said = f"The {kind.name} {attested.key} is missing: {event_named(attested.seq)} attests it, with {told}."
    return RowFault(said, _panel_of_event(attested.seq))


def _fault(sentence: str, kind: AttestedKind, row: Model | None) -> RowFault:
    return RowFault(sentence, panel_of(kind, row) if row else None)


def panel_of(kind: AttestedKind, row: Model) -> int | None:
    return _panel(kind.label, path_to_panel(kind.label), row.pk)


def named(kind: AttestedKind, row: Model) -> str:
    """Return what the row is, its key, and where it belongs."""
    try:
        place = f" ({kind.place(row)})"
    except (*UNREADABLE, LookupError):
        place = ""
    return f"The {kind.name} {kind.key_of(row)}{place}"


def event_named(seq: int) -> str:
    event = AuditEvent.objects.filter(pk=seq).first()
    return f"event {seq} of {event.at:%-d %B %Y}" if event and event.at else f"event {seq}"


def _panel_of_event(seq: int) -> int | None:
    event = AuditEvent.objects.filter(pk=seq).values_list("subject_type", "subject_id").first()
    return _panel(event[0], path_to_panel(event[0]), event[1]) if event else None


def _panel(label: str, path: str, pk: Any) -> int | None:
    if not path:
        return None
    try:
        found: int | None = apps.get_model(label)._base_manager.filter(pk=pk).values_list(path, flat=True).first()
    except (*UNREADABLE, LookupError, FieldError):
        return None
    return found


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "“yes”" if value else "“no”"
    return "nothing" if value in (None, "") else f"“{value}”"
