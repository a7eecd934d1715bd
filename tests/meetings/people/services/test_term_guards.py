"""What keeps a term from being written: a year that is hardly meant, somebody in the way, a secretary too few."""

from datetime import date

import pytest
from django.utils import timezone

from core.errors import Unacceptable
from meetings.access import access_of, keeps_the_minutes
from meetings.enums import Role
from meetings.models import Membership, Seat
from meetings.people.services.memberships import (
    appoint_member,
    change_term,
    renew_term,
)
from meetings.people.services.seats import add_seats
from tests.conftest import Cast
from tests.factories import make_member, make_panel
from tests.meetings.people.services.members import DAY, END, START, alternate, membership_of, person


def test_no_term_begins_or_ends_in_a_year_that_is_far_off(cast: Cast, ada: Membership) -> None:
    for starts_on, ends_on in ((date(26, 12, 1), None), (ada.starts_on, date(9999, 12, 31))):
        with pytest.raises(Unacceptable, match=r"is far off\. Is the year right\?"):
            change_term(ada, starts_on=starts_on, ends_on=ends_on, by=cast.secretary)
    with pytest.raises(Unacceptable, match="1 December 0026 is far off"):
        appoint_member(cast.panel, ada.person, Role.OBSERVER, starts_on=date(26, 12, 1), by=cast.secretary)


def test_there_are_not_two_in_the_chair_at_one_time(cast: Cast) -> None:
    with pytest.raises(Unacceptable, match=r"A panel has one chair at a time: Chair, from 1 January 2020 on\."):
        appoint_member(cast.panel, person("Bo Reed"), Role.CHAIR, starts_on=START, by=cast.secretary)


def test_nobody_sits_in_two_seats_at_one_time(cast: Cast, ada: Membership) -> None:
    (other,) = add_seats(cast.panel, "Small Suppliers", 1, by=cast.secretary)

    with pytest.raises(
        Unacceptable, match=r"Ada Quill already has a seat: Large Suppliers 1, 1 January 2024 to 31 December"
    ):
        appoint_member(cast.panel, ada.person, Role.DEPUTY_CHAIR, seat=other, starts_on=END, by=cast.secretary)


def test_a_seat_of_another_panel_is_nobodys_here(cast: Cast) -> None:
    seat = Seat.objects.create(panel=make_panel("THIRD"), category="Large Suppliers")

    with pytest.raises(Unacceptable, match="a seat of another panel"):
        appoint_member(cast.panel, person("Bo Reed"), Role.MEMBER, seat=seat, starts_on=START, by=cast.secretary)


def test_an_alternate_is_renewed_once_the_member_is(cast: Cast, ada: Membership) -> None:
    leon = alternate(cast, ada)
    with pytest.raises(Unacceptable, match=r"does not sit on the panel on 1 January 2025\. Renew their term first"):
        renew_term(leon, ends_on=None, by=cast.secretary)
    following = renew_term(ada, ends_on=date(2026, 12, 31), by=cast.secretary)

    again = renew_term(leon, ends_on=None, by=cast.secretary)

    assert (again.stands_in_for, again.ends_on) == (following, following.ends_on)


def test_nobody_takes_away_the_last_secretary(cast: Cast) -> None:
    own = membership_of(cast, "secretary")

    for by in (cast.secretary, cast.operator):
        with pytest.raises(Unacceptable, match="nobody but Secretary could keep the minutes of Grid Code Panel"):
            change_term(own, starts_on=own.starts_on, ends_on=timezone.localdate(), by=by)
    with pytest.raises(Unacceptable, match="nobody but Secretary"):
        change_term(own, starts_on=timezone.localdate() + DAY, ends_on=None, by=cast.secretary)


def test_a_deputy_with_an_account_lets_the_secretary_go_and_may_do_all_that_they_could(cast: Cast) -> None:
    own, today = membership_of(cast, "secretary"), timezone.localdate()
    appoint_member(cast.panel, person("No Account"), Role.SECRETARY, starts_on=START, by=cast.secretary)
    with pytest.raises(Unacceptable):
        change_term(own, starts_on=own.starts_on, ends_on=today, by=cast.secretary)
    deputy = make_member(cast.panel, "deputy@example.org", Role.DEPUTY_SECRETARY)

    change_term(own, starts_on=own.starts_on, ends_on=today - DAY, by=deputy)

    assert not keeps_the_minutes.test(cast.secretary, cast.panel)
    assert keeps_the_minutes.test(deputy, cast.panel)
    assert access_of(deputy).keeps == {cast.panel.pk}


def test_a_secretary_of_the_past_is_nobodys_last(cast: Cast) -> None:
    past = appoint_member(
        cast.panel, person("Old Hand"), Role.SECRETARY, starts_on=START, ends_on=END, by=cast.secretary
    )

    change_term(past, starts_on=START, ends_on=date(2024, 6, 30), by=cast.secretary)

    assert Membership.objects.get(pk=past.pk).ends_on == date(2024, 6, 30)
