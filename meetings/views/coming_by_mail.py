"""The page that a link in a mail leads to: answers whether somebody comes, without signing in."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core.accounts import User
from core.errors import Refusal, Unacceptable
from core.refusals import status_of
from meetings.coming import Answer, answer_in_words, answers_of
from meetings.coming_mail import who_and_when
from meetings.enums import TO_COME, Coming, MeetingState
from meetings.forms.coming import ComingForm
from meetings.meeting_mails import when_and_where
from meetings.models import Meeting
from meetings.services import answer_coming
from meetings.views.coming import answer_form


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def coming_by_mail(request: HttpRequest, token: str) -> HttpResponse:
    """Answers for whoever the link was sent to. Reading changes nothing: a mail server reads links too.

    Where the link carries an answer, a script of the page sends the form off; without script, its button does.
    """
    meeting, answer, account = _of_the_link(token)
    asked = request.GET.get("answer", "")
    if request.method != "POST":
        coming = asked if asked in Coming.values else ""
        return _page(request, meeting, answer, answer_form(meeting, answer, is_own=True, coming=coming))
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


def _of_the_link(token: str) -> tuple[Meeting, Answer, User]:
    """Raises Http404 for a link that is not ours, or whose person no longer sits there or has no open account."""
    try:
        meeting_pk, person_pk = who_and_when(token)
    except ValueError:
        raise Http404("Not a link of ours.") from None
    meeting = Meeting.objects.select_related("panel").filter(pk=meeting_pk).first()
    answers = answers_of(meeting) if meeting else []
    answer = next((each for each in answers if each.person.pk == person_pk), None)
    account = answer.person.account if answer else None
    if meeting is None or answer is None or account is None or not account.is_active:
        raise Http404("This link leads nowhere any more.")
    return meeting, answer, account


def _page(request: HttpRequest, meeting: Meeting, answer: Answer, form: ComingForm, status: int = 200) -> HttpResponse:
    context = {
        "meeting": meeting,
        "when_and_where": when_and_where(meeting),
        "answer": answer,
        "form": form if meeting.state in TO_COME else None,
        "has_begun": meeting.state == MeetingState.OPEN,
        "sends_itself": request.method == "GET" and request.GET.get("answer") in (Coming.YES, Coming.NO),
    }
    return render(request, "meetings/coming_by_mail.html", context, status=status)
