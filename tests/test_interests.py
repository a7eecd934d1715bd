"""An interest from the register to the printed minutes, as each reader meets it on the way: and one that is for the
secretariat's eyes, which nobody else meets anywhere."""

from datetime import date

import pytest
from django.test import Client

from core.accounts.models import User
from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.attendance.services.interests import Stated, register_interest
from meetings.enums import AttendanceKind, MeetingState, SeenBy
from meetings.models import Meeting, Panel, Person
from minutes.models import Minutes
from tests.access import body_of
from tests.conftest import Cast
from tests.factories import stated, write

SINCE = date(2015, 3, 1)
OPEN, QUIET = "Director of Voltway Ltd", "a loan from Voltway’s owner"
REGISTER, DECLARED = "/panels/GRID/interests/", "/panels/GRID/declarations/"
EVERYWHERE = (
    REGISTER,
    "/panels/GRID/interests.csv",
    DECLARED,
    "/panels/GRID/declarations.csv",
    "/meetings/GRID12/coming/",
    "/meetings/GRID12/",
    "/drafting/GRID12/2/",
    "/minutes/GRID12/",
    "/decisions/",
    "/decisions.csv",
    "/",
)


@pytest.fixture
def held(cast: Cast, minutes: Minutes) -> Meeting:
    """Chair and Member are there; item 2 is about Voltway, and Member has two interests in it. The quorum is two."""
    Panel.objects.update(rules={"quorum": 2})
    Meeting.objects.filter(pk=minutes.meeting_id).update(state=MeetingState.OPEN)
    meeting = Meeting.objects.select_related("panel").get(pk=minutes.meeting_id)
    meeting.items.filter(number=2).update(title="The tender of Voltway")
    write(minutes, 2, stated("p", "AGREED", "to accept it."))
    people = [Attendee(AttendanceKind.PRESENT, account.name, person=account.person) for account in _those_of(cast)]
    record_attendance(meeting, people, by=cast.secretary)
    member = Person.objects.get(account=cast.member)
    for what, seen_by in ((OPEN, SeenBy.EVERYBODY), (QUIET, SeenBy.SECRETARIAT)):
        entry = Stated(what, SINCE, seen_by=seen_by, organisation="Voltway")
        register_interest(cast.panel, member, entry, by=cast.secretary)
    return meeting


def _those_of(cast: Cast) -> tuple[User, User]:
    return cast.chair, cast.member


def reading(account: User | None, address: str) -> str:
    client = Client()
    if account is not None:
        client.force_login(account)
    return " ".join(body_of(client.get(address, follow=True)).decode(errors="replace").split())


def test_an_interest_goes_from_the_register_into_print_and_a_quiet_one_nowhere(cast: Cast, held: Meeting) -> None:
    secretary = Client()
    secretary.force_login(cast.secretary)
    member = Person.objects.get(account=cast.member)

    # the register, and the hints that come of it
    assert (OPEN in reading(None, REGISTER), OPEN in reading(cast.observer, REGISTER)) == (True, True)
    room = reading(cast.secretary, "/drafting/GRID12/2/")
    assert room.count("Member has an interest in “Voltway”") == 2
    assert "Item 2 names “Voltway”" in reading(cast.member, "/meetings/GRID12/coming/")
    assert "Item 2 names" not in reading(cast.observer, "/meetings/GRID12/coming/")

    # declared beside the text, with reason and what follows
    sent = {"person": member.pk, "interest": OPEN, "follows": "leaves"}
    room = " ".join(secretary.post("/drafting/GRID12/2/room/interest", sent, follow=True).content.decode().split())
    assert "Member has an interest in" not in room
    assert "1 of 2 places filled · not quorate" in room

    # printed at the item, and told by person and by meeting
    printed = f"Member declared an interest and left for this item: {OPEN}"
    assert printed in reading(cast.chair, "/minutes/GRID12/")
    assert "There was no quorum for this item" in reading(cast.chair, "/minutes/GRID12/")
    assert "Decided without a quorum" in reading(cast.secretary, "/decisions/")
    assert f"Member,GRID12,{held.held_on or ''},2,Leaves,{OPEN}" in reading(cast.secretary, f"{DECLARED[:-1]}.csv")
    told = reading(cast.observer, f"{DECLARED}?by=person")
    assert ("item 2" in told, "Leaves" in told, OPEN in told) == (True, True, False)

    # what is for the secretariat's eyes
    met = {
        who: [address for address in EVERYWHERE if QUIET in reading(who and getattr(cast, who), address)]
        for who in (None, "outsider", "observer", "cleared_observer", "chair")
    }
    assert {address for found in met.values() for address in found} == set()
    assert REGISTER in [address for address in EVERYWHERE if QUIET in reading(cast.secretary, address)]
    assert QUIET in reading(cast.member, REGISTER)
