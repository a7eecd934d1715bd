"""Items that members propose, on their side: proposed, and taken back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from meetings.agenda.forms import ProposalForm
from meetings.agenda.services.proposals import propose_item, require_ahead, require_may_propose, withdraw_proposal
from meetings.agenda.views.access import meeting_to_read, proposal_of
from meetings.agenda.views.steps import Words, answer_step, step
from meetings.web import account_of, site_of


@step
def item_propose(request: HttpRequest, reference: str) -> HttpResponseBase:
    meeting, by = meeting_to_read(request, reference), account_of(request)
    require_may_propose(by, meeting.panel)
    require_ahead(meeting)
    form = ProposalForm(request.POST if request.method == "POST" else None)

    def propose() -> str:
        proposal = propose_item(meeting, site=site_of(request), by=by, **form.proposed())
        return f"Your proposal is with the secretariat: {proposal.title}."

    lead = "The secretariat is told, and puts it on the agenda or says why not. Only they and you read it until then."
    words = Words(f"Propose an item for meeting {meeting.number}", "Send it to the secretariat", lead)
    return answer_step(request, meeting, form, propose, words)


@require_POST
@login_required
def proposal_take_back(request: HttpRequest, reference: str) -> HttpResponse:
    meeting, by = meeting_to_read(request, reference), account_of(request)
    proposal = proposal_of(meeting, request.POST.get("proposal", ""), of=by)
    withdraw_proposal(proposal, by=by)
    messages.success(request, f"Your proposal is taken back: {proposal.title}.")
    return redirect("meetings:agenda", meeting.reference)
