"""The register as each reader has it, and the hints that come of it."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from core.accounts.models import User
from meetings.access import access_of
from meetings.attendance.services.interests import Stated, register_interest
from meetings.attendance.services.rsvp import declare_interest
from meetings.attendance.standing_interests import MOST_HINTS, cells_of, hints_for, interests_seen
from meetings.enums import SeenBy
from meetings.models import AgendaItem, Meeting
from tests.conftest import Cast
from tests.meetings.attendance.coming import person_of

SINCE = date(2015, 3, 1)


@pytest.fixture
def register(cast: Cast, bo: User) -> None:
    """One of Member's for each audience; one of Bo's for the secretariat."""
    for seen_by in SeenBy:
        stated = Stated(f"for {seen_by}", SINCE, seen_by=seen_by, words="budget")
        register_interest(cast.panel, person_of(cast.member), stated, by=cast.secretary)
    register_interest(cast.panel, person_of(bo), Stated("of Bo", SINCE, seen_by=SeenBy.SECRETARIAT), by=bo)


OPEN, OF_PANEL, SECRET, OF_BO = "for everybody", "for panel", "for secretariat", "of Bo"


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("anonymous", {OPEN}),
        ("outsider", {OPEN}),
        ("observer", {OPEN, OF_PANEL}),
        ("chair", {OPEN, OF_PANEL}),
        ("member", {OPEN, OF_PANEL, SECRET}),
        ("bo", {OPEN, OF_PANEL, OF_BO}),
        ("secretary", {OPEN, OF_PANEL, SECRET, OF_BO}),
    ],
)
def test_each_reads_what_is_for_them(cast: Cast, bo: User, register: None, who: str, expected: set[str]) -> None:
    reader = {"anonymous": AnonymousUser(), "bo": bo}.get(who) or getattr(cast, who)
    access = access_of(reader)

    assert {interest.what for interest in interests_seen(cast.panel, access)} == expected
    assert {cells[4] for cells in cells_of(cast.panel, access)} == expected


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


def test_a_reader_is_named_by_what_the_body_is(cast: Cast, register: None) -> None:
    cast.panel.name = "Harbour Board"
    cast.panel.save()

    cells = {cells[4]: cells[7] for cells in cells_of(cast.panel, access_of(cast.secretary))}
    assert (cells[OPEN], cells[OF_PANEL], cells[SECRET]) == ("Everybody", "The board", "The secretariat")


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


def test_a_cell_of_a_secret_item_says_why_to_the_cleared_alone(cast: Cast, meeting: Meeting, bo: User) -> None:
    item = meeting.items.get(number=2)
    declare_interest(item, person_of(bo), "Shares in Voltway", by=bo)
    AgendaItem.objects.filter(pk=item.pk).update(sensitivity="confidential", sensitivity_reason="Prices.")

    told = {
        who: [cells[4] for cells in cells_of(cast.panel, access_of(getattr(cast, who)))]
        for who in ("secretary", "observer", "outsider")
    }
    assert told == {"secretary": ["Shares in Voltway"], "observer": [""], "outsider": []}
