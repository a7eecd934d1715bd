"""The audit trail: who did what to what, and when; only ever appended to, each event hashed onto the last."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from django.conf import settings
from django.db import models, transaction
from django.db.models.functions import Cast
from django.utils import timezone

from core.accounts.models import User
from core.audit.attested import attested_kinds, entries_of
from core.audit.canonical import Fact, canonical_instant, canonical_json
from core.audit.chain import ORIGIN, Deed, Fault, Link, Position, first_fault
from core.prepared import Prepared


class AuditEvent(models.Model):
    """One thing that was done. Written by ``record`` alone; the database refuses to change or delete it."""

    seq = models.PositiveBigIntegerField("position in the chain", primary_key=True)
    at = models.DateTimeField()
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    verb = models.CharField(max_length=100)
    subject_type = models.CharField(max_length=100)
    subject_id = models.CharField(max_length=100)
    # Text and not JSON: PostgreSQL reorders the keys of jsonb, and these very characters are hashed.
    facts = models.TextField()
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["seq"]
        indexes = [models.Index(fields=["subject_type", "subject_id", "seq"], name="events_of_a_subject")]

    def __str__(self) -> str:
        return f"{self.seq}: {self.verb} {self.subject_type} {self.subject_id}"


class ChainHead(models.Model):
    """The one row that says how far the chain has come; who appends, locks it.

    ``attests`` names the kinds of evidence of which every row is attested as it is written. A kind that a release adds
    comes to it at the migrate of that release, when the rows of then are attested as they are found.
    """

    THE_ONLY_ONE = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=THE_ONLY_ONE, editable=False)
    seq = models.PositiveBigIntegerField(default=ORIGIN.seq)
    hash = models.CharField(max_length=64, default=ORIGIN.hash)
    attests = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="core_chainhead_is_the_only_one"),
        ]

    def __str__(self) -> str:
        return f"{self.seq}: {self.hash}"

    @property
    def position(self) -> Position:
        return Position(self.seq, self.hash)


def record(
    verb: str,
    subject: models.Model,
    /,
    *,
    by: User,
    attests: Iterable[models.Model] = (),
    removes: Iterable[models.Model] = (),
    **facts: Fact,
) -> AuditEvent:
    """Append what was just done to the audit trail, in the transaction that did it.

    Call it last: it locks the head of the chain, and every other writer waits until this transaction ends.
    Facts are what an auditor needs to find the change again: numbers, ids, hashes, dates; never a text of the
    minutes. ``attests`` are the rows of evidence that were written, as they now stand, and ``removes`` those that were
    taken away, with their keys still on them: the event holds the digest of each (``core.audit.attested``).

    Raises TransactionManagementError outside an atomic block, TypeError for a fact that has no canonical JSON (a
    float, an object), KeyError for a row that nobody declared to be evidence, ChainHead.DoesNotExist if the head was
    deleted.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError(
            f"{verb!r} must be recorded inside the atomic block of the change it records."
        )
    if rows := entries_of(attests, removes):
        facts["rows"] = rows
    facts_text = canonical_json(facts)
    head = ChainHead.objects.select_for_update(no_key=True).defer("attests").get()
    at = timezone.now()
    deed = Deed(canonical_instant(at), by.pk, verb, subject._meta.label, str(subject.pk), facts_text)
    return _append(Link.after(head.position, deed), at)


def _append(link: Link, at: datetime) -> AuditEvent:
    event = AuditEvent.objects.create(
        seq=link.seq,
        previous_hash=link.previous_hash,
        hash=link.hash,
        **(link.deed._asdict() | {"at": at}),
    )
    ChainHead.objects.update(seq=link.seq, hash=link.hash)
    return event


_head = Prepared(lambda pk: ChainHead.objects.filter(pk=pk).values_list("hash"))


def chain_head() -> str:
    """Return the hash of the newest event. While it is the same nothing has changed, for every change is recorded."""
    return str(_head.rows(ChainHead.THE_ONLY_ONE)[0][0])


def open_chain(using: str) -> None:
    """Lay the head of an empty chain. One that is missing beside events was taken away, and stays missing."""
    if not AuditEvent.objects.using(using).exists():
        attests = [kind.edition_label for kind in attested_kinds()]
        ChainHead.objects.using(using).get_or_create(defaults={"attests": attests})


class Inspection(NamedTuple):
    """The number of events in the chain, and its first fault."""

    events: int
    fault: Fault | None


def inspect_chain(passing: "Callable[[Iterable[Link]], Iterable[Link]]" = iter) -> Inspection:
    """Walk the whole chain, in constant memory and while others write, and name its first fault.

    Each link goes through ``passing`` on its way, to the last, whatever is found.
    """
    newest = AuditEvent.objects.order_by("-seq").values("seq")[:1]
    # One statement reads head and newest event together, so a writer in between cannot look like a fault.
    head = ChainHead.objects.annotate(newest=models.Subquery(newest)).first()
    if head is None:
        return Inspection(0, first_fault([], None))
    links = iter(passing(links_between(0, max(head.seq, head.newest or 0))))
    fault = first_fault(links, head.position)
    deque(links, maxlen=0)
    return Inspection(head.seq, fault)


def links_between(last: int, newest: int) -> Iterator[Link]:
    """Yield the links behind the event ``last``, up to ``newest``, as they are stored."""
    # SQLite keeps whatever it is given: read as text, a spoilt instant is a changed event and no exception.
    rows = AuditEvent.objects.filter(seq__gt=last, seq__lte=newest).annotate(at_text=Cast("at", models.TextField()))
    columns = ("seq", "previous_hash", "hash", "at_text", *Deed._fields[1:])
    for seq, previous_hash, link_hash, at, *rest in rows.order_by("seq").values_list(*columns).iterator():
        yield Link(seq, previous_hash, link_hash, Deed(_instant_as_written(at), *rest))


def _instant_as_written(stored: str) -> str:
    try:
        instant = datetime.fromisoformat(stored)
    except ValueError:
        return stored
    return canonical_instant(instant if instant.tzinfo else instant.replace(tzinfo=UTC))
