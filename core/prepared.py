"""Queries that every page asks: composed once, since for Django to compose one takes far longer than to run it."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.db.models import QuerySet


class Prepared:
    """A query of values, composed once a database by ``compose`` and asked with one number.

    The rows are as the driver gives them: for columns whose type the driver does not know, use a plain query.
    """

    def __init__(self, compose: Callable[[int], "QuerySet[Any, Any]"]) -> None:
        self.compose = compose
        self._composed: dict[str, str] = {}

    def rows(self, number: int) -> list[tuple[Any, ...]]:
        sql = self._composed.get(connection.vendor) or self._compose()
        with connection.cursor() as cursor:
            cursor.execute(sql, [number])
            return list(cursor.fetchall())

    def _compose(self) -> str:
        sql, parameters = self.compose(0).query.sql_with_params()
        if tuple(parameters) != (0,):
            raise ValueError(f"A prepared query takes one number and nothing else: {sql}")
        self._composed[connection.vendor] = str(sql)
        return str(sql)
