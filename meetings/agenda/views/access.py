"""Meetings, items and proposals as the pages of an agenda need them, fetched and authorised in one call."""

from django.http import Http404, HttpRequest

from core.accounts.models import User
from core.web.requests import number_sent
from meetings.access import access_in
from meetings.agenda.services.planned import require_not_begun
from meetings.models import AgendaItem, ItemProposal, Meeting
from meetings.sittings import require_sitting
from meetings.web import meeting_on_panel, meeting_to_keep


def meeting_to_read(request: HttpRequest, reference: str) -> Meeting:
    """Return the meeting with its panel, for those of the panel; for anybody else it is not there."""
    return meeting_on_panel(access_in(request), reference)


def meeting_being_prepared(request: HttpRequest, reference: str) -> Meeting:
    """Return the meeting for whoever keeps its minutes, until it begins; afterwards, raises WrongState, and for a
    decision by correspondence: its questions have pages of their own."""
    meeting = meeting_to_keep(request, reference)
    require_sitting(meeting)
    require_not_begun(meeting)
    return meeting


def item_of(meeting: Meeting, sent: str | int, *, binned: bool = False) -> AgendaItem:
    """Return the item of this meeting that an address or a form names by its id. Raises Http404."""
    items = AgendaItem.with_binned if binned else AgendaItem.objects
    wanted = items.select_related("presented_by").filter(meeting=meeting, pk=_number(sent))
    item = wanted.first()
    if item is None:
        raise Http404(f"{meeting.reference} has no such item.")
    item.meeting = meeting
    return item


def proposal_of(meeting: Meeting, sent: str | int, *, of: User | None = None) -> ItemProposal:
    """Return a proposal as ``item_of`` does an item. ``of`` is whose it must be: only the secretariat sees others'."""
    wanted = ItemProposal.objects.select_related("proposed_by__person").filter(meeting=meeting, pk=_number(sent))
    proposal = (wanted.filter(proposed_by=of) if of else wanted).first()
    if proposal is None:
        raise Http404(f"{meeting.reference} has no such proposal.")
    proposal.meeting = meeting
    return proposal


def _number(sent: str | int) -> int:
    return number_sent(sent) or 0
