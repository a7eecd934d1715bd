"""Packs made off the request: once for each content and audience, by the worker, kept as a file."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from django.core.files import File
from django.db import transaction
from django_tasks import task

from core.audience import Audience
from meetings.enums import PackState
from meetings.models import Meeting, Pack
from meetings.pack.building import Built, build, steps_of
from meetings.pack.plan import PackPlan, plan_pack

FAILED = "The pack could not be built. Try again; if that fails too, tell the operator of this installation."


def request_pack(plan: PackPlan) -> Pack:
    """The pack of exactly this content; the first who wants it asks the worker, and whoever finds its file gone."""

    def columns() -> Mapping[str, object]:
        return {
            "meeting_id": plan.meeting,
            "audience": plan.audience,
            "total": steps_of(plan),
            "opening_pages": _last_opening(plan),
        }

    pack, _ = Pack.request(plan.key, build_pack, columns)
    return pack


def _last_opening(plan: PackPlan) -> int:
    last = Pack.objects.filter(meeting=plan.meeting, audience=plan.audience, state=PackState.DONE)
    return last.order_by("-requested_at").values_list("opening_pages", flat=True).first() or 1


def request_again(pack: Pack) -> None:
    """Asks the worker once more where a pack failed or is stuck; one that is well on its way is left alone."""
    pack.request_again(build_pack)


def left_out_of(pack: Pack) -> Mapping[UUID, str]:
    """Return why each paper whose pages belong in a pack that is built could not be put there."""
    if pack.state != PackState.DONE:
        return {}
    lines = (line.partition(" ") for line in pack.failure.splitlines())
    return {UUID(paper): why for paper, _, why in lines}


@task
def build_pack(key: str, release: str) -> None:
    """Builds one pack."""
    Pack.make(key, release, _build, sorry=FAILED)


def _build(pack: Pack) -> None:
    """The papers are read anew. Where they have changed since, nobody asks for this content any more, and the row goes:
    who is waiting asks for the new one."""
    plan = plan_pack(Meeting.objects.select_related("panel").get(pk=pack.meeting_id), Audience(pack.audience))
    if plan.key != pack.key:
        pack.discard()
        return
    with TemporaryDirectory(prefix="smartgov-pack-") as folder:
        target = Path(folder) / "pack.pdf"
        built = build(plan, target, opening_pages=pack.opening_pages, moved=lambda: Pack.note_progress(pack.key))
        _finish(pack, target, built)


@transaction.atomic
def _finish(pack: Pack, target: Path, built: Built) -> None:
    """Earlier packs of the meeting for this audience go: their content is nobody's any more."""
    with target.open("rb") as file:
        is_ours = pack.finish(
            File(file),
            pages=built.pages,
            opening_pages=built.opening_pages,
            size=target.stat().st_size,
            failure="\n".join(f"{paper} {why}" for paper, why in built.left_out.items()),
        )
    if is_ours:
        earlier = Pack.objects.filter(meeting=pack.meeting_id, audience=pack.audience)
        for superseded in earlier.filter(requested_at__lt=pack.requested_at):
            superseded.discard()
