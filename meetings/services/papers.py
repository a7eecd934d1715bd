"""The papers of a meeting: handed in, replaced, withdrawn, put into the bin and taken out of it."""

from hashlib import sha256
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone

from core.accounts import User
from core.audience import Sensitivity
from core.audit import record
from core.errors import Unacceptable, WrongState
from core.scanning import scan
from meetings.enums import MeetingState, PaperKind, ScanResult
from meetings.models import AgendaItem, Meeting, Paper, PaperVersion
from meetings.models.binned import KEPT_IN_THE_BIN
from meetings.panel_rules import PanelRules
from meetings.paper_files import checked_paper
from meetings.paper_rules import paper_reference

from .panels import require_secretary
from .rows import check_fields

OVER = (MeetingState.CLOSED, MeetingState.CANCELLED)


@transaction.atomic
def add_paper(
    item: AgendaItem,
    title: str,
    *,
    by: User,
    kind: PaperKind = PaperKind.PAPER,
    sensitivity: Sensitivity = Sensitivity.PUBLIC,
    reason: str = "",
    public_title: str = "",
) -> Paper:
    """A paper for an item, last among its papers, with a reference that no other paper of the panel ever had.

    Its file follows (``add_paper_version``); a verbal one has none. Raises Unacceptable for a title that is none, a
    confidential paper without a reason, and a pattern that makes a reference twice.
    """
    meeting = _locked(item.meeting, by)
    number = (_ever(meeting).aggregate(last=Max("number"))["last"] or 0) + 1
    places = Paper.with_binned.filter(item=item).aggregate(last=Max("position"))
    paper = Paper(
        item=item, number=number, reference=_reference(item, number), position=(places["last"] or 0) + 1, kind=kind
    )
    _describe(paper, title, sensitivity, reason, public_title)
    paper.save(force_insert=True)
    record("meetings.paper_added", paper, by=by, reference=paper.reference, item=item.number, kind=kind.value)
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
    """What is said of a paper; its reference stays. Raises Unacceptable as ``add_paper`` does, and for a verbal paper
    that has a file."""
    _locked(paper.item.meeting, by)
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
    if paper.kind == PaperKind.VERBAL:
        raise Unacceptable("A verbal paper has no file. Say first that it is a paper, or tabled.")
    checked, is_scanned = checked_paper(name, content), scan(content)  # before the lock: a scanner takes its time
    with transaction.atomic():
        _locked(paper.item.meeting, by)
        _refuse_withdrawn(paper)
        digest = sha256(content).hexdigest()
        last = paper.versions.select_for_update().order_by("-number").first()
        if last is not None and last.sha256 == digest:
            raise Unacceptable(f"This is the file that is there already, version {last.number}.")
        version = PaperVersion.objects.create(
            paper=paper,
            number=last.number + 1 if last else 1,
            file_name=checked.name,
            content_type=checked.content_type,
            pages=checked.pages,
            size=len(content),
            sha256=digest,
            received_at=timezone.now(),
            received_by=by,
            stored_name=paper_files().save(uuid4().hex, ContentFile(content)),
            scan=ScanResult.CLEAN if is_scanned else ScanResult.NOT_SCANNED,
        )
        record("meetings.paper_version_added", paper, by=by, version=version.number, sha256=digest, size=version.size)
    return version


@transaction.atomic
def withdraw_paper(paper: Paper, reason: str, *, by: User) -> None:
    """It stays listed under its reference, with the reason, and can be opened no more."""
    _locked(paper.item.meeting, by)
    _refuse_withdrawn(paper)
    if not reason.strip():
        raise Unacceptable("Say why the paper is withdrawn; the reason is shown in its place.")
    paper.withdrawn_reason = reason.strip()
    check_fields(paper)
    paper.save(update_fields=["withdrawn_reason"])
    record("meetings.paper_withdrawn", paper, by=by, reference=paper.reference)


@transaction.atomic
def bin_paper(paper: Paper, *, by: User) -> None:
    """Puts a paper into the bin for thirty days. Raises WrongState once the agenda is issued: what members may have
    seen is withdrawn and does not vanish."""
    meeting = _locked(paper.item.meeting, by)
    if meeting.state != MeetingState.PLANNED:
        raise WrongState(
            "The agenda is issued, so members may have read this paper. Withdraw it: it stays listed then."
        )
    if not Paper.objects.filter(pk=paper.pk).update(binned_at=timezone.now()):
        raise WrongState(f"{paper.reference} is in the bin already.")
    paper.refresh_from_db(from_queryset=Paper.with_binned.all(), fields=["binned_at"])
    record("meetings.paper_binned", paper, by=by, reference=paper.reference)


@transaction.atomic
def restore_paper(paper: Paper, *, by: User) -> None:
    """Takes it out of the bin again. Raises WrongState for one that is not in it, or whose files are gone."""
    _locked(paper.item.meeting, by)
    in_the_bin = Paper.with_binned.filter(pk=paper.pk, emptied_at=None).exclude(binned_at=None)
    if not in_the_bin.update(binned_at=None):
        raise WrongState(f"{paper.reference} is not in the bin any more.")
    paper.binned_at = None
    record("meetings.paper_restored", paper, by=by, reference=paper.reference)


def empty_paper_bin() -> int:
    """Throws away the files and notes of what has been in the bin for thirty days; says how many papers.

    Their rows stay, so that no reference is used again and it can be told which file there was.
    """
    over = timezone.now() - KEPT_IN_THE_BIN
    papers = list(Paper.with_binned.filter(binned_at__lt=over, emptied_at=None))
    for paper in papers:
        _empty(paper)
    return len(papers)


@transaction.atomic
def _empty(paper: Paper) -> None:
    """The row first: of two minute loops at once, one does it."""
    if Paper.with_binned.filter(pk=paper.pk, emptied_at=None).update(emptied_at=timezone.now()):
        paper.notes.all().delete()
        for version in paper.versions.all():
            paper_files().delete(version.stored_name)
        record("meetings.paper_emptied", paper, by=User.objects.operator(), reference=paper.reference)


def paper_files() -> Storage:
    return storages["papers"]


def _locked(meeting: Meeting, by: User) -> Meeting:
    """The meeting, for who keeps its minutes; nobody else changes its papers until the transaction ends."""
    require_secretary(meeting.panel, by)
    row = Meeting.objects.select_related("panel").select_for_update(of=("self",)).get(pk=meeting.pk)
    if row.state in OVER:
        raise WrongState(f"Meeting {row.reference} is {row.get_state_display().lower()}; its papers stay as they are.")
    return row


def _refuse_withdrawn(paper: Paper) -> None:
    now = Paper.with_binned.only("withdrawn_reason", "binned_at").get(pk=paper.pk)
    if now.withdrawn_reason or now.binned_at:
        raise WrongState(f"{paper.reference} is {'withdrawn' if now.withdrawn_reason else 'in the bin'}.")


def _describe(paper: Paper, title: str, sensitivity: Sensitivity, reason: str, public_title: str) -> None:
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
    meeting = item.meeting
    rules = PanelRules.read(meeting.panel.rules)
    reference = paper_reference(
        rules.paper_pattern,
        panel=meeting.panel.code,
        meeting=meeting.number,
        item=item.number,
        number=number,
        on=timezone.localdate(timezone=rules.zone),
    )
    if Paper.with_binned.filter(item__meeting__panel=meeting.panel_id, reference=reference).exists():
        raise Unacceptable(
            f"The panel's pattern gives {reference} a second time. Put {{meeting}} and {{number}} into it."
        )
    return reference
