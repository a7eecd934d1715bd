"""A change to somebody or something of a panel on a page of its own: shown with its form, then done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from core.accounts.models import User
from core.errors import Unacceptable
from meetings.models import Panel
from meetings.people.forms import PeopleForm
from meetings.web import account_of, site_of

Subject = TypeVar("Subject")


@dataclass(frozen=True, slots=True)
class Step(Generic[Subject]):
    """``act`` calls the service with what the form holds, the actor and this installation's address, and may return
    what is to be said instead of ``done``. ``before`` is what the form shows first. ``require`` raises the refusal that
    the service would, so that nobody fills in a form in vain. ``also`` leads further: words and the name of an address.
    """

    title: str
    lead: Callable[[Subject], str]
    button: str
    done: Callable[[Subject], str]
    act: Callable[[Subject, Mapping[str, Any], User, str], str | None]
    form: type[PeopleForm] = PeopleForm
    before: Callable[[Subject], Mapping[str, Any]] = lambda _subject: {}
    require: Callable[[Subject, User], object] = lambda _subject, _by: None
    is_grave: bool = False
    also: tuple[str, str] | None = None


def take_step(request: HttpRequest, panel: Panel, subject: Subject, step: Step[Subject], back: str) -> HttpResponse:
    """``back`` is the address to return to. What a service cannot take is said at the form; nothing typed is lost."""
    step.require(subject, account_of(request))
    form = step.form(request.POST if request.method == "POST" else None, initial=dict(step.before(subject)))
    if request.method == "POST" and form.is_valid():
        try:
            said = step.act(subject, form.cleaned_data, account_of(request), site_of(request))
        except Unacceptable as refusal:
            form.refuse(str(refusal))
        else:
            messages.success(request, said or step.done(subject))
            return redirect(back)
    context = {
        "panel": panel,
        "subject": subject,
        "step": step,
        "lead": step.lead(subject),
        "form": form,
        "back": back,
    }
    return render(request, "meetings/people/people_step.html", context, status=400 if form.errors else 200)
