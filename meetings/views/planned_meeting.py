"""The meeting whose agenda a page is about, fetched and authorised in one call."""

import re

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from core.accounts import User
from meetings.access import standing_in
from meetings.models import AgendaItem, ItemProposal, Meeting
from meetings.services import require_secretary
from meetings.services.planned_agenda import require_not_begun

_REFERENCE = re.compile(r"([A-Za-z]{2,8})([1-9]\d{0,8})")


def meeting_of_panel(request: HttpRequest, reference: str) -> Meeting:
    """The meeting of this reference with its panel, for those of the panel; for anybody else it is not there."""
    match = _REFERENCE.fullmatch(reference)
    own = Meeting.objects.filter(panel__in=standing_in(request).panels).select_related("panel")
    meeting = own.filter(panel__code=match[1].upper(), number=int(match[2])).first() if match else None
    if meeting is None:
        raise Http404(f"No meeting {reference} for this reader.")
    return meeting


def meeting_to_prepare(request: HttpRequest, reference: str) -> Meeting:
    """The same, for whoever keeps the panel's minutes. Raises NotAllowed for its other people."""
    meeting = meeting_of_panel(request, reference)
    require_secretary(meeting.panel, account_of(request))
    return meeting


def meeting_being_prepared(request: HttpRequest, reference: str) -> Meeting:
    """The same, as long as it has not begun; raises WrongState afterwards."""
    meeting = meeting_to_prepare(request, reference)
    require_not_begun(meeting)
    return meeting


def item_of(meeting: Meeting, sent: str | int, *, binned: bool = False) -> AgendaItem:
    """The item of this meeting that an address or a form names by its id; else it is not there."""
    items = AgendaItem.with_binned if binned else AgendaItem.objects
    wanted = items.select_related("presented_by").filter(meeting=meeting, pk=_number(sent))
    item = wanted.first()
    if item is None:
        raise Http404(f"{meeting.reference} has no such item.")
    item.meeting = meeting
    return item


def proposal_of(meeting: Meeting, sent: str | int, *, of: User | None = None) -> ItemProposal:
    """As ``item_of``; ``of`` is whose it must be: those of others are the secretariat's to see."""
    wanted = ItemProposal.objects.select_related("proposed_by__person").filter(meeting=meeting, pk=_number(sent))
    proposal = (wanted.filter(proposed_by=of) if of else wanted).first()
    if proposal is None:
        raise Http404(f"{meeting.reference} has no such proposal.")
    proposal.meeting = meeting
    return proposal


def account_of(request: HttpRequest) -> User:
    """Of whoever is signed in, on a page for such only."""
    if isinstance(request.user, AnonymousUser):
        raise PermissionDenied
    return request.user


def site_of(request: HttpRequest) -> str:
    """The address this installation is reached by, as a mail's links begin."""
    return request.build_absolute_uri("/").rstrip("/")


def _number(sent: str | int) -> int:
    return int(sent) if str(sent).isdecimal() and len(str(sent)) < 18 else 0
