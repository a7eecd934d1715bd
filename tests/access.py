"""Access tables are walked here: role × address, what each role gets, and that only what may change does.

Houses plant SECRETS in what is confidential; no answer, its headers included, may hold one for who is not cleared.
"""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from core.audit.trail import AuditEvent
from meetings.models import Membership
from tests.pages import page_text

ROLES = ("anonymous", "outsider", "observer", "cleared_observer", "member", "chair", "secretary")
# The secretary, who is not cleared any more: a row says of them only what differs from the secretary.
UNCLEARED = "uncleared_secretary"
EACH_ROLE = (*ROLES, UNCLEARED)
CLEARED = ("cleared_observer", "member", "chair", "secretary")
SECRETS = (b"quokka", b"the hidden", b"hisper", b"Secret report", b"Report on a secret")
SIGN_IN = "/account/sign-in/"
EVERYBODY = dict.fromkeys(ROLES, 200)
NOBODY = dict.fromkeys(ROLES, 404)
OF_THE_PANEL = EVERYBODY | {"anonymous": 302, "outsider": 404}
ITS_SECRETARY = dict.fromkeys(ROLES, 403) | {"anonymous": 302, "outsider": 404, "secretary": 200}
ITS_SECRETARY_CHANGES = ITS_SECRETARY | {"secretary": 302}

Statuses = Mapping[str, int]
Address = str | Callable[[], str]


class Read(NamedTuple):
    """An address, or what finds it once the house is there; the route it stands for; what each role gets; and a text
    that whoever gets 200 finds there, or whoever is sent on (302) finds in the address they are sent to."""

    address: Address
    route: str
    statuses: Statuses
    marker: bytes


class Sent(NamedTuple):
    """The same of what is sent to an address; a value that can be called is asked for when the house is there."""

    address: Address
    route: str
    sent: Mapping[str, object]
    statuses: Statuses
    marker: bytes


def read_all(client: Client, table: list[Read]) -> list[tuple[str, int]]:
    """What does not go as the table says, for whoever the client has signed in."""
    role, wrong = client.role, []  # type: ignore[attr-defined] # set by ``sign_in_as``
    for row in table:
        address = _found(row.address)
        response = client.get(address)
        if response.status_code != expected(row.statuses, role) or not has_marker(response, row.marker):
            wrong.append((address, response.status_code))
        wrong += [(address, secret) for secret in leaked(response, role)]
    return wrong


def send_all(client: Client, table: list[Sent]) -> list[tuple[str, object, object]]:
    """As ``read_all``; each change is taken back before the next one is tried, and who is refused changes nothing."""
    role, wrong = client.role, []  # type: ignore[attr-defined] # set by ``sign_in_as``
    for row in table:
        with transaction.atomic():
            address = _found(row.address)
            sent = {name: value() if callable(value) else value for name, value in row.sent.items()}
            before = AuditEvent.objects.count()
            response = client.post(address, sent)
            has_changed = AuditEvent.objects.count() > before
            transaction.set_rollback(True)
        wrong += [(address, sent, secret) for secret in leaked(response, role)]
        may_change = bool(row.marker) and expected(row.statuses, role) in (200, 302) and role != "anonymous"
        if response.status_code != expected(row.statuses, role) or not has_marker(response, row.marker):
            wrong.append((address, sent, response.status_code))
        if has_changed != may_change:
            wrong.append((address, sent, f"changed: {has_changed}"))
    return wrong


def sign_in_as(client: Client, role: str, house: object) -> Client:
    client.role = role  # type: ignore[attr-defined] # for the walks above
    if role == UNCLEARED:
        Membership.objects.filter(person__account=house.secretary).update(is_cleared=False)  # type: ignore[attr-defined]
    if role != "anonymous":
        client.force_login(getattr(house, "secretary" if role == UNCLEARED else role))
    return client


def expected(statuses: Statuses, role: str) -> int:
    return statuses.get(role, statuses["secretary"]) if role == UNCLEARED else statuses[role]


def leaked(response: HttpResponse, role: str) -> list[str]:
    """What of the SECRETS an answer holds for somebody who is not cleared. Of a PDF only its headers are looked at."""
    if role in CLEARED:
        return []
    is_paper = response.headers.get("Content-Type", "") == "application/pdf"
    answer = str(response.headers).encode() + (b"" if is_paper else body_of(response))
    return [secret.decode() for secret in SECRETS if secret in answer]


def body_of(response: HttpResponse) -> bytes:
    """Return all of an answer; of one that streams its first reader has had everything, so it is kept."""
    if not hasattr(response, "read_once"):
        response.read_once = response.getvalue()
    return response.read_once


def has_marker(response: HttpResponse, marker: bytes) -> bool:
    if response.status_code == 302 and marker.startswith(b"/"):
        return response["Location"].startswith((marker.decode(), SIGN_IN))
    if response.status_code != 200 or marker in body_of(response):
        return True
    is_page = response.headers.get("Content-Type", "").startswith("text/html")
    return is_page and not response.streaming and marker.decode() in page_text(response)


def _found(address: Address) -> str:
    return address() if callable(address) else address


def rows_of_all_tables() -> list[tuple[str, Statuses, bytes]]:
    """Route, statuses and marker of each row of every tests/test_access*.py: of TABLE, ACCOUNT, SENT and UNRECORDED."""
    modules = [import_module(f"tests.{path.stem}") for path in sorted(Path(__file__).parent.glob("test_access*.py"))]
    tables = [getattr(module, name, []) for module in modules for name in ("TABLE", "ACCOUNT", "SENT", "UNRECORDED")]
    return [(row[1], row[-2], row[-1]) for table in tables for row in table]


def routes() -> list[str]:
    """Of every address there is."""
    return [route for route, _ in _addresses(get_resolver().url_patterns)]


def patterns() -> list[URLPattern]:
    return [pattern for _, pattern in _addresses(get_resolver().url_patterns)]


def _addresses(within: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in within:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _addresses(pattern.url_patterns, route)
        else:
            yield route, pattern
