"""The papers of a meeting item by item, as each audience reads them."""

from uuid import UUID

import pytest

from core.audience import Audience
from meetings.access import access_of, may_read_papers
from meetings.agenda.services.issue import issue_agenda
from meetings.agenda.services.items import PlannedItem, add_items
from meetings.enums import MeetingState
from meetings.models import Meeting, Paper
from meetings.papers.list import ListedItem, is_before_the_panel, items_with_papers, papers_due, readable_papers
from tests.conftest import Cast
from tests.meetings.papers.papers import hand_in, item

PUBLIC, CONFIDENTIAL = Audience.PUBLIC, Audience.CONFIDENTIAL


def titles(items: tuple[ListedItem, ...]) -> list[tuple[str, list[str]]]:
    return [(listed.title, [paper.title for paper in listed.papers]) for listed in items]


def test_each_audience_has_its_own_list(meeting: Meeting) -> None:
    assert titles(items_with_papers(meeting, PUBLIC)) == [("Opening", ["Wombat report"]), ("A supplier", [])]
    assert titles(items_with_papers(meeting, CONFIDENTIAL)) == [
        ("Opening", ["Wombat report", "quokkatitle"]),
        ("quokkaitem", ["quokkapaper"]),
    ]


def test_a_secret_paper_with_a_public_title_is_named_and_has_no_file(meeting: Meeting) -> None:
    Paper.objects.filter(title="quokkatitle").update(public_title="An offer")

    withheld = items_with_papers(meeting, PUBLIC)[0].papers[1]

    assert (withheld.title, withheld.is_withheld, withheld.is_open, withheld.reason) == ("An offer", True, False, "")


def test_a_paper_is_open_while_it_has_a_file_and_is_not_withdrawn(meeting: Meeting) -> None:
    before = items_with_papers(meeting, PUBLIC)[0].papers[0]
    Paper.objects.filter(title="Wombat report").update(withdrawn_reason="Superseded")

    assert [before.is_open, items_with_papers(meeting, PUBLIC)[0].papers[0].is_open] == [True, False]
    assert isinstance(before.id, UUID)


@pytest.mark.parametrize(
    ("state", "readers"),
    [
        (MeetingState.PLANNED, ["secretary", "chair"]),
        (MeetingState.AGENDA_ISSUED, ["secretary", "chair", "member", "observer"]),
        (MeetingState.CANCELLED, ["secretary", "chair"]),
    ],
)
def test_the_panel_reads_papers_once_the_agenda_is_out(
    cast: Cast, meeting: Meeting, state: MeetingState, readers: list[str]
) -> None:
    Meeting.objects.update(state=state)
    meeting.state = state
    accesses = {
        role: access_of(getattr(cast, role)) for role in ("secretary", "chair", "member", "observer", "outsider")
    }

    assert [role for role, access in accesses.items() if may_read_papers(access, meeting)] == readers
    assert [role for role, access in accesses.items() if readable_papers(access).exists()] == readers


def test_what_was_added_since_the_issue_waits_and_stands_for_those_who_draft(cast: Cast, meeting: Meeting) -> None:
    Meeting.objects.update(state=MeetingState.PLANNED)
    issue_agenda(meeting, site="http://testserver", by=cast.secretary)
    add_items(meeting, [PlannedItem(3, "Late")], by=cast.secretary)
    paper = hand_in(item(meeting, 3), "Late paper")

    assert not is_before_the_panel(paper)
    assert is_before_the_panel(Paper.objects.get(title="Wombat report"))
    assert len(items_with_papers(meeting, CONFIDENTIAL)) == 2
    assert titles(items_with_papers(meeting, CONFIDENTIAL, as_drafted=True))[2] == ("Late", ["Late paper"])


def test_papers_of_a_meeting_without_a_date_are_not_due(meeting: Meeting) -> None:
    assert papers_due(meeting) < meeting.held_on
    meeting.held_on = None
    assert papers_due(meeting) is None
