"""The steps of the secretary with an action that is out: each has a page, and its form on the action's too."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse

from actions.forms import ActionForm, CloseForm, NewDueForm, ReasonForm, TransferForm
from actions.models import Action, ActionState
from actions.rules import owner_names
from actions.services import close_action, reopen_action, set_new_due, transfer_action, withdraw_action
from core.errors import WrongState
from core.web.confirm import ConfirmView
from meetings.access import access_in, require_secretary
from meetings.meeting_order import sittings_after
from meetings.models import Meeting
from minutes.registers import ActionRow
from minutes.registers.closure_mail import send_back
from minutes.registers.web import readable_action


@dataclass(frozen=True, slots=True)
class ActionStepForm:
    """The form of a step as a page shows it, with the address it is sent to."""

    button: str
    address: str
    form: ActionForm


class ActionStep(ConfirmView):
    """A step at the address that ``route`` names, for who keeps the panel's minutes."""

    route = ""
    heading = ""  # of its page, around the reference of the action
    form_class: type[ActionForm] = ActionForm
    template_name = "minutes/registers/action_step.html"
    row: ActionRow
    subject: Action

    @classmethod
    def is_open(cls, action: Action) -> bool:
        """Tell whether the action's page offers the step."""
        return action.state not in ActionState.FINISHED

    @classmethod
    def asked(cls, action: Action) -> dict[str, Any]:
        """Return what its form asks about."""
        return {"action": action.pk}

    @classmethod
    def shown(cls, action: Action, form: ActionForm | None = None) -> ActionStepForm:
        """Return the step with its form, an empty one unless it was filled in."""
        form = form or cls.form_class(**cls.asked(action))
        return ActionStepForm(cls.title, reverse(cls.route, args=[action.pk]), form)

    def get_subject(self) -> Action:
        self.row = readable_action(access_in(self.request), self.kwargs["pk"])
        action = Action.objects.select_related("meeting__panel").get(pk=self.row.id)
        require_secretary(action.meeting.panel, self.by)
        return action

    def require(self) -> None:
        if not self.is_open(self.subject):
            state = self.subject.get_state_display()
            raise WrongState(f"That cannot be done now: the status of {self.row.reference} is “{state}”.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | self.asked(self.subject)

    def get_success_url(self) -> str:
        return reverse("minutes:action-detail", args=[self.subject.pk])

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        heading = self.heading.format(self.row.reference)
        context = super().get_context_data(row=self.row, heading=heading, **more)
        return context | {"step": self.shown(self.subject, context["form"])}


class CloseAction(ActionStep):
    route = "minutes:action-close"
    title = "Close"
    heading = "Close {}"
    form_class = CloseForm

    @classmethod
    def asked(cls, action: Action) -> dict[str, Any]:
        at = action.meeting
        later = Meeting.objects.filter(sittings_after(at) | Q(pk=at.pk, series=""))
        return super().asked(action) | {"meetings": later.select_related("panel").order_by("number")}

    def act(self, form: CloseForm) -> str:
        close_action(self.subject, at=form.cleaned_data["meeting"], note=form.cleaned_data["note"], by=self.by)
        return f"{self.row.reference} is closed."


class RefuseClosure(ActionStep):
    route = "minutes:action-refuse"
    title = "Refuse the closure"
    heading = "Refuse the closure of {}"
    form_class = ReasonForm

    @classmethod
    def is_open(cls, action: Action) -> bool:
        return action.state == ActionState.CLOSURE_PROPOSED

    def act(self, form: ReasonForm) -> str:
        send_back(self.subject, form.cleaned_data["reason"], site=self.site, by=self.by)
        return f"{self.row.reference} is open again, and its owner is told why."


class TransferAction(ActionStep):
    route = "minutes:action-transfer"
    title = "Transfer"
    heading = "Transfer {}"
    form_class = TransferForm

    @classmethod
    def asked(cls, action: Action) -> dict[str, Any]:
        return super().asked(action) | {"owners": [owner.name for owner in owner_names(action.meeting.panel_id)]}

    def act(self, form: TransferForm) -> str:
        transfer_action(self.subject, form.cleaned_data["owner"], reason=form.cleaned_data["reason"], by=self.by)
        return f"{self.row.reference} has another owner."


class SetNewDue(ActionStep):
    route = "minutes:action-new-due"
    title = "Set a new due date"
    heading = "Set a new due date for {}"
    form_class = NewDueForm

    def act(self, form: NewDueForm) -> str:
        set_new_due(self.subject, form.cleaned_data["due"], form.cleaned_data["reason"], by=self.by)
        return f"{self.row.reference} has a new due date."


class WithdrawAction(ActionStep):
    route = "minutes:action-withdraw"
    title = "Withdraw"
    heading = "Withdraw {}"
    form_class = ReasonForm

    def act(self, form: ReasonForm) -> str:
        withdraw_action(self.subject, form.cleaned_data["reason"], by=self.by)
        return f"{self.row.reference} is withdrawn."


class ReopenAction(ActionStep):
    route = "minutes:action-reopen"
    title = "Reopen"
    heading = "Reopen {}"
    form_class = ReasonForm

    @classmethod
    def is_open(cls, action: Action) -> bool:
        return action.state in ActionState.FINISHED

    def act(self, form: ReasonForm) -> str:
        reopen_action(self.subject, form.cleaned_data["reason"], by=self.by)
        return f"{self.row.reference} is open again."


STEPS = (CloseAction, RefuseClosure, TransferAction, SetNewDue, WithdrawAction, ReopenAction)


def steps_for(action: Action) -> list[ActionStepForm]:
    """Return the steps that are open, in the order in which the page of an action shows them."""
    return [step.shown(action) for step in STEPS if step.is_open(action)]
