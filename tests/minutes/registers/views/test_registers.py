import csv
import io
import re

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from actions.models import Action, ActionState
from actions.services import answer_action, transfer_action
from minutes.models import Minutes
from minutes.registers.views.registers import ROWS_ON_A_PAGE
from tests.conftest import Cast
from tests.factories import action, make_minutes, stated, uuid_of, write
from tests.minutes.conftest import Shelf
from tests.minutes.registers.pages import TODAY
from tests.pages import page_text


def shown(page: str) -> list[str]:
    """The statements of a register, as they are read: label, then text."""
    found = re.findall(r'class="register-statement">(.*?)</p>', page, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", each).split()) for each in found]


@pytest.mark.parametrize("register", ["decisions", "actions"])
@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_the_fault_of_a_filter_is_said_once_with_the_rows(
    cast: Cast, shelf: Shelf, client: Client, register: str, headers: dict[str, str]
) -> None:
    page = page_text(client.get(f"/{register}/?since=someday", headers=headers))

    assert page.count("The first day is not a date.") == 1


def test_filters_stand_in_the_address_and_narrow_the_list(cast: Cast, shelf: Shelf, client: Client) -> None:
    client.force_login(cast.secretary)

    def asked(query: str) -> list[str]:
        return shown(page_text(client.get(f"/decisions/?{query}")))

    assert asked("outcome=NOTED") == ["The Panel the hidden letter."]
    assert asked("outcome=NOTED&outcome=APPROVED") == ["The Panel the drafted plan.", "The Panel the hidden letter."]
    assert asked("meeting=GRID10&fold=1") == ["The Panel the published budget.", "The Panel the hidden letter."]
    assert asked("words=plan+drafted") == ["The Panel the drafted plan."]
    assert asked("panel=OTHER") == []
    assert asked("since=2024-05-09&until=2024-05-09&outcome=NOTED") == ["The Panel the hidden letter."]
    assert asked("since=2024-05-10") == []


def test_actions_are_found_by_owner_state_and_meeting(cast: Cast, shelf: Shelf, client: Client) -> None:
    client.force_login(cast.secretary)
    Action.objects.filter(text__contains="whisper").update(state="closed")

    def asked(query: str) -> list[str]:
        return re.findall(r'class="register-reference"[^>]*>(\S+?)</a>', page_text(client.get(f"/actions/?{query}")))

    assert asked("owner=clerk") == ["GRID10/01", "GRID10/02"]
    assert asked("state=closed") == ["GRID10/02"]
    assert asked("state=open&meeting=GRID12") == ["GRID12/01", "GRID12/02"]


def test_the_state_of_an_action_is_the_latest_for_readers_of_issued_words_too(
    cast: Cast, shelf: Shelf, client: Client
) -> None:
    Action.objects.filter(text__contains="whisper").update(state="closed")
    client.force_login(cast.member)

    page = page_text(client.get("/actions/?state=closed"))

    assert "<strong>1 action</strong>" in page
    assert "Closed (1)" in page


def test_what_an_owner_has_said_is_for_the_panel_alone(cast: Cast, shelf: Shelf, client: Client) -> None:
    owed = Action.objects.get(meeting__number=10, number=1)
    transfer_action(owed, "Member", reason="The Clerk left.", by=cast.secretary)
    answer_action(owed, ActionState.AT_RISK, note="The quokka is unwell.", by=cast.member)

    def is_told(role: str) -> list[bool]:
        client.logout()
        if role != "anonymous":
            client.force_login(getattr(cast, role))
        pages = (client.get(address) for address in ("/actions/", "/actions.csv", f"/actions/{owed.pk}/"))
        return [b"quokka" in page.getvalue() for page in pages]

    assert is_told("secretary") == is_told("observer") == [True] * 3
    assert is_told("outsider") == is_told("anonymous") == [False] * 3


@pytest.mark.parametrize("query", ["meeting=nonsense", "since=yesterday", "until=2024-13-01"])
def test_a_filter_that_cannot_be_read_is_said_and_the_rest_counts(
    cast: Cast, shelf: Shelf, client: Client, query: str
) -> None:
    page = page_text(client.get(f"/decisions/?{query}&words=again"))

    assert 'role="alert"' in page
    assert shown(page) == ["The Panel the published budget again."]


def test_counts_beside_outcomes_are_of_all_else_that_is_asked_for(cast: Cast, shelf: Shelf, client: Client) -> None:
    client.force_login(cast.secretary)

    page = page_text(client.get("/decisions/?meeting=GRID10&outcome=NOTED"))

    counts = dict(re.findall(r'value="([A-Z]+)".*?filter-count">(\d+)<', page, re.DOTALL))
    assert counts == {"AGREED": "2", "NOTED": "1"}
    assert "<strong>1 decision</strong>" in page


def test_htmx_gets_only_what_the_filters_change(shelf: Shelf, client: Client) -> None:
    page = page_text(client.get("/decisions/", headers={"HX-Request": "true"}))

    assert "<html" not in page
    assert shown(page)[0] == "The Panel the published budget."


def test_an_empty_register_says_how_it_fills(db: None, client: Client) -> None:
    assert "appears here by itself" in page_text(client.get("/decisions/"))
    assert "appears here by itself" in page_text(client.get("/actions/"))
    assert "Remove a filter" in page_text(client.get("/decisions/?words=nothing"))


def test_a_long_register_has_pages_that_keep_the_filters(cast: Cast, client: Client) -> None:
    client.force_login(cast.secretary)
    minutes = make_minutes(cast.panel, 14)
    write(minutes, 1, "".join(stated(f"d{number}", "NOTED", f"report {number}") for number in range(120)))
    seen, address = [], "/decisions/?outcome=NOTED"
    while address:
        page = page_text(client.get(address))
        seen += shown(page)
        older = re.search(r'href="(\?[^"]*after=[^"]*)"', page)
        address = "/decisions/" + older[1].replace("&amp;", "&") if older else ""

    assert len(shown(page_text(client.get("/decisions/?outcome=NOTED")))) == ROWS_ON_A_PAGE
    assert seen == [f"The Panel report {number}." for number in range(120)]


def test_a_file_has_every_row_that_is_asked_for_and_no_formula(cast: Cast, shelf: Shelf, client: Client) -> None:
    client.force_login(cast.secretary)
    write(shelf.drafted, 2, action("formula", "=HYPERLINK to follow."))

    text = b"".join(client.get("/actions.csv?meeting=GRID12")).decode("utf-8-sig")

    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [(row["Reference"], row["Action"], row["Sensitivity"], row["Stage"]) for row in rows] == [
        ("GRID12/01", "The Treasurer to hide.", "confidential", "draft"),
        ("GRID12/02", "The Treasurer to pay.", "public", "draft"),
        ("GRID12/03", "'=HYPERLINK to follow.", "public", "draft"),
    ]
    assert rows[2]["Owner"] == "'=HYPERLINK"


@pytest.mark.parametrize("address", ["/decisions/?fold=1&words=the&meeting=GRID14", "/actions/?owner=c&state=open"])
@pytest.mark.parametrize("role", ["secretary", "member"])
def test_a_register_takes_the_same_queries_at_any_length(
    cast: Cast, shelf: Shelf, client: Client, address: str, role: str
) -> None:
    client.force_login(getattr(cast, role))
    minutes = make_minutes(cast.panel, 14, [f"Item {number}" for number in range(3)])
    taken = []
    for count in (1, 3, 200):
        statements = "".join(stated(f"{count} {number}", "NOTED", "the report") for number in range(count))
        write(
            minutes,
            1,
            statements + "".join(action(f"{count} {number}", "The Clerk to act.") for number in range(count)),
        )
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        taken.append(len(queries))

    assert len(set(taken)) == 1
    assert taken[0] <= 8


def test_the_table_of_actions_has_the_latest_word_and_its_day_for_the_panel_alone(
    cast: Cast, circulated: Minutes, client: Client
) -> None:
    with time_machine.travel(TODAY, tick=False):
        answer_action(Action.objects.get(pk=uuid_of("owed")), ActionState.AT_RISK, note="With legal.", by=cast.member)
    client.force_login(cast.member)

    table = b"".join(client.get("/actions.csv")).decode("utf-8-sig")

    row = next(row for row in csv.DictReader(io.StringIO(table)) if row["Reference"] == "GRID12/02")
    assert (row["Status"], row["Latest answer"], row["Answered on"]) == ("At risk", "With legal.", "2024-05-20")
    client.logout()
    assert b"legal" not in b"".join(client.get("/actions.csv"))
