"""Rows of a register, counted by kind."""

from meetings.models import Decision, IssuedDecision
from minutes.registers.counts import count_by
from tests.minutes.conftest import Shelf


def test_rows_of_several_tables_are_counted_together_in_one_query(shelf: Shelf, django_assert_num_queries) -> None:
    drafted = Decision.objects.filter(item__meeting=shelf.drafted.meeting)

    with django_assert_num_queries(1):
        counts = count_by([(drafted, "outcome"), (IssuedDecision.objects.all(), "outcome")])

    assert counts == {"APPROVED": 1, "DEFERRED": 1, "AGREED": 2, "NOTED": 1}


def test_one_table_needs_no_union(shelf: Shelf) -> None:
    assert count_by([(IssuedDecision.objects.order_by("position"), "outcome")]) == {"AGREED": 2, "NOTED": 1}
