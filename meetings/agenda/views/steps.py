"""Steps of an agenda that ask for something first: what is said of an item, a reason, or whether one is sure."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from core import english
from core.audience import WITHHELD_TITLE, Sensitivity
from core.errors import ChangedMeanwhile
from core.web.confirm import ConfirmView
from core.web.forms import ConfirmForm
from meetings.access import access_in
from meetings.agenda.builder import Builder, builder_of, issues_of
from meetings.agenda.forms import PEOPLE, AllItemsForm, ReasonForm, WholePointForm, people_of
from meetings.agenda.late_notice import said_of_late_notice
from meetings.agenda.mails import issue_mails
from meetings.agenda.reading import is_agenda_issued
from meetings.agenda.services.issue import issue_agenda, recall_agenda
from meetings.agenda.services.planned import classify_items, edit_item, require_cleared, withdraw_planned_item
from meetings.agenda.services.points import Details
from meetings.agenda.services.proposals import decline_proposal
from meetings.agenda.views.access import item_of, meeting_being_prepared, proposal_of
from meetings.models import AgendaIssue, AgendaItem, ItemProposal, Meeting
from meetings.panels.rules import PanelRules


class AgendaStep(ConfirmView):
    """A step about what ``find`` finds of a meeting, or about the meeting itself; it leads back to the agenda."""

    template_name = "meetings/agenda/step.html"
    meeting: Meeting

    def get_subject(self) -> Any:
        self.meeting = meeting_being_prepared(self.request, self.kwargs["reference"])
        return self.find()

    def find(self) -> Any:
        return self.meeting

    def get_success_url(self) -> str:
        return reverse("meetings:agenda", args=[self.meeting.reference])

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        return super().get_context_data(meeting=self.meeting, **more)


class ItemStep(AgendaStep):
    """A step about an item, for those cleared for it."""

    subject: AgendaItem

    def find(self) -> AgendaItem:
        return item_of(self.meeting, self.kwargs["pk"])

    def require(self) -> None:
        require_cleared(self.subject, self.meeting.panel, self.by)


class EditItem(ItemStep):
    """Every detail of an item; from here it is also withdrawn, put back, or thrown into the bin."""

    button = "Save"
    form_class = WholePointForm
    template_name = "meetings/agenda/item.html"

    def get_title(self) -> str:
        return f"Item {self.subject.number} of the agenda"

    def get_initial(self) -> dict[str, Any]:
        return Details.of(self.subject)._asdict()

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"panel": self.meeting.panel}

    def get_form(self, form_class: Any = None) -> WholePointForm:
        form: WholePointForm = super().get_form(form_class)
        form.seen = self.request.POST.get("seen", "") if form.is_bound else Details.of(self.subject).digest
        return form

    def act(self, form: WholePointForm) -> str:
        try:
            edit_item(self.subject, form.details(), seen=form.seen, by=self.by)
        except ChangedMeanwhile:
            form.seen = Details.of(self.find()).digest  # so that it is saved if it is sent again
            raise
        return f"Item {self.subject.number} is saved: {self.subject.title}."

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        return super().get_context_data(
            people=people_of(self.meeting.panel),
            people_id=PEOPLE,
            may_be_binned=not is_agenda_issued(self.meeting),
            **more,
        )


class ClassifyItems(AgendaStep):
    """Says who may read the items, all of them at once; each can be changed by itself afterwards."""

    title = "Who may read the items"
    lead = "This is said of every item of this agenda. Each can be changed by itself afterwards."
    button = "Say so of every item"
    form_class = AllItemsForm

    def get_initial(self) -> dict[str, Any]:
        title = WITHHELD_TITLE if PanelRules.read(self.meeting.panel.rules).asks_for_public_titles else ""
        return {"sensitivity": Sensitivity.CONFIDENTIAL.value, "public_title": title}

    def act(self, form: AllItemsForm) -> str:
        secrecy = form.secrecy()
        count = classify_items(self.meeting, **secrecy, by=self.by)
        if not count:
            return "Every item is so already. Nothing was changed."
        return f"{english.count(count, 'item')} changed: every item is {secrecy['sensitivity'].value}."


class WithdrawItem(ItemStep):
    lead = "The item keeps its number, and the agenda prints the reason with it."
    button = "Withdraw the item"
    form_class = ReasonForm

    def get_title(self) -> str:
        return f"Withdraw item {self.subject.number}: {self.subject.title}"

    def act(self, form: ReasonForm) -> str:
        withdraw_planned_item(self.subject, form.cleaned_data["reason"], by=self.by)
        return f"Item {self.subject.number} is withdrawn. It keeps its number."


class DeclineProposal(AgendaStep):
    button = "Decline it"
    form_class = ReasonForm
    subject: ItemProposal

    def find(self) -> ItemProposal:
        return proposal_of(self.meeting, self.kwargs["pk"])

    def get_title(self) -> str:
        return f"Decline: {self.subject.title}"

    def get_lead(self) -> str:
        name = self.subject.proposed_by.name
        return f"{name} reads the reason on the page of the agenda, and is told by email that it is there."

    def act(self, form: ReasonForm) -> str:
        decline_proposal(self.subject, form.cleaned_data["reason"], site=self.site, by=self.by)
        return f"{self.subject.title} is declined. {self.subject.proposed_by.name} is told."


class RecallAgenda(AgendaStep):
    title = "Recall the agenda"
    form_class = ReasonForm

    def get_lead(self) -> str:
        noun = self.meeting.panel.noun
        return (
            f"The {noun} no longer finds this agenda, and is told by email. That it was issued and recalled stays in "
            f"the list of its revisions, with the reason, which everybody on the {noun} reads."
        )

    def act(self, form: ReasonForm) -> str:
        recall_agenda(self.meeting, form.cleaned_data["reason"], site=self.site, by=self.by)
        return f"The agenda of {self.meeting.reference} is recalled. Its items can be put in another order again."


class IssueAgenda(AgendaStep):
    """The agenda as it would be issued. While something is missing, or nothing has changed, there is no button."""

    template_name = "meetings/agenda/issue.html"

    @cached_property
    def builder(self) -> Builder:
        return builder_of(self.meeting, access_in(self.request), issues_of(self.meeting))

    @property
    def revision(self) -> int:
        """The number of the revision that would be issued."""
        return self.builder.last.revision + 1 if self.builder.last else 1

    def get_title(self) -> str:
        return "Issue the agenda" if self.revision == 1 else f"Issue the revised agenda, revision {self.revision}"

    def get_button(self) -> str:
        return "" if self.builder.gaps or not self.builder.may_be_issued else self.get_title()

    def get_lead(self) -> str:
        if self.builder.gaps:
            return ""
        if not self.builder.may_be_issued:
            return f"Revision {self.revision - 1} is issued, and nothing has changed since."
        fixed = "" if self.builder.stands else " Items keep their numbers from then on."
        return f"Everybody on the {self.meeting.panel.noun} can read it, and is told by email.{fixed}"

    def act(self, _form: ConfirmForm) -> str:
        issue = issue_agenda(self.meeting, site=self.site, by=self.by)
        what = "The agenda" if issue.revision == 1 else f"Revision {issue.revision} of the agenda"
        return f"{what} is issued. The {self.meeting.panel.noun} is told by email."

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        return super().get_context_data(builder=self.builder, mails=self.mails(), late=self.late(), **more)

    def mails(self) -> Sequence[object]:
        """Return the mails that would be sent."""
        return list(issue_mails(AgendaIssue(meeting=self.meeting, revision=self.revision), self.site))

    def late(self) -> str:
        """Return what is to be said of late notice; a revision is late for none."""
        if self.builder.stands or self.meeting.held_on is None:
            return ""
        rules = PanelRules.read(self.meeting.panel.rules)
        return said_of_late_notice(rules, self.meeting.held_on, rules.day_at(timezone.now()))
