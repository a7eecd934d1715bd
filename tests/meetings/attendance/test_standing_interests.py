"""The register as each reader has it."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from core.accounts.models import User
from meetings.access import access_of
from meetings.attendance.services.declarations import declare_interest
from meetings.attendance.services.interests import Stated, register_interest
from meetings.attendance.standing_interests import cells_of, interests_seen
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


def test_a_reader_is_named_by_what_the_body_is(cast: Cast, register: None) -> None:
    cast.panel.name = "Harbour Board"
    cast.panel.save()

    cells = {cells[4]: cells[7] for cells in cells_of(cast.panel, access_of(cast.secretary))}
    assert (cells[OPEN], cells[OF_PANEL], cells[SECRET]) == ("Everybody", "The board", "The secretariat")


def test_a_secret_item_is_in_the_cells_of_the_cleared_and_of_whom_it_is_about(
    cast: Cast, meeting: Meeting, bo: User
) -> None:
    item = meeting.items.get(number=2)
    declare_interest(item, person_of(bo), "Shares in Voltway", by=bo)
    AgendaItem.objects.filter(pk=item.pk).update(sensitivity="confidential", sensitivity_reason="Prices.")

    told = {
        who: [cells[4] for cells in cells_of(cast.panel, access_of(getattr(cast, who)))]
        for who in ("secretary", "observer", "outsider")
    }
    own = [cells[4] for cells in cells_of(cast.panel, access_of(bo))]
    assert told == {"secretary": ["Shares in Voltway"], "observer": [], "outsider": []}
    assert own == ["Shares in Voltway"]
