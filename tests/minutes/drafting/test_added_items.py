"""Items added while a meeting runs: everything that prints, lists or finds an item does so with 4A and 5.1."""

import csv
import json
import re

import pytest
from django.db.models import Q
from django.test import Client

from actions.services import issue_action_numbers
from core.accounts.models import User
from core.audience import Audience
from core.stored import to_plain
from core.web.keyset_paging import every_row
from meetings.access import access_of
from meetings.attendance.queries import room_of
from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.enums import AttendanceKind
from meetings.models import AgendaItem
from minutes.document.build import build_document
from minutes.document.redaction import redact
from minutes.drafting import agenda
from minutes.enums import VersionKind
from minutes.models import Minutes, Version
from minutes.registers.decisions import live_decisions
from minutes.rendering.body import minutes_view
from minutes.rendering.json import render_json
from minutes.rendering.text import render_text
from minutes.versions.compare import changes_between, in_words
from minutes.versions.freeze import freeze_version, version_document
from minutes.workflow.readiness import facts_of_items
from tests.conftest import Cast
from tests.factories import action, item_of, make_minutes, paragraph, stated, write
from tests.pages import page_text

TITLES = ("Welcome", "Budget", "Risks", "Dates", "Any other business")
ORDER = ["1", "2", "3", "4", "4A", "5", "5.1"]


@pytest.fixture
def first(cast: Cast) -> Version:
    """The minutes as they were frozen before anything was added."""
    minutes = make_minutes(cast.panel, 12, TITLES)
    for number in (1, 2, 3, 4):
        write(minutes, number, paragraph(f"text {number}", f"Words of item {number}."))
    return freeze_version(minutes, VersionKind.CIRCULATED, by=User.objects.operator())


@pytest.fixture
def minutes(cast: Cast, first: Version) -> Minutes:
    minutes: Minutes = first.minutes
    standing = cast.panel.standing_items.create(title="Any other business", position=1, comes_last=True)
    AgendaItem.objects.filter(number=5).update(standing=standing)
    agenda.add_item(minutes.meeting, "Late paper", None, by=cast.secretary)
    agenda.add_item(minutes.meeting, "Thanks", None, under=item_of(minutes, 5), by=cast.secretary)
    write(minutes, "4A", stated("late", "AGREED", "to note the paper") + action("owed", "The Clerk to print it."))
    write(minutes, "5.1", stated("thanks", "NOTED", "its thanks") + action("card", "The Chair to write."))
    return minutes


def test_minutes_print_them_in_order_with_their_texts(minutes: Minutes) -> None:
    redacted = redact(build_document(minutes), Audience.PUBLIC)
    view, text, data = minutes_view(redacted), render_text(redacted), json.loads(render_json(redacted))

    assert [item.anchor for item in view.items] == [f"item-{number}" for number in ORDER]
    assert [item.number_words for item in view.items] == ["1.", "2.", "3.", "4.", "4A.", "5.", "5.1"]
    assert [item.number_in_contents for item in view.items] == ORDER
    assert "4A. Late paper\n\nThe Panel AGREED to note the paper" in text
    assert "5. Any other business\n\n5.1 Thanks\n\nThe Panel NOTED its thanks" in text
    assert [item["number"] for item in data["items"]] == [1, 2, 3, 4, "4A", 5, "5.1"]
    assert [action.reference for action in view.actions] == ["GRID12/01", "GRID12/02"]


def test_what_was_issued_stays_and_the_next_version_differs_where_something_was_added(
    minutes: Minutes, first: Version
) -> None:
    before = version_document(first, Audience.CONFIDENTIAL).document
    frozen = json.loads(first.confidential_json)["document"]["items"]

    changes = changes_between(before, build_document(minutes))

    assert [item["number"] for item in frozen] == [1, 2, 3, 4, 5]
    assert [str(item.number) for item in before.items] == ["1", "2", "3", "4", "5"]
    assert in_words(changes).endswith("in items 4A and 5.1")
    assert [piece.text for change in changes for piece in change.pieces][:1] == ["4A. Late paper"]


def test_a_version_that_has_them_is_read_back_as_it_was(minutes: Minutes) -> None:
    issue_action_numbers(minutes.meeting, by=User.objects.operator())
    version = freeze_version(minutes, VersionKind.CIRCULATED, by=User.objects.operator())

    items = version_document(version, Audience.PUBLIC).document.items

    assert [item["number"] for item in json.loads(version.public_json)["document"]["items"]][-3:] == ["4A", 5, "5.1"]
    assert [str(item.number) for item in items] == ORDER
    assert [item["number"] for item in to_plain(version_document(version, Audience.PUBLIC).document)["items"]][
        4
    ] == "4A"


def test_whoever_left_at_one_is_there_until_then(cast: Cast, minutes: Minutes) -> None:
    numbers = dict.fromkeys(minutes.meeting.items.values_list("number", flat=True))
    late, five = (item_of(minutes, number).number for number in ("4A", "5"))
    left = [
        Attendee(AttendanceKind.PRESENT, "Ann Hale", to_item=late),
        Attendee(AttendanceKind.PRESENT, "Lee Late", from_item=five),
    ]
    record_attendance(minutes.meeting, left, by=cast.secretary)

    details = [attendee.detail for attendee in build_document(minutes).attendance]
    stretches = room_of(minutes.meeting).by_item(numbers)
    assert details == ["Until item 4A", "From item 5"]
    assert [stretch.label for stretch in stretches] == ["Items 1 to 5.1"]
    assert {str(row.to_item) for row in minutes.meeting.attendances.all()} == {"4A", "None"}


def test_registers_say_where_they_stand_and_lead_there(minutes: Minutes, as_secretary: Client) -> None:
    decisions, actions = (
        list(csv.DictReader(as_secretary.get(f"/{register}.csv").getvalue().decode("utf-8-sig").splitlines()))
        for register in ("decisions", "actions")
    )

    assert [row["Item"] for row in decisions] == [row["Item"] for row in actions] == ["4A", "5.1"]
    for number in ("4A", "5.1"):
        assert as_secretary.get(f"/go/GRID12 item {number}")["Location"] == f"/minutes/GRID12/#item-{number}"
        assert as_secretary.get("/go/", {"q": f"grid12/{number.lower()}"})["Location"].endswith(f"#item-{number}")
    page = page_text(as_secretary.get("/decisions/"))
    assert "GRID12, item 4A" in page
    assert "GRID12, item 5.1" in page


def test_a_register_is_read_on_from_each_of_them(cast: Cast, minutes: Minutes) -> None:
    for number in ("4", "5"):
        write(minutes, number, stated(f"more {number}", "NOTED", "it"))

    rows = list(every_row([live_decisions(access_of(cast.secretary), Q())], chunk=1))

    assert [str(row.item) for row in rows] == ["4", "4A", "5", "5.1"]


def test_each_has_a_page_of_drafting_of_its_own(minutes: Minutes, as_secretary: Client) -> None:
    page = page_text(as_secretary.get("/drafting/GRID12/5.1/"))

    assert 'data-save-address="/drafting/GRID12/5.1/save?item=' in page
    assert '<span class="item-number">5.1 </span>Thanks' in page
    assert 'href="/drafting/GRID12/4A/"' in page
    assert as_secretary.get("/drafting/GRID12/5.2/").status_code == 404


def test_the_meeting_lists_them_and_counts_what_they_came_to(minutes: Minutes, as_secretary: Client) -> None:
    page = page_text(as_secretary.get("/meetings/GRID12/"))

    assert [page.index(f'<span class="agenda-number">{number}</span>') for number in ORDER] == sorted(
        page.index(f'<span class="agenda-number">{number}</span>') for number in ORDER
    )
    assert page.count("1 decision · 1 action") == 2
    assert 'href="/minutes/GRID12/#item-4A"' in page


def test_from_the_page_of_the_meeting_its_secretary_adds_another(
    cast: Cast, minutes: Minutes, as_secretary: Client
) -> None:
    link = "/drafting/GRID12/agenda/?add#add-title"

    assert f'href="{link}"' in page_text(as_secretary.get("/meetings/GRID12/"))
    begins_there = re.compile(r'id="add-title"[^>]* autofocus')
    assert begins_there.search(page_text(as_secretary.get(link)))
    assert not begins_there.search(page_text(as_secretary.get("/drafting/GRID12/agenda/")))
    as_secretary.force_login(cast.chair)
    assert link not in page_text(as_secretary.get("/meetings/GRID12/"))


def test_who_classifies_an_item_is_told_of_sub_items_that_stay_as_they_were(
    minutes: Minutes, as_secretary: Client
) -> None:
    sent = {"sensitivity": "confidential", "reason": "Prices", "public_title": "A contract"}

    page = page_text(as_secretary.post("/drafting/GRID12/5/classify", sent, follow=True))
    other = page_text(as_secretary.post("/drafting/GRID12/4A/classify", sent, follow=True))

    assert "Item 5 is now confidential. Its sub-item 5.1 is still public" in page
    assert "Item 4A is now confidential.<" in other


def test_an_item_whose_sub_items_are_written_needs_no_text_of_its_own(minutes: Minutes) -> None:
    assert [str(item.number) for item in facts_of_items(minutes) if item.needs_text] == []

    write(minutes, "5.1", "")

    assert [str(item.number) for item in facts_of_items(minutes) if item.needs_text] == ["5", "5.1"]
