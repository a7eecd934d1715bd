"""Lines of a list, counted by what they come to."""

import pytest

from meetings.models import Organisation, Person
from meetings.people.list_import.parser import MemberEntry
from meetings.people.list_import.rows import PlannedRow, RowKind, counts, named


def test_lines_are_counted_in_the_order_of_what_they_come_to_without_what_none_does() -> None:
    rows = [
        PlannedRow(MemberEntry(number), kind) for number, kind in enumerate((RowKind.ERROR, RowKind.NEW, RowKind.ERROR))
    ]

    assert list(counts(rows).items()) == [(RowKind.NEW, 1), (RowKind.ERROR, 2)]
    assert counts([]) == {}


@pytest.mark.parametrize(
    ("organisation", "said"),
    [(Organisation(name="SECAS"), "the Priya Nair of SECAS"), (None, "the Priya Nair who is known already")],
)
def test_somebody_known_is_told_by_their_organisation(organisation: Organisation | None, said: str) -> None:
    assert named(Person(name="Priya Nair", organisation=organisation)) == said
