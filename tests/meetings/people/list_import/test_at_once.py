"""A list is read and planned before its lock is taken, and taken as the panel stands then."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection

from core.audit.trail import inspect_chain
from core.errors import NotAllowed, Unacceptable
from meetings.enums import Role
from meetings.models import MemberImport, Membership, Seat
from meetings.people.list_import import importer
from meetings.people.list_import.importer import ROUNDS, read_in, take
from meetings.people.services.memberships import appoint_member
from meetings.people.services.people import add_person
from meetings.people.services.seats import add_seats
from tests.conftest import Cast
from tests.meetings.people.list_import.lists import listed
from tests.minutes.drafting.test_concurrent_writers import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)
BO = "Bo Reed,,Reed,Suppliers,,1/5/2024"
CY = "Cy Dale,,Dale,,,1/5/2024"


@pytest.fixture
def seat(cast: Cast) -> Seat:
    (seat,) = add_seats(cast.panel, "Suppliers", 1, by=cast.secretary)
    return seat


def seat_taken(cast: Cast, seat: Seat, name: str = "Ada Quill") -> None:
    """By another secretary, on a connection of their own."""

    def appointed() -> None:
        person = add_person(name, by=cast.operator)
        appoint_member(cast.panel, person, Role.MEMBER, seat=seat, starts_on=date(2024, 1, 1), by=cast.operator)

    assert all_at_once([appointed]) == []


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[int], object]], list[bool]]:
    """Says what happens each time when a list is planned and not yet taken; answers under which lock it was planned."""

    def arrange(happens: Callable[[int], object]) -> list[bool]:
        locked: list[bool] = []
        plan = importer.rows_of

        def planning(kept: MemberImport, **more: object) -> object:
            rows = plan(kept, **more)
            locked.append(connection.in_atomic_block)
            if not locked[-1]:
                happens(len(locked))
            return rows

        monkeypatch.setattr(importer, "rows_of", planning)
        return locked

    return arrange


def sitting() -> list[str]:
    held = Membership.objects.filter(starts_on__gte=date(2024, 1, 1))
    return sorted(held.values_list("person__name", flat=True))


def test_a_file_is_read_while_nobody_waits_for_it(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    locked = []
    read = importer.read_confined

    def reading(content: bytes, **more: str) -> object:
        locked.append(connection.in_atomic_block)
        return read(content, **more)

    monkeypatch.setattr(importer, "read_confined", reading)

    listed(cast, CY)

    assert locked == [False]


def test_a_strangers_file_is_not_even_read(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importer, "read_confined", lambda *_, **__: pytest.fail("It was read."))

    with pytest.raises(NotAllowed):
        read_in(cast.panel, b"Name\nBo Reed", file_name="members.csv", by=cast.member)


def test_a_list_is_planned_while_nobody_waits_for_it(
    cast: Cast, seat: Seat, meanwhile: Callable[[Callable[[int], object]], list[bool]]
) -> None:
    locked = meanwhile(lambda _: None)

    taken = take(listed(cast, BO, CY), by=cast.secretary)

    assert (taken.appointed, locked) == (2, [False])


def test_a_seat_that_is_taken_while_a_list_is_planned_is_not_taken_twice(
    cast: Cast, seat: Seat, meanwhile: Callable[[Callable[[int], object]], list[bool]]
) -> None:
    locked = meanwhile(lambda times: seat_taken(cast, seat) if times == 1 else None)

    taken = take(listed(cast, BO, CY), by=cast.secretary)

    assert (taken.appointed, sitting()) == (1, ["Ada Quill", "Cy Dale"])
    assert locked == [False, False]


def test_who_is_overtaken_again_and_again_takes_their_list_all_the_same(
    cast: Cast, seat: Seat, meanwhile: Callable[[Callable[[int], object]], list[bool]]
) -> None:
    locked = meanwhile(lambda times: all_at_once([lambda: add_person(f"Person {times}", by=cast.operator)]))

    taken = take(listed(cast, BO), by=cast.secretary)

    assert (taken.appointed, sitting()) == (1, ["Bo Reed"])
    assert locked == [False] * ROUNDS + [True]
    assert inspect_chain().fault is None


def test_where_nothing_is_left_to_take_nothing_is(
    cast: Cast, seat: Seat, meanwhile: Callable[[Callable[[int], object]], list[bool]]
) -> None:
    meanwhile(lambda times: seat_taken(cast, seat) if times == 1 else None)

    with pytest.raises(Unacceptable, match="No line of this list can be imported"):
        take(listed(cast, BO), by=cast.secretary)

    assert sitting() == ["Ada Quill"]


def test_who_is_no_secretary_any_more_when_the_list_is_taken_takes_nothing(
    cast: Cast, seat: Seat, meanwhile: Callable[[Callable[[int], object]], list[bool]]
) -> None:
    meanwhile(lambda _: Membership.objects.filter(role=Role.SECRETARY).delete())

    with pytest.raises(NotAllowed):
        take(listed(cast, BO), by=cast.secretary)

    assert sitting() == []


def test_of_many_who_take_one_list_at_once_one_does(cast: Cast, seat: Seat) -> None:
    kept = listed(cast, BO, CY)

    raised = all_at_once([lambda: take(MemberImport.objects.get(pk=kept.pk), by=cast.secretary)] * 6)

    assert [type(error).__name__ for error in raised] == ["Unacceptable"] * 5
    assert sitting() == ["Bo Reed", "Cy Dale"]
