"""What the secretary does with an action that is out: one page for each step, whose form stands on the action's too."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from actions.forms import ActionForm, CloseForm, NewDueForm, TransferForm, WithdrawForm
from actions.models import Action
from actions.services import close_action, set_new_due, transfer_action, withdraw_action
from core.accounts import User
from core.errors import Unacceptable
from core.refusals import View, refusals_as_page
from meetings.models import Meeting
from meetings.services import require_secretary
from minutes.views.access import account_of, readable_action


@dataclass(frozen=True, slots=True)
class Kind:
    """A step: what its button says, what it asks for, what it does, and what is said once it is done."""

    name: str
    button: str
    form: Callable[[Action, object], ActionForm]
    take: Callable[[Action, dict[str, Any], User], None]
    done: str


@dataclass(frozen=True, slots=True)
class Step:
    """A step with its form, as a page shows it."""

    name: str
    button: str
    address: str
    form: ActionForm


def _closing(action: Action, data: object) -> CloseForm:
    later = Meeting.objects.filter(panel=action.meeting.panel_id, number__gte=action.meeting.number)
    return CloseForm(data, action=action.pk, meetings=later.select_related("panel").order_by("number"))


CLOSE = Kind(
    "action-close",
    "Close",
    _closing,
    lambda action, said, by: close_action(action, at=said["meeting"], note=said["note"], by=by),
    "is closed",
)
TRANSFER = Kind(
    "action-transfer",
    "Transfer",
    lambda action, data: TransferForm(data, action=action.pk),
    lambda action, said, by: transfer_action(action, said["owner"], reason=said["reason"], by=by),
    "has another owner",
)
NEW_DUE = Kind(
    "action-new-due",
    "Set a new due date",
    lambda action, data: NewDueForm(data, action=action.pk),
    lambda action, said, by: set_new_due(action, said["due"], said["reason"], by=by),
    "has a new due date",
)
WITHDRAW = Kind(
    "action-withdraw",
    "Withdraw",
    lambda action, data: WithdrawForm(data, action=action.pk),
    lambda action, said, by: withdraw_action(action, said["reason"], by=by),
    "is withdrawn",
)
KINDS = (CLOSE, TRANSFER, NEW_DUE, WITHDRAW)


def steps_for(action: Action) -> list[Step]:
    return [_step(kind, action, kind.form(action, None)) for kind in KINDS]


def _step(kind: Kind, action: Action, form: ActionForm) -> Step:
    return Step(kind.name, kind.button, reverse(f"minutes:{kind.name}", args=[action.pk]), form)


def _view(kind: Kind) -> View:
    @require_http_methods(["GET", "HEAD", "POST"])
    @login_required
    @refusals_as_page
    def view(request: HttpRequest, pk: UUID) -> HttpResponse:
        row, by = readable_action(request, pk), account_of(request)
        action = Action.objects.select_related("meeting__panel").get(pk=pk)
        require_secretary(action.meeting.panel, by)
        form = kind.form(action, request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid() and _taken(kind, action, form, by):
            messages.success(request, f"{row.reference} {kind.done}.")
            return redirect("minutes:action-detail", pk)
        return render(request, "minutes/action_step.html", {"row": row, "step": _step(kind, action, form)})

    return view


def _taken(kind: Kind, action: Action, form: ActionForm, by: User) -> bool:
    try:
        kind.take(action, form.cleaned_data, by)
    except Unacceptable as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


action_close, action_transfer, action_new_due, action_withdraw = map(_view, KINDS)
