"""Terms: appointed, changed, renewed, cancelled; and standing alternates."""

from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from core.audit.trail import AuditEvent
from core.errors import NotAllowed, Refusal, Unacceptable, WrongState
from meetings.access import access_of
from meetings.enums import Role
from meetings.models import Membership, Person, Seat
from meetings.people.services.memberships import (
    appoint_member,
    cancel_appointment,
    change_term,
    renew_term,
    set_clearance,
)
from meetings.people.services.seats import add_seats
from tests.conftest import Cast
from tests.factories import make_member, make_panel, seed_outcome_words
from tests.meetings.people.services.members import DAY, END, START, alternate, membership_of, person


def test_a_term_has_another_last_day(cast: Cast, ada: Membership) -> None:
    change_term(ada, starts_on=START, ends_on=date(2024, 6, 30), by=cast.secretary)

    ada.refresh_from_db()
    event = AuditEvent.objects.latest("seq")
    assert ada.ends_on == date(2024, 6, 30)
    assert (event.verb, '"before":["2024-01-01","2024-12-31"]' in event.facts) == ("meetings.term_changed", True)


def test_a_term_cannot_be_made_to_end_before_it_starts(cast: Cast, ada: Membership) -> None:
    with pytest.raises(Unacceptable, match="cannot end before it starts"):
        change_term(ada, starts_on=START, ends_on=date(2023, 12, 31), by=cast.secretary)


def test_a_term_cannot_be_drawn_out_over_the_next_holders(cast: Cast, ada: Membership, seat: Seat) -> None:
    appoint_member(cast.panel, person("Bo Reed"), Role.MEMBER, seat=seat, starts_on=END + DAY, by=cast.secretary)

    with pytest.raises(Unacceptable, match=r"Large Suppliers 1 is taken: Bo Reed, from 1 January 2025 on\."):
        change_term(ada, starts_on=START, ends_on=END + DAY, by=cast.secretary)


def test_a_term_is_renewed_in_the_same_place_from_the_next_day(cast: Cast, ada: Membership, seat: Seat) -> None:
    set_clearance(ada, is_cleared=True, by=cast.secretary)

    following = renew_term(ada, ends_on=date(2026, 12, 31), by=cast.secretary)

    assert (following.person, following.seat, following.role) == (ada.person, seat, Role.MEMBER)
    assert (following.starts_on, following.ends_on, following.is_cleared) == (END + DAY, date(2026, 12, 31), True)
    with pytest.raises(Unacceptable, match="overlaps"):
        renew_term(ada, ends_on=None, by=cast.secretary)


def test_a_term_without_a_last_day_has_nothing_to_renew(cast: Cast) -> None:
    with pytest.raises(WrongState, match="Member has no last day"):
        renew_term(membership_of(cast, "member"), ends_on=None, by=cast.secretary)


def test_a_term_that_has_not_begun_is_called_off_and_one_that_has_is_not(cast: Cast, ada: Membership) -> None:
    tomorrow = timezone.localdate() + DAY
    to_come = appoint_member(cast.panel, person("Bo Reed"), Role.OBSERVER, starts_on=tomorrow, by=cast.secretary)

    cancel_appointment(to_come, by=cast.secretary)

    assert not Membership.objects.filter(person__name="Bo Reed").exists()
    with pytest.raises(WrongState, match="has begun"):
        cancel_appointment(ada, by=cast.secretary)


def test_clearance_is_given_and_taken_and_each_is_recorded_once(cast: Cast) -> None:
    observer = membership_of(cast, "observer")

    for is_cleared in (True, True, False):
        set_clearance(observer, is_cleared=is_cleared, by=cast.secretary)

    verbs = AuditEvent.objects.filter(verb__startswith="meetings.clearance").values_list("verb", flat=True)
    assert list(verbs) == ["meetings.clearance_given", "meetings.clearance_taken"]
    assert not access_of(cast.observer).cleared


# Standing alternates


def test_an_alternate_reads_what_a_member_reads_within_their_own_term(cast: Cast, ada: Membership) -> None:
    account = make_member(make_panel("THIRD"), "leon@example.org", Role.OBSERVER)
    member = membership_of(cast, "member")
    appoint_member(
        cast.panel,
        account.person,
        Role.ALTERNATE,
        stands_in_for=member,
        starts_on=timezone.localdate(),
        by=cast.secretary,
    )

    access = access_of(account)

    assert cast.panel.pk in access.panels
    assert cast.panel.pk not in access.drafts | access.keeps | access.cleared


def test_an_alternate_leaves_with_the_member_and_has_no_longer_term(cast: Cast, ada: Membership) -> None:
    leon = alternate(cast, ada)
    assert leon.ends_on == END

    change_term(ada, starts_on=START, ends_on=date(2024, 6, 30), by=cast.secretary)

    leon.refresh_from_db()
    assert leon.ends_on == date(2024, 6, 30)
    with pytest.raises(Unacceptable, match=r"the term of the member: Ada Quill, 1 January 2024 to 30 June 2024\."):
        change_term(leon, starts_on=START, ends_on=END, by=cast.secretary)


def test_an_alternate_who_begins_later_is_in_the_way_of_an_earlier_end(cast: Cast, ada: Membership) -> None:
    alternate(cast, ada, starts_on=date(2024, 10, 1))

    with pytest.raises(Unacceptable, match=r"Leon Baptiste stands in for Ada Quill, 1 October 2024 to"):
        change_term(ada, starts_on=START, ends_on=date(2024, 6, 30), by=cast.secretary)


def test_one_person_is_a_member_and_stands_in_for_two_others_and_not_twice_for_one(cast: Cast, ada: Membership) -> None:
    bo = appoint_member(cast.panel, person("Bo Reed"), Role.MEMBER, starts_on=START, by=cast.secretary)
    cy = appoint_member(cast.panel, person("Cy Dale"), Role.MEMBER, starts_on=START, by=cast.secretary)
    for member in (ada, cy):
        appoint_member(
            cast.panel, bo.person, Role.ALTERNATE, stands_in_for=member, starts_on=START, ends_on=END, by=cast.secretary
        )

    with pytest.raises(Unacceptable, match="overlaps"):
        appoint_member(cast.panel, bo.person, Role.ALTERNATE, stands_in_for=ada, starts_on=START, by=cast.secretary)
    with pytest.raises(Unacceptable, match="Nobody stands in for themselves"):
        appoint_member(cast.panel, bo.person, Role.ALTERNATE, stands_in_for=bo, starts_on=START, by=cast.secretary)


def test_an_alternate_has_no_seat_and_stands_in_for_somebody_who_sits(cast: Cast, seat: Seat, ada: Membership) -> None:
    with pytest.raises(Unacceptable, match="do not have a seat of their own"):
        alternate(cast, ada, seat=seat)
    with pytest.raises(Unacceptable, match="Observer does not sit on the panel"):
        alternate(cast, membership_of(cast, "observer"), name="Bo Reed")
    with pytest.raises(Unacceptable, match="Say for whom"):
        appoint_member(cast.panel, person("Cy Dale"), Role.ALTERNATE, starts_on=START, by=cast.secretary)


@pytest.mark.parametrize("who", ["chair", "member", "observer", "outsider"])
def test_only_the_secretariat_changes_terms(cast: Cast, ada: Membership, who: str) -> None:
    by = getattr(cast, who)

    for refused in (
        lambda: change_term(ada, starts_on=START, ends_on=None, by=by),
        lambda: renew_term(ada, ends_on=None, by=by),
        lambda: set_clearance(ada, is_cleared=True, by=by),
        lambda: cancel_appointment(ada, by=by),
    ):
        with pytest.raises(NotAllowed):
            refused()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_appoint_to_one_seat_at_once_one_succeeds() -> None:
    seed_outcome_words()
    panel = make_panel()
    secretary = make_member(panel, "secretary@example.org", Role.SECRETARY)
    (seat,) = add_seats(panel, "Large Suppliers", 1, by=secretary)
    people = [person("Ada Quill"), person("Bo Reed")]
    together, refusals = Barrier(2), list[str]()

    def try_to_appoint(who: Person) -> None:
        try:
            together.wait()
            appoint_member(panel, who, Role.MEMBER, seat=seat, starts_on=START, by=secretary)
        except Refusal as refusal:
            refusals.append(str(refusal))
        finally:
            connection.close()

    threads = [Thread(target=try_to_appoint, args=[who]) for who in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    holder = Membership.objects.get(seat=seat).person
    assert refusals == [f"The seat Large Suppliers 1 is taken: {holder}, from 1 January 2024 on."]


DAYS = st.integers(0, 20).map(lambda days: date(2024, 1, 1) + timedelta(days=days))


def test_a_person_is_appointed_to_a_seat_between_two_days(cast: Cast, seat: Seat) -> None:
    membership = appoint_member(
        cast.panel, person("Ada Quill"), Role.MEMBER, seat=seat, starts_on=date(2024, 1, 1), by=cast.secretary
    )

    assert (membership.seat, membership.ends_on) == (seat, None)
    assert AuditEvent.objects.latest("seq").verb == "meetings.person_appointed"


def test_a_seat_has_one_holder_at_a_time(cast: Cast, seat: Seat) -> None:
    appoint_member(
        cast.panel, person("Ada Quill"), Role.MEMBER, seat=seat, starts_on=date(2024, 1, 1), by=cast.secretary
    )

    with pytest.raises(Unacceptable, match=r"Large Suppliers 1 is taken: Ada Quill, from 1 January 2024 on\."):
        appoint_member(
            cast.panel, person("Bo Reed"), Role.MEMBER, seat=seat, starts_on=date(2025, 1, 1), by=cast.secretary
        )
    assert Membership.objects.filter(seat=seat).count() == 1


def test_a_seat_is_free_the_day_after_its_holders_last(cast: Cast, seat: Seat) -> None:
    first, last = date(2024, 1, 1), date(2024, 6, 30)
    appoint_member(cast.panel, person("A"), Role.MEMBER, seat=seat, starts_on=first, ends_on=last, by=cast.secretary)

    appoint_member(
        cast.panel, person("B"), Role.MEMBER, seat=seat, starts_on=last + timedelta(days=1), by=cast.secretary
    )

    assert Membership.objects.filter(seat=seat).count() == 2


@given(DAYS, DAYS, DAYS, DAYS)
def test_nobody_has_one_role_twice_on_any_day(cast: Cast, a: date, b: date, c: date, d: date) -> None:
    who = person("Ada Quill")
    one, other = sorted((a, b)), sorted((c, d))
    appoint_member(cast.panel, who, Role.MEMBER, starts_on=one[0], ends_on=one[1], by=cast.operator)
    overlaps = one[0] <= other[1] and other[0] <= one[1]

    try:
        appoint_member(cast.panel, who, Role.MEMBER, starts_on=other[0], ends_on=other[1], by=cast.operator)
        refused = False
    except Unacceptable:
        refused = True

    assert refused == overlaps


def test_a_term_that_ends_before_it_starts_is_refused(cast: Cast) -> None:
    with pytest.raises(Unacceptable):
        appoint_member(
            cast.panel,
            person("A"),
            Role.MEMBER,
            starts_on=date(2024, 2, 1),
            ends_on=date(2024, 1, 1),
            by=cast.secretary,
        )
