"""How many rows of a register there are of each kind."""

from collections import Counter
from typing import Any

from django.db.models import Count, QuerySet


def count_by(rows: "QuerySet[Any]", field: str) -> Counter[str]:
    """In one query, whatever the number of rows."""
    return Counter(dict(rows.order_by().values_list(field).annotate(Count("pk"))))
