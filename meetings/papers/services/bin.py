"""Papers that are taken away: withdrawn for all to see, or put into the bin before anybody has seen them."""

from django.db import transaction
from django.utils import timezone

from core.accounts.models import User
from core.audit.trail import record
from core.checked_rows import check_fields
from core.errors import Unacceptable, WrongState
from meetings.enums import MeetingState
from meetings.models import Paper
from meetings.models.binned import KEPT_IN_THE_BIN

from .papers import hold_meeting, paper_files, refuse_taken_away


@transaction.atomic
def withdraw_paper(paper: Paper, reason: str, *, by: User) -> None:
    """Withdraw a paper. It stays listed under its reference, with the reason, and can no longer be opened."""
    hold_meeting(paper.item.meeting, by)
    refuse_taken_away(paper)
    if not reason.strip():
        raise Unacceptable("Say why the paper is withdrawn; the reason is shown in its place.")
    paper.withdrawn_reason = reason.strip()
    check_fields(paper)
    paper.save(update_fields=["withdrawn_reason"])
    record("meetings.paper_withdrawn", paper, by=by, attests=[paper], reference=paper.reference)


@transaction.atomic
def restore_withdrawn_paper(paper: Paper, *, by: User) -> None:
    """Put a withdrawn paper back: it can be opened again, and goes into the pack. Raises WrongState for one that is
    not withdrawn, Unacceptable while its item is."""
    hold_meeting(paper.item.meeting, by)
    now = Paper.with_binned.select_related("item").get(pk=paper.pk)
    if not now.withdrawn_reason or now.binned_at:
        raise WrongState(f"{paper.reference} is {'in the bin' if now.binned_at else 'not withdrawn'}.")
    if now.item.withdrawn_reason:
        raise Unacceptable(f"Item {now.item.number} is withdrawn. Put it back on the agenda before its paper.")
    paper.withdrawn_reason = ""
    paper.save(update_fields=["withdrawn_reason"])
    record("meetings.paper_put_back", paper, by=by, attests=[paper], reference=paper.reference)


@transaction.atomic
def bin_paper(paper: Paper, *, by: User) -> None:
    """Puts a paper into the bin for thirty days. Raises WrongState once the agenda is issued: what members may have
    seen is withdrawn and does not vanish."""
    meeting = hold_meeting(paper.item.meeting, by)
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
    hold_meeting(paper.item.meeting, by)
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
        row = Paper.with_binned.get(pk=paper.pk)
        record("meetings.paper_emptied", paper, by=User.objects.operator(), attests=[row], reference=paper.reference)
