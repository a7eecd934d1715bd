"""Lines of a list, counted by what they come to."""

import pytest

from meetings.models import Organisation, Person
from meetings.people.list_import.parser import Entry
from meetings.people.list_import.rows import Kind, Row, counts, named


def test_lines_are_counted_in_the_order_of_what_they_come_to_without_what_none_does() -> None:
    rows = [Row(Entry(number), kind) for number, kind in enumerate((Kind.ERROR, Kind.NEW, Kind.ERROR))]

    assert list(counts(rows).items()) == [(Kind.NEW, 1), (Kind.ERROR, 2)]
    assert counts([]) == {}


@pytest.mark.parametrize(
    ("organisation", "said"),
    [(Organisation(name="SECAS"), "the Priya Nair of SECAS"), (None, "the Priya Nair who is known already")],
)
def test_somebody_known_is_told_by_their_organisation(organisation: Organisation | None, said: str) -> None:
    assert named(Person(name="Priya Nair", organisation=organisation)) == said
