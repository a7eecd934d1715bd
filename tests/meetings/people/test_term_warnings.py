"""Terms that end: the secretariat hears of each 60 and 30 days ahead, once."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.accounts.services import close_account
from core.background import housekeeping
from meetings.enums import Role
from meetings.models import Membership, Person
from meetings.people.services.memberships import appoint_member, change_term, renew_term
from meetings.people.services.seats import add_seats
from meetings.people.term_warnings import warn_of_ending_terms
from tests.conftest import Cast
from tests.factories import make_member
from tests.meetings.panels.zones import at, in_zone

START, END = date(2024, 1, 1), date(2026, 12, 31)


@pytest.fixture
def ada(cast: Cast) -> Membership:
    (seat,) = add_seats(cast.panel, "Large Suppliers", 1, by=cast.secretary)
    person = Person.objects.create(name="Ada Quill")
    return appoint_member(cast.panel, person, Role.MEMBER, seat=seat, starts_on=START, ends_on=END, by=cast.secretary)


def told(*days_ahead: int, until: date = END) -> list[int]:
    """How many mails each run of the chore sends, so many days before a term ends."""
    sent = []
    for days in days_ahead:
        before = len(mail.outbox)
        with time_machine.travel(datetime.combine(until - timedelta(days=days), time(12), UTC), tick=False):
            warn_of_ending_terms()
        sent.append(len(mail.outbox) - before)
    return sent


def test_a_term_is_warned_of_at_sixty_and_at_thirty_days_and_never_twice(ada: Membership) -> None:
    assert told(61, 60, 60, 59, 31, 30, 30, 1, 0, -1) == [0, 1, 0, 0, 0, 1, 0, 0, 0, 0]


def test_the_mail_says_who_until_when_and_where_to_renew(ada: Membership) -> None:
    told(60)

    (message,) = mail.outbox
    assert (message.to, message.subject) == (["secretary@example.org"], "GRID: Ada Quill’s term ends soon")
    assert "Ada Quill, Large Suppliers 1: until 31 December 2026, in 60 days\n" in message.body
    assert "http://localhost:8000/panels/GRID/people/" in message.body


def test_a_clock_that_stood_still_warns_once_and_not_of_both_stages(ada: Membership) -> None:
    assert told(25, 24) == [1, 0]


def test_a_renewed_term_is_quiet_until_the_next_one_ends(cast: Cast, ada: Membership) -> None:
    following = renew_term(ada, ends_on=date(2028, 12, 31), by=cast.secretary)

    assert told(60, 30) == [0, 0]
    assert told(60, 30, until=following.ends_on) == [1, 1]


def test_a_term_that_is_drawn_out_is_warned_of_anew(cast: Cast, ada: Membership) -> None:
    assert told(60) == [1]
    change_term(ada, starts_on=START, ends_on=date(2027, 12, 31), by=cast.secretary)

    assert told(60, 60, until=date(2027, 12, 31)) == [1, 0]


def test_a_term_that_was_short_from_its_beginning_surprises_nobody(cast: Cast, ada: Membership) -> None:
    first = END + timedelta(days=1)
    brief = appoint_member(
        cast.panel,
        Person.objects.create(name="Bo Reed"),
        Role.OBSERVER,
        starts_on=first,
        ends_on=first + timedelta(days=40),
        by=cast.secretary,
    )

    assert told(39, 30, until=brief.ends_on) == [0, 1]


def test_several_terms_make_one_mail_to_each_who_keeps_the_minutes_and_can_sign_in(cast: Cast, ada: Membership) -> None:
    make_member(cast.panel, "deputy@example.org", Role.DEPUTY_SECRETARY)
    close_account(make_member(cast.panel, "gone@example.org", Role.DEPUTY_SECRETARY), by=cast.operator)
    person = Person.objects.create(name="Bo Reed")
    appoint_member(cast.panel, person, Role.MEMBER, starts_on=START, ends_on=END, by=cast.secretary)

    told(60)

    assert [(each.to[0], each.subject) for each in mail.outbox] == [
        ("secretary@example.org", "GRID: 2 terms end soon"),
        ("deputy@example.org", "GRID: 2 terms end soon"),
    ]


def test_a_minute_in_which_nothing_ends_costs_one_query(cast: Cast) -> None:
    with CaptureQueriesContext(connection) as queries:
        warn_of_ending_terms()

    assert len(queries) == 1


def test_the_minute_loop_does_it(ada: Membership) -> None:
    assert warn_of_ending_terms in housekeeping._chores


def test_a_term_is_warned_of_by_the_clock_of_its_panel(cast: Cast, ada: Membership) -> None:
    in_zone(cast.panel, "Pacific/Auckland")  # where 1 November begins at 11:00 UTC of the day before

    with at(datetime(2026, 10, 31, 10, 30, tzinfo=UTC)):
        before = warn_of_ending_terms()
    with at(datetime(2026, 10, 31, 11, 30, tzinfo=UTC)):
        after = warn_of_ending_terms()

    assert (before, after) == (0, 1)
