"""The agenda beside the text that is drafted: read and changed there or, without script, on a page of its own."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from core.accounts.models import User
from core.audience import WITHHELD_TITLE, Sensitivity
from core.errors import NotAllowed, Refusal, Unacceptable
from core.web.refusals import status_of
from core.web.requests import number_sent
from meetings.access import access_in
from meetings.agenda.services.items import first_kept_last, with_those_kept_last
from meetings.crumbs import Crumbs
from meetings.enums import Purpose
from meetings.item_numbers import Place, places
from meetings.models import AgendaItem, Meeting
from minutes.drafting import agenda
from minutes.drafting.web import draft_to_write
from minutes.models import Minutes
from minutes.reading.web import account_of

Asked = Mapping[str, str]
LAST, UNDER = "last", "under-"  # where another item stands, as the form has it


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """An item as whoever drafts the minutes sees it: how its text stands, and whether it is the one they have open."""

    item: AgendaItem
    title: str
    is_withheld: bool
    has_text: bool
    is_current: bool
    place: Place
    is_refused: bool = False

    @property
    def above(self) -> int:
        return max(self.place.at - 1, 1)

    @property
    def below(self) -> int:
        return min(self.place.at + 1, self.place.of)

    @property
    def is_sub_item(self) -> bool:
        return bool(self.item.number.sub)

    @property
    def is_confidential(self) -> bool:
        return self.item.sensitivity != Sensitivity.PUBLIC

    @property
    def state(self) -> str:
        if self.item.withdrawn_reason:
            return "withdrawn"
        return "written" if self.has_text else "nothing written yet"


def agenda_lines(request: HttpRequest, minutes: Minutes, current: str, refused: str = "") -> Iterator[AgendaLine]:
    """Return the lines of the agenda, in one query. ``current`` and ``refused`` are ids of items, as an address or a
    form has them.

    Of an item that this reader is not cleared for, it shows the title that the public minutes print.
    """
    items = with_those_kept_last(AgendaItem.objects.filter(meeting=minutes.meeting_id))
    rows = list(items.annotate(written=F("text__html")).order_by("number"))
    for item, place in zip(rows, places([row.number for row in rows]), strict=True):
        is_withheld = _is_withheld(request, minutes, item)
        yield AgendaLine(
            item=item,
            title=(item.public_title or WITHHELD_TITLE) if is_withheld else item.title,
            is_withheld=is_withheld,
            has_text=bool(item.written),
            is_current=str(item.pk) == current,
            place=place,
            is_refused=str(item.pk) == refused,
        )


def _is_withheld(request: HttpRequest, minutes: Minutes, item: AgendaItem) -> bool:
    return item.sensitivity != Sensitivity.PUBLIC and minutes.meeting.panel_id not in access_in(request).cleared


@require_safe
@login_required
def drafting_agenda(request: HttpRequest, reference: str) -> HttpResponse:
    """The agenda to be changed; for the drafting page that is its column, or with ``?read`` the column as it was."""
    minutes = draft_to_write(request, reference)
    if "read" in request.GET and request.headers.get("HX-Request"):
        return render(request, "minutes/drafting/_agenda.html", _context(request, minutes))
    return _shown(request, minutes)


@require_POST
@login_required
def drafting_agenda_change(request: HttpRequest, reference: str, verb: str) -> HttpResponse:
    """Takes one change; what could not be taken is said above the agenda, and what was typed stays."""
    minutes, by = draft_to_write(request, reference), account_of(request)
    item = None if verb == "add" else _item(request, minutes, verb)
    try:
        said = _add(minutes.meeting, request.POST, by) if item is None else CHANGES[verb](item, request.POST, by)
    except Refusal as refusal:
        return _shown(request, minutes, refusal=refusal, verb=verb)
    if request.headers.get("HX-Request"):
        return _shown(request, minutes, said=said)
    messages.success(request, said)
    return redirect(f"{reverse('minutes:drafting-agenda', args=[reference])}?{request.GET.urlencode()}")


def _shown(
    request: HttpRequest, minutes: Minutes, *, said: str = "", refusal: Refusal | None = None, verb: str = ""
) -> HttpResponse:
    shown = _context(request, minutes, request.POST.get("item", "") if refusal and verb != "move" else "")
    context = shown | {
        "places": list(places_for_another(shown["lines"])),
        "said": said,
        "refusal": refusal,
        "verb": verb,
        "typed": request.POST if refusal else {},
        "purposes": Purpose.choices,
        "is_adding": "add" in request.GET,
        "are_numbers_fixed": agenda.are_numbers_fixed(minutes.meeting),
        "own_panels": access_in(request).panels,
        "crumbs": Crumbs.of_meeting(minutes.meeting),
    }
    if not request.headers.get("HX-Request"):
        status = status_of(refusal) if refusal else 200
        return render(request, "minutes/drafting/agenda.html", context, status=status)
    response = render(request, "minutes/drafting/_agenda_answer.html", context)
    current = context["current"]
    if isinstance(current, AgendaLine):
        address = [minutes.meeting.reference, current.item.number]
        response["HX-Replace-Url"] = reverse("minutes:drafting-item", args=address)
    return response


def _context(request: HttpRequest, minutes: Minutes, refused: str = "") -> dict[str, Any]:
    current = request.GET.get("item", "")
    lines = list(agenda_lines(request, minutes, current, refused))
    return {
        "meeting": minutes.meeting,
        "lines": lines,
        "current": next((line for line in lines if line.is_current), None),
        "query": f"?item={current}" if current.isdecimal() else "",
    }


def _item(request: HttpRequest, minutes: Minutes, verb: str) -> AgendaItem:
    """The item that a form names. One that this reader is not cleared for can be moved, and not touched otherwise."""
    item = minutes.meeting.items.filter(pk=number_sent(request.POST.get("item")) or 0).first()
    if item is None:
        raise Http404(f"{minutes.meeting.reference} has no such item.")
    if verb != "move" and _is_withheld(request, minutes, item):
        raise NotAllowed("This item is confidential. Only those cleared for it can change it.")
    item.meeting = minutes.meeting
    return item


def _add(meeting: Meeting, asked: Asked, by: User) -> str:
    purpose = asked.get("purpose", "")
    if purpose and purpose not in Purpose.values:
        raise Unacceptable("An item is for decision, for discussion or for information.")
    item = agenda.add_item(
        meeting,
        asked.get("title", ""),
        Purpose(purpose) if purpose else None,
        under=_under(meeting, asked.get("place", "")),
        is_last=asked.get("place") == LAST,
        by=by,
    )
    return f"Item {item.number} is added: {item.title}."


def _under(meeting: Meeting, place: str) -> AgendaItem | None:
    """Return the item that a sub-item is to go under, if the form says so."""
    if place in ("", LAST):
        return None
    head = meeting.items.filter(pk=number_sent(place.removeprefix(UNDER)) or 0).first()
    if head is None:
        raise Unacceptable("Choose where the item stands.")
    return head


def places_for_another(lines: Sequence[AgendaLine]) -> Iterator[tuple[str, str]]:
    """Yield where another item can stand, as a form says it and as people do; what is usual comes first.

    Beneath an item that this reader is not cleared for they add nothing.
    """
    last = first_kept_last([line.item for line in lines])
    titles = {line.item.pk: line.title for line in lines}
    if last is not None:
        yield "", f"Before {titles[last.pk]}"
    yield LAST if last else "", "At the end"
    for line in lines:
        if not (line.item.number.sub or line.is_withheld):
            yield f"{UNDER}{line.item.pk}", f"Under item {line.item.number}, {line.title}"


def _rename(item: AgendaItem, asked: Asked, by: User) -> str:
    agenda.rename_item(item, asked.get("title", ""), by=by)
    return f"Item {item.number} is now called {item.title}."


def _move(item: AgendaItem, asked: Asked, by: User) -> str:
    before, place = item.number, number_sent(asked.get("place"))
    if place is None:
        raise Unacceptable("The page did not say where the item goes. Move it again.")
    agenda.move_item(item, place, by=by)
    return f"Item {before} is now item {item.number}." if item.number != before else f"Item {before} stays where it is."


def _withdraw(item: AgendaItem, asked: Asked, by: User) -> str:
    agenda.withdraw_item(item, asked.get("reason", ""), by=by)
    return f"Item {item.number} is withdrawn. It keeps its number, and what is written of it."


def _restore(item: AgendaItem, _asked: Asked, by: User) -> str:
    agenda.restore_item(item, by=by)
    return f"Item {item.number} is back on the agenda."


def _remove(item: AgendaItem, _asked: Asked, by: User) -> str:
    agenda.remove_item(item, by=by)
    return f"{item.title} is off the agenda."


CHANGES: Mapping[str, Callable[[AgendaItem, Asked, User], str]] = {
    "rename": _rename,
    "move": _move,
    "withdraw": _withdraw,
    "restore": _restore,
    "remove": _remove,
}
