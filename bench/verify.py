"""What the check of everything costs in a long life: as many times the rows, as many times the CPU; memory has a bound.

Each size is checked in a process of its own, on the one database: the highest mark of memory never falls again. Sizes
are asked for by ``BENCH_ROWS="25000 50000 100000"``.
"""

import multiprocessing
import os
import resource
from collections.abc import Iterator
from itertools import islice

from django.db import connections
from django.utils import timezone

from bench import Figure
from core.accounts.models import User
from core.audit.attested import entries_of
from core.audit.canonical import canonical_instant, canonical_json
from core.audit.chain import Deed, Link
from core.audit.trail import AuditEvent, ChainHead
from core.audit.verification import Verification
from minutes.enums import MinutesState
from minutes.models import Minutes, StateChange
from tests import factories

SIZES = "5000 20000"
AT_ONCE = 1000
MOST_TIMES = 1.15  # the CPU of one row at the largest size, against one at the smallest
MOST_MEMORY = 160  # MB


def run() -> list[Figure]:
    minutes, laid, costs, figures = factories.make_minutes(factories.make_panel()), 0, [], []
    for rows in map(int, os.environ.get("BENCH_ROWS", SIZES).split()):
        _lay(minutes, rows - laid)
        laid = rows
        cpu, memory = _checked(rows)
        costs.append(cpu / rows)
        figures += [
            Figure(f"{rows} events that attest a row each, CPU", cpu, "s"),
            Figure(f"{rows} events that attest a row each, memory", memory, "MB", MOST_MEMORY),
        ]
    return [*figures, Figure("a row of the most against one of the fewest", costs[-1] / costs[0], "times", MOST_TIMES)]


def _lay(minutes: Minutes, count: int) -> None:
    """Write so many moves, each with the event that attests it, as ``record`` would."""
    by, now = User.objects.operator(), timezone.now()
    rows = (
        StateChange(
            minutes=minutes,
            old=MinutesState.DRAFT,
            new=MinutesState.CHAIR_REVIEW,
            at=now,
            by=by,
            reason=f"Move {number}",
        )
        for number in range(count)
    )
    while part := list(islice(rows, AT_ONCE)):
        StateChange.objects.bulk_create(part)
        head = ChainHead.objects.get()
        links = list(_links(head, part, minutes, by))
        AuditEvent.objects.bulk_create(
            AuditEvent(
                seq=link.seq,
                previous_hash=link.previous_hash,
                hash=link.hash,
                **(link.deed._asdict() | {"at": now}),
            )
            for link in links
        )
        ChainHead.objects.update(seq=links[-1].seq, hash=links[-1].hash)


def _links(head: ChainHead, rows: list[StateChange], minutes: Minutes, by: User) -> Iterator[Link]:
    last = head.position
    for row in rows:
        facts = canonical_json({"rows": entries_of([row])})
        deed = Deed(canonical_instant(row.at), by.pk, "minutes.moved", "minutes.Minutes", str(minutes.pk), facts)
        link = Link.after(last, deed)
        last = link.position
        yield link


def _checked(rows: int) -> tuple[float, float]:
    """Return the seconds of CPU and the megabytes that one check takes, in a process of its own."""
    connections.close_all()
    receiving, sending = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.get_context("fork").Process(target=_check, args=(sending, rows))
    child.start()
    told: tuple[float, float] = receiving.recv()
    child.join()
    return told


def _check(sending: "multiprocessing.connection.Connection", rows: int) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF)
    verification = Verification()
    faults = [str(fault) for fault in verification.faults()]
    if faults or verification.rows < rows:
        raise RuntimeError(f"{verification.rows} rows were checked, with these faults: {faults[:3]}")
    used = resource.getrusage(resource.RUSAGE_SELF)
    cpu = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
    sending.send((cpu, used.ru_maxrss / 1024))
