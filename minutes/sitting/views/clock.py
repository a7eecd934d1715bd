"""The presses beside the text of an item that concern the meeting itself: it begins, is adjourned, goes on, is
closed."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_POST

from meetings.item_numbers import ItemNumber
from minutes.drafting.web import item_to_write
from minutes.reading.web import account_of
from minutes.sitting.clock import adjourn_sitting, close_sitting, resume_sitting, start_sitting
from minutes.sitting.views.room import answer_room


@require_POST
@login_required
def room_start(request: HttpRequest, reference: str, number: ItemNumber) -> HttpResponseBase:
    """The meeting begins."""
    item = item_to_write(request, reference, number)
    held = start_sitting(item.meeting, by=account_of(request))
    return answer_room(request, item, f"{held.state}.")


@require_POST
@login_required
def room_adjourn(request: HttpRequest, reference: str, number: ItemNumber) -> HttpResponseBase:
    """The meeting is adjourned: during the item, or ``after`` it; for a ``reason``, where one is given."""
    item, sent = item_to_write(request, reference, number), request.POST
    held = adjourn_sitting(
        item.meeting,
        item.number,
        is_within="after" not in sent,
        reason=sent.get("why", ""),
        by=account_of(request),
    )
    return answer_room(request, item, f"{held.state}.")


@require_POST
@login_required
def room_resume(request: HttpRequest, reference: str, number: ItemNumber) -> HttpResponseBase:
    """The meeting goes on."""
    item = item_to_write(request, reference, number)
    held = resume_sitting(item.meeting, by=account_of(request))
    resumed_at = held.breaks[-1].resumed_at
    return answer_room(request, item, f"Resumed at {resumed_at:%H:%M}.")


@require_POST
@login_required
def room_close(request: HttpRequest, reference: str, number: ItemNumber) -> HttpResponseBase:
    """The meeting is closed; what becomes of its items is asked on a page of its own."""
    item = item_to_write(request, reference, number)
    held = close_sitting(item.meeting, by=account_of(request))
    return answer_room(request, item, f"{held.state}.")
