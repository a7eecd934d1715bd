"""Who holds at some time, found by the days: the same as if everybody had been looked at."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from meetings.enums import Role
from meetings.models import Membership, Person
from meetings.people.term_conflicts import Roster, Terms, overlap

FIRST = date(2024, 1, 1)
people = [Person(pk=number, name=f"Person {number}") for number in (1, 2)]


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


@st.composite
def memberships(draw: st.DrawFn, longest: int = 9) -> Membership:
    start = draw(st.integers(0, 30))
    length = draw(st.none() | st.integers(0, longest))
    ends_on = None if length is None else day(start + length)
    return Membership(person=draw(st.sampled_from(people)), role=Role.MEMBER, starts_on=day(start), ends_on=ends_on)


@given(st.lists(memberships()), memberships())
def test_those_of_a_time_are_those_that_overlap_it(held: list[Membership], wanted: Membership) -> None:
    terms = Terms()
    for each in held:
        terms.add(each)

    assert set(map(id, terms.overlapping(wanted))) == {id(each) for each in held if overlap(each, wanted)}


@given(st.lists(memberships(longest=2)), memberships())
def test_so_they_are_where_nothing_is_let_in_that_overlaps(offered: list[Membership], wanted: Membership) -> None:
    terms = Terms()
    held: list[Membership] = []
    for each in offered:
        if not any(overlap(other, each) for other in held):
            held.append(each)
            terms.add(each)

    assert set(map(id, terms.overlapping(wanted))) == {id(each) for each in held if overlap(each, wanted)}


def test_a_row_as_it_is_changed_stands_in_the_place_of_what_it_was() -> None:
    first, second = (
        Membership(pk=number, person=people[0], role=Role.MEMBER, starts_on=day(number), ends_on=day(number))
        for number in (1, 5)
    )
    roster = Roster([first, second])

    roster.replace(Membership(pk=1, person=people[0], role=Role.MEMBER, starts_on=day(2), ends_on=day(3)))

    wanted = Membership(person=people[0], role=Role.MEMBER, starts_on=day(1), ends_on=day(1))
    assert roster.alike(wanted) == []
    wanted.ends_on = day(5)
    assert [each.pk for each in roster.alike(wanted)] == [1, 5]
