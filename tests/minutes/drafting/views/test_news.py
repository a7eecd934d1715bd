import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from meetings.enums import Role
from minutes.drafting.save import save_item_text
from minutes.enums import MinutesState
from minutes.models import ItemText, Minutes
from tests.conftest import Cast
from tests.factories import item_of, make_member, paragraph, write
from tests.minutes.drafting.desk import PAGE, many


def news(client: Client, known: str = "") -> HttpResponse:
    return client.get(PAGE + "news", headers={"If-None-Match": known} if known else {})


def test_what_others_have_saved_is_answered_as_a_save_answers_it(
    cast: Cast, minutes: Minutes, as_secretary: Client
) -> None:
    first = news(as_secretary)
    save_item_text(item_of(minutes, 1), many(1), base_revision=0, by=cast.operator)
    second = news(as_secretary, first["ETag"])

    assert (first["ETag"], second["ETag"], second.status_code) == ('"0"', '"1"', 200)
    assert second.json()["html"] == ItemText.objects.get(item__number=1).html
    assert (second.json()["revision"], len(second.json()["saved_at"])) == (1, 5)
    assert "GRID12/01" in second.json()["yielded"]
    assert second["Cache-Control"] == "no-store"


@pytest.mark.parametrize("count", [1, 3, 200])
def test_where_nobody_has_saved_the_answer_is_304_in_three_queries(
    minutes: Minutes, as_secretary: Client, count: int
) -> None:
    write(minutes, 1, many(count))

    with CaptureQueriesContext(connection) as queries:
        response = news(as_secretary, '"1"')

    assert (response.status_code, response.content, len(queries)) == (304, b"", 3)


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

    assert news(client, '"1"').status_code == (403 if secret else 304)


def test_a_text_that_is_no_draft_any_more_has_no_news(minutes: Minutes, as_secretary: Client) -> None:
    write(minutes, 1, many(1))
    Minutes.objects.update(state=MinutesState.CHAIR_REVIEW)

    assert news(as_secretary, '"1"').status_code == 409


def test_of_an_item_that_is_not_there_nothing_is_unchanged(minutes: Minutes, as_secretary: Client) -> None:
    response = as_secretary.get("/drafting/GRID12/88/news", headers={"If-None-Match": '"None"'})

    assert response.status_code == 404
