"""Items that members propose, on their side: proposed, and withdrawn."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from meetings.agenda.forms import ProposalForm
from meetings.agenda.services.proposals import propose_item, require_ahead, require_may_propose, withdraw_proposal
from meetings.agenda.views.access import meeting_to_read, proposal_of
from meetings.agenda.views.steps import AgendaStep
from meetings.models import Meeting
from meetings.web import account_of


class ProposeItem(AgendaStep):
    lead = "The secretariat is told, and puts it on the agenda or says why not. Only they and you read it until then."
    button = "Send it to the secretariat"
    form_class = ProposalForm

    def get_subject(self) -> Meeting:
        self.meeting = meeting_to_read(self.request, self.kwargs["reference"])
        return self.meeting

    def require(self) -> None:
        require_may_propose(self.by, self.meeting.panel)
        require_ahead(self.meeting)

    def get_title(self) -> str:
        return f"Propose an item for meeting {self.meeting.number}"

    def act(self, form: ProposalForm) -> str:
        proposal = propose_item(self.meeting, site=self.site, by=self.by, **form.proposed())
        return f"Your proposal is with the secretariat: {proposal.title}."


@require_POST
@login_required
def proposal_take_back(request: HttpRequest, reference: str) -> HttpResponse:
    meeting, by = meeting_to_read(request, reference), account_of(request)
    proposal = proposal_of(meeting, request.POST.get("proposal", ""), of=by)
    withdraw_proposal(proposal, by=by)
    messages.success(request, f"Your proposal is withdrawn: {proposal.title}.")
    return redirect("meetings:agenda", meeting.reference)
