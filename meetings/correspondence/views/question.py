"""The page of a question: for the secretariat, for voters and for those who read; and what a voter sends from it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from core.errors import NotAllowed, Unacceptable
from core.web.site import site_address
from meetings.access import access_in
from meetings.correspondence.board import Board, board_of
from meetings.correspondence.forms import AnswerForm, ContributionForm, prefix_of
from meetings.correspondence.page import OwnPlace, QuestionPage, page_of_question
from meetings.correspondence.reader import Reader
from meetings.correspondence.rule_words import answers_offered, rule_in_words
from meetings.correspondence.services.answering import answer_question
from meetings.correspondence.services.closing import why_not_early
from meetings.correspondence.services.discussing import answer_contribution, contribute
from meetings.correspondence.services.moving import next_meetings
from meetings.correspondence.services.reminding import remind_now
from meetings.correspondence.track import track_of
from meetings.correspondence.window import days_left, in_words, length
from meetings.enums import Fate, MeetingState
from meetings.models import Answer, Contribution, Meeting, Question
from meetings.papers.list import ListedPaper, items_with_papers
from meetings.web import account_of

from .access import decision_to_keep, decision_to_read, question_at, reader_of


@never_cache
@require_safe
@login_required
def questions(request: HttpRequest, reference: str) -> HttpResponse:
    """Leads to the question that waits for the reader, or else to the first."""
    meeting = decision_to_read(request, reference)
    board, reader = board_of(meeting), reader_of(request, meeting)
    if not board.questions:
        raise Http404(f"{reference} has no questions.")
    pages = [page_of_question(board, question, reader) for question in board.questions]
    waiting = (page for page in pages if page.may_answer and any(_waits(place) for place in page.own))
    return redirect("meetings:question", meeting.reference, next(waiting, pages[0]).number)


def _waits(place: OwnPlace) -> bool:
    return place.is_theirs and place.stands is None


@never_cache
@require_safe
@login_required
def question(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    meeting = decision_to_read(request, reference)
    return question_page(request, meeting, number)


def question_page(
    request: HttpRequest,
    meeting: Meeting,
    number: int,
    *,
    answering: AnswerForm | None = None,
    writing: ContributionForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page; ``answering`` and ``writing`` are forms that could not be taken."""
    board, reader = board_of(meeting), reader_of(request, meeting)
    here = _here(board, number)
    page = page_of_question(board, here, reader, _papers(request, meeting, here, reader))
    upcoming = next_meetings(meeting.panel)[:1] if board.is_open or here.fate == Fate.TO_MEETING else []
    context = {
        "meeting": meeting,
        "panel": meeting.panel,
        "page": page,
        "keeps": reader.keeps,
        "is_draft": meeting.state == MeetingState.PLANNED,
        "is_open": board.is_open,
        "is_closed": meeting.state == MeetingState.CLOSED,
        "is_cancelled": meeting.state == MeetingState.CANCELLED,
        "item_pk": here.item_id,
        "track": track_of(board, upcoming),
        "window": window_facts(board),
        "voters_in_all": len(board.voters),
        "rules": rule_in_words(board),
        "voters": [_voter_line(board, voter) for voter in board.voters] if board.window is None else [],
        "forms": list(_forms(board, page, upcoming, answering)),
        "writing": writing or ContributionForm(),
        "awaited": len(board.awaited()) if reader.keeps and board.takes_answers else 0,
        "may_close": reader.keeps and board.is_open and not why_not_early(board),
        "next_meeting": upcoming[0] if upcoming else None,
        "may_move": reader.keeps and not page.is_withheld and _may_move(board, here) and bool(upcoming),
        "waits_for_meeting": here.fate == Fate.TO_MEETING and here.moved_at is None and not page.is_withheld,
    }
    return render(request, "meetings/correspondence/question.html", context, status=status)


def _here(board: Board, number: int) -> Question:
    here = next((each for each in board.questions if each.item.number.main == number), None)
    if here is None:
        raise Http404(f"{board.meeting.reference} has no question {number}.")
    return here


def _papers(request: HttpRequest, meeting: Meeting, here: Question, reader: Reader) -> tuple[ListedPaper, ...]:
    if not reader.may_read(here):
        return ()
    items = items_with_papers(meeting, access_in(request).audience_on(meeting.panel_id), as_drafted=True)
    return next((item.papers for item in items if item.id == here.item_id), ())


def _may_move(board: Board, here: Question) -> bool:
    is_asked = board.takes_answers and not here.fate
    return here.moved_at is None and (is_asked or here.fate in (Fate.TO_MEETING, Fate.TOO_FEW))


def _voter_line(board: Board, voter: Any) -> dict[str, str]:
    entitled = board.entitled(voter)
    return {"name": str(entitled[0].person) if entitled else "Vacant", "place": voter.place}


def window_facts(board: Board) -> list[tuple[str, str]]:
    """Return what is told of the window: a word and its fact."""
    window, clock = board.window, board.clock
    if window is None:
        return []
    facts = [("Opened", in_words(window.opens_at, clock))]
    if window.answers_from:
        facts.append(("Discussed until", in_words(window.answers_from, clock)))
    facts.append(("Closes" if board.is_open else "Closed", in_words(window.ended_at or window.closes_at, clock)))
    if window.is_early:
        facts.append(("Early", "Nothing could change any more what came of it."))
    facts.append(("Length", length(window.opens_at, window.closes_at, board.rules)))
    if board.takes_answers:
        facts.append(("Left", days_left(board.now, window.closes_at, board.rules).removesuffix(" left")))
    facts += [
        ("Extended", f"Until {in_words(each.closes_at, clock)}: {each.reason}") for each in window.extensions.all()
    ]
    if zone := board.meeting.zone_said:
        facts.append(("Times are", zone))
    return facts


def _forms(board: Board, page: QuestionPage, upcoming: list[Meeting], answering: AnswerForm | None) -> Any:
    """Yield a form for each place that the reader may answer for, with the answers it offers."""
    if not page.may_answer:
        return
    meeting = f"meeting {upcoming[0].number}" if upcoming else "the next meeting"
    offered = answers_offered(board.rules.correspondence_meeting, meeting)
    for place in page.own:
        is_it = answering is not None and answering.prefix == prefix_of(place.voter)
        yield {
            "place": place,
            "form": answering if is_it else _form_of(place),
            "offered": offered,
            "is_changed": place.stands is not None,
        }


def _form_of(place: OwnPlace) -> AnswerForm:
    stands: Answer | None = place.stands
    initial: dict[str, Any] = {}
    if stands:
        initial = {"choice": stands.choice, "note": stands.note, "interest": stands.interest}
        initial["has_interest"] = bool(stands.interest)
    return AnswerForm(voter=place.voter, initial=initial)


@require_POST
@login_required
def answer(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Takes one's own answer. What could not be taken is shown again with all that was typed."""
    meeting = decision_to_read(request, reference)
    board, here = board_of(meeting), question_at(meeting, number)
    own = board.own_places(access_in(request).person)
    voter = next(
        (
            voter
            for voter, _ in own
            if f"{prefix_of(voter)}-choice" in request.POST or f"{prefix_of(voter)}-note" in request.POST
        ),
        None,
    )
    if voter is None:
        raise NotAllowed(
            f"Only who holds a place with a vote on the {meeting.panel.noun} today can answer, or their alternate."
        )
    form = AnswerForm(request.POST, voter=voter)
    if not form.is_valid():
        return question_page(request, meeting, number, answering=form, status=400)
    try:
        given = answer_question(here, voter, form.given(), by=account_of(request))
    except Unacceptable as refusal:
        form.refuse(str(refusal))
        return question_page(request, meeting, number, answering=form, status=400)
    messages.success(request, _thanked(given, number))
    return redirect("meetings:questions", meeting.reference)


def _thanked(given: Answer, number: int) -> str:
    whose = f"The answer for {given.alternate_for}" if given.alternate_for else "Your answer"
    counts = " It does not count, for the interest that is declared with it." if given.interest else ""
    return f"{whose} to question {number} is kept: {given.get_choice_display().lower()}.{counts}"


@require_POST
@login_required
def discuss(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Takes a contribution, or the presenter's answer to one."""
    meeting = decision_to_read(request, reference)
    here, form = question_at(meeting, number), ContributionForm(request.POST)
    if not form.is_valid():
        return question_page(request, meeting, number, writing=form, status=400)
    text, on, by = form.cleaned_data["text"], form.cleaned_data["on"], account_of(request)
    if on is None:
        contribute(here, text, by=by)
    else:
        rows = Contribution.objects.filter(question=here, on=None).select_related("question__item__meeting__panel")
        written = rows.filter(pk=on).first()
        if written is None:
            raise Unacceptable("What you answer is no longer there. Open the page again.")
        answer_contribution(written, text, by=by)
    messages.success(request, "It is there for all who vote.")
    return redirect("meetings:question", meeting.reference, number)


@require_POST
@login_required
def remind(request: HttpRequest, reference: str) -> HttpResponse:
    """Reminds whoever has not answered."""
    meeting = decision_to_keep(request, reference)
    count = remind_now(meeting, site=site_address(request), by=account_of(request))
    messages.success(request, f"{count} {'person is' if count == 1 else 'people are'} being reminded by email.")
    return redirect("meetings:questions", meeting.reference)
