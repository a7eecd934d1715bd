"""Minutes and items that somebody asks to write in, fetched and authorised in one call."""

from datetime import timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from core.audience import Sensitivity
from core.errors import NotAllowed, WrongState
from core.web.requests import number_sent
from meetings.access import access_in
from meetings.item_numbers import ItemNumber
from meetings.models import AgendaItem
from meetings.web import tell_time_of
from minutes.enums import MinutesState
from minutes.models import Minutes
from minutes.text.markup import CONFIDENTIAL

DEVICE = f"{settings.COOKIE_PREFIX}drafting_device"
A_YEAR = timedelta(days=365)


def minutes_to_keep(request: HttpRequest, reference: str) -> Minutes:
    """The minutes of a meeting, for its panel's secretariat.

    Raises Http404 for those who may not see them, NotAllowed for those who may but do not keep them.
    """
    try:
        minutes = Minutes.objects.visible_to(request.user).get_by_reference(reference)
    except Minutes.DoesNotExist:
        raise Http404(f"No minutes of {reference} for this reader.") from None
    tell_time_of(minutes.meeting.panel)
    access_in(request).require_secretary(minutes.meeting.panel)
    return minutes


def draft_to_write(request: HttpRequest, reference: str) -> Minutes:
    """The same, for whoever may write in them now. Raises WrongState once they have left the draft."""
    minutes = minutes_to_keep(request, reference)
    if minutes.state != MinutesState.DRAFT:
        raise WrongState(
            "The text can be changed only while the minutes are a draft. "
            f"The status of these is “{minutes.get_state_display()}”."
        )
    return minutes


def item_to_write(request: HttpRequest, reference: str, number: ItemNumber) -> AgendaItem:
    """The item with its text, meeting and panel.

    Raises as ``draft_to_write`` does, and NotAllowed for a text with confidential parts where the secretary is not
    cleared for them.
    """
    return _item_of(request, draft_to_write(request, reference), number)


def item_kept(request: HttpRequest, reference: str, number: ItemNumber) -> AgendaItem:
    """The same, at whatever point the minutes are."""
    return _item_of(request, minutes_to_keep(request, reference), number)


def _item_of(request: HttpRequest, minutes: Minutes, number: ItemNumber) -> AgendaItem:
    item = minutes.meeting.items.select_related("text").filter(**item_asked_for(request, number)).first()
    if item is None:
        raise Http404(f"{minutes.meeting.reference} has no item {number}.")
    item.meeting = minutes.meeting
    is_secret = item.sensitivity != Sensitivity.PUBLIC or CONFIDENTIAL in item.text.html
    if is_secret and minutes.meeting.panel_id not in access_in(request).cleared:
        raise NotAllowed("This item is confidential. Only those cleared for it can draft it.")
    return item


def item_asked_for(request: HttpRequest, number: ItemNumber) -> dict[str, int | ItemNumber]:
    """Return what finds the item: its id as ``?item=`` has it, which stays the same when the agenda is numbered anew
    under somebody who has it open, or else the number in the address."""
    asked = request.GET.get("item", "")
    return {"pk": number_sent(asked) or 0} if asked.isdecimal() else {"number": number}


def device_of(request: HttpRequest) -> UUID | None:
    """Return the device that asks, by the cookie that the drafting room gives it; it says nothing but which it is."""
    try:
        return UUID(request.COOKIES.get(DEVICE, ""))
    except ValueError:
        return None


def name_device(request: HttpRequest, response: HttpResponse) -> None:
    """Give a device that has none its name; for every address, as cookies must be that are this host’s alone."""
    if device_of(request) is None:
        response.set_cookie(
            DEVICE, str(uuid4()), max_age=A_YEAR, secure=request.is_secure(), httponly=True, samesite="Lax"
        )
