"""Who gets what at the addresses of decisions by correspondence, and what each may change there."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from core.working_days import WorkingCalendar
from meetings.calendar.services.meetings import create_meeting
from meetings.correspondence.services.answering import Given, answer_question
from meetings.correspondence.services.discussing import contribute
from meetings.enums import Choice
from meetings.models import AgendaItem, Meeting, Person, Voter
from tests.access import (
    EACH_ROLE,
    ITS_SECRETARY,
    NOBODY,
    OF_THE_PANEL,
    Read,
    Sent,
    read_all,
    send_all,
    sign_in_as,
)
from tests.conftest import Cast
from tests.ended_sessions import routes_not_walked
from tests.meetings.correspondence.asking import House, asked, asked_in_secret, drafted, opened, question_of, set_rules
from tests.strange_values import faults

LIST, NEW = "panels/<str:code>/by-correspondence/", "panels/<str:code>/by-correspondence/new/"
ALL, ONE = "meetings/<str:reference>/questions/", "meetings/<str:reference>/questions/<int:number>/"
DRAFT, OPEN, SETTLED, DISCUSSED = (f"/meetings/GRID-C{number}/questions/" for number in (1, 2, 3, 4))
UNSEEN = {"observer": 404, "cleared_observer": 404, "member": 404}
DRAFTERS = OF_THE_PANEL | UNSEEN
DRAFT_STEP = ITS_SECRETARY | UNSEEN
UNCLEARED = {"uncleared_secretary": 403}
VOTERS = dict.fromkeys(OF_THE_PANEL, 403) | {"anonymous": 302, "outsider": 404, "member": 302, "chair": 302}


def sent_on(statuses: dict[str, int]) -> dict[str, int]:
    return {role: 302 if status == 200 else status for role, status in statuses.items()}


def chairs_place() -> str:
    voter = Voter.objects.get(meeting__number=2, person__name="Chair")
    return f"{voter.pk}-{voter.person_id}"


def members_contribution() -> int:
    return question_of(Meeting.objects.get(series="C", number=4)).contributions.get(on=None).pk


QUESTION = {"title": "Fees", "resolution": "That fees rise.", "sensitivity": "public"}
DAY = str(WorkingCalendar().add(timezone.localdate(), 60))

TABLE = [
    Read("/panels/GRID/by-correspondence/", LIST, OF_THE_PANEL, b"GRID-C2"),
    Read("/panels/NONE/by-correspondence/", LIST, NOBODY | {"anonymous": 302}, b""),
    Read("/panels/GRID/by-correspondence/new/", NEW, ITS_SECRETARY, b"Decide by correspondence"),
    Read(DRAFT, ALL, sent_on(DRAFTERS), b"/meetings/GRID-C1/questions/1/"),
    Read(OPEN, ALL, sent_on(OF_THE_PANEL), b"/meetings/GRID-C2/questions/"),
    Read("/meetings/GRID31/questions/", ALL, NOBODY | {"anonymous": 302}, b""),
    Read(f"{DRAFT}1/", ONE, DRAFTERS, b"Proposed resolution"),
    Read(f"{DRAFT}2/", ONE, DRAFTERS, b"question 2 of 2"),
    Read(f"{OPEN}1/", ONE, OF_THE_PANEL, b"Proposed resolution"),
    Read(f"{OPEN}2/", ONE, OF_THE_PANEL, b"question 2 of 2"),
    Read(f"{OPEN}9/", ONE, NOBODY | {"anonymous": 302}, b""),
    Read(f"{DISCUSSED}1/", ONE, OF_THE_PANEL, b"Is it enough?"),
    Read(f"{DRAFT}add/", f"{ALL}add/", DRAFT_STEP, b"Put another question"),
    Read(f"{DRAFT}open/", f"{ALL}open/", DRAFT_STEP, b"Open GRID-C1"),
    Read(f"{DRAFT}cancel/", f"{ALL}cancel/", DRAFT_STEP, b"Cancel GRID-C1"),
    Read(f"{OPEN}extend/", f"{ALL}extend/", ITS_SECRETARY, b"Give more time"),
    Read(f"{SETTLED}close/", f"{ALL}close/", ITS_SECRETARY, b"Close it now"),
    Read(f"{DRAFT}1/change/", f"{ONE}change/", DRAFT_STEP, b"Question 1"),
    Read(f"{DRAFT}2/change/", f"{ONE}change/", DRAFT_STEP | UNCLEARED, b"Question 2"),
    Read(f"{DRAFT}1/remove/", f"{ONE}remove/", DRAFT_STEP, b"Take out question 1"),
    Read(f"{OPEN}1/enter/", f"{ONE}enter/", ITS_SECRETARY, b"Enter an answer to question 1"),
    Read(f"{OPEN}2/enter/", f"{ONE}enter/", ITS_SECRETARY | UNCLEARED, b"Enter an answer to question 2"),
    Read(f"{OPEN}1/move/", f"{ONE}move/", ITS_SECRETARY, b"Move question 1"),
    Read(f"{OPEN}2/move/", f"{ONE}move/", ITS_SECRETARY | UNCLEARED, b"Move question 2"),
]
ENTERED = {"who": chairs_place, "choice": "agree", "way": "email", "evidence": "I agree."}
MOVED = {"meeting": lambda: Meeting.objects.get(series="", number=31).pk, "reason": "A talk."}
SENT = [
    Sent("/panels/GRID/by-correspondence/new/", NEW, QUESTION, sent_on(ITS_SECRETARY), b"/meetings/GRID-C5/"),
    Sent(f"{DRAFT}add/", f"{ALL}add/", QUESTION, sent_on(DRAFT_STEP), DRAFT.encode()),
    Sent(f"{DRAFT}open/", f"{ALL}open/", {"closes_on": DAY, "closes_at": "17:00"}, sent_on(DRAFT_STEP), DRAFT.encode()),
    Sent(f"{DRAFT}cancel/", f"{ALL}cancel/", {"reason": "No."}, sent_on(DRAFT_STEP), DRAFT.encode()),
    Sent(
        f"{OPEN}extend/",
        f"{ALL}extend/",
        {"closes_on": DAY, "closes_at": "17:00", "reason": "More."},
        sent_on(ITS_SECRETARY),
        OPEN.encode(),
    ),
    Sent(f"{SETTLED}close/", f"{ALL}close/", {}, sent_on(ITS_SECRETARY), SETTLED.encode()),
    Sent(f"{OPEN}remind", f"{ALL}remind", {}, sent_on(ITS_SECRETARY), OPEN.encode()),
    Sent(f"{DRAFT}1/change/", f"{ONE}change/", QUESTION, sent_on(DRAFT_STEP), DRAFT.encode()),
    Sent(f"{DRAFT}1/remove/", f"{ONE}remove/", {}, sent_on(DRAFT_STEP), DRAFT.encode()),
    Sent(f"{OPEN}1/enter/", f"{ONE}enter/", ENTERED, sent_on(ITS_SECRETARY), OPEN.encode()),
    Sent(f"{OPEN}1/move/", f"{ONE}move/", MOVED, sent_on(ITS_SECRETARY), OPEN.encode()),
    Sent(
        f"{OPEN}1/answer",
        f"{ONE}answer",
        {"place1-choice": "agree", "place2-choice": "agree"},
        VOTERS,
        OPEN.encode(),
    ),
    Sent(
        f"{DISCUSSED}1/discuss",
        f"{ONE}discuss",
        {"text": "Is it?"},
        VOTERS | {"observer": 302},
        DISCUSSED.encode(),
    ),
    Sent(
        f"{DISCUSSED}1/discuss",
        f"{ONE}discuss",
        {"text": "It is.", "on": members_contribution},
        dict.fromkeys(VOTERS, 403) | {"anonymous": 302, "outsider": 404, "observer": 302, "secretary": 302},
        DISCUSSED.encode(),
    ),
]


@pytest.fixture
def house(cast: Cast) -> Cast:
    set_rules(cast.panel, correspondence_early=True)
    five = House(cast, {"Member": cast.member, "Chair": cast.chair})
    create_meeting(cast.panel, 31, held_on=timezone.localdate() + timedelta(days=30), by=cast.secretary)
    drafted(five, asked(), asked_in_secret())
    opened(five, asked(), asked_in_secret())
    settled = opened(five, asked())
    for name, by in five.accounts.items():
        voter = Voter.objects.get(meeting=settled, person__name=name)
        answer_question(question_of(settled), voter, Given(Choice.AGREE), by=by)
    discussed = opened(five, asked(is_discussed=True), answers_from=timezone.now() + timedelta(days=2))
    presenter = Person.objects.get(account=cast.observer)
    AgendaItem.objects.filter(meeting=discussed).update(presented_by=presenter, presenter="Observer")
    contribute(question_of(discussed), "Is it enough?", by=cast.member)
    return cast


@pytest.mark.parametrize("role", EACH_ROLE)
def test_each_role_gets_what_the_table_says(house: Cast, client: Client, role: str) -> None:
    assert read_all(sign_in_as(client, role, house), TABLE) == []


@pytest.mark.parametrize("role", EACH_ROLE)
def test_each_role_may_change_what_the_table_says(house: Cast, client: Client, role: str) -> None:
    assert send_all(sign_in_as(client, role, house), SENT) == []


@pytest.mark.parametrize("role", ["secretary", "member"])
def test_a_form_that_outlives_its_session_loses_nothing(house: Cast, role: str) -> None:
    missed = routes_not_walked(house, role, TABLE, SENT)

    assert f"{ONE}answer" not in missed or role == "secretary"
    assert role == "member" or missed == {f"{ONE}answer"}


def test_no_strange_value_ends_in_a_fault(house: Cast, client: Client) -> None:
    client.force_login(house.secretary)

    assert faults(client, [*TABLE, *SENT]) == []
