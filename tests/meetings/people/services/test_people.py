"""People and their organisations: added, and corrected by those who keep a panel of theirs."""

import pytest

from core.errors import NotAllowed, Unacceptable
from meetings.attendance.queries import attendance_of
from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.enums import AttendanceKind
from meetings.models import Person
from meetings.people.services.accounts import invite_person
from meetings.people.services.people import add_person, correct_person
from tests.conftest import Cast
from tests.factories import make_meeting


def test_a_name_is_corrected_here_and_in_the_account_and_the_record_stays(cast: Cast) -> None:
    meeting, person = make_meeting(cast.panel), cast.member.person
    record_attendance(meeting, [Attendee(AttendanceKind.PRESENT, person.name, person=person)], by=cast.secretary)

    correct_person(person, name=" Amelia  Bright ", organisation="Bright & Co", by=cast.secretary)

    person.refresh_from_db()
    assert (person.name, str(person.organisation), str(person.account)) == (
        "Amelia Bright",
        "Bright & Co",
        "Amelia Bright",
    )
    assert [each.name for each in attendance_of(meeting)] == ["Member"]
    with pytest.raises(Unacceptable):
        correct_person(person, name=" ", organisation="", by=cast.secretary)


@pytest.mark.parametrize("who", ["chair", "member", "outsider"])
def test_only_a_secretary_of_a_panel_of_theirs_corrects_and_invites(cast: Cast, priya: Person, who: str) -> None:
    by = getattr(cast, who)

    with pytest.raises(NotAllowed):
        correct_person(priya, name="Other", organisation="", by=by)
    with pytest.raises(NotAllowed):
        invite_person(priya, "priya@example.org", site="https://minutes.example.org", by=by)


def test_a_person_comes_from_an_organisation_that_is_added_once(cast: Cast) -> None:
    first = add_person("Priya Nair", organisation="SECAS", by=cast.secretary)
    second = add_person("Meera Shah", organisation="SECAS", by=cast.secretary)

    assert first.organisation == second.organisation
    with pytest.raises(NotAllowed):
        add_person("Nobody", by=cast.chair)
    with pytest.raises(Unacceptable):
        add_person("Anna Brandt", account=cast.member, by=cast.secretary)
