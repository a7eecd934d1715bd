"""Requests that are still being answered when their page is gone: they would meet the rows of the next test."""

import threading
from collections.abc import Callable

from django.core.handlers.base import BaseHandler
from django.http import HttpRequest
from django.http.response import HttpResponseBase

Answer = Callable[[BaseHandler, HttpRequest], HttpResponseBase]


class InFlight:
    """How many requests are being answered, in whatever thread."""

    def __init__(self) -> None:
        self._count = 0
        self._changed = threading.Condition()

    def counted(self, answer: Answer) -> Answer:
        """Return the same, counted while it is at work."""

        def answer_counted(handler: BaseHandler, request: HttpRequest) -> HttpResponseBase:
            self._add(1)
            try:
                return answer(handler, request)
            finally:
                self._add(-1)

        return answer_counted

    def wait_for_none(self, within: float = 10) -> None:
        with self._changed:
            self._changed.wait_for(lambda: not self._count, timeout=within)

    def _add(self, number: int) -> None:
        with self._changed:
            self._count += number
            self._changed.notify_all()
