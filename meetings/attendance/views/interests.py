"""Interests in items of an agenda: declared by those who sit, or by the secretariat for them, and withdrawn."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from core.accounts.models import User
from core.errors import NotAllowed, Unacceptable
from meetings.access import PanelAccess, access_in
from meetings.attendance.declarations import follows_in_words
from meetings.attendance.forms import InterestForm
from meetings.attendance.rsvp import Forecast, forecast
from meetings.attendance.services.declarations import declare_interest, withdraw_interest
from meetings.attendance.views.rsvp import answer_to_give, coming_page, interest_form
from meetings.models import Meeting, Person, Recusal
from meetings.sittings import require_sitting
from meetings.web import account_of, meeting_on_panel


@require_POST
@login_required
def declare(request: HttpRequest, reference: str) -> HttpResponse:
    """Declares an interest; what was typed stays where it cannot be taken."""
    access, by = access_in(request), account_of(request)
    meeting = _of_a_meeting(access, reference)
    seen = forecast(meeting)
    form = interest_form(meeting, seen, by, keeps=meeting.panel_id in access.keeps, data=request.POST)
    if form is None:
        raise NotAllowed(
            f"Those who sit on the {meeting.panel.noun} declare an interest here, and the secretariat for them."
        )
    if form.is_valid():
        person = form.cleaned_data.get("person") or _own_person(seen, by)
        if _declared(meeting, person, form, by):
            follows = follows_in_words(form.cleaned_data["follows"])
            messages.success(request, f"Item {form.cleaned_data['number']}: {person} {follows}.")
            return redirect("meetings:coming", meeting.reference)
    return coming_page(request, meeting, answer_to_give(request, meeting), status=400, interest=form)


def _own_person(seen: Forecast, by: User) -> Person:
    return next(answer.person for answer in seen.answers if answer.person.account_id == by.pk)


def _declared(meeting: Meeting, person: Person, form: InterestForm, by: User) -> bool:
    number = form.cleaned_data["number"]
    item = meeting.items.filter(number=number).select_related("meeting__panel").first()
    if item is None:
        form.add_error("number", f"Item {number} is not on the agenda.")
        return False
    try:
        given = form.cleaned_data
        declare_interest(item, person, given["interest"], follows=given["follows"], by=by)
    except Unacceptable as refusal:
        form.add_error("number", str(refusal))
        return False
    return True


@require_POST
@login_required
def withdraw(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Withdraws an interest that was declared in an item."""
    meeting = _of_a_meeting(access_in(request), reference)
    rows = Recusal.objects.filter(item__meeting=meeting).select_related("item__meeting__panel", "person")
    recusal = rows.filter(pk=pk).first()
    if recusal is None:
        raise Http404(f"No such interest at {reference}.")
    withdraw_interest(recusal, by=account_of(request))
    messages.success(request, f"{recusal.person}’s interest in item {recusal.item.number} is withdrawn.")
    return redirect("meetings:coming", meeting.reference)


def _of_a_meeting(access: PanelAccess, reference: str) -> Meeting:
    """Return the meeting. Raises WrongState for a decision by correspondence: there an answer declares it."""
    meeting = meeting_on_panel(access, reference)
    require_sitting(meeting)
    return meeting
