"""Steps of an agenda that ask for something first: what is said of an item, a reason, or whether one is sure."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core.errors import ChangedMeanwhile, Unacceptable
from core.web.refusals import View
from meetings.access import standing_in
from meetings.agenda.builder import Builder, builder_of, issues_of
from meetings.agenda.forms import PEOPLE, NothingAsked, ReasonForm, SentenceForm, WholePointForm, people_of
from meetings.agenda.late_notice import said_of_late_notice
from meetings.agenda.mails import issue_mails
from meetings.agenda.reading import is_agenda_issued
from meetings.agenda.services.issue import issue_agenda, recall_agenda
from meetings.agenda.services.planned import edit_item, require_cleared, withdraw_planned_item
from meetings.agenda.services.points import Details
from meetings.agenda.services.proposals import decline_proposal
from meetings.agenda.views.access import item_of, meeting_being_prepared, proposal_of
from meetings.models import AgendaIssue, Meeting
from meetings.panels.rules import PanelRules
from meetings.web import account_of, site_of


@dataclass(frozen=True, slots=True)
class Words:
    """What the page of a step says; without a button it cannot be taken yet."""

    title: str
    button: str
    lead: str = ""


def step(view: View) -> View:
    """A page with a form, for whoever is signed in; a refusal that is none of the form's is a page of its own."""
    guarded = login_required(view)
    return never_cache(require_http_methods(["GET", "HEAD", "POST"])(guarded))


def answer_step(
    request: HttpRequest, meeting: Meeting, form: SentenceForm, take: Callable[[], str], words: Words, **more: Any
) -> HttpResponse:
    """Takes the step if its form was sent and is right, and goes back to the agenda; else shows the form, with what
    was typed."""
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, take())
        except Unacceptable as refusal:
            form.refuse(str(refusal))
        else:
            return redirect("meetings:agenda", meeting.reference)
    context = {"meeting": meeting, "form": form, "words": words} | more
    return render(request, "meetings/agenda/step.html", context, status=400 if form.is_bound else 200)


@step
def agenda_item(request: HttpRequest, reference: str, pk: int) -> HttpResponseBase:
    """All that is said of an item; from here it is withdrawn too, put back, or thrown into the bin."""
    meeting = meeting_being_prepared(request, reference)
    item, by = item_of(meeting, pk), account_of(request)
    require_cleared(item, meeting.panel, by)
    form = WholePointForm(
        meeting.panel, request.POST if request.method == "POST" else None, initial=Details.of(item)._asdict()
    )
    form.seen = request.POST.get("seen", "") if form.is_bound else Details.of(item).digest

    def keep() -> str:
        try:
            edit_item(item, form.details(), seen=form.seen, by=by)
        except ChangedMeanwhile:
            form.seen = Details.of(item_of(meeting, pk)).digest  # so that it is kept if it is sent again
            raise
        return f"Item {item.number} is kept: {item.title}."

    return answer_step(
        request,
        meeting,
        form,
        keep,
        Words(f"Item {item.number} of the agenda", "Keep this"),
        item=item,
        people=people_of(meeting.panel),
        people_id=PEOPLE,
        may_be_binned=not is_agenda_issued(meeting),
    )


@step
def agenda_item_withdraw(request: HttpRequest, reference: str, pk: int) -> HttpResponseBase:
    meeting = meeting_being_prepared(request, reference)
    item, by = item_of(meeting, pk), account_of(request)
    require_cleared(item, meeting.panel, by)
    form = ReasonForm(request.POST or None)

    def withdraw() -> str:
        withdraw_planned_item(item, form.cleaned_data["reason"], by=by)
        return f"Item {item.number} is withdrawn. It keeps its number."

    lead = "The item keeps its number, and the agenda prints the reason with it."
    words = Words(f"Withdraw item {item.number}: {item.title}", "Withdraw the item", lead)
    return answer_step(request, meeting, form, withdraw, words)


@step
def proposal_decline(request: HttpRequest, reference: str, pk: int) -> HttpResponseBase:
    meeting = meeting_being_prepared(request, reference)
    proposal, by = proposal_of(meeting, pk), account_of(request)
    form = ReasonForm(request.POST or None)

    def decline() -> str:
        decline_proposal(proposal, form.cleaned_data["reason"], site=site_of(request), by=by)
        return f"{proposal.title} is declined. {proposal.proposed_by.name} is told."

    lead = (
        f"{proposal.proposed_by.name} reads the reason on the page of the agenda, and is told by mail that it is there."
    )
    return answer_step(request, meeting, form, decline, Words(f"Decline: {proposal.title}", "Decline it", lead))


@step
def agenda_recall(request: HttpRequest, reference: str) -> HttpResponseBase:
    meeting = meeting_being_prepared(request, reference)
    form = ReasonForm(request.POST or None)

    def recall() -> str:
        recall_agenda(meeting, form.cleaned_data["reason"], site=site_of(request), by=account_of(request))
        return f"The agenda of {meeting.reference} is recalled. Its items can be put in another order again."

    lead = (
        "The panel no longer finds this agenda, and is told by mail. That it was issued and recalled stays in the list "
        "of its revisions, with the reason, which everybody of the panel reads."
    )
    return answer_step(request, meeting, form, recall, Words("Recall the agenda", "Recall the agenda", lead))


@step
def agenda_issue(request: HttpRequest, reference: str) -> HttpResponseBase:
    meeting = meeting_being_prepared(request, reference)
    form = NothingAsked(request.POST if request.method == "POST" else None)
    site = site_of(request)

    def issue() -> str:
        made = issue_agenda(meeting, site=site, by=account_of(request))
        what = "The agenda" if made.revision == 1 else f"Revision {made.revision} of the agenda"
        return f"{what} is issued. The panel is told by mail."

    builder = builder_of(meeting, standing_in(request), issues_of(meeting))
    return answer_step(
        request,
        meeting,
        form,
        issue,
        _issue_words(builder),
        builder=builder,
        mails=_mails(meeting, builder, site),
        late="" if builder.stands else _late(meeting),  # a revision is late for no notice
    )


def _late(meeting: Meeting) -> str:
    if meeting.held_on is None:
        return ""
    rules = PanelRules.read(meeting.panel.rules)
    return said_of_late_notice(rules, meeting.held_on, rules.day_at(timezone.now()))


def _issue_words(builder: Builder) -> Words:
    revision = _next(builder)
    what = "Issue the agenda" if revision == 1 else f"Issue the revised agenda, revision {revision}"
    if builder.gaps:
        return Words(what, "")
    if not builder.may_be_issued:
        return Words(what, "", f"Revision {revision - 1} is issued, and nothing has changed since.")
    fixed = "" if builder.stands else " Items keep their numbers from then on."
    return Words(what, what, f"Everybody of the panel can read it, and is told by mail.{fixed}")


def _mails(meeting: Meeting, builder: Builder, site: str) -> list[object]:
    """What would be sent."""
    return list(issue_mails(AgendaIssue(meeting=meeting, revision=_next(builder)), site))


def _next(builder: Builder) -> int:
    return builder.last.revision + 1 if builder.last else 1
