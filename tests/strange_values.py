"""Every address of an access table, asked for and sent strange values: refused in words, and never by a fault."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve

NUL = "a\x00b"
DIGITS = "9" * 5_000
QUERIES = ("item", "after", "before", "q", "since", "until", "panel", "meeting", "outcome", "state", "for", "seen")
BODIES = (b"[" * 100_000, b'{"html": 1e999, "revision": 1e999}', b"\xff\x00", DIGITS.encode(), b"null")
NUMBERS = re.compile(r"(?<=/)\d+(?=/|$)|(?<=GRID)\d+")

Address = str | Callable[[], str]
Sent = Mapping[str, object]
Ask = Callable[[], HttpResponse]


def faults(client: Client, rows: Iterable[tuple]) -> list[str]:
    """What ends in a fault of ours, for whoever the client has signed in; each route is tried once.

    A row begins with its address and its route; one that is sent to goes on with what is sent.
    """
    client.raise_request_exception = False
    wrong, seen = [], set()
    for address, route, given, *_ in rows:
        sent = given if isinstance(given, Mapping) and given.keys() - {"anonymous", "secretary"} else None
        if (route, sent is None) in seen:
            continue
        seen.add((route, sent is None))
        place = address() if callable(address) else address
        for what, ask in asked_for(client, place) if sent is None else sent_to(client, place, proper(sent)):
            with transaction.atomic():
                status = ask().status_code
                transaction.set_rollback(True)
            if status >= 500:
                wrong.append(f"{place}: {what} → {status}")
    return wrong


def proper(sent: Sent) -> dict[str, object]:
    return {name: value() if callable(value) else value for name, value in sent.items()} or {"reason": "A reason"}


def asked_for(client: Client, place: str) -> Iterator[tuple[str, Ask]]:
    for what in (NUL, DIGITS, "1e999"):
        yield f"?… {what[:9]!r}", lambda what=what: client.get(place, dict.fromkeys(QUERIES, what))
    for number in ("9" * 30, DIGITS):
        there = NUMBERS.sub(number, place)
        if there != place:
            yield there[:60], lambda there=there: client.get(there)


def sent_to(client: Client, place: str, sent: dict[str, object]) -> Iterator[tuple[str, Ask]]:
    if hasattr(resolve(place.partition("?")[0]).func, "answers_json"):
        yield from sent_as_json(client, place, sent)
        return
    for what in (NUL, DIGITS, "-1e999"):
        yield f"{what[:9]!r}", lambda what=what: client.post(place, dict.fromkeys(sent, what))
    for name in list(sent)[1:]:  # the first that is refused hides the others
        yield f"{name}: NUL", lambda name=name: client.post(place, {**sent, name: NUL})


def sent_as_json(client: Client, place: str, sent: dict[str, object]) -> Iterator[tuple[str, Ask]]:
    bodies = [json.dumps({**sent, name: what}) for name in sent for what in ("\ud800", NUL, None, [], 10**400)]
    for body in (*BODIES, *bodies):
        yield f"{body[:40]!r}", lambda body=body: client.post(place, body, content_type="application/json")
