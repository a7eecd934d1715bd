"""Questions are opened: the voters and the rules are put down as they are now, and each voter is told by mail."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from core import english
from core.accounts.models import User
from core.audience import Sensitivity
from core.audit.attested import as_it_stands
from core.audit.trail import record
from core.errors import NotReady, Unacceptable
from meetings.correspondence.board import Board, board_of, is_secret
from meetings.correspondence.mails import opened_mails
from meetings.correspondence.voters import terms_that_end, who_cannot_read
from meetings.correspondence.window import faults_of_close, faults_of_discussion
from meetings.enums import MeetingState
from meetings.models import Meeting, Voter, Window
from meetings.panels.rules import PanelRules
from meetings.people.mails import queue_panel_mails
from meetings.people.queries import secretaries_of

from .held import hold_draft

# The rules that decide what comes of an answer; the others are those of the day.
DECIDES = (
    "alternates_count", "majority", "majority_of", "majority_classes", "has_casting_vote", "correspondence_days",
    "correspondence_quorum", "correspondence_meeting", "correspondence_early", "answers_shown", "reminder_days",
    "division", "closure_days", "time_zone",
)  # fmt: skip


@transaction.atomic
def open_decision(
    meeting: Meeting, closes_at: datetime, *, site: str, by: User, answers_from: datetime | None = None
) -> Window:
    """Open the questions of a draft until ``closes_at``; those that are discussed take answers ``answers_from``.

    Raises WrongState where it is no draft, NotReady where something is missing, Unacceptable for a window that is too
    short, closes on no working day, or leaves no time after the discussion.
    """
    row = hold_draft(meeting, by)
    board, rules, now = board_of(row), PanelRules.read(row.panel.rules), timezone.now()
    if gaps := list(gaps_before_opening(board)):
        raise NotReady(gaps)
    if faults := list(faults_of_window(board, now, closes_at, answers_from)):
        raise Unacceptable(" ".join(faults))
    kept = {name: value for name, value in rules.written_whole().items() if name in DECIDES}
    window = Window.objects.create(
        meeting=row, rules=kept, opens_at=now, closes_at=closes_at, answers_from=answers_from
    )
    Voter.objects.bulk_create(board.voters)
    Meeting.objects.filter(pk=row.pk).update(state=MeetingState.OPEN)
    meeting.state = MeetingState.OPEN
    voters = list(Voter.objects.filter(meeting=row))
    opened = board_of(as_it_stands(row))
    queue_panel_mails(row.panel, opened_mails(opened, site))
    record(
        "meetings.correspondence_opened",
        row,
        by=by,
        attests=[opened.meeting, window, *voters, *opened.questions],
        reference=row.reference,
        closes_at=closes_at.isoformat(),
        voters=len(voters),
    )
    return window


def faults_of_window(board: Board, now: datetime, closes_at: datetime, answers_from: datetime | None) -> Iterator[str]:
    """Yield why it cannot be open like that."""
    rules = PanelRules.read(board.meeting.panel.rules)
    yield from faults_of_close(now, closes_at, rules)
    is_discussed = any(question.is_discussed for question in board.questions)
    if is_discussed and answers_from is None:
        yield "Say until when it is discussed."
    if not is_discussed and answers_from is not None:
        yield "No question is discussed before it is answered: leave the end of the discussion empty."
    if is_discussed and answers_from is not None:
        yield from faults_of_discussion(now, answers_from, closes_at)


def gaps_before_opening(board: Board) -> Iterator[str]:
    """Yield in sentences what must be done before the questions can be opened; each names one by its number alone."""
    rules = PanelRules.read(board.meeting.panel.rules)
    asked = {question.item_id for question in board.questions}
    if not asked:
        yield "There is no question. Put the first one."
    for item in board.meeting.items.order_by("number"):
        if item.pk not in asked:
            yield f"Item {item.number} has no resolution. Write one, or take the item out."
    for question in board.questions:
        item = question.item
        if rules.asks_for_public_titles and item.sensitivity != Sensitivity.PUBLIC and not item.public_title:
            yield (
                f"Question {item.number} is confidential and has no public title. Give it one: "
                "those who may not read it find it in its place."
            )
    if not any(board.entitled(voter) for voter in board.voters):
        yield f"Nobody on the {board.meeting.panel.noun} has a vote. Appoint somebody to a seat with a vote first."


def told_before_opening(board: Board, closes_at: datetime) -> Iterator[str]:
    """Yield what the secretariat should know before it opens the questions, a sentence each."""
    panel = board.meeting.panel
    day = board.clock.day_at(closes_at)
    if any(is_secret(question) for question in board.questions):
        numbers = [str(question.item.number) for question in board.questions if is_secret(question)]
        for voter in who_cannot_read(board.voters, board.memberships, board.rules):
            yield (
                f"{voter.person} ({voter.place}) may not read what is confidential, so they do not vote on "
                f"{_named(numbers)}. They are told that, without its words."
            )
    for held in terms_that_end(board.voters, board.memberships, day):
        yield (
            f"The term of {held.person} ends on {english.day(held.ends_on)}, before it closes. "  # type: ignore[arg-type] # it ends
            "Who follows answers in their place; until then, what they answered stands."
        )
    for voter in board.voters:
        entitled = board.entitled(voter)
        if not entitled:
            yield f"{voter.place} is vacant: it counts as a place that has not answered."
    yield from _without_account(board)
    yield from meetings_within(board.meeting, board.now, closes_at)
    yield from presenters_who_keep_it(board, panel.noun)


def _without_account(board: Board) -> Iterator[str]:
    """Yield who gets no mail and cannot sign in."""
    named = [str(person) for person in board.holders() if person.account is None or not person.account.is_active]
    if named:
        has, theirs = ("has", "Their answer") if len(named) == 1 else ("have", "Their answers")
        yield f"{english.and_list(named)} {has} no account. {theirs} can be entered for them."


def meetings_within(meeting: Meeting, opens_at: datetime, closes_at: datetime) -> Iterator[str]:
    """Yield the meetings of the panel that fall into the window."""
    rules = PanelRules.read(meeting.panel.rules)
    first, last = rules.day_at(opens_at), rules.day_at(closes_at)
    within = Meeting.objects.sittings().filter(
        panel=meeting.panel_id, state__in=MeetingState.NOT_OVER, held_on__range=(first, last)
    )
    for other in within.select_related("panel").order_by("held_on", "number"):
        yield (
            f"Meeting {other.number} is on {english.weekday(other.held_on)}, while this is open. "  # type: ignore[arg-type] # it has a day
            "The questions could be taken there."
        )


def presenters_who_keep_it(board: Board, noun: str) -> Iterator[str]:
    """Yield who of the secretariat presents a question whose record they keep."""
    keep = set(secretaries_of(board.meeting.panel).values_list("pk", flat=True))
    for question in board.questions:
        presenter = question.item.presented_by
        if presenter and presenter.account_id in keep:
            who = "Somebody" if is_secret(question) else presenter  # whoever opens it may not be cleared
            yield (
                f"{who} presents question {question.item.number} and is of the secretariat of this {noun}: "
                "what they enter for others says so."
            )


def _named(numbers: list[str]) -> str:
    return f"question{'' if len(numbers) == 1 else 's'} {english.and_list(numbers)}"
