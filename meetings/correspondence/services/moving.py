"""A question goes to a meeting, as an item of its agenda and with its papers: as voters asked, or the secretariat."""

from contextlib import suppress

from django.db import transaction
from django.utils import timezone

from core.accounts.models import User
from core.audience import Sensitivity
from core.audit.trail import record
from core.errors import Refusal, Unacceptable, WrongState
from meetings.access import require_secretary
from meetings.agenda.services.planned import NewItem, plan_items
from meetings.agenda.services.points import Details
from meetings.enums import Fate, MeetingState, PaperKind
from meetings.models import AgendaItem, Meeting, Panel, Paper, Question, Window
from meetings.models.panel import today_by_panel
from meetings.papers.services.papers import Received, add_paper, paper_files

from .held import hold_decision, require_cleared_for, require_time_left

ASKED_FOR = "Voters asked for it."


def next_meetings(panel: Panel) -> list[Meeting]:
    """Return the meetings to come that a question can go to, the next one first."""
    ahead = Meeting.objects.sittings().filter(
        panel=panel, state__in=MeetingState.TO_COME, held_on__gte=today_by_panel()
    )
    return list(ahead.select_related("panel").order_by("held_on", "number"))


def move_what_waits() -> int:
    """Move each closed question that voters wanted at a meeting to the next one; a chore of the minute loop.

    Where no meeting is planned, or its agenda cannot take it, it waits, and its page says so.
    """
    waiting = Question.objects.filter(fate=Fate.TO_MEETING, moved_at=None, item__meeting__state=MeetingState.CLOSED)
    moved = 0
    for question in waiting.select_related("item__meeting__panel"):
        for meeting in next_meetings(question.item.meeting.panel)[:1]:
            with suppress(Refusal):
                move_to_meeting(question, meeting, ASKED_FOR, by=User.objects.operator())
                moved += 1
    return moved


@transaction.atomic
def move_to_meeting(question: Question, meeting: Meeting, reason: str, *, by: User) -> AgendaItem:
    """Put a question on the agenda of a meeting, with its papers; by correspondence it is answered no longer.

    Raises WrongState for a question that was decided or moved already, or whose time is over, NotAllowed for one that
    this person may not read, Unacceptable for a meeting that cannot take it, or without a reason.
    """
    panel = question.item.meeting.panel
    require_secretary(panel, by)
    decision = hold_decision(question.item.meeting, MeetingState.OPEN, MeetingState.CLOSED)
    require_time_left(decision, Window.objects.filter(meeting=decision).first())
    row = Question.objects.select_related("item__meeting__panel", "item__presented_by").get(pk=question.pk)
    require_cleared_for(row, by)
    if row.moved_at or row.fate not in ("", Fate.TO_MEETING, Fate.TOO_FEW):
        stands = "is moved" if row.moved_at else "is decided"
        raise WrongState(f"Question {row.item.number} {stands} already.")
    if not reason.strip():
        raise Unacceptable("Say why it goes to a meeting; the voters read the reason.")
    if meeting.panel_id != panel.pk or meeting.is_by_correspondence:
        raise Unacceptable(f"Choose a meeting of this {panel.noun} that is still to come.")
    item = _carried_on(row, meeting, by=by)
    row.fate, row.moved_to, row.moved_at, row.moved_reason = Fate.TO_MEETING, item, timezone.now(), reason.strip()
    row.save(update_fields=["fate", "moved_to", "moved_at", "moved_reason"])
    record("meetings.question_moved", row, by=by, attests=[row], meeting=meeting.reference, number=item.number.plain)
    return item


def _carried_on(question: Question, meeting: Meeting, *, by: User) -> AgendaItem:
    (item,) = plan_items(meeting, [NewItem(Details.of(question.item), came_from=question.item)], by=by)
    there = Paper.objects.filter(item=question.item, withdrawn_reason="").order_by("position", "number")
    for paper in there.prefetch_related("versions"):
        _hand_on(paper, item, by=by)
    return item


def _hand_on(paper: Paper, item: AgendaItem, *, by: User) -> None:
    """Hand a paper in for the item, with its newest file, which keeps the day on which it came."""
    version = max(paper.versions.all(), key=lambda version: version.number, default=None)
    file = None
    if version:
        with paper_files().open(version.stored_name) as stored:
            file = Received(version.file_name, stored.read(), at=version.received_at)
    add_paper(
        item,
        paper.title,
        kind=PaperKind(paper.kind),
        sensitivity=Sensitivity(paper.sensitivity),
        reason=paper.sensitivity_reason,
        public_title=paper.public_title,
        file=file,
        by=by,
    )
