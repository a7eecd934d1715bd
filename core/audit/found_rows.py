"""Rows that were there before the trail attested any: stated once, as they are found, in events that say so.

Of these the trail proves what it proved before, which is little, and that nothing was changed since they were found.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db import connections, models, transaction
from django.db.migrations.executor import MigrationExecutor

from core.accounts.models import User
from core.audit.attested import AttestedKind, attested_kinds
from core.audit.trail import ChainHead, record

FOUND = "audit.rows_found"
BEFORE = "before"
ROWS_IN_AN_EVENT = 100


@transaction.atomic
def attest_found_rows(kinds: Iterable[AttestedKind] | None = None, *, by: User) -> int:
    """Attest all rows of these kinds, or of all, as they are found, and return how many that were.

    Of each kind once in the life of a trail.
    """
    wanted = attested_kinds() if kinds is None else tuple(kinds)
    head = ChainHead.objects.select_for_update(no_key=True).get()
    found = sum(_attest_some(kind, rows, by) for kind in wanted for rows in _by_parts(kind.all_rows()))
    ChainHead.objects.update(attests=sorted({*head.attests, *(kind.edition_label for kind in wanted)}))
    return found


def attest_found_rows_once(using: str) -> None:
    """Attest what is there of kinds that this release attests and the one before did not, once its tables are those
    of this release."""
    head = ChainHead.objects.using(using).first()
    new = new_kinds(head) if head else []
    if new and _is_migrated(using):
        attest_found_rows(new, by=User.objects.operator())


def new_kinds(head: ChainHead) -> list[AttestedKind]:
    """Return the kinds of which the trail does not attest every row yet."""
    return [kind for kind in attested_kinds() if kind.edition_label not in head.attests]


def _attest_some(kind: AttestedKind, rows: list[models.Model], by: User) -> int:
    """With what the edition before would say of each, which was attested before, so that nothing can have changed."""
    facts: dict[str, Any] = {"count": len(rows)}
    if kind.fields_before:
        facts[BEFORE] = {kind.key_of(row): kind.digest_of(row, kind.fields_before) for row in rows}
    record(FOUND, subject_of_found(kind), by=by, attests=rows, **facts)
    return len(rows)


def subject_of_found(kind: AttestedKind) -> models.Model:
    """Return what the events are about that attest the found rows of a kind: the trail itself, by the kind's name."""
    return ChainHead(pk=kind.edition_label)


def _by_parts(rows: "models.QuerySet[models.Model]") -> Iterator[list[models.Model]]:
    walk = rows.order_by("pk").iterator(chunk_size=ROWS_IN_AN_EVENT)
    while part := list(islice(walk, ROWS_IN_AN_EVENT)):
        yield part


def _is_migrated(using: str) -> bool:
    executor = MigrationExecutor(connections[using])
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
