"""What the secretary does with a paper: one page for each step."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from core.accounts.models import User
from core.errors import Unacceptable
from meetings.models import Paper
from meetings.papers.forms import PaperForm, ReplaceForm, WithdrawForm
from meetings.papers.services.bin import bin_paper, restore_paper, withdraw_paper
from meetings.papers.services.papers import Received, add_paper_version, change_paper
from meetings.web import account_of

from .access import binned_paper, paper_to_keep


@dataclass(frozen=True, slots=True)
class Step:
    """What its button says, what stands above the form, what is asked for, what it does, and what is said then."""

    button: str
    lead: str
    form: Callable[[Paper, Any, Any], forms.Form]
    take: Callable[[Paper, Any, User], object]
    done: str
    find: Callable[[HttpRequest, UUID], Paper] = paper_to_keep


def _nothing(_paper: Paper, data: Any, _files: Any) -> forms.Form:
    return forms.Form(data)


def _replace(paper: Paper, file: Received, by: User) -> None:
    add_paper_version(paper, file.name, file.content, by=by)


STEPS = {
    "replace": Step(
        "Replace the file",
        "The new file becomes the newest version. Earlier versions stay, and everybody sees that there is a new one.",
        lambda _paper, data, files: ReplaceForm(data, files),
        lambda paper, form, by: _replace(paper, form.cleaned_data["file"], by),
        "has a new version",
    ),
    "change": Step(
        "Save",
        "The reference stays as it is.",
        lambda paper, data, _files: PaperForm.about(paper, data),
        lambda paper, form, by: change_paper(paper, **form.described(), by=by),
        "is changed",
    ),
    "withdraw": Step(
        "Withdraw the paper",
        "It stays listed under its reference, with the reason. Nobody can open it any more, and it leaves the pack.",
        lambda _paper, data, _files: WithdrawForm(data),
        lambda paper, form, by: withdraw_paper(paper, form.cleaned_data["reason"], by=by),
        "is withdrawn",
    ),
    "bin": Step(
        "Put it into the bin",
        "It can be taken out again for thirty days; then its files are thrown away. Its reference is not used again.",
        _nothing,
        lambda paper, _form, by: bin_paper(paper, by=by),
        "is in the bin",
    ),
    "restore": Step(
        "Take it out of the bin",
        "It stands again where it stood, with all its versions.",
        _nothing,
        lambda paper, _form, by: restore_paper(paper, by=by),
        "is out of the bin",
        find=binned_paper,
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def paper_step(request: HttpRequest, pk: UUID, verb: str) -> HttpResponse:
    """Shows the step, or takes it: 404 for who may not read the paper, 403 for who may not keep it."""
    step = STEPS[verb]
    paper, is_sent = step.find(request, pk), request.method == "POST"
    meeting = paper.item.meeting
    form = step.form(paper, request.POST if is_sent else None, request.FILES if is_sent else None)
    if is_sent and form.is_valid() and _is_taken(step, paper, form, account_of(request)):
        messages.success(request, f"{paper.reference} {step.done}.")
        return redirect("meetings:paper-list", meeting.reference)
    context = {"meeting": meeting, "paper": paper, "form": form, "button": step.button, "lead": step.lead}
    return render(request, "meetings/papers/paper_form.html", context)


def _is_taken(step: Step, paper: Paper, form: forms.Form, by: User) -> bool:
    try:
        step.take(paper, form, by)
    except Unacceptable as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
