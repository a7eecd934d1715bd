"""The agenda beside the text: what its forms do, with and without script, and what stays where it was."""

import json
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.audience import Sensitivity
from meetings.agenda.services.points import Details
from meetings.agenda.services.standing_items import add_standing_item
from meetings.models import AgendaItem, Membership
from minutes.drafting.agenda import add_item
from minutes.drafting.classification import classify_item
from minutes.enums import VersionKind
from minutes.models import ItemText, Minutes
from minutes.versions.freeze import freeze_version
from tests.conftest import Cast
from tests.factories import item_of, make_minutes, paragraph, write
from tests.pages import page_text

PAGE = "/drafting/GRID12/agenda/"


def titles() -> list[str]:
    return list(AgendaItem.objects.order_by("number").values_list("title", flat=True))


def test_without_script_each_change_is_a_form_and_the_page_says_what_was_done(
    minutes: Minutes, as_secretary: Client
) -> None:
    said = []

    def change(verb: str, **sent: object) -> None:
        response = as_secretary.post(f"{PAGE}{verb}", sent, follow=True)
        assert response.status_code == 200
        said.extend(str(message) for message in response.context["messages"])

    change("add", title="Risks", purpose="decision")
    change("move", item=item_of(minutes, 3).pk, place=1)
    change("rename", item=item_of(minutes, 1).pk, title="Risks and issues")
    change("withdraw", item=item_of(minutes, 2).pk, reason="No time")
    change("restore", item=item_of(minutes, 2).pk)
    change("remove", item=item_of(minutes, 3).pk)

    assert titles() == ["Risks and issues", "Welcome"]
    assert said == [
        "Item 3 is added: Risks.",
        "Item 3 is now item 1.",
        "Item 1 is now called Risks and issues.",
        "Item 2 is withdrawn. It keeps its number, and what is written of it.",
        "Item 2 is back on the agenda.",
        "Budget is off the agenda.",
    ]


def test_beside_the_text_only_the_column_is_sent_with_the_new_number_of_the_item_that_is_open(
    minutes: Minutes, as_secretary: Client
) -> None:
    budget = item_of(minutes, 2)

    response = as_secretary.post(
        f"{PAGE}move?item={budget.pk}", {"item": budget.pk, "place": 1}, headers={"HX-Request": "true"}
    )

    page = page_text(response)
    assert "<html" not in page
    assert response["HX-Replace-Url"] == "/drafting/GRID12/1/"
    assert re.search(r'id="item-heading" hx-swap-oob="true"> <span class="item-number">1\. </span>Budget <', page)
    assert "Item 2 is now item 1." in page


@pytest.mark.parametrize(
    ("verb", "sent", "status", "sentence", "typed"),
    [
        ("rename", {"title": "x" * 501}, 400, "at most 500 characters", "x" * 501),
        ("withdraw", {"reason": " "}, 400, "Say why the item is withdrawn", ""),
        ("add", {"title": "", "purpose": "discussion"}, 400, "was left empty", '"discussion" selected'),
        ("add", {"title": "Risks", "purpose": "fun"}, 400, "for decision, for discussion", "Risks"),
        ("move", {"place": "up"}, 400, "Move it again", ""),
        ("move", {"place": "9" * 22}, 400, "Move it again", ""),
        ("move", {"place": "9" * 5000}, 400, "Move it again", ""),
        ("restore", {}, 409, "not withdrawn", ""),
    ],
)
def test_what_cannot_be_taken_is_said_and_what_was_typed_stays(
    minutes: Minutes, as_secretary: Client, verb: str, sent: dict[str, str], status: int, sentence: str, typed: str
) -> None:
    before = titles()

    response = as_secretary.post(f"{PAGE}{verb}", {"item": item_of(minutes, 1).pk, **sent})

    page = page_text(response)
    assert response.status_code == status
    assert sentence in page
    assert typed in page
    assert titles() == before


def test_a_save_reaches_its_item_though_the_agenda_was_numbered_anew_meanwhile(
    minutes: Minutes, as_secretary: Client
) -> None:
    page = page_text(as_secretary.get("/drafting/GRID12/2/"))
    address = re.search(r'data-save-address="([^"]+)"', page)[1]
    budget, welcome = item_of(minutes, 2), item_of(minutes, 1)
    as_secretary.post(f"{PAGE}move", {"item": budget.pk, "place": 1})

    sent = json.dumps({"html": paragraph("p", "The budget grew."), "revision": 0})
    response = as_secretary.post(address, sent, content_type="application/json")

    assert response.status_code == 200
    assert "The budget grew." in ItemText.objects.get(item=budget).html
    assert ItemText.objects.get(item=welcome).html == ""


def test_news_is_of_the_item_that_is_open_though_another_has_its_number_now(
    minutes: Minutes, as_secretary: Client
) -> None:
    page = page_text(as_secretary.get("/drafting/GRID12/2/"))
    address = re.search(r'data-news-address="([^"]+)"', page)[1]
    as_secretary.post(f"{PAGE}move", {"item": item_of(minutes, 2).pk, "place": 1})
    write(minutes, 1, paragraph("p", "The budget grew."))

    response = as_secretary.get(address, headers={"If-None-Match": '"0"'})

    assert response.status_code == 200
    assert "The budget grew." in response.json()["html"]


def test_an_item_is_classified_though_another_has_its_number_now(minutes: Minutes, as_secretary: Client) -> None:
    budget = item_of(minutes, 2)
    as_secretary.post(f"{PAGE}move", {"item": budget.pk, "place": 1})

    sent = {"sensitivity": "confidential", "reason": "Prices"}
    response = as_secretary.post(f"/drafting/GRID12/2/classify?item={budget.pk}", sent)

    assert response["Location"] == "/drafting/GRID12/1/"
    assert list(AgendaItem.objects.filter(sensitivity="confidential")) == [budget]


def test_a_secretary_who_is_not_cleared_can_move_a_confidential_item_and_sees_only_its_public_title(
    cast: Cast, minutes: Minutes, as_secretary: Client
) -> None:
    classify_item(
        item_of(minutes, 2), Sensitivity.CONFIDENTIAL, reason="Prices", public_title="A contract", by=cast.secretary
    )
    Membership.objects.filter(person__account=cast.secretary).update(is_cleared=False)
    item = item_of(minutes, 2)

    refused = as_secretary.post(f"{PAGE}rename", {"item": item.pk, "title": "Mine"})
    page = page_text(as_secretary.post(f"{PAGE}move", {"item": item.pk, "place": 1}, follow=True))

    assert refused.status_code == 403
    assert "A contract" in page
    assert "Budget" not in page
    assert titles() == ["Budget", "Welcome"]


def test_an_item_of_another_meeting_is_not_there(cast: Cast, minutes: Minutes, as_secretary: Client) -> None:
    other = make_minutes(cast.panel, 13)

    response = as_secretary.post(f"{PAGE}move", {"item": item_of(other, 1).pk, "place": 2})

    assert response.status_code == 404


@pytest.mark.parametrize("count", [1, 25, 100])
def test_the_agenda_takes_the_same_queries_at_any_length(cast: Cast, client: Client, count: int) -> None:
    make_minutes(cast.panel, 12, [f"Item {number}" for number in range(count)])
    client.force_login(cast.secretary)

    with CaptureQueriesContext(connection) as queries:
        page = page_text(client.get(PAGE))

    assert page.count("data-place=") == count
    assert len(queries) == 6


def test_the_lines_say_how_each_item_stands(cast: Cast, minutes: Minutes, as_secretary: Client) -> None:
    write(minutes, 1, paragraph("p", "Words."))
    as_secretary.post(f"{PAGE}withdraw", {"item": item_of(minutes, 2).pk, "reason": "No time"})

    page = page_text(as_secretary.get("/drafting/GRID12/1/"))

    assert re.findall(r'drafting-mark" data-state="([^"]+)"', page) == ["written", "withdrawn"]


@pytest.fixture
def closing(cast: Cast, minutes: Minutes) -> None:
    """The panel keeps the last item last, and the numbers have left the secretariat."""
    standing = add_standing_item(cast.panel, Details("Any other business"), comes_last=True, by=cast.secretary)
    AgendaItem.objects.filter(meeting=minutes.meeting, number=2).update(standing=standing)
    freeze_version(minutes, VersionKind.CIRCULATED, by=cast.secretary)


def offered(page: str) -> list[tuple[str, str]]:
    """Where another item can stand, as the form offers it."""
    (select,) = re.findall(r'<select[^>]* id="add-place".*?</select>', page, re.DOTALL)
    return [(value, " ".join(label.split())) for value, label in re.findall(r'value="([^"]*)"[^>]*>([^<]*)<', select)]


def numbered() -> list[str]:
    return [str(item) for item in AgendaItem.objects.order_by("number")]


@pytest.mark.usefixtures("closing")
def test_the_form_offers_where_another_item_stands_and_puts_it_there(minutes: Minutes, as_secretary: Client) -> None:
    welcome, budget = item_of(minutes, 1), item_of(minutes, 2)
    places = offered(page_text(as_secretary.get(PAGE)))

    said = [
        page_text(as_secretary.post(f"{PAGE}add", {"title": title, "place": place}, follow=True))
        for title, place in (("Late", ""), ("Farewell", "last"), ("Thanks", f"under-{budget.pk}"))
    ]

    assert places == [
        ("", "Before Budget"),
        ("last", "At the end"),
        (f"under-{welcome.pk}", "Under item 1, Welcome"),
        (f"under-{budget.pk}", "Under item 2, Budget"),
    ]
    assert numbered() == ["1. Welcome", "1A. Late", "2. Budget", "2.1 Thanks", "3. Farewell"]
    for page, sentence in zip(said, ("Item 1A is added: Late.", "Item 3 is added", "Item 2.1 is added"), strict=True):
        assert sentence in page
    assert [label for _, label in offered(said[-1])] == [
        "Before Budget",
        "At the end",
        "Under item 1, Welcome",
        "Under item 1A, Late",
        "Under item 2, Budget",
        "Under item 3, Farewell",
    ]


@pytest.mark.parametrize("place", ["under-", "under-x", f"under-{'9' * 5000}", "before", "0"])
def test_a_place_that_is_none_is_refused_and_what_was_typed_stays(
    minutes: Minutes, as_secretary: Client, place: str
) -> None:
    response = as_secretary.post(f"{PAGE}add", {"title": "Late", "place": place})

    assert response.status_code == 400
    assert "Choose where the item stands." in page_text(response)
    assert 'value="Late"' in page_text(response)
    assert titles() == ["Welcome", "Budget"]


def test_what_is_refused_keeps_the_place_that_was_chosen(minutes: Minutes, as_secretary: Client) -> None:
    place = f"under-{item_of(minutes, 2).pk}"

    page = page_text(as_secretary.post(f"{PAGE}add", {"title": "", "place": place}))

    assert f'value="{place}" selected' in page


def test_where_a_secretary_is_not_cleared_no_sub_item_is_offered_or_taken(
    cast: Cast, minutes: Minutes, as_secretary: Client
) -> None:
    classify_item(
        item_of(minutes, 2), Sensitivity.CONFIDENTIAL, reason="Prices", public_title="A contract", by=cast.secretary
    )
    Membership.objects.filter(person__account=cast.secretary).update(is_cleared=False)

    places = offered(page_text(as_secretary.get(PAGE)))
    response = as_secretary.post(f"{PAGE}add", {"title": "More", "place": f"under-{item_of(minutes, 2).pk}"})

    assert [label for _, label in places] == ["At the end", "Under item 1, Welcome"]
    assert response.status_code == 403
    assert titles() == ["Welcome", "Budget"]


def test_a_script_too_is_told_only_the_public_title_of_an_item_that_is_withheld(
    cast: Cast, minutes: Minutes, as_secretary: Client
) -> None:
    item = item_of(minutes, 2)
    classify_item(item, Sensitivity.CONFIDENTIAL, reason="Prices", public_title="A contract", by=cast.secretary)
    address = f"{PAGE}?item={item.pk}"

    def page() -> str:
        return page_text(as_secretary.get(address, headers={"HX-Request": "true"}))

    cleared = page()
    Membership.objects.filter(person__account=cast.secretary).update(is_cleared=False)
    uncleared = page()

    assert ("2. </span>Budget" in cleared, "Budget" in uncleared) == (True, False)
    assert "2. </span>A contract" in uncleared


def test_a_sub_item_is_moved_among_its_like(cast: Cast, minutes: Minutes, as_secretary: Client) -> None:
    for title in ("Fees", "Loans"):
        add_item(minutes.meeting, title, None, under=item_of(minutes, 1), by=cast.secretary)
    loans = item_of(minutes, "1.2")

    page = page_text(as_secretary.get(PAGE))
    as_secretary.post(f"{PAGE}move", {"item": loans.pk, "place": 1})

    assert re.findall(r'data-place="(\d+)"', page) == ["1", "1", "1", "2"]
    assert page.count('class="agenda-handle') == 2
    assert re.findall(r'name="place" value="(\d+)"', page) == ["1", "2", "1", "2", "1", "2", "1", "2"]
    assert numbered() == ["1. Welcome", "1.1 Loans", "1.2 Fees", "2. Budget"]


@pytest.mark.parametrize("verb", ["rename", "move"])
def test_no_item_has_a_number_without_end(minutes: Minutes, as_secretary: Client, verb: str) -> None:
    assert as_secretary.post(f"{PAGE}{verb}", {"item": "9" * 5000, "place": 1}).status_code == 404
