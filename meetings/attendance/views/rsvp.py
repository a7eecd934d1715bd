"""The page of who comes: all answers, one's own answer, and the question to those who have not answered."""

from collections.abc import Iterator
from typing import NamedTuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from core.accounts.models import User
from core.errors import NotAllowed, Unacceptable
from core.web.site import site_address
from meetings.access import PanelAccess, access_in
from meetings.attendance.declarations import follows_in_words, why_told
from meetings.attendance.forms import ComingForm, InterestForm, follows_offered
from meetings.attendance.hints_seen import hints_for
from meetings.attendance.rsvp import Answer, Forecast, answer_in_words, answers_of, forecast
from meetings.attendance.services.rsvp import answer_coming, ask_who_comes
from meetings.crumbs import Crumbs
from meetings.enums import MeetingState
from meetings.item_numbers import ItemNumber
from meetings.models import Meeting, Recusal
from meetings.panels.rules import PanelRules
from meetings.people.queries import stand_ins_for
from meetings.sittings import require_sitting
from meetings.web import account_of, meeting_on_panel, meeting_to_keep


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def meeting_coming(request: HttpRequest, reference: str) -> HttpResponse:
    """All answers; by POST, takes one's own answer, or with ``?for=`` that of a member from the secretariat."""
    meeting, by = meeting_on_panel(access_in(request), reference), account_of(request)
    require_sitting(meeting)
    answer = answer_to_give(request, meeting)
    if request.method != "POST":
        return coming_page(request, meeting, answer)
    if answer is None:
        raise NotAllowed(
            f"Only those who sit on the {meeting.panel.noun} on the day of {meeting.reference} can say whether "
            "they are coming."
        )
    form = answer_form(meeting, answer, is_own=_is_own(answer, by), data=request.POST)
    if not form.is_valid():
        return coming_page(request, meeting, answer, form, status=400)
    try:
        reply = answer_coming(meeting, answer.person, **form.given(), by=by)
    except Unacceptable as refusal:
        form.add_error("alternate", str(refusal))
        return coming_page(request, meeting, answer, form, status=400)
    messages.success(request, answer_in_words(reply, meeting, is_own=_is_own(answer, by)))
    return redirect("meetings:coming", meeting.reference)


def answer_to_give(request: HttpRequest, meeting: Meeting) -> Answer | None:
    """Return one's own answer, or the one that a secretary names by ``?for=``; None for whoever has no seat."""
    answers, named = answers_of(meeting), request.GET.get("for", "")
    if named:
        meeting_to_keep(request, meeting.reference)
        return next((answer for answer in answers if str(answer.person.pk) == named), None)
    return next((answer for answer in answers if _is_own(answer, account_of(request))), None)


def _is_own(answer: Answer, by: User) -> bool:
    return answer.person.account_id == by.pk


def answer_form(meeting: Meeting, answer: Answer, *, is_own: bool, data: object = None) -> ComingForm:
    """The form with what was answered before."""
    stand_ins = stand_ins_for(meeting, answer.person)
    return ComingForm(data, stand_ins=stand_ins, is_own=is_own, initial=ComingForm.of(answer.reply, stand_ins))


@require_POST
@login_required
def ask_for_answers(request: HttpRequest, reference: str) -> HttpResponse:
    """Asks by mail all who have not answered."""
    meeting = meeting_to_keep(request, reference)
    people = [answer.person for answer in answers_of(meeting) if answer.is_open]
    count = ask_who_comes(meeting, people, site=site_address(request), by=account_of(request))
    messages.success(request, f"{count} {'person is' if count == 1 else 'people are'} being asked by email.")
    return redirect("meetings:coming", meeting.reference)


class Interest(NamedTuple):
    """An item at which somebody has declared an interest, and what follows. The reason is for the secretariat, the
    chair and the person alone; at a confidential item, for those of them who are cleared, and the person."""

    pk: int
    person: str
    item: ItemNumber
    follows: str
    why: str
    can_be_withdrawn: bool


def coming_page(
    request: HttpRequest,
    meeting: Meeting,
    answer: Answer | None,
    form: ComingForm | None = None,
    *,
    status: int = 200,
    interest: InterestForm | None = None,
) -> HttpResponse:
    """The page as whoever asks may see it; ``form`` and ``interest`` are those that could not be taken."""
    access, by = access_in(request), account_of(request)
    keeps, seen, is_ahead = meeting.panel_id in access.keeps, forecast(meeting), meeting.state in MeetingState.TO_COME
    if answer and form is None:
        form = answer_form(meeting, answer, is_own=_is_own(answer, by))
    context = {
        "crumbs": Crumbs.of_meeting(meeting),
        "own_panels": access.panels,
        "meeting": meeting,
        "when_and_where": meeting.when_and_where,
        "is_ahead": is_ahead,
        "may_ask": keeps and is_ahead and not meeting.has_passed,
        "answer": answer,
        "is_own": answer is not None and _is_own(answer, by),
        "form": form if is_ahead else None,
        "forecast": seen,
        "keeps": keeps,
        "interests": list(_interests(meeting, by, access)),
        "hints": hints_for(meeting, access) if meeting.state in MeetingState.NOT_OVER else [],
        "interest": interest or interest_form(meeting, seen, by, keeps=keeps),
    }
    return render(request, "meetings/attendance/rsvp.html", context, status=status)


def _interests(meeting: Meeting, by: User, access: PanelAccess) -> Iterator[Interest]:
    keeps = meeting.panel_id in access.keeps
    rows = Recusal.objects.filter(item__meeting=meeting, item__binned_at=None).select_related("item", "person")
    for row in rows.order_by("item__number", "person__name"):
        is_own = row.person.account_id == by.pk
        may_withdraw = keeps or (is_own and meeting.state in MeetingState.NOT_OVER)
        why, follows = why_told(row, access, meeting.panel_id), follows_in_words(row.follows)
        yield Interest(row.pk, str(row.person), row.item.number, follows, why, may_withdraw)


def interest_form(
    meeting: Meeting, seen: Forecast, by: User, *, keeps: bool, data: object = None
) -> InterestForm | None:
    """Return the form: for the secretariat of anybody who sits, and after the meeting too; until it is over for those
    who sit of themselves; None for others."""
    if keeps and seen.answers and meeting.state != MeetingState.CANCELLED:
        offered = follows_offered(PanelRules.read(meeting.panel.rules))
        return InterestForm(data, people=[answer.person for answer in seen.answers], offered=offered)
    if meeting.state not in MeetingState.NOT_OVER:
        return None
    return InterestForm(data) if any(_is_own(answer, by) for answer in seen.answers) else None
