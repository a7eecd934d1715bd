"""The whole of the proof: trail, rows and files held against each other, both ways, in linear time and constant memory.

Others may write meanwhile: what looks wrong is looked at again once the events of meanwhile are taken too.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from hashlib import file_digest
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.core.files.storage import Storage
from django.db.models import Max, Model
from django.utils import timezone

from core import english
from core.audit.attestations import Attestations
from core.audit.attested import AttestedKind, KeptFile, attested_kinds
from core.audit.checkpoints import Checkpoint, fault_in_checkpoint
from core.audit.found_rows import new_kinds
from core.audit.row_faults import UNREADABLE, RowFault, contradiction, differs, event_named, fault_of, named, panel_of
from core.audit.trail import AuditEvent, ChainHead, inspect_chain, links_between

ROWS_AT_ONCE = 50  # a version holds two whole texts
ROUNDS = 5  # of looking again while others write
STILL_BEING_WRITTEN = timedelta(minutes=10)  # a file lies there before the row that names it


class Verification:
    """One check of everything; ``events``, ``rows``, ``files`` and ``checkpoints`` are counted as ``faults`` is read.

    ``found`` says of rows that were there before the trail attested any, and what it cannot prove of them.
    """

    def __init__(self, checkpoints: Iterable[Checkpoint] = ()) -> None:
        self._checkpoints = checkpoints
        self.events = self.rows = self.files = self.checkpoints = 0
        self.found = ""

    def faults(self) -> Iterator[RowFault]:
        """Yield all that is not as the trail says, with what it should be. To be read to its end."""
        with Attestations() as attestations:
            yield from self._in_chain(attestations)
            yield from self._in_checkpoints()
            for kind in attested_kinds():
                self._list_files(kind, attestations)
            for kind in attested_kinds():
                yield from self._in_rows(kind, attestations)
            for key in attestations.unseen():
                attestations.doubt(key)
            yield from self._doubts(attestations)
            yield from _strays(attestations)

    def _in_chain(self, attestations: Attestations) -> Iterator[RowFault]:
        inspection = inspect_chain(attestations.take_each)
        self.events = inspection.events
        self.found = _found_words(attestations)
        if inspection.fault:
            yield RowFault(f"The audit chain is broken. {inspection.fault}")
        yield from _not_attested_yet()
        for seq in attestations.found_again:
            yield RowFault(f"Event {seq} attests rows as found, which is done once for each kind, at an upgrade.")
        for key, first, second in attestations.contradicted():
            if fault := contradiction(key, first, second):
                yield fault

    def _in_checkpoints(self) -> Iterator[RowFault]:
        for checkpoint in self._checkpoints:
            self.checkpoints += 1
            if said := fault_in_checkpoint(checkpoint):
                yield RowFault(said)

    def _in_rows(self, kind: AttestedKind, attestations: Attestations) -> Iterator[RowFault]:
        for pk, row in _rows_of(kind):
            self.rows += 1
            if row is None:
                attestations.see(kind.key_from(pk))
                yield RowFault(f"The {kind.name} {kind.key_from(pk)} was changed: it says what cannot be read.")
                continue
            key = kind.key_of(row)
            attested = attestations.see(key)
            if differs(kind, row, attested):
                attestations.doubt(key)
            if kind.disagrees and (said := kind.disagrees(row)):
                yield RowFault(f"{named(kind, row)} {said}.", panel_of(kind, row))
            if kind.file and (kept := kind.file(row)):
                told = (attested.entry if attested else None) or {}
                should = str(told.get("sha256", kept.sha256))
                yield from self._in_file(kind, row, KeptFile(kept.name, should), attestations)

    def _in_file(
        self, kind: AttestedKind, row: Model, kept: KeptFile, attestations: Attestations
    ) -> Iterator[RowFault]:
        self.files += 1
        store = _store(kind)
        attestations.see_kept(kind.label, kept.name)
        is_now = _sha256_in(store, kept.name)
        if is_now == kept.sha256 or not _is_still_named(kind, row):
            return
        said = f"The file of t{named(kind, row)[1:]}"
        if is_now is None:
            yield RowFault(f"{said} is missing: {kept.name}, SHA-256 {kept.sha256}.")
        else:
            yield RowFault(f"{said} was changed: the SHA-256 of {kept.name} is {is_now} and should be {kept.sha256}.")

    def _list_files(self, kind: AttestedKind, attestations: Attestations) -> None:
        if kind.store is None:
            return
        store, settled = kind.store(), timezone.now() - STILL_BEING_WRITTEN
        for name in _names_in(store):
            if not settled < _written_at(store, name) <= timezone.now():
                attestations.add_kept(kind.label, name)

    def _doubts(self, attestations: Attestations) -> Iterator[RowFault]:
        taken = self.events
        for key in attestations.doubtful():
            fault = fault_of(key, attestations)
            for _ in range(ROUNDS):
                newest = AuditEvent.objects.aggregate(newest=Max("seq"))["newest"] or 0
                if fault is None or newest <= taken:
                    break
                for link in links_between(taken, newest):
                    attestations.take(link)
                taken, fault = newest, fault_of(key, attestations)
            if fault:
                yield fault


def _not_attested_yet() -> Iterator[RowFault]:
    head = ChainHead.objects.first()
    if head and (new := new_kinds(head)):
        names = ", ".join(kind.name for kind in new)
        yield RowFault(f"The trail does not attest rows of these kinds yet: {names}. Run manage.py migrate.")


def _rows_of(kind: AttestedKind) -> Iterator[tuple[Any, Any]]:
    """Yield the rows by their primary keys; None for one that cannot be read."""
    rows, last = kind.all_rows().order_by("pk"), None
    while True:
        part = _part(rows if last is None else rows.filter(pk__gt=last))
        yield from part
        if len(part) < ROWS_AT_ONCE:
            return
        last = part[-1][0]


def _part(rows: Any) -> list[tuple[Any, Any]]:
    try:
        return [(row.pk, row) for row in rows[:ROWS_AT_ONCE]]
    except UNREADABLE:
        return [(pk, _one(rows, pk)) for pk in rows.values_list("pk", flat=True)[:ROWS_AT_ONCE]]


def _one(rows: Any, pk: object) -> Any:
    try:
        return rows.get(pk=pk)
    except UNREADABLE:
        return None


def _is_still_named(kind: AttestedKind, row: Model) -> bool:
    now = kind.all_rows().filter(pk=row.pk).first()
    return now is not None and kind.file is not None and kind.file(now) is not None


def _store(kind: AttestedKind) -> Storage:
    if kind.store is None:
        raise TypeError(f"{kind.name} has a file and no store.")
    return kind.store()


def _sha256_in(store: Storage, name: str) -> str | None:
    try:
        with store.open(name) as file:
            return file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError, SuspiciousOperation):  # a name that leads elsewhere is no name
        return None


def _names_in(store: Storage) -> Iterable[str]:
    try:
        return store.listdir("")[1]
    except FileNotFoundError:  # nothing was ever put there
        return []


def _written_at(store: Storage, name: str) -> datetime:
    return store.get_modified_time(name)


def _strays(attestations: Attestations) -> Iterator[RowFault]:
    names = {kind.label: kind.name for kind in attested_kinds()}
    for label, name in attestations.strays():
        yield RowFault(
            f"The file {name} was added to those of the kind “{names[label]}”: no row names it. "
            "It was put there behind SmartGov, or is left of a hand-in that was cut short."
        )


def _found_words(attestations: Attestations) -> str:
    if not attestations.found:
        return ""
    found = english.and_list([event_named(seq) for seq in attestations.found])
    return (
        f"{attestations.found_rows} rows were there before the trail attested rows of their kind. They are attested as "
        f"found, from {found} on: that none was changed since is proved; of the time before, only what older events "
        "told of them."
    )
