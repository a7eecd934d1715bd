"""The wall, asked at every address: none of the words of ``tests.planted_house`` comes to whom it is not for.

Each address there is, with every id that the house has for it, is asked for as a page and as a script asks, and is sent
what any form holds, with the ids of what is confidential in it. Body and headers are searched; those who may read a
word must find it, so that one which nothing prints fails too.
"""

import re
from collections.abc import Callable, Iterator
from itertools import product
from types import SimpleNamespace
from zlib import crc32

import pytest
from django.apps import apps
from django.core import mail
from django.db import models, transaction
from django.http import HttpResponse
from django.test import Client

from actions.models import Action, Evidence
from core.audit.trail import AuditEvent
from meetings.models import (
    AgendaItem,
    Decision,
    ItemProposal,
    Meeting,
    MemberImport,
    Membership,
    Paper,
    Person,
    PersonCorrection,
    Recusal,
    Seat,
    StandingInterest,
    StandingItem,
)
from meetings.setup.sections import SECTIONS
from minutes.models import LateWords
from minutes.workflow import verbs
from tests.access import body_of, routes
from tests.access_matrix import is_long_run
from tests.conftest import Ground
from tests.planted_house import COPIES, NOWHERE, OPEN, PLANTED, TOKENS, found_in, lay_planted_house
from tests.test_leaks import laid_open

UNCLEARED = ("uncleared_secretary", "uncleared_member", "observer", "outsider", "anonymous")
# Where those who may read the words find them: the secretary anywhere, a member what is a member's own.
CLEARED = {"secretary": ("",), "member": ("meetings/", "papers/")}
OUR_FLOORS = ("core", "meetings", "actions", "minutes")
SCRIPT = {"HTTP_HX_REQUEST": "true"}
# The meetings that an address is about, by what stands in its route; the first that fits counts.
MEETINGS = (
    ("/questions", ["GRID-C1"]),
    ("drafting/", ["GRID20", "GRID-C2"]),
    ("minutes/", ["GRID20", "GRID30", "GRID40", "GRID-C2"]),
    ("/record", ["GRID-C3"]),
    ("/agenda/items", ["GRID12"]),
    ("/agenda", ["GRID12", "GRID15"]),
    ("/coming", ["GRID12"]),
    ("/pa", ["GRID12"]),  # its papers and pack
    ("meetings/", ["GRID12", "GRID14", "GRID20", "GRID-C1", "GRID-C2"]),
)
ALSO = ("/go/?q=GRID20/01", "/decisions/?words=decisionstat", "/actions/?words=actiontex", "/actions/?owner=qk")
# What ends the session, what belongs to one's own account alone, and a link whose holder reads what it is for.
OWN = re.compile(r"account/(?!unsent)|welcome/|coming/")
SHARE = 8  # one address in so many is asked as each of the uncleared in every run, all by script/test --long

Ids = Callable[[], list[object]]


@pytest.fixture
def house(laid: SimpleNamespace, untouched: Callable[[SimpleNamespace], SimpleNamespace]) -> SimpleNamespace:
    return untouched(laid)


@pytest.fixture(scope="module")
def laid(ground: Ground) -> SimpleNamespace:
    """Nothing is sealed here: what a sealed file holds is looked at by tests/test_pdfs_that_leave.py."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(verbs, "request_files", lambda _version: None)
        return lay_planted_house()


def test_every_text_that_a_row_holds_is_planted_or_needs_no_wall() -> None:
    named = {*PLANTED, *COPIES, *OPEN}

    assert {*texts_of_rows()} ^ named == set()
    assert len(named) == len(PLANTED) + len(COPIES) + len(OPEN)


def texts_of_rows() -> Iterator[str]:
    kinds = (models.CharField, models.TextField, models.JSONField, models.BinaryField)
    for model in apps.get_models():
        if model.__module__.partition(".")[0] in OUR_FLOORS:
            for field in model._meta.concrete_fields:
                if isinstance(field, kinds) and not field.choices:
                    yield f"{model.__name__}.{field.name}"


def ids_of(model: type[models.Model], **wanted: object) -> Ids:
    manager = getattr(model, "with_binned", model._default_manager)
    return lambda: list(manager.filter(**wanted).order_by("pk").values_list("pk", flat=True))


# The ids that stand in an address, by how its route begins; the longest beginning counts.
PKS: dict[str, Ids] = {
    "account/unsent/": lambda: [7],
    "actions/": ids_of(Action),
    "decisions/": ids_of(Decision),
    "drafting/<str:reference>/<item:number>/actions/": ids_of(Action, meeting__number=20),
    "drafting/<str:reference>/<item:number>/decisions/": ids_of(Decision, item__meeting__number=20),
    "drafting/<str:reference>/late/": ids_of(LateWords),
    "meetings/<str:reference>/agenda/items/": ids_of(AgendaItem, meeting__number=12),
    "meetings/<str:reference>/agenda/proposals/": ids_of(ItemProposal),
    "meetings/<str:reference>/coming/": ids_of(Recusal),
    "panels/<str:code>/calendar/": ids_of(Meeting, number=14),
    "panels/<str:code>/interests/": ids_of(StandingInterest),
    "panels/<str:code>/people/": ids_of(Person, memberships__panel__code="GRID"),
    "panels/<str:code>/people/corrections/": ids_of(PersonCorrection),
    "panels/<str:code>/people/import/": ids_of(MemberImport),
    "panels/<str:code>/people/mandates/": lambda: [1],
    "panels/<str:code>/people/seats/": ids_of(Seat),
    "panels/<str:code>/people/terms/": ids_of(Membership, panel__code="GRID"),
    "panels/<str:code>/standing-items/": ids_of(StandingItem),
    "papers/": ids_of(Paper),
}
VALUES: dict[str, Ids] = {
    "code": lambda: ["GRID"],
    "evidence": ids_of(Evidence),
    "item:number": lambda: [1, 2],
    "key": lambda: list(SECTIONS),
    "line": lambda: [2],
    "number": lambda: [1],
    "page": lambda: [1],
    "path:reference": lambda: ["GRID20/01", "GRID20/02", "GRID30/02", "GRID20/2", "GRID12"],
    "token": lambda: ["made-up"],
}


def addresses() -> Iterator[tuple[str, str]]:
    """Every route with each address that the house has for it."""
    for route in routes():
        if OWN.match(route):
            continue
        if "(?P" not in route:
            names = re.findall(r"<(.*?)>", route)
            for chosen in product(*(values(route, name) for name in names)):
                address = "/" + route
                for name, value in zip(names, chosen, strict=True):
                    address = address.replace(f"<{name}>", str(value), 1)
                yield route, address
    yield from (("?", address) for address in ALSO)
    for item in AgendaItem.objects.filter(meeting__number=20):
        yield "?", f"/drafting/GRID20/agenda/?item={item.pk}"


def values(route: str, name: str) -> list[object]:
    """Of meetings those that the address is about: what is asked beyond that is 404."""
    kind = name.rpartition(":")[2]
    if name in VALUES:
        return VALUES[name]()
    if kind == "pk":
        return PKS[max((start for start in PKS if route.startswith(start)), key=len)]()
    if kind == "reference":
        return list(next(references for part, references in MEETINGS if part in route))
    return VALUES[kind]()


def anything_sent() -> dict[str, object]:
    """A value for each field of any form: of ids, those of what is confidential."""
    item, paper = AgendaItem.objects.get(meeting__number=20, number=2), Paper.objects.get(title="Open report")
    return {
        "item": item.pk, "place": f"under-{item.pk}", "number": 2, "title": "A title", "reason": "A reason.",
        "why": "Why.", "interest": "A share", "coming": "no", "to": paper.pk,
        "proposal": ItemProposal.objects.first().pk, "html": "<p>Words.</p>", "plain": "Words.", "revision": 1,
        "text": "A note", "state": "on_target", "meeting": 30, "owner": "Chair", "due": "June", "name": "A name",
        "organisation": "Office", "starts_on": "2024-01-01", "email": "typed@example.org", "sensitivity": "public",
        "kind": "paper", "held_on": "2034-12-08", "step": "preview", "password": "none", "role": "observer",
        "person": Person.objects.get(name="Member").pk, "follow": "", "blocks": "", "restates": "",
    }  # fmt: skip


def asked(
    client: Client, role: str, *, is_whole: bool = True, sends: bool = False, below: tuple[str, ...] = ("",)
) -> Iterator[tuple[str, str]]:
    """Yield what each address answers to a role: the way it was asked, and all of the answer.

    ``sends``: also to a script, and to what is sent there; ``below`` are the beginnings of the routes that are asked.
    """
    sent = anything_sent()
    for place, (route, address) in enumerate(addresses(), start=crc32(role.encode())):
        if not route.startswith(below) or (not is_whole and place % SHARE):
            continue
        page = client.get(address)
        yield f"GET {address}", answer_of(page)
        if sends and page.status_code == 200 and is_page(page):
            yield f"GET by script {address}", answer_of(client.get(address, **SCRIPT))
        for way, headers in (("POST", {}), ("POST by script", SCRIPT)) if sends and route != "?" else ():
            with transaction.atomic():
                done = client.post(address, sent, follow=not headers, **headers)
                transaction.set_rollback(True)
            yield f"{way} {address}", answer_of(done)
            if done.status_code in (302, 404, 405):
                break  # to a script it says the same


def answer_of(response: HttpResponse) -> str:
    """Its headers and its body; a PDF is laid open elsewhere."""
    assert response.status_code < 500, response
    where = " ".join(address for address, _ in getattr(response, "redirect_chain", ()))
    body = body_of(response).decode(errors="replace")
    return f"{where} {response.headers} {'' if body.startswith('%PDF') else body}"


def is_page(response: HttpResponse) -> bool:
    return response.headers.get("Content-Type", "").startswith("text/html")


def signed_in(role: str, house: SimpleNamespace) -> Client:
    client = Client()
    if role != "anonymous":
        client.force_login(getattr(house, role))
    return client


@pytest.mark.parametrize("role", UNCLEARED)
def test_no_answer_holds_a_word_that_is_not_for_its_reader(house: SimpleNamespace, role: str) -> None:
    is_whole = is_long_run()
    wrong = {}

    for way, answer in asked(signed_in(role, house), role, is_whole=is_whole, sends=True):
        found = {name for name in found_in(answer) if role not in PLANTED.get(name, ())}
        if found:
            wrong[way] = found

    assert wrong == {}


def test_those_who_may_read_a_word_find_it(house: SimpleNamespace) -> None:
    found = set()

    for role, below in CLEARED.items():
        for _, answer in asked(signed_in(role, house), role, below=below):
            found |= found_in(answer)

    assert found == {*TOKENS} - NOWHERE


PAPER = ("/minutes/GRID20.pdf", "/minutes/GRID20/v1.pdf", "/minutes/GRID30.pdf", "/meetings/GRID12/agenda.pdf?draft",
         "/meetings/GRID12/agenda.pdf", "/meetings/GRID12/pack.pdf")  # fmt: skip


@pytest.mark.parametrize("role", ["uncleared_secretary", "secretary"])
def test_what_is_on_paper_holds_what_its_reader_may_read(house: SimpleNamespace, role: str) -> None:
    client, found, count = signed_in(role, house), set[str](), 0

    for address in PAPER:
        client.get(address.replace("pack.pdf", "pack/"))
        response = client.get(address)
        if response.headers["Content-Type"] == "application/pdf":
            count += 1
            found |= found_in(laid_open(body_of(response)))

    assert count == len(PAPER)
    assert {name for name in found if "uncleared_secretary" not in PLANTED.get(name, ())} == (
        set() if role == "uncleared_secretary" else found - {"Meeting.place"}
    )


def test_no_mail_and_no_event_holds_a_word(house: SimpleNamespace) -> None:
    mails = "".join(f"{sent.subject} {sent.body} {sent.message()}" for sent in mail.outbox)
    facts = "".join(AuditEvent.objects.values_list("facts", flat=True))

    assert {name for name in found_in(mails) if not PLANTED.get(name)} == set()
    assert found_in(facts) <= {
        "Action.printed_label",
        "Paper.reference",
    }  # as a published document and the panel number them
