"""Minutes set on paper off the request: once for each content and audience, by the worker, kept as a file.

Nothing here is a record. Rows and files are a cache that can be thrown away at any time, so what is written here names
no actor and leaves no audit event.
"""

from datetime import timedelta
from hashlib import sha256

from django.core.cache import caches
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks import task

from core.audience import Audience
from core.background.progress import KEEP_UNREAD, ONE_DAY, OTHER_RELEASE, Step, prune_unread, step_by_clock
from core.release import this_release
from minutes.document.build import with_meeting
from minutes.enums import PrintingState
from minutes.models import Minutes, Printing
from minutes.reading.editions import Edition, document_printed_as

FAILED = "The minutes could not be set on paper. Try again; if that fails too, tell the operator."


def step_of(printing: Printing) -> Step:
    """How far it is; a worker that is gone says nothing of it, the clock does."""
    if printing.state in (PrintingState.DONE, PrintingState.FAILED):
        return Step(printing.state)
    is_at_work = printing.state == PrintingState.SETTING
    return step_by_clock(is_at_work=is_at_work, quiet_since=printing.started_at or printing.requested_at)


def printing_key(edition: Edition) -> str:
    """Changes exactly when the content does, the audience, or the release that prints it."""
    return _key(edition.fingerprint, edition.audience)


def _key(fingerprint: str, audience: Audience) -> str:
    return sha256(f"{this_release()} {audience} {fingerprint}".encode()).hexdigest()


def printed_file(edition: Edition) -> bytes | None:
    """The file of exactly this content, once it is printed.

    That it is, is remembered for a day; so the next reader costs no query, and the row still knows the day of the last.
    """
    key = printing_key(edition)
    if not caches["pages"].get(f"printed:{key}"):
        done = Printing.objects.filter(pk=key, state=PrintingState.DONE)
        if not done.exists():
            return None
        done.update(last_read_at=timezone.now())
        caches["pages"].set(f"printed:{key}", True, timeout=ONE_DAY.total_seconds())
    try:
        with printed_files().open(_file_name(key)) as file:
            return bytes(file.read())
    except FileNotFoundError:
        return None


def request_printing(edition: Edition) -> tuple[Printing, bool]:
    """The printing of exactly this content, and whether this call asked the worker for it.

    Of many calls at once one does, the first; and again one if the file has gone: pruned, or never restored.
    """
    printing = Printing.objects.filter(pk=printing_key(edition)).first()
    if printing is None:
        return _request_first(edition)
    is_lost = printing.state == PrintingState.DONE and not printed_files().exists(_file_name(printing.key))
    return printing, is_lost and _request_anew(printing)


def request_again(printing: Printing) -> None:
    """Asks the worker once more where a printing failed or is stuck; one that is well on its way is left alone."""
    if step_of(printing) in (Step.FAILED, Step.STUCK):
        _request_anew(printing)


@transaction.atomic
def _request_first(edition: Edition) -> tuple[Printing, bool]:
    now = timezone.now()
    printing, is_first = Printing.objects.get_or_create(
        key=printing_key(edition),
        defaults={
            "minutes_id": edition.of.minutes,
            "audience": edition.audience,
            "requested_at": now,
            "last_read_at": now,
        },
    )
    if is_first:
        _enqueue(printing)
    return printing, is_first


@transaction.atomic
def _request_anew(printing: Printing) -> bool:
    """Whether this call did it: of several who see the same at once, one does."""
    as_seen = Printing.objects.filter(
        pk=printing.pk, state=printing.state, requested_at=printing.requested_at, started_at=printing.started_at
    )
    is_ours = as_seen.update(
        state=PrintingState.QUEUED, requested_at=timezone.now(), started_at=None, finished_at=None, failure=""
    )
    if is_ours:
        _enqueue(printing)
    return bool(is_ours)


def _enqueue(printing: Printing) -> None:
    """Within the transaction that writes the row: what is rolled back was never asked for."""
    set_minutes.enqueue(printing.pk, this_release())
    printing.refresh_from_db()


@task
def set_minutes(key: str, release: str) -> None:
    """Sets one printing on paper. May run twice, even at the same time: the file is written once, and whole.

    The text is read anew. Where it has changed since, nobody asks for this content any more, and the row goes: who
    is waiting asks for the new one. What fails is told in a sentence on the row, and raised for the worker's log.
    """
    if not _unfinished(key).update(state=PrintingState.SETTING, started_at=timezone.now()):
        return
    if release != this_release():
        _fail(key, OTHER_RELEASE)
        return
    try:
        _set(key)
    except Exception:
        _fail(key, FAILED)
        raise


def _set(key: str) -> None:
    from minutes.rendering.pdf import render_pdf  # only the worker loads the PDF engine

    printing = Printing.objects.get(pk=key)
    minutes = with_meeting(Minutes.objects.all()).get(pk=printing.minutes_id)
    audience = Audience(printing.audience)
    redacted = document_printed_as(minutes, audience, lambda fingerprint: _key(fingerprint, audience) == key)
    if redacted is None:
        _discard(printing)
    else:
        _keep(key, render_pdf(redacted))


@transaction.atomic
def _keep(key: str, content: bytes) -> None:
    """Stores the file and says so, under a lock: nobody reads a file while it is written a second time."""
    if not _unfinished(key).select_for_update().exists():
        return
    printed_files().save(_file_name(key), ContentFile(content))
    _unfinished(key).update(
        state=PrintingState.DONE,
        finished_at=timezone.now(),
        size=len(content),
        sha256=sha256(content).hexdigest(),
        failure="",
    )


def _fail(key: str, sentence: str) -> None:
    _unfinished(key).update(state=PrintingState.FAILED, finished_at=timezone.now(), failure=sentence)


def _unfinished(key: str) -> QuerySet[Printing]:
    return Printing.objects.filter(pk=key).exclude(state=PrintingState.DONE)


def prune_printings(unread_for: timedelta = KEEP_UNREAD) -> int:
    """Throws away what nobody has read for so long, never what is in progress; says how many."""
    finished = Printing.objects.filter(state__in=[PrintingState.DONE, PrintingState.FAILED])
    return prune_unread(finished, _discard, unread_for)


def _discard(printing: Printing) -> None:
    """The file goes first: a row without one is asked for again, a file without a row would lie there for ever."""
    printed_files().delete(_file_name(printing.key))
    Printing.objects.filter(pk=printing.pk, state=printing.state).delete()


def printed_files() -> Storage:
    return storages["printed"]


def _file_name(key: str) -> str:
    return f"{key}.pdf"
