"""Who belongs to a panel on a day, in the order in which they are called, and who can stand in for whom."""

from datetime import date

import pytest

from meetings.enums import Role
from meetings.models import Meeting, Membership, Person
from meetings.people.queries import memberships_at, people_with_accounts, seats_at, stand_ins_for, who_sits
from meetings.people.services.memberships import appoint_member
from meetings.people.services.seats import add_seats, give_up_seat
from tests.conftest import Cast
from tests.factories import make_meeting

START, END = date(2024, 1, 1), date(2024, 6, 30)


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    """On 9 May 2024."""
    return make_meeting(cast.panel)


@pytest.fixture
def ada(cast: Cast) -> Membership:
    """In a seat for the first half of 2024, with Leon Baptiste to stand in for her."""
    (seat,) = add_seats(cast.panel, "Gas", 1, by=cast.secretary)
    ada, leon = (Person.objects.create(name=name) for name in ("Ada Quill", "Leon Baptiste"))
    term = {"starts_on": START, "ends_on": END, "by": cast.secretary}
    member = appoint_member(cast.panel, ada, Role.MEMBER, seat=seat, **term)
    appoint_member(cast.panel, leon, Role.ALTERNATE, stands_in_for=member, **term)
    return member


def test_people_stand_by_role_and_those_with_a_seat_first(cast: Cast, meeting: Meeting, ada: Membership) -> None:
    names = [membership.person.name for membership in memberships_at(meeting)]

    assert names == ["Chair", "Ada Quill", "Member", "Leon Baptiste", "Secretary", "Cleared", "Observer"]


def test_whose_term_is_over_is_not_at_a_later_meeting(cast: Cast, meeting: Meeting, ada: Membership) -> None:
    give_up_seat(ada.seat, ends_on=END, by=cast.secretary)
    meeting.held_on = date(2024, 7, 1)

    assert ada not in memberships_at(meeting)
    assert not seats_at(meeting).exists()
    meeting.held_on = END
    assert ada in memberships_at(meeting)
    assert list(seats_at(meeting)) == [ada.seat]


def test_a_members_own_alternate_is_offered_before_others_who_sit(
    cast: Cast, meeting: Meeting, ada: Membership
) -> None:
    assert [str(person) for person in stand_ins_for(meeting, ada.person)] == ["Leon Baptiste", "Chair", "Member"]
    assert [str(person) for person in stand_ins_for(meeting, cast.member.person)] == ["Ada Quill", "Chair"]


def test_who_cannot_sign_in_is_none_of_those_with_accounts(cast: Cast) -> None:
    cast.member.is_active = False
    cast.member.save()

    names = [person.name for person in people_with_accounts(cast.panel)]

    assert names == ["Chair", "Cleared", "Observer", "Secretary"]


def test_who_sits_is_of_the_panel_itself_today_or_later(cast: Cast, ada: Membership) -> None:
    assert [str(membership.person) for membership in who_sits(cast.panel)] == ["Chair", "Member"]
