"""The demo's next meeting: prepared as a secretary would have it by now, and what is secret of it kept so."""

from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from core.accounts.models import User
from core.audience import Audience
from core.working_days import WorkingCalendar
from meetings.agenda.document import redact_agenda
from meetings.agenda.reading import issued_agenda, latest_issue, live_agenda, says_the_same
from meetings.attendance.rsvp import forecast
from meetings.enums import MeetingState
from meetings.models import ItemProposal, Meeting, PaperVersion
from meetings.pack.plan import papers_in, plan_pack
from meetings.papers.list import items_with_papers
from minutes.models import Minutes
from tests.minutes.rendering.pdf_reader import text_of

pytestmark = pytest.mark.usefixtures("demo")


@pytest.fixture
def meeting(demo: None) -> Meeting:
    return Meeting.objects.get(number=48)


def test_it_lies_ahead_on_a_working_day_with_three_more_behind_it(meeting: Meeting) -> None:
    ahead = list(Meeting.objects.filter(number__gte=48).order_by("number"))

    assert WorkingCalendar().between(timezone.localdate(), meeting.held_on) == 9
    assert (meeting.hours, meeting.place) == ("10:00 to 13:00", "Harbour Room, 4 Lantern Yard, London")
    assert [each.state for each in ahead] == [MeetingState.AGENDA_ISSUED, *[MeetingState.PLANNED] * 3]
    assert [each.held_on for each in ahead] == sorted({each.held_on for each in ahead})
    assert all(WorkingCalendar().is_working_day(each.held_on) for each in ahead)
    assert not Minutes.objects.filter(meeting__in=ahead).exists()


def test_its_agenda_was_issued_and_revised_once_and_nothing_of_it_waits_for_another_issue(meeting: Meeting) -> None:
    issued = issued_agenda(meeting)
    marks = redact_agenda(issued, Audience.CONFIDENTIAL).marks

    assert (issued.revision, len(issued.items), sum(item.minutes_taken for item in issued.items)) == (2, 14, 180)
    assert all(item.presenter and item.minutes_allotted for item in issued.items)
    assert [(item.number, marks[item.id]) for item in issued.items if item.id in marks] == [(12, "Withdrawn")]
    assert says_the_same(live_agenda(meeting, latest_issue(meeting)), issued)


def test_its_papers_came_in_time_late_at_the_table_by_word_of_mouth_or_not_yet(meeting: Meeting) -> None:
    items = items_with_papers(meeting, Audience.CONFIDENTIAL)

    assert [
        (paper.reference, paper.punctuality.words, paper.version and paper.version.number)
        for item in items
        for paper in item.papers
    ] == [
        ("SECP_48_01", "On time", 2),
        ("SECP_48_02", "Late by 1 working day", 1),
        ("SECP_48_03", "On time", 1),
        ("SECP_48_04", "On time", 1),
        ("SECP_48_05", "Verbal", None),
        ("SECP_48_06", "Not in, 1 working day overdue", None),
        ("SECP_48_07", "On time", 1),
        ("SECP_48_08", "Tabled", 1),
    ]


def test_its_papers_are_real_files_two_of_them_behind_each_other(meeting: Meeting) -> None:
    versions = PaperVersion.objects.filter(paper__item__meeting=meeting).order_by("paper__number", "number")

    assert [(each.file_name, each.pages) for each in versions] == [
        ("delegation-1.pdf", 1),
        ("delegation-2.pdf", 2),
        ("maintenance.pdf", 1),
        ("nominees.pdf", 1),
        ("assurance.pdf", 1),
        ("registers.pdf", 1),
        ("dates.pdf", 1),
    ]


def test_it_is_quorate_so_far_but_for_the_item_in_which_a_member_has_an_interest(meeting: Meeting) -> None:
    ahead = forecast(meeting)

    assert ahead.expected.sentence == (
        "6 of 12 seats are filled, by 6 people with 6 votes. The quorum is 6 people: quorate."
    )
    assert [(each.label, each.presence.missing) for each in ahead.stretches] == [("Item 3", 1)]
    assert [answer.person.name for answer in ahead.unanswered] == [
        "Joel Whitcombe",
        "Martin Osei",
        "Colin Drury",
        "Naomi Feld",
    ]


def test_a_member_has_proposed_an_item_that_awaits_the_secretary() -> None:
    proposal = ItemProposal.objects.get()

    assert (proposal.proposed_by.email, proposal.state) == ("tomos@example.org", "open")


# The wall

TELLING = {
    "User Assurance Status",
    "Security sensitive",
    "Status of Four Users",
    "Nominees and their Declared Interests",
    "Personal data",
}
ADDRESSES = ("agenda/", "agenda/?draft", "papers/", "pack/", "coming/", "")


def said_to(client: Client, who: str, folder: Path) -> set[str]:
    """What of it stands on the pages of the meeting, or on its agenda on paper."""
    client.force_login(User.objects.get(email=f"{who}@example.org"))
    answers = [client.get(address) for address in ("/", *(f"/meetings/SECP48/{each}" for each in ADDRESSES))]
    paper = folder / "agenda.pdf"
    paper.write_bytes(client.get("/meetings/SECP48/agenda.pdf").content)
    assert {answer.status_code for answer in answers} == {200}
    text = " ".join([text_of(paper), *(answer.content.decode() for answer in answers)])
    return {words for words in TELLING if words in " ".join(text.split())}


def test_what_is_secret_of_it_is_read_by_the_cleared_and_by_nobody_else(client: Client, tmp_path: Path) -> None:
    found = {who: said_to(client, who, tmp_path) for who in ("anna", "ruth", "tomos", "naomi", "mei")}

    assert found == {"anna": TELLING, "ruth": TELLING, "tomos": TELLING, "naomi": set(), "mei": set()}


def test_its_pack_has_six_papers_for_the_cleared_and_four_for_everybody_else(meeting: Meeting) -> None:
    inside = {
        audience: [each.paper.reference[-2:] for each in papers_in(plan_pack(meeting, audience))]
        for audience in Audience
    }

    assert inside == {
        Audience.PUBLIC: ["01", "02", "07", "08"],
        Audience.CONFIDENTIAL: ["01", "02", "03", "04", "07", "08"],
    }
