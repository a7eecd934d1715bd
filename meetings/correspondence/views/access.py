"""Decisions by correspondence as whoever asks may see them, fetched and authorised in one call."""

from django.http import Http404, HttpRequest

from meetings.access import access_in, require_secretary
from meetings.correspondence.reader import Reader
from meetings.correspondence.services.held import questions_of
from meetings.enums import MeetingState
from meetings.models import Meeting, Question, Window
from meetings.web import account_of, meeting_on_panel


def decision_to_read(request: HttpRequest, reference: str) -> Meeting:
    """Return the decision for those of its panel, once it was opened; until then for those who draft it."""
    access = access_in(request)
    meeting = meeting_on_panel(access, reference, Meeting.objects.by_correspondence())
    if meeting.panel_id not in access.drafts and not _was_opened(meeting):
        raise Http404(f"{reference} is not open yet.")
    return meeting


def _was_opened(meeting: Meeting) -> bool:
    return meeting.state in MeetingState.OPENED or Window.objects.filter(meeting=meeting).exists()


def decision_to_keep(request: HttpRequest, reference: str) -> Meeting:
    """Return the same for its secretariat. Raises NotAllowed for others who may read it."""
    meeting = decision_to_read(request, reference)
    require_secretary(meeting.panel, account_of(request))
    return meeting


def question_at(meeting: Meeting, number: int) -> Question:
    """Return a question of a decision by its number."""
    found = next((each for each in questions_of(meeting) if each.item.number.main == number), None)
    if found is None:
        raise Http404(f"{meeting.reference} has no question {number}.")
    return found


def reader_of(request: HttpRequest, meeting: Meeting) -> Reader:
    return Reader.of(access_in(request), meeting.panel_id)
