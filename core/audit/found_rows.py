"""Rows that were there before the trail attested any: stated once, as they are found, in events that say so.

Of these the trail proves what it proved before, which is little, and that nothing was changed since they were found.
"""

from collections.abc import Iterator
from itertools import islice

from django.db import connections, models, transaction
from django.db.migrations.executor import MigrationExecutor

from core.accounts.models import User
from core.audit.attested import AttestedKind, attested_kinds
from core.audit.trail import ChainHead, record

FOUND = "audit.rows_found"
ROWS_IN_AN_EVENT = 100


@transaction.atomic
def attest_found_rows(*, by: User) -> int:
    """Attest all evidence as it is found, and return how many rows that were: once in the life of a trail."""
    head = ChainHead.objects.select_for_update(no_key=True).get()
    found = sum(_attest_some(rows, by) for kind in attested_kinds() for rows in _by_parts(kind.all_rows()))
    ChainHead.objects.update(attests_since=head.seq)
    return found


def attest_found_rows_once(using: str) -> None:
    """Attest what an installation of before this release has, once its tables are those of this release."""
    head = ChainHead.objects.using(using).filter(attests_since=None).first()
    if head is not None and _is_migrated(using):
        attest_found_rows(by=User.objects.operator())


def _attest_some(rows: list[models.Model], by: User) -> int:
    record(FOUND, _subject(rows[0]._meta.label), by=by, attests=rows, count=len(rows))
    return len(rows)


def subject_of_found(kind: AttestedKind) -> models.Model:
    """Return what the events are about that attest the found rows of a kind: the trail itself, by the kind's name."""
    return _subject(kind.label)


def _subject(label: str) -> models.Model:
    return ChainHead(pk=label)


def _by_parts(rows: "models.QuerySet[models.Model]") -> Iterator[list[models.Model]]:
    walk = rows.order_by("pk").iterator(chunk_size=ROWS_IN_AN_EVENT)
    while part := list(islice(walk, ROWS_IN_AN_EVENT)):
        yield part


def _is_migrated(using: str) -> bool:
    executor = MigrationExecutor(connections[using])
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
