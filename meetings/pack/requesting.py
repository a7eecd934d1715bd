"""Packs made off the request: once for each content and audience, by the worker, kept as a file.

Nothing here is a record. Rows and files are a cache that can be thrown away at any time, so what is written here names
no actor and leaves no audit event.
"""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from django.core.files import File
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django_tasks import task

from core.audience import Audience
from core.background.progress import KEEP_UNREAD, ONE_DAY, OTHER_RELEASE, Step, prune_unread, step_by_clock
from core.release import this_release
from meetings.enums import PackState
from meetings.models import Meeting, Pack
from meetings.pack.building import Built, build, steps_of
from meetings.pack.parts import part_files
from meetings.pack.plan import PackPlan, plan_pack

FAILED = "The pack could not be built. Try again; if that fails too, tell the operator."


def step_of(pack: Pack) -> Step:
    """How far it is; a worker that is gone says nothing of it, the clock does."""
    if pack.state in (PackState.DONE, PackState.FAILED):
        return Step(pack.state)
    return step_by_clock(is_at_work=pack.state == PackState.BUILDING, quiet_since=pack.moved_at)


def request_pack(plan: PackPlan) -> Pack:
    """The pack of exactly this content; the first who wants it asks the worker, and whoever finds its file gone."""
    pack = Pack.objects.filter(pk=plan.key).first() or _request_first(plan)
    if pack.state == PackState.DONE and not part_files().exists(file_name(pack.key)):
        _request_anew(pack)
    return pack


def request_again(pack: Pack) -> None:
    """Asks the worker once more where a pack failed or is stuck; one that is well on its way is left alone."""
    if step_of(pack) in (Step.FAILED, Step.STUCK):
        _request_anew(pack)


def note_read(pack: Pack) -> None:
    """To the day, so that what nobody reads can go."""
    if pack.last_read_at < timezone.now() - ONE_DAY:
        Pack.objects.filter(pk=pack.pk).update(last_read_at=timezone.now())


def left_out_of(pack: Pack) -> Mapping[UUID, str]:
    """Why each paper whose pages belong into a pack that is built could not be put there."""
    if pack.state != PackState.DONE:
        return {}
    lines = (line.partition(" ") for line in pack.failure.splitlines())
    return {UUID(paper): why for paper, _, why in lines}


def file_name(key: str) -> str:
    return f"packs/{key}.pdf"


@transaction.atomic
def _request_first(plan: PackPlan) -> Pack:
    now = timezone.now()
    pack, is_first = Pack.objects.get_or_create(
        key=plan.key,
        defaults={
            "meeting_id": plan.meeting,
            "audience": plan.audience,
            "total": steps_of(plan),
            "opening_pages": _last_opening(plan),
            "requested_at": now,
            "moved_at": now,
            "last_read_at": now,
        },
    )
    if is_first:
        _enqueue(pack)
    return pack


def _last_opening(plan: PackPlan) -> int:
    last = Pack.objects.filter(meeting=plan.meeting, audience=plan.audience, state=PackState.DONE)
    return last.order_by("-requested_at").values_list("opening_pages", flat=True).first() or 1


@transaction.atomic
def _request_anew(pack: Pack) -> None:
    """Of several who see the same at once, one does it."""
    now = timezone.now()
    as_seen = Pack.objects.filter(pk=pack.pk, state=pack.state, moved_at=pack.moved_at)
    if as_seen.update(state=PackState.QUEUED, requested_at=now, moved_at=now, done=0, failure=""):
        _enqueue(pack)
    else:
        pack.refresh_from_db()


def _enqueue(pack: Pack) -> None:
    """Within the transaction that writes the row: what is rolled back was never asked for."""
    build_pack.enqueue(pack.pk, this_release())
    pack.refresh_from_db()


@task
def build_pack(key: str, release: str) -> None:
    """Builds one pack. May run twice, even at the same time: the file is written once, and whole.

    The papers are read anew. Where they have changed since, nobody asks for this content any more, and the row goes:
    who is waiting asks for the new one. What fails is told in a sentence on the row, and raised for the worker's log.
    """
    if not _unfinished(key).update(state=PackState.BUILDING, moved_at=timezone.now(), done=0):
        return
    if release != this_release():
        _fail(key, OTHER_RELEASE)
        return
    try:
        _build(Pack.objects.select_related("meeting__panel").get(pk=key))
    except Exception:
        _fail(key, FAILED)
        raise


def _build(pack: Pack) -> None:
    plan = plan_pack(Meeting.objects.select_related("panel").get(pk=pack.meeting_id), Audience(pack.audience))
    if plan.key != pack.key:
        _discard(pack)
        return
    with TemporaryDirectory(prefix="smartgov-pack-") as folder:
        target = Path(folder) / "pack.pdf"
        built = build(plan, target, opening_pages=pack.opening_pages, moved=lambda: _move(pack.key))
        _keep(pack, target, built)


def _move(key: str) -> None:
    _unfinished(key).update(done=F("done") + 1, moved_at=timezone.now())


@transaction.atomic
def _keep(pack: Pack, target: Path, built: Built) -> None:
    """Stores the file and says so, under a lock: nobody reads a file while it is written a second time.

    Earlier packs of the meeting for this audience go: their content is nobody's any more.
    """
    if not _unfinished(pack.key).select_for_update().exists():
        return
    with target.open("rb") as file:
        part_files().save(file_name(pack.key), File(file))
    _unfinished(pack.key).update(
        state=PackState.DONE,
        moved_at=timezone.now(),
        pages=built.pages,
        opening_pages=built.opening_pages,
        size=target.stat().st_size,
        failure="\n".join(f"{paper} {why}" for paper, why in built.left_out.items()),
    )
    earlier = Pack.objects.filter(meeting=pack.meeting_id, audience=pack.audience, requested_at__lt=pack.requested_at)
    for each in earlier:
        _discard(each)


def _fail(key: str, sentence: str) -> None:
    _unfinished(key).update(state=PackState.FAILED, moved_at=timezone.now(), failure=sentence)


def _unfinished(key: str) -> QuerySet[Pack]:
    return Pack.objects.filter(pk=key).exclude(state=PackState.DONE)


def prune_packs(unread_for: timedelta = KEEP_UNREAD) -> int:
    """Throws away what nobody has read for so long, never what is in progress; says how many."""
    finished = Pack.objects.filter(state__in=[PackState.DONE, PackState.FAILED])
    return prune_unread(finished, _discard, unread_for)


def _discard(pack: Pack) -> None:
    """The file goes first: a row without one is asked for again, a file without a row would lie there for ever."""
    part_files().delete(file_name(pack.key))
    Pack.objects.filter(pk=pack.pk, state=pack.state).delete()
