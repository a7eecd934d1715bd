"""The papers of a meeting: handed in, replaced, withdrawn, put into the bin and taken out of it."""

from datetime import datetime
from functools import partial
from hashlib import sha256
from typing import NamedTuple, overload
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone

from core.accounts.models import User
from core.audience import Sensitivity
from core.audit.trail import record
from core.checked_rows import check_fields
from core.errors import Unacceptable, WrongState
from core.uploads.scanning import scan
from meetings.access import require_secretary
from meetings.enums import MeetingState, PaperKind, ScanResult
from meetings.models import AgendaItem, Meeting, Paper, PaperVersion
from meetings.panels.paper_numbers import PaperPlace, paper_reference
from meetings.panels.rules import PanelRules
from meetings.papers.kinds import CheckedFile, checked_paper
from meetings.papers.pages import draw_ahead
from meetings.papers.readers_copy import copy_ahead


class Received(NamedTuple):
    """A file as somebody sends it in. ``at`` is when it came, where it is put down here only later."""

    name: str
    content: bytes
    at: datetime | None = None


def add_paper(
    item: AgendaItem,
    title: str,
    *,
    by: User,
    kind: PaperKind = PaperKind.PAPER,
    sensitivity: Sensitivity = Sensitivity.PUBLIC,
    reason: str = "",
    public_title: str = "",
    file: Received | None = None,
) -> Paper:
    """A paper for an item, last among its papers, with a reference that no other paper of the panel ever had.

    Its file may follow (``add_paper_version``). Raises Unacceptable for a title that is none, a confidential paper
    without a reason, an item that is withdrawn, a pattern that makes a reference twice, and a file that cannot be
    taken; then there is no paper.
    """
    require_secretary(item.meeting.panel, by)
    checked = _checked(file, kind)
    with transaction.atomic():
        meeting = hold_meeting(item.meeting, by)
        if AgendaItem.objects.filter(pk=item.pk).exclude(withdrawn_reason="").exists():
            raise Unacceptable(f"Item {item.number} is withdrawn. Put it back on the agenda before it takes a paper.")
        number = (_ever(meeting).aggregate(last=Max("number"))["last"] or 0) + 1
        places = Paper.with_binned.filter(item=item).aggregate(last=Max("position"))
        paper = Paper(
            item=item, number=number, reference=_reference(item, number), position=(places["last"] or 0) + 1, kind=kind
        )
        _describe(paper, title, sensitivity, reason, public_title)
        paper.save(force_insert=True)
        version = _keep(paper, checked, by) if checked else None
        record(
            "meetings.paper_added",
            paper,
            by=by,
            attests=[paper, version] if version else [paper],
            reference=paper.reference,
            item=item.number.plain,
            kind=kind.value,
            sha256=version.sha256 if version else "",
            received_at=version.received_at if version else None,
        )
    return paper


@transaction.atomic
def change_paper(
    paper: Paper,
    *,
    title: str,
    kind: PaperKind,
    by: User,
    sensitivity: Sensitivity = Sensitivity.PUBLIC,
    reason: str = "",
    public_title: str = "",
) -> None:
    """Change the details of a paper; its reference stays. Raises Unacceptable as ``add_paper`` does, and for a
    verbal paper that has a file."""
    hold_meeting(paper.item.meeting, by)
    if kind is PaperKind.VERBAL and paper.versions.exists():
        raise Unacceptable("This paper has a file, so it is not verbal.")
    paper.kind = kind
    _describe(paper, title, sensitivity, reason, public_title)
    paper.save(update_fields=["title", "kind", "sensitivity", "sensitivity_reason", "public_title"])
    record("meetings.paper_changed", paper, by=by, kind=kind.value, sensitivity=paper.sensitivity)


def add_paper_version(paper: Paper, name: str, content: bytes, *, by: User) -> PaperVersion:
    """Keeps a file as the newest version of the paper.

    Raises Unacceptable, with what to do, for a file that cannot be taken or that the scanner found something in.
    """
    require_secretary(paper.item.meeting.panel, by)
    checked = _checked(Received(name, content), PaperKind(paper.kind))
    with transaction.atomic():
        hold_meeting(paper.item.meeting, by)
        refuse_taken_away(paper)
        version = _keep(paper, checked, by)
        record(
            "meetings.paper_version_added",
            paper,
            by=by,
            attests=[version],
            version=version.number,
            sha256=version.sha256,
            size=version.size,
        )
    return version


class _Checked(NamedTuple):
    file: Received
    found: CheckedFile
    scan: ScanResult


@overload
def _checked(file: Received, kind: PaperKind) -> _Checked: ...
@overload
def _checked(file: Received | None, kind: PaperKind) -> _Checked | None: ...
def _checked(file: Received | None, kind: PaperKind) -> _Checked | None:
    """Before anything is locked: a scanner takes its time."""
    if file is None:
        return None
    if kind is PaperKind.VERBAL:
        raise Unacceptable("A verbal paper has no file. Say that it is a paper, or tabled.")
    if file.at and file.at > timezone.now():
        raise Unacceptable("A paper cannot have come in later than now.")
    found = checked_paper(file.name, file.content)
    return _Checked(file, found, ScanResult.CLEAN if scan(file.content) else ScanResult.NOT_SCANNED)


def _keep(paper: Paper, checked: _Checked, by: User) -> PaperVersion:
    file = checked.file
    digest = sha256(file.content).hexdigest()
    last = paper.versions.order_by("-number").first()
    if last is not None and last.sha256 == digest:
        raise Unacceptable(f"This file is already there, as version {last.number}.")
    version = PaperVersion.objects.create(
        paper=paper,
        number=last.number + 1 if last else 1,
        file_name=checked.found.name,
        content_type=checked.found.content_type,
        pages=checked.found.pages,
        size=len(file.content),
        sha256=digest,
        received_at=file.at or timezone.now(),
        received_by=by,
        stored_name=paper_files().save(uuid4().hex, ContentFile(file.content)),
        scan=checked.scan,
    )
    for ahead in (copy_ahead, draw_ahead):
        transaction.on_commit(partial(ahead, version), robust=True)  # what fails there is asked for by its reader
    return version


def paper_files() -> Storage:
    return storages["papers"]


def hold_meeting(meeting: Meeting, by: User) -> Meeting:
    """The meeting, for who keeps its minutes; nobody else changes its papers until the transaction ends."""
    require_secretary(meeting.panel, by)
    row = Meeting.objects.select_related("panel").select_for_update(of=("self",), no_key=True).get(pk=meeting.pk)
    if row.state in MeetingState.OVER:
        raise WrongState(f"Meeting {row.reference} is {row.get_state_display().lower()}; its papers stay as they are.")
    return row


def refuse_taken_away(paper: Paper) -> None:
    now = Paper.with_binned.only("withdrawn_reason", "binned_at").get(pk=paper.pk)
    if now.withdrawn_reason or now.binned_at:
        raise WrongState(f"{paper.reference} is {'withdrawn' if now.withdrawn_reason else 'in the bin'}.")


def _describe(paper: Paper, title: str, sensitivity: Sensitivity, reason: str, public_title: str) -> None:
    if not title.strip():
        raise Unacceptable("Give the paper a title.")
    is_confidential = sensitivity is Sensitivity.CONFIDENTIAL
    if is_confidential and not reason.strip():
        raise Unacceptable("Say why the paper is confidential.")
    paper.title, paper.sensitivity = title.strip(), sensitivity.value
    paper.sensitivity_reason = reason.strip() if is_confidential else ""
    paper.public_title = public_title.strip() if is_confidential else ""
    check_fields(paper)


def _ever(meeting: Meeting) -> QuerySet[Paper]:
    return Paper.with_binned.filter(item__meeting=meeting)


def _reference(item: AgendaItem, number: int) -> str:
    """Return a reference by the panel's pattern, which the rules check with ``pattern_faults`` when it is set."""
    meeting = item.meeting
    pattern = PanelRules.read(meeting.panel.rules).paper_pattern
    place = PaperPlace(meeting.panel.code, meeting.number, item.number, number, meeting.held_on, meeting.series)
    reference = paper_reference(pattern, place)
    if Paper.with_binned.filter(item__meeting__panel=meeting.panel_id, reference=reference).exists():
        raise Unacceptable(f"The pattern gives {reference} a second time. Put {{meeting}} and {{number}} into it.")
    return reference
