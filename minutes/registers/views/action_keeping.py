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

from actions.forms import ActionForm, CloseForm, NewDueForm, ReasonForm, TransferForm
from actions.models import Action, ActionState
from actions.services import close_action, reopen_action, set_new_due, transfer_action, withdraw_action
from core.accounts.models import User
from core.errors import Unacceptable
from core.web.refusals import View
from meetings.models import Meeting
from meetings.panels.services import require_secretary
from minutes.reading.web import account_of, site_of
from minutes.registers.closure_mail import send_back
from minutes.registers.web import readable_action


@dataclass(frozen=True, slots=True)
class Kind:
    """A step: what its button says, what it asks for, what it does, what is said once it is done, and when it is open.

    ``take`` gets the address this installation is reached by last, for the links of a mail.
    """

    name: str
    button: str
    form: Callable[[Action, object], ActionForm]
    take: Callable[[Action, dict[str, Any], User, str], None]
    done: str
    is_open: Callable[[Action], bool] = lambda action: action.state not in ActionState.FINISHED


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
    lambda action, said, by, _site: close_action(action, at=said["meeting"], note=said["note"], by=by),
    "is closed",
)
TRANSFER = Kind(
    "action-transfer",
    "Transfer",
    lambda action, data: TransferForm(data, action=action.pk),
    lambda action, said, by, _site: transfer_action(action, said["owner"], reason=said["reason"], by=by),
    "has another owner",
)
NEW_DUE = Kind(
    "action-new-due",
    "Set a new due date",
    lambda action, data: NewDueForm(data, action=action.pk),
    lambda action, said, by, _site: set_new_due(action, said["due"], said["reason"], by=by),
    "has a new due date",
)
WITHDRAW = Kind(
    "action-withdraw",
    "Withdraw",
    lambda action, data: ReasonForm(data, action=action.pk),
    lambda action, said, by, _site: withdraw_action(action, said["reason"], by=by),
    "is withdrawn",
)
REFUSE = Kind(
    "action-refuse",
    "Refuse the closure",
    lambda action, data: ReasonForm(data, action=action.pk),
    lambda action, said, by, site: send_back(action, said["reason"], site=site, by=by),
    "is open again, and its owner is told why",
    is_open=lambda action: action.state == ActionState.CLOSURE_PROPOSED,
)
REOPEN = Kind(
    "action-reopen",
    "Reopen",
    lambda action, data: ReasonForm(data, action=action.pk),
    lambda action, said, by, _site: reopen_action(action, said["reason"], by=by),
    "is open again",
    is_open=lambda action: action.state in ActionState.FINISHED,
)
KINDS = (CLOSE, REFUSE, TRANSFER, NEW_DUE, WITHDRAW, REOPEN)


def steps_for(action: Action) -> list[Step]:
    return [_step(kind, action, kind.form(action, None)) for kind in KINDS if kind.is_open(action)]


def _step(kind: Kind, action: Action, form: ActionForm) -> Step:
    return Step(kind.name, kind.button, reverse(f"minutes:{kind.name}", args=[action.pk]), form)


def _view(kind: Kind) -> View:
    @require_http_methods(["GET", "HEAD", "POST"])
    @login_required
    def view(request: HttpRequest, pk: UUID) -> HttpResponse:
        row, by = readable_action(request, pk), account_of(request)
        action = Action.objects.select_related("meeting__panel").get(pk=pk)
        require_secretary(action.meeting.panel, by)
        form = kind.form(action, request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid() and _taken(kind, action, form, by, site_of(request)):
            messages.success(request, f"{row.reference} {kind.done}.")
            return redirect("minutes:action-detail", pk)
        return render(request, "minutes/registers/action_step.html", {"row": row, "step": _step(kind, action, form)})

    return view


def _taken(kind: Kind, action: Action, form: ActionForm, by: User, site: str) -> bool:
    try:
        kind.take(action, form.cleaned_data, by, site)
    except Unacceptable as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


action_close, action_refuse, action_transfer, action_new_due, action_withdraw, action_reopen = map(_view, KINDS)
