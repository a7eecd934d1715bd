"""The actions that fall to whoever is signed in, and the page on which they answer one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Page, Paginator
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from actions.forms import AnswerForm
from actions.models import Action, ActionState
from actions.rules import Answering, answering
from actions.services import answer_action, attach_evidence, check_evidence, propose_closure
from core.accounts.models import User
from core.errors import NotAllowed, Unacceptable, WrongState
from core.web.keyset_paging import every_row
from meetings.access import PanelAccess, access_in
from meetings.enums import MeetingKind, MeetingState
from meetings.models import Meeting
from meetings.models.panel import today_by_panel
from minutes.reading.web import account_of
from minutes.registers import ActionRow, action_sources, state_counts
from minutes.registers.action_context import Surroundings, surroundings_of
from minutes.registers.due_status import Followed, follow
from minutes.registers.web import readable_action

ROWS_ON_A_PAGE = 50
ROWS_AT_ONCE = 500
SHELVES = {
    "open": ("Open", (ActionState.OPEN, ActionState.ON_TARGET, ActionState.AT_RISK)),
    "waiting": ("Waiting for the secretary", (ActionState.CLOSURE_PROPOSED,)),
    "over": ("Closed", (ActionState.CLOSED, ActionState.WITHDRAWN)),
}
OVERDUE, SOON, LATER = "Overdue", "Due before the next meeting", "Later or undated"


@dataclass(frozen=True, slots=True)
class Shelf:
    """The actions in some states, and how many there are."""

    name: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class MyAction:
    """An action, what stands around it, and the form to answer it unless it is over; ``is_first``: its form is open."""

    followed: Followed
    around: Surroundings | None
    form: AnswerForm | None
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Actions that are due alike; ``count`` of them on all pages together."""

    label: str
    count: int
    actions: tuple[MyAction, ...]


@require_safe
@login_required
def my_actions(request: HttpRequest) -> HttpResponse:
    access, answers = access_in(request), answering(request.user)
    chosen = request.GET.get("show", "open")
    chosen = chosen if chosen in SHELVES else "open"
    counts = state_counts(action_sources(access, answers.owned(), Q()))
    mine = action_sources(access, answers.owned(), Q(state__in=SHELVES[chosen][1]))
    ahead = _next_meetings(access)
    followed = _by_due(follow(list(every_row(mine, chunk=ROWS_AT_ONCE)), access), ahead)
    page = Paginator(followed, ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "names": _names(answers, str(request.user)),
        "has_panel": bool(answers.names),
        "shelves": _shelves(counts, chosen),
        "is_open_shelf": chosen == "open",
        "page": page,
        "query": f"show={chosen}",
        "groups": _groups(page, followed, ahead, surroundings_of([action.row for action in page], access)),
        "next_meeting": min(ahead.values(), key=lambda meeting: meeting.held_on or date.max, default=None),
    }
    return render(request, "minutes/registers/my_actions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def action_answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The page to which the links in a notice's mail lead."""
    access, by = access_in(request), account_of(request)
    row = _owed_by(by, readable_action(access, pk))
    is_fragment = bool(request.headers.get("HX-Request"))
    form = AnswerForm(*((request.POST, request.FILES) if request.method == "POST" else ()), action=pk)
    is_kept = request.method == "POST" and form.is_valid() and _answered(Action.objects.get(pk=pk), form, by)
    if is_kept and not is_fragment:
        messages.success(request, f"Your answer to {row.reference} is saved.")
        return redirect(f"{reverse('minutes:my-actions')}#action-{pk}")
    if is_kept:
        row, form = readable_action(access, pk), AnswerForm(action=pk)
    mine = _with_form(row, access, form if form.is_bound or not row.is_over else None, is_first=not is_kept)
    template = "minutes/registers/_my_action.html" if is_fragment else "minutes/registers/action_answer.html"
    status = 400 if form.errors and not is_fragment else 200
    return render(request, template, {"mine": mine, "is_kept": is_kept}, status=status)


def _owed_by(by: User, row: ActionRow) -> ActionRow:
    if not answering(by).owes(row.owner, row.raised_at.panel_id):
        raise NotAllowed(f"{row.reference} is not yours to answer: {row.owner or 'nobody'} owes it.")
    return row


def _answered(action: Action, form: AnswerForm, by: User) -> bool:
    """All of the answer is kept, or nothing; what cannot be taken is said at its field."""
    state, note, file = (form.cleaned_data[name] for name in ("state", "note", "evidence"))
    try:
        evidence = check_evidence(file.name, file.read()) if file else None
        with transaction.atomic():
            if evidence:
                attach_evidence(action, evidence, by=by)
            if state == ActionState.CLOSURE_PROPOSED:
                propose_closure(action, note=note, by=by)
            else:
                answer_action(action, ActionState(state), note=note, by=by)
    except Unacceptable as refusal:
        form.add_error("evidence" if file else "note", str(refusal))
        return False
    except WrongState as refusal:  # closed meanwhile: what was typed stays on the page
        form.add_error("note", str(refusal))
        return False
    return True


def _with_form(row: ActionRow, access: PanelAccess, form: AnswerForm | None, *, is_first: bool) -> MyAction:
    around = surroundings_of([row], access).get(row.id)
    return MyAction(follow([row], access)[0], around, form, is_first=is_first)


def _shelves(counts: Mapping[str, int], chosen: str) -> list[Shelf]:
    return [
        Shelf(name, label, sum(counts[state] for state in states), name == chosen)
        for name, (label, states) in SHELVES.items()
    ]


def _next_meetings(access: PanelAccess) -> dict[int, Meeting]:
    """The next meeting of each panel that is still to come or under way, by the panel's id."""
    ahead = Meeting.objects.sittings().filter(state__in=MeetingState.NOT_OVER, held_on__gte=today_by_panel())
    meetings = ahead.filter(panel__in=access.panels).exclude(kind=MeetingKind.EX_COMMITTEE)
    in_order = meetings.order_by("-held_on", "-number").select_related("panel")
    return {meeting.panel_id: meeting for meeting in in_order}


def _label(followed: Followed, ahead: dict[int, Meeting]) -> str:
    if followed.overdue_by:
        return OVERDUE
    following, day = ahead.get(followed.row.raised_at.panel_id), followed.due.day
    return SOON if day and following and following.held_on and day <= following.held_on else LATER


def _by_due(followed: Iterable[Followed], ahead: dict[int, Meeting]) -> list[Followed]:
    order = (OVERDUE, SOON, LATER)
    return sorted(followed, key=lambda action: (order.index(_label(action, ahead)), action.due.day or date.max))


def _groups(
    page: "Page[Followed]", followed: list[Followed], ahead: dict[int, Meeting], around: dict[UUID, Surroundings]
) -> list[Group]:
    labels = [_label(action, ahead) for action in followed]
    return [
        Group(label, labels.count(label), actions)
        for label in (OVERDUE, SOON, LATER)
        if (actions := tuple(_mine(page, label, ahead, around)))
    ]


def _mine(
    page: "Page[Followed]", label: str, ahead: dict[int, Meeting], around: dict[UUID, Surroundings]
) -> Iterable[MyAction]:
    for index, followed in enumerate(page):
        if _label(followed, ahead) == label:
            form = None if followed.row.is_over else AnswerForm(action=followed.row.id)
            beside = around.get(followed.row.id)
            yield MyAction(followed, beside, form, is_first=index == 0 and page.number == 1 and label == OVERDUE)


def _names(answers: Answering, name: str) -> list[str]:
    """Return for whom somebody answers beside themselves."""
    return sorted(frozenset[str]().union(*answers.names.values()) - {name})
