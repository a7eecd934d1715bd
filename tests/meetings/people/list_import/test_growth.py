"""No list takes more work than its lines deserve, counted in calls of functions: the same on any machine."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from meetings.people.list_import.importer import rows_of
from meetings.people.services.seats import add_seats
from tests.conftest import Cast
from tests.growth import calls
from tests.meetings.people.list_import.lists import listed

FEW, TWICE = 150, 300
LIMIT = 2.3  # for twice as many lines
Lines = Callable[[int], list[str]]


def day(number: int) -> str:
    return f"{date(2020, 1, 1) + timedelta(days=number):%d/%m/%Y}"


LISTS: dict[str, Lines] = {
    "members": lambda count: [f"P {n},,,,Member,1/5/2024" for n in range(count)],
    "a circle of alternates": lambda count: [f"P {n},,,,Alternate,,,,P {(n + 1) % count}" for n in range(count)],
    "a way into a circle": lambda count: [f"P {n},,,,Alternate,,,,P {n - 1 if n > 1 else 1 - n}" for n in range(count)],
    "alternates one of the other": lambda count: [f"P {n},,,,Alternate,,,,P {n + 1}" for n in range(count)],
    "alternates of themselves": lambda count: [f"P {n},,,,Alternate,,,,P {n}" for n in range(count)],
    "alternates of one member": lambda count: ["P,,,,,1/5/2024", *[f"A {n},,,,,1/5/2024,,,P" for n in range(count)]],
    "one alternate of all": lambda count: [
        line for n in range(count) for line in (f"P {n},,,,Member,1/5/2024", f"A,,,,Alternate,1/5/2024,,,P {n}")
    ],
    "alternates of observers of one name": lambda count: [
        line for n in range(count) for line in (f"X,,Org {n},,Observer", f"A {n},,,,Alternate,,,,X")
    ],
    "alternates of members of one name": lambda count: [
        line
        for n in range(count)
        for line in (f"X,,Org {n},,Member,{day(n)},{day(n)}", f"A {n},,,,,{day(2_000 - n)},{day(2_000 - n)},,X")
    ],
    "many terms of one person": lambda count: [f"X,,,,Member,{day(n)},{day(n)}" for n in range(count)],
    "many terms of one person in two roles": lambda count: [
        f"X,,,,{'Observer' if n % 2 else 'Member'},{day(n)},{day(n)}" for n in range(count)
    ],
    "many of one name": lambda count: [f"X,,Org {n},,Member,{day(n)},{day(n)}" for n in range(count)],
    "many of one name by their addresses": lambda count: [f"X,x{n}@example.org,,,,1/5/2024" for n in range(count)],
    "chairs one after the other": lambda count: [f"P {n},,,,Chair,{day(n)},{day(n)}" for n in range(count)],
    "chairs at one time": lambda count: [f"P {n},,,,Chair,1/5/2024" for n in range(count)],
    "one after the other in one seat": lambda count: [f"P {n},,,Suppliers,,{day(n)},{day(n)}" for n in range(count)],
    "all in one seat": lambda count: [f"P {n},,,Suppliers,,1/5/2024" for n in range(count)],
    "the same line": lambda count: ["P,,,,Member,1/5/2024"] * count,
    "addresses": lambda count: [f"P {n},{'a.' * 20}x@example.org,,,Member,1/5/2024" for n in range(count)],
}  # fmt: skip


@pytest.mark.parametrize("lines", LISTS.values(), ids=LISTS)
def test_a_list_is_read_and_planned_in_proportion_to_its_lines(cast: Cast, lines: Lines) -> None:
    add_seats(cast.panel, "Suppliers", 1, by=cast.secretary)

    def plan(count: int) -> int:
        return calls(lambda: rows_of(listed(cast, *lines(count)), by=cast.secretary))

    plan(1)  # what is made once for all, such as a query, is made now
    assert plan(TWICE) / plan(FEW) < LIMIT
