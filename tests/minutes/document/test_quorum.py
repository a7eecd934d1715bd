"""The quorum of an item: in the drafting room, on the sheet, before the minutes move on, in print and as data."""

import json
import re
from html import unescape

import pytest
from django.test import Client

from core.audience import Audience, Sensitivity
from meetings.attendance.record import Attendee
from meetings.attendance.rsvp import forecast
from meetings.attendance.services.attendance import record_attendance
from meetings.attendance.services.declarations import declare_interest
from meetings.attendance.sheet import attendance_sheet
from meetings.attendance.stays import Stay
from meetings.enums import AttendanceKind
from meetings.item_numbers import ItemNumber
from meetings.models import Panel, Person
from minutes.document.build import build_document
from minutes.document.quorum import decided_without_quorum
from minutes.document.redaction import redact
from minutes.drafting.classification import classify_item
from minutes.drafting.inquorate import give_inquorate_reason
from minutes.models import Minutes
from minutes.rendering.attendance import quorum_fact
from minutes.rendering.json import render_json
from minutes.rendering.text import render_text
from minutes.workflow.transitions import SEND_TO_CHAIR, gaps_before
from tests.conftest import Cast
from tests.factories import item_of, make_minutes, stated, uuid_of, write

ITEMS = (1, 2, 3, 4)
PRESENT, ALTERNATE = AttendanceKind.PRESENT, AttendanceKind.ALTERNATE
BACK = (Stay(ItemNumber(3)),)


@pytest.fixture
def decided(cast: Cast) -> Minutes:
    """The minutes of a meeting that decided something at each of its items; two people are a quorum."""
    Panel.objects.filter(pk=cast.panel.pk).update(rules={"quorum": 2})
    minutes = make_minutes(Panel.objects.get(pk=cast.panel.pk), 14, ["Welcome", "Budget", "Fees", "Tenders"])
    for number in ITEMS:
        write(minutes, number, stated(f"d{number}", "AGREED", "it"))
    return minutes


def in_the_room(client: Client, number: int) -> str:
    page = client.get(f"/drafting/GRID14/{number}/").content.decode()
    section = re.sub("<[^>]+>", " ", page.split('class="drafting-room"')[1].split("</section>")[0])
    return " ".join(unescape(section).split())


def json_of(minutes: Minutes, audience: Audience = Audience.CONFIDENTIAL) -> dict[int, dict[str, object]]:
    data = json.loads(render_json(redact(build_document(minutes), audience)))
    return {item["number"]: item.get("quorum", {}) for item in data["items"]}


@pytest.mark.parametrize(
    ("member", "aside", "people"),
    [
        ({}, {}, {1: 2, 2: 2, 3: 2, 4: 2}),
        ({"to_item": ItemNumber(2)}, {}, {1: 2, 2: 2, 3: 1, 4: 1}),
        ({"to_item": ItemNumber(1), "returns": BACK}, {}, {1: 2, 2: 1, 3: 2, 4: 2}),
        ({"to_item": ItemNumber(2), "left_during": True, "returns": BACK}, {3: "chair"}, {1: 2, 2: 1, 3: 1, 4: 2}),
        ({"from_item": ItemNumber(3)}, {3: "member", 4: "chair"}, {1: 1, 2: 1, 3: 1, 4: 1}),
    ],
)
def test_all_who_say_how_an_item_stands_say_the_same(
    cast: Cast,
    decided: Minutes,
    client: Client,
    member: dict[str, object],
    aside: dict[int, str],
    people: dict[int, int],
) -> None:
    there = [Attendee(PRESENT, account.name, person=account.person) for account in (cast.chair, cast.member)]
    record_attendance(decided.meeting, [there[0], there[1]._replace(**member)], by=cast.secretary)
    for number, who in aside.items():
        declare_interest(item_of(decided, number), getattr(cast, who).person, "Shares", by=cast.secretary)
    client.force_login(cast.secretary)

    fresh = Minutes.objects.with_what_is_read().select_related("meeting__panel").get(pk=decided.pk)
    gaps = " ".join(gap.sentence for gap in gaps_before(fresh, SEND_TO_CHAIR))
    told, printed = json_of(decided), render_text(redact(build_document(decided), Audience.PUBLIC))
    stretches = attendance_sheet(decided.meeting).stretches

    without = [number for number in ITEMS if people[number] < 2]
    assert {number: told[number]["people"] for number in ITEMS} == people
    assert [number for number in ITEMS if "is_quorate" not in told[number]] == without
    assert [number for number in ITEMS if f"Item {number} was decided without a quorum" in gaps] == without
    assert printed.count("There was no quorum for this item: 1 of the 2 people needed was there.") == len(without)
    for number in ITEMS:
        of_two = f"{people[number]} of 2 places filled"
        assert of_two in in_the_room(client, number)
        assert of_two in next(str(each.presence) for each in stretches if each.first <= number <= each.last)


def test_the_room_does_not_forget_an_interest_of_who_is_recorded_by_name(
    cast: Cast, decided: Minutes, client: Client
) -> None:
    """The fault: an alternate whose name was typed counted in the room, and not in the forecast."""
    eve = Person.objects.create(name="Eve Marsh")
    stands_in = Attendee(ALTERNATE, "Eve Marsh", "Member", alternate_for=cast.member.person)
    chair = Attendee(PRESENT, "Chair", person=cast.chair.person)
    record_attendance(decided.meeting, [chair, stands_in], by=cast.secretary)
    declare_interest(item_of(decided, 2), eve, "Shares", by=cast.secretary)
    client.force_login(cast.secretary)

    assert [json_of(decided)[number]["people"] for number in (1, 2)] == [2, 1]
    assert "1 of 2 places filled · not quorate" in in_the_room(client, 2)


def test_what_was_forecast_of_an_item_is_what_the_room_says_of_it(cast: Cast, decided: Minutes) -> None:
    declare_interest(item_of(decided, 2), cast.member.person, "Shares", by=cast.secretary)
    there = [Attendee(PRESENT, account.name, person=account.person) for account in (cast.chair, cast.member)]
    record_attendance(decided.meeting, there, by=cast.secretary)

    (foreseen,) = forecast(decided.meeting).stretches

    assert (foreseen.label, foreseen.presence.people) == ("Item 2", 0)  # nobody has answered
    assert json_of(decided)[2]["people"] == 1


def test_the_quorum_of_an_item_is_withheld_with_it(cast: Cast, decided: Minutes) -> None:
    chair = Attendee(PRESENT, "Chair", person=cast.chair.person)
    record_attendance(decided.meeting, [chair], by=cast.secretary)
    item = item_of(decided, 2)
    classify_item(item, Sensitivity.CONFIDENTIAL, reason="Prices", public_title="Budget", by=cast.secretary)

    document = build_document(decided)

    assert [bool(quorum) for quorum in json_of(decided, Audience.PUBLIC).values()] == [True, False, True, True]
    assert quorum_fact(document) == "2 people. There was no quorum at any time."
    assert quorum_fact(redact(document, Audience.PUBLIC).document).endswith(
        "Items that are withheld here are not counted."
    )


def test_without_a_rule_or_a_record_nothing_is_said_of_a_quorum(cast: Cast, decided: Minutes) -> None:
    unrecorded = build_document(decided)
    record_attendance(decided.meeting, [Attendee(PRESENT, "Chair", person=cast.chair.person)], by=cast.secretary)
    Panel.objects.update(rules={})

    without_rule = build_document(Minutes.objects.select_related("meeting__panel").get(pk=decided.pk))

    assert [item.quorum for document in (unrecorded, without_rule) for item in document.items] == [None] * 8
    assert [quorum_fact(document) for document in (unrecorded, without_rule)] == ["", ""]


def test_why_it_was_decided_all_the_same_is_printed_and_marked(cast: Cast, decided: Minutes) -> None:
    record_attendance(decided.meeting, [Attendee(PRESENT, "Chair", person=cast.chair.person)], by=cast.secretary)
    give_inquorate_reason(item_of(decided, 2), "It could not wait.", by=cast.secretary)
    give_inquorate_reason(item_of(decided, 3), "It is secret why.", by=cast.secretary)
    write(decided, 3, stated("d3", "AGREED", "it", secret=True))

    public = redact(build_document(decided), Audience.PUBLIC)

    sentence = "There was no quorum for this item: 1 of the 2 people needed was there. It was decided all the same: "
    assert f"{sentence}It could not wait." in render_text(public)
    assert "It is secret why." not in render_json(public)
    assert "It is secret why." in render_json(redact(build_document(decided), Audience.CONFIDENTIAL))
    marked = [decision.id for item in public.document.items for decision in decided_without_quorum(item)]
    assert marked == [uuid_of(f"d{number}") for number in (1, 2, 4)]
