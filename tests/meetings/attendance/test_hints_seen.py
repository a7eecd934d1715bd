"""The hints that come of the register, on the page of who comes and beside the text of an item."""

from datetime import date

import pytest

from core.accounts.models import User
from meetings.access import access_of
from meetings.attendance.hints_seen import MOST_HINTS, hints_at, hints_for
from meetings.attendance.services.declarations import declare_interest, put_hint_aside
from meetings.attendance.services.interests import Stated, register_interest
from meetings.enums import SeenBy
from meetings.models import AgendaItem, Meeting, Membership, Paper, StandingInterest
from tests.conftest import Cast
from tests.meetings.attendance.coming import person_of

SINCE = date(2015, 3, 1)
OPEN, OF_PANEL, SECRET = "for everybody", "for panel", "for secretariat"


@pytest.fixture
def register(cast: Cast, bo: User) -> None:
    """One of Member's for each audience; one of Bo's for the secretariat."""
    for seen_by in SeenBy:
        stated = Stated(f"for {seen_by}", SINCE, seen_by=seen_by, words="budget")
        register_interest(cast.panel, person_of(cast.member), stated, by=cast.secretary)
    register_interest(cast.panel, person_of(bo), Stated("of Bo", SINCE, seen_by=SeenBy.SECRETARIAT), by=bo)


OPEN, OF_PANEL, SECRET, OF_BO = "for everybody", "for panel", "for secretariat", "of Bo"


def hinted(meeting: Meeting, by: User) -> set[tuple[str, str, str]]:
    hints = hints_for(meeting, access_of(by))
    return {(str(hint.item), str(hint.interest.person), hint.interest.what) for hint in hints}


def test_the_secretariat_has_every_hint_and_others_their_own(cast: Cast, meeting: Meeting, register: None) -> None:
    every = {("2", "Member", what) for what in (OPEN, OF_PANEL, SECRET)}

    assert hinted(meeting, cast.secretary) == every
    assert hinted(meeting, cast.member) == every
    assert hinted(meeting, cast.chair) == set()


def test_of_many_hints_the_first_are_given(cast: Cast, meeting: Meeting, bo: User) -> None:
    for number in range(MOST_HINTS + 1):
        register_interest(cast.panel, person_of(bo), Stated(f"No. {number}", SINCE, words="budget"), by=bo)

    assert len(hints_for(meeting, access_of(bo))) == MOST_HINTS


def test_what_is_declared_at_the_item_is_no_hint_any_more(cast: Cast, meeting: Meeting, register: None) -> None:
    declare_interest(meeting.items.get(number=2), person_of(cast.member), "Shares", by=cast.member)

    assert hinted(meeting, cast.member) == set()


def test_what_is_over_or_withdrawn_or_withheld_is_no_hint(cast: Cast, meeting: Meeting, bo: User) -> None:
    over = Stated("Over", SINCE, ends_on=date(2016, 1, 1), words="budget")
    register_interest(cast.panel, person_of(bo), over, by=bo)
    held = Stated("Held", SINCE, words="budget")
    register_interest(cast.panel, person_of(bo), held, by=bo)
    before = hinted(meeting, bo)
    secret = {"sensitivity": "confidential", "sensitivity_reason": "Prices."}
    AgendaItem.objects.filter(meeting=meeting, number=2).update(**secret)

    assert before == {("2", "Bo", "Held")}
    assert hinted(meeting, bo) == set()
    assert hinted(meeting, cast.secretary) == {("2", "Bo", "Held")}


def hinted_at(item: AgendaItem, by: User) -> set[tuple[str, str, str]]:
    hints = hints_at(item, access_of(by))
    return {(str(hint.item), str(hint.interest.person), hint.interest.what) for hint in hints}


def second(meeting: Meeting) -> AgendaItem:
    return AgendaItem.objects.select_related("meeting__panel").get(meeting=meeting, number=2)


def paper_of(item: AgendaItem, title: str, **more: object) -> None:
    facts = {"number": 1, "position": 1, "reference": "GRID31/1", "kind": "verbal"}
    Paper.objects.create(item=item, title=title, **facts, **more)


def test_an_item_alone_has_the_same_hints_in_one_query(
    cast: Cast, meeting: Meeting, register: None, django_assert_num_queries
) -> None:
    item, access = second(meeting), access_of(cast.secretary)
    paper_of(item, "A budget")
    with django_assert_num_queries(1):
        hints = hints_at(item, access)

    assert len(hints) == 3
    assert hinted_at(item, cast.secretary) == hinted(meeting, cast.secretary)
    assert hinted_at(item, cast.member) == hinted(meeting, cast.member)
    assert hinted_at(item, cast.chair) == hinted(meeting, cast.chair) == set()


def test_what_is_for_the_secretariat_alone_is_a_hint_for_nobody_else(cast: Cast, meeting: Meeting, bo: User) -> None:
    stated = Stated(SECRET, SINCE, seen_by=SeenBy.SECRETARIAT, words="budget")
    register_interest(cast.panel, person_of(bo), stated, by=bo)
    StandingInterest.objects.update(person=person_of(cast.chair))  # whoever it is of has it; the others do not
    item = second(meeting)

    assert {who: len(hinted_at(item, getattr(cast, who))) for who in ("secretary", "chair", "member")} == {
        "secretary": 1,
        "chair": 1,
        "member": 0,
    }


def test_the_title_of_a_secret_item_gives_no_hint_to_the_uncleared(cast: Cast, meeting: Meeting, bo: User) -> None:
    register_interest(cast.panel, person_of(bo), Stated("Held", SINCE, words="budget"), by=bo)
    secret = {"sensitivity": "confidential", "sensitivity_reason": "Prices."}
    AgendaItem.objects.filter(meeting=meeting, number=2).update(**secret)
    Membership.objects.filter(person__account=cast.secretary).update(is_cleared=False)

    assert (hinted_at(second(meeting), cast.secretary), hinted(meeting, cast.secretary)) == (set(), set())


def test_the_title_of_a_secret_paper_gives_no_hint_to_the_uncleared(cast: Cast, meeting: Meeting, bo: User) -> None:
    register_interest(cast.panel, person_of(bo), Stated("Held", SINCE, words="Voltway"), by=bo)
    item = second(meeting)
    paper_of(item, "Voltway’s tender", sensitivity="confidential", sensitivity_reason="Prices.")

    cleared = (hinted_at(item, cast.secretary), hinted(meeting, cast.secretary))
    Membership.objects.filter(person__account=cast.secretary).update(is_cleared=False)
    uncleared = (hinted_at(item, cast.secretary), hinted(meeting, cast.secretary))

    assert cleared == ({("2", "Bo", "Held")}, {("2", "Bo", "Held")})
    assert uncleared == (set(), set())


def test_a_hint_that_was_put_aside_stays_with_whom_it_is_about(cast: Cast, meeting: Meeting, bo: User) -> None:
    interest = register_interest(cast.panel, person_of(bo), Stated("Held", SINCE, words="budget"), by=bo)
    item = second(meeting)
    put_hint_aside(item, interest, by=cast.secretary)

    assert (hinted_at(item, cast.secretary), hinted(meeting, cast.secretary)) == (set(), set())
    assert (hinted_at(item, bo), hinted(meeting, bo)) == ({("2", "Bo", "Held")}, {("2", "Bo", "Held")})


def test_one_of_an_item_that_is_declared_or_withdrawn_is_no_hint(cast: Cast, meeting: Meeting, bo: User) -> None:
    register_interest(cast.panel, person_of(bo), Stated("Held", SINCE, words="budget"), by=bo)
    AgendaItem.objects.filter(meeting=meeting, number=2).update(withdrawn_reason="Not ready.")
    withdrawn = hinted_at(second(meeting), bo)
    AgendaItem.objects.filter(meeting=meeting, number=2).update(withdrawn_reason="")
    before = hinted_at(second(meeting), bo)
    declare_interest(second(meeting), person_of(bo), "Shares", by=bo)

    assert (withdrawn, len(before), hinted_at(second(meeting), bo)) == (set(), 1, set())
