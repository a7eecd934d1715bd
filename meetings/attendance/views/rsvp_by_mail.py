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
from meetings.attendance.forms import ComingForm
from meetings.attendance.rsvp import Answer, answer_in_words, answers_of
from meetings.attendance.rsvp_mail import who_and_when
from meetings.attendance.services.rsvp import answer_coming
from meetings.attendance.views.rsvp import answer_form
from meetings.enums import Coming, MeetingState
from meetings.models import Meeting


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
    form = answer_form(meeting, answer, is_own=True, data=request.POST)
    if not form.is_valid():
        return _page(request, meeting, answer, form, status=400)
    try:
        reply = answer_coming(meeting, answer.person, **form.given(), by=account)
    except Refusal as refusal:
        form.add_error("alternate" if isinstance(refusal, Unacceptable) else None, str(refusal))
        return _page(request, meeting, answer, form, status=status_of(refusal))
    messages.success(request, answer_in_words(reply, meeting, is_own=True))
    return redirect("meetings:coming-by-mail", token)


class DeadLink(Exception):
    """A link that is not ours, or whose person no longer sits there or has no open account."""


def _of_the_link(token: str) -> tuple[Meeting, Answer, User]:
    """Return what a link stands for. Raises DeadLink."""
    try:
        meeting_pk, person_pk = who_and_when(token)
    except ValueError:
        raise DeadLink from None
    meeting = Meeting.objects.select_related("panel").filter(pk=meeting_pk).first()
    answers = answers_of(meeting) if meeting else []
    answer = next((answer for answer in answers if answer.person.pk == person_pk), None)
    account = answer.person.account if answer else None
    if meeting is None or answer is None or account is None or not account.is_active:
        raise DeadLink
    return meeting, answer, account


class AtOnce(NamedTuple):
    """An answer that one button gives, and the words on it."""

    coming: Coming
    words: str


def _page_of_link(request: HttpRequest, meeting: Meeting, answer: Answer) -> HttpResponse:
    asked = request.GET.get("answer", "")
    chosen = asked if asked == Coming.ALTERNATE else ""  # who stands in is still to be said
    form = answer_form(meeting, answer, is_own=True, coming=chosen)
    return _page(request, meeting, answer, form, at_once=_at_once(asked, meeting, answer))


def _at_once(asked: str, meeting: Meeting, answer: Answer) -> AtOnce | None:
    """The answer that the link carries, if that says all and was not given already."""
    if answer.reply and answer.reply.coming == asked and not answer.is_open:
        return None
    match asked:
        case Coming.YES:
            return AtOnce(Coming.YES, f"Yes, I am coming to {meeting.reference}")
        case Coming.NO:
            return AtOnce(Coming.NO, "Send apologies")
    return None


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
