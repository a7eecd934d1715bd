"""The page that a link in a mail leads to: answers whether somebody comes, without signing in."""

from typing import NamedTuple

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core.accounts.models import User
from core.errors import Refusal, Unacceptable
from core.web.refusals import status_of
from core.web.site import site_address
from meetings.attendance.forms import ComingForm
from meetings.attendance.rsvp import Answer, answer_in_words, answers_of
from meetings.attendance.rsvp_mail import read_pass
from meetings.attendance.services.rsvp import answer_by_link
from meetings.enums import Coming, MeetingState
from meetings.models import Meeting, Membership
from meetings.people.queries import alternates_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def coming_by_mail(request: HttpRequest, token: str) -> HttpResponse:
    """Answers for whoever the link was sent to, once they press. Reading changes nothing: mail servers and programs
    that look for harm follow links too, and run the scripts of what they find."""
    try:
        meeting, answer, account = _of_the_link(token)
    except DeadLink:
        return render(request, "meetings/attendance/rsvp_dead_link.html", status=404)
    if request.method != "POST":
        return _page_of_link(request, meeting, answer)
    form = _form(meeting, answer, data=request.POST)
    if not form.is_valid():
        return _page(request, meeting, answer, form, status=400)
    try:
        reply = answer_by_link(meeting, answer.person, **form.given(), site=site_address(request), by=account)
    except Refusal as refusal:
        form.add_error("alternate" if isinstance(refusal, Unacceptable) else None, str(refusal))
        return _page(request, meeting, answer, form, status=status_of(refusal))
    messages.success(request, answer_in_words(reply, meeting, is_own=True))
    return redirect("meetings:coming-by-mail", token)


class DeadLink(Exception):
    """A link that is not ours, or whose person no longer sits there, has no open account, or another address."""


def _of_the_link(token: str) -> tuple[Meeting, Answer, User]:
    """Return what a link stands for. Raises DeadLink."""
    try:
        given = read_pass(token)
    except ValueError:
        raise DeadLink from None
    meeting = Meeting.objects.select_related("panel").filter(pk=given.meeting).first()
    answers = answers_of(meeting) if meeting else []
    answer = next((answer for answer in answers if answer.person.pk == given.person), None)
    account = answer.person.account if answer else None
    if meeting is None or answer is None or account is None or not account.is_active:
        raise DeadLink
    if _has_ended(answer.membership) or not given.was_sent_to(account):
        raise DeadLink
    return meeting, answer, account


def _has_ended(membership: Membership) -> bool:
    """Tell whether their term is over, be it one that held on the day of a meeting that was never opened."""
    return membership.ends_on is not None and membership.ends_on < membership.panel.today


def _form(meeting: Meeting, answer: Answer, *, data: object = None, coming: str = "") -> ComingForm:
    """The form with what was answered before, or with what the link answers. Whoever holds a link learns from it who
    stands in for its reader, and of nobody else that they are on the panel."""
    stand_ins = alternates_of(meeting, answer.person)
    initial = ComingForm.of(answer.reply, stand_ins) | ({"coming": coming} if coming else {})
    return ComingForm(data, stand_ins=stand_ins, is_own=True, initial=initial)


class AtOnce(NamedTuple):
    """An answer that one button gives, and the words on it."""

    coming: Coming
    words: str


def _page_of_link(request: HttpRequest, meeting: Meeting, answer: Answer) -> HttpResponse:
    asked = request.GET.get("answer", "")
    chosen = asked if asked == Coming.ALTERNATE else ""  # who stands in is still to be said
    form = _form(meeting, answer, coming=chosen)
    return _page(request, meeting, answer, form, at_once=_at_once(asked, meeting, answer))


def _at_once(asked: str, meeting: Meeting, answer: Answer) -> AtOnce | None:
    """The answer that the link carries, if that says all and was not given already."""
    if answer.reply and answer.reply.coming == asked and not answer.is_open:
        return None
    match asked:
        case Coming.YES:
            first, then = f"Yes, I am coming to {meeting.reference}", "Change to: I am coming"
        case Coming.NO:
            first, then = "Send apologies", "Change to: I send apologies"
        case _:
            return None
    return AtOnce(Coming(asked), first if answer.is_open else then)


def _page(
    request: HttpRequest,
    meeting: Meeting,
    answer: Answer,
    form: ComingForm,
    *,
    at_once: AtOnce | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "meeting": meeting,
        "when_and_where": meeting.when_and_where,
        "answer": answer,
        "form": form if meeting.state in MeetingState.TO_COME else None,
        "has_begun": meeting.state == MeetingState.OPEN,
        "at_once": at_once,
    }
    return render(request, "meetings/attendance/rsvp_by_mail.html", context, status=status)
