"""What others change is told, beside the text as in it; and a device tells what it could not save."""

import re
from uuid import UUID

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from actions.models import Action
from core.audience import Sensitivity
from core.audit.trail import AuditEvent
from meetings.attendance.held import Break, Held
from meetings.attendance.services.held import record_held
from meetings.enums import Role
from meetings.item_numbers import ItemNumber
from meetings.models import Decision
from minutes.drafting.agenda import rename_item
from minutes.drafting.classification import classify_item
from minutes.drafting.details import set_action_details, set_decision_details
from minutes.drafting.save import save_item_text
from minutes.enums import MinutesState
from minutes.models import ItemText, Minutes, UnsavedWords
from minutes.workflow.unsaved import announce
from tests.conftest import Cast
from tests.factories import action, item_of, make_member, paragraph, write
from tests.minutes.drafting.desk import PAGE, many

DEVICE = UUID(int=7)


def news(client: Client, known: str = "") -> HttpResponse:
    return client.get(PAGE + "news", headers={"If-None-Match": known} if known else {})


def test_what_others_have_saved_is_answered_as_a_save_answers_it(
    cast: Cast, minutes: Minutes, as_secretary: Client
) -> None:
    first = news(as_secretary)
    save_item_text(item_of(minutes, 1), many(1), base_revision=0, by=cast.operator)
    second = news(as_secretary, first["ETag"])

    assert (second["ETag"] != first["ETag"], second.status_code) == (True, 200)
    assert second["ETag"] == f'"{second.json()["tag"]}"'
    assert second.json()["html"] == ItemText.objects.get(item__number=1).html
    assert (second.json()["revision"], len(second.json()["saved_at"])) == (1, 5)
    assert "GRID12/01" in second.json()["yielded"]
    assert second["Cache-Control"] == "no-store"


@pytest.mark.parametrize("count", [1, 3, 200])
def test_where_nobody_has_changed_anything_the_answer_is_304_at_any_length(
    minutes: Minutes, as_secretary: Client, count: int
) -> None:
    write(minutes, 1, many(count))
    shown = re.search(rb'data-tag="(\w+)"', as_secretary.get(PAGE).content)[1].decode()

    with CaptureQueriesContext(connection) as queries:
        response = news(as_secretary, f'"{shown}"')

    assert (response.status_code, response.content, len(queries)) == (304, b"", 9)


def test_whether_the_room_is_new_is_one_query_more_whatever_was_pressed(
    cast: Cast, minutes: Minutes, as_secretary: Client
) -> None:
    counts = []
    for breaks in ((), (Break(ItemNumber(1), timezone.now(), timezone.now()),)):
        record_held(minutes.meeting, Held(place=f"Room {len(breaks)}", breaks=breaks), by=cast.secretary)
        page = as_secretary.get(PAGE).content.decode()
        tag, room = (re.search(rf'data-{name}="(\w+)"', page)[1] for name in ("tag", "news"))
        for asked in ({}, {"room": room}):
            with CaptureQueriesContext(connection) as queries:
                answer = as_secretary.get(f"{PAGE}news", asked, headers={"If-None-Match": f'"{tag}"'})
            counts.append((answer.status_code, len(queries)))

    assert counts == [(304, 8), (304, 9)] * 2


OTHERS = {
    "title": lambda cast, minutes: rename_item(item_of(minutes, 1), "Budgets", by=cast.operator),
    "secrecy": lambda cast, minutes: classify_item(
        item_of(minutes, 1), Sensitivity.CONFIDENTIAL, reason="Prices", by=cast.operator
    ),
    "owner and due": lambda cast, minutes: set_action_details(
        Action.objects.get(item=item_of(minutes, 1)), owner="The Board", due="Friday", by=cast.operator
    ),
    "a card": lambda cast, minutes: set_decision_details(
        Decision.objects.get(item=item_of(minutes, 1)), condition="funds", by=cast.operator
    ),
    "unsaved words": lambda cast, minutes: announce(item_of(minutes, 1), UUID(int=1), by=cast.chair),
    "an action before it": lambda _, minutes: write(minutes, 1, many(1) + action("more", "The Clerk to see.")),
}


@pytest.mark.parametrize("change", OTHERS)
def test_what_changes_beside_the_text_is_news_with_the_same_text(
    cast: Cast, minutes: Minutes, as_secretary: Client, change: str
) -> None:
    number = 2 if change == "an action before it" else 1
    write(minutes, 1, many(1))
    write(minutes, 2, action("later", "The Clerk to wait."))  # whose number follows those before it
    address = f"/drafting/GRID12/{number}/news"
    before = as_secretary.get(address)
    assert as_secretary.get(address, headers={"If-None-Match": before["ETag"]}).status_code == 304

    OTHERS[change](cast, minutes)
    after = as_secretary.get(address, headers={"If-None-Match": before["ETag"]})

    assert after.status_code == 200
    assert after.json()["html"] == before.json()["html"]
    assert after.json()["revision"] == before.json()["revision"]


@pytest.mark.parametrize(("role", "status"), [("chair", 403), ("member", 404), ("outsider", 404), ("anonymous", 401)])
def test_whoever_may_not_write_is_not_even_told_that_nothing_has_changed(
    cast: Cast, minutes: Minutes, client: Client, role: str, status: int
) -> None:
    write(minutes, 1, many(1))
    if role != "anonymous":
        client.force_login(getattr(cast, role))

    assert news(client, '"1"').status_code == status


@pytest.mark.parametrize("secret", [False, True])
def test_a_secretary_who_is_not_cleared_is_told_of_open_texts_alone(
    minutes: Minutes, client: Client, secret: bool
) -> None:
    deputy = make_member(minutes.meeting.panel, "deputy@example.org", Role.SECRETARY)
    write(minutes, 1, paragraph("p", "Words.", secret=secret))
    client.force_login(deputy)

    assert news(client, '"1"').status_code == (403 if secret else 200)


def test_a_text_that_is_no_draft_any_more_has_no_news(minutes: Minutes, as_secretary: Client) -> None:
    write(minutes, 1, many(1))
    Minutes.objects.update(state=MinutesState.CHAIR_REVIEW)

    assert news(as_secretary, '"1"').status_code == 409


def test_of_an_item_that_is_not_there_nothing_is_unchanged(minutes: Minutes, as_secretary: Client) -> None:
    response = as_secretary.get("/drafting/GRID12/88/news", headers={"If-None-Match": '"None"'})

    assert response.status_code == 404


def tell(client: Client, body: object) -> HttpResponse:
    client.cookies["drafting_device"] = str(DEVICE)
    return client.post(PAGE + "unsaved", body, content_type="application/json")


def test_a_device_says_that_it_has_unsaved_words_and_that_it_has_none(cast: Cast, as_secretary: Client) -> None:
    before = AuditEvent.objects.count()

    assert [tell(as_secretary, {"is_saved": False}).status_code for _ in range(2)] == [200, 200]
    assert UnsavedWords.objects.get().account == cast.secretary
    assert news(as_secretary).json()["unsaved"] == []
    assert tell(as_secretary, {"is_saved": True}).status_code == 200
    assert not UnsavedWords.objects.exists()
    assert AuditEvent.objects.count() == before


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"7", b"\xff", b"[" * 100_000, b'{"is_saved": 1e999'])
def test_what_says_nothing_is_refused_in_words(as_secretary: Client, body: bytes) -> None:
    response = tell(as_secretary, body)

    assert (response.status_code, "does not say" in response.json()["message"]) == (400, True)


def test_a_browser_without_cookies_is_told_so(as_secretary: Client) -> None:
    response = as_secretary.post(PAGE + "unsaved", {"is_saved": False}, content_type="application/json")

    assert (response.status_code, "no cookies" in response.json()["message"]) == (400, True)


@pytest.mark.parametrize(("role", "status"), [("chair", 403), ("member", 404), ("outsider", 404), ("anonymous", 401)])
def test_whoever_may_not_write_announces_nothing(
    cast: Cast, minutes: Minutes, client: Client, role: str, status: int
) -> None:
    if role != "anonymous":
        client.force_login(getattr(cast, role))

    assert tell(client, {"is_saved": False}).status_code == status
    assert not UnsavedWords.objects.exists()
