"""Counts of a register's rows by kind."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, QuerySet


def count_by(kinds: "Iterable[tuple[QuerySet[Any], str]]") -> Counter[str]:
    """Rows of one or more kinds, each with the field it is counted by; in one query, whatever the number of rows."""
    first, *others = (rows.order_by().values_list(field).annotate(Count("pk")) for rows, field in kinds)
    counts = Counter[str]()
    for value, count in first.union(*others, all=True) if others else first:
        counts[value] += count
    return counts
