import json
import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.attendance.services.rsvp import declare_interest
from meetings.enums import AttendanceKind, Role
from meetings.models import Decision, Panel
from meetings.people.services.seats import add_seats
from minutes.drafting.save import save_item_text
from minutes.models import ItemText, Minutes
from minutes.text import plain_text
from tests.conftest import Cast
from tests.factories import item_of, make_member, paragraph, uuid_of, write
from tests.minutes.drafting.desk import PAGE, many


def save(client: Client, html: str, revision: int, **more: object) -> tuple[int, dict]:
    body = json.dumps({"html": html, "revision": revision, **more})
    response = client.post(PAGE + "save", body, content_type="application/json")
    return response.status_code, response.json()


def test_a_save_answers_the_text_its_revision_the_time_and_what_it_yields(as_secretary: Client) -> None:
    status, answer = save(as_secretary, many(1), 0)

    assert (status, answer["revision"]) == (200, 1)
    assert answer["html"] == ItemText.objects.get(item__number=1).html
    assert len(answer["saved_at"]) == 5
    assert "NOTED" in answer["yielded"]
    assert "GRID12/01" in answer["yielded"]


@pytest.mark.parametrize("count", [1, 3, 200])
def test_a_save_takes_as_many_queries_whatever_it_yields(as_secretary: Client, count: int) -> None:
    save(as_secretary, many(count), 0)
    changed = many(count).replace("NOTED 0.", "NOTED it.").replace("write 0", "write it")

    with CaptureQueriesContext(connection) as queries:
        status, _ = save(as_secretary, changed, 1)

    assert (status, len(queries)) == (200, 28)


@pytest.mark.parametrize("count", [1, 3, 200])
def test_the_page_takes_as_many_queries_whatever_the_item_holds(
    cast: Cast, minutes: Minutes, as_secretary: Client, count: int
) -> None:
    write(minutes, 1, many(count))
    seats = add_seats(cast.panel, "Suppliers", min(count, 40), by=cast.secretary)
    there = [Attendee(AttendanceKind.PRESENT, f"Member {seat.number}", seat=seat) for seat in seats]
    record_attendance(minutes.meeting, there, by=cast.secretary)

    with CaptureQueriesContext(connection) as queries:
        assert as_secretary.get(PAGE).status_code == 200

    assert len(queries) == 19  # one asks what is outstanding, for the first item alone


def room_at(client: Client, number: int) -> str:
    """What the side column says of the room at an item, in plain words."""
    page = client.get(f"/drafting/GRID12/{number}/").content.decode()
    section = page.split('class="drafting-room"')[1].split("</section>")[0]
    return " ".join(unescape(re.sub("<[^>]+>", " ", section)).split()).partition("> ")[2]


def test_the_room_is_who_is_there_at_the_item_and_says_why(cast: Cast, minutes: Minutes, as_secretary: Client) -> None:
    Panel.objects.update(rules={"quorum": 2})
    add_seats(cast.panel, "Suppliers", 1, by=cast.secretary)
    unrecorded = room_at(as_secretary, 1)
    people = [Attendee(AttendanceKind.PRESENT, each.name, person=each.person) for each in (cast.chair, cast.member)]
    record_attendance(minutes.meeting, [people[0], people[1]._replace(to_item=1)], by=cast.secretary)
    declare_interest(item_of(minutes, 2), cast.chair.person, "Shares", by=cast.secretary)

    first, second = room_at(as_secretary, 1), room_at(as_secretary, 2)

    assert unrecorded == "In the room for this item Attendance not recorded Attendance Interests Send to the chair"
    besides = (
        "One seat is vacant, and counts as not filled: Suppliers 1. "
        "Besides the one seat there are places for Chair and Member, who sit without one. "
        "Attendance Interests Send to the chair"
    )
    assert first == (
        "In the room for this item 2 of 3 places filled · quorate How it is counted "
        "2 of 3 places are filled, by 2 people with 2 votes. The quorum is 2 people: quorate. " + besides
    )
    assert second == (
        "In the room for this item 0 of 3 places filled · not quorate: 2 people are needed Member left after item 1. "
        "Chair stands aside because of an interest: counted neither for the quorum nor in the vote. How it is counted "
        "None of 3 places is filled. The quorum is 2 people: not quorate, two are missing. " + besides
    )


def test_two_who_change_one_block_get_base_mine_and_theirs_and_the_rest_merged(
    cast: Cast, minutes: Minutes, as_secretary: Client
) -> None:
    write(minutes, 1, paragraph("p", "The text.") + paragraph("q", "Another."))
    item = item_of(minutes, 1)
    theirs = paragraph("p", "Their text.") + paragraph("q", "Another.")
    save_item_text(item, theirs, base_revision=1, by=cast.operator)

    status, answer = save(as_secretary, paragraph("p", "My text.") + paragraph("q", "Another one."), 1)

    assert (status, answer["revision"]) == (409, 2)
    assert answer["clashes"] == [
        {
            "block": uuid_of("p"),
            "base": paragraph("p", "The text."),
            "mine": paragraph("p", "My text."),
            "theirs": paragraph("p", "Their text."),
        }
    ]
    assert answer["html"] == paragraph("p", "Their text.") + paragraph("q", "Another one.")
    assert "choose which wording stands" in answer["message"]


def test_a_save_names_earlier_words_that_had_no_answer_and_hears_whether_it_said_anything_new(
    minutes: Minutes, as_secretary: Client
) -> None:
    write(minutes, 1, paragraph("p", "Base."))
    save(as_secretary, paragraph("p", "First."), 1)

    status, answer = save(as_secretary, paragraph("p", "Second."), 1, before=[paragraph("p", "First.")])
    again, told = save(as_secretary, paragraph("p", "Second."), 1, before=[paragraph("p", "First.")])

    assert (status, answer["html"], answer["revision"]) == (200, paragraph("p", "Second."), 3)
    assert (again, told["html"], told["revision"]) == (200, paragraph("p", "Second."), 3)
    assert (answer["is_new"], told["is_new"]) == (True, False)


@pytest.mark.parametrize("before", ["null", '"x"', "[1]"])
def test_earlier_words_that_are_no_texts_are_refused(as_secretary: Client, before: str) -> None:
    body = f'{{"html": "", "revision": 0, "before": {before}}}'

    response = as_secretary.post(PAGE + "save", body, content_type="application/json")

    assert response.status_code == 400
    assert response.json() == {"message": "What was sent is not a text and its revision."}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        b'{"html": "x"}',
        b'{"html": null, "revision": 0}',
        b'{"html": ["x"], "revision": 0}',
        b'{"html": "x", "revision": "many"}',
        b'{"html": "x", "revision": null}',
        b'{"html": "x", "revision": true}',
        b'{"html": "x", "revision": 0.5}',
        b'{"html": "x", "revision": 1e999}',
        b'{"html": "x", "revision": NaN}',
        b'{"html": "x", "revision": %s}' % (b"1" * 5_000),
        b"[" * 100_000,
    ],
    ids=lambda body: body[:40].decode(errors="replace"),
)
def test_what_is_no_text_with_a_revision_is_refused_in_words(as_secretary: Client, body: bytes) -> None:
    response = as_secretary.post(PAGE + "save", body, content_type="application/json")

    assert response.status_code == 400
    assert response.json() == {"message": "What was sent is not a text and its revision."}
    assert ItemText.objects.get(item__number=1).html == ""


@pytest.mark.parametrize("revision", [-1, 2, 10**30])
def test_a_revision_that_never_was_is_refused_in_words(minutes: Minutes, as_secretary: Client, revision: int) -> None:
    kept = write(minutes, 1, paragraph("p", "The text."))

    status, answer = save(as_secretary, paragraph("p", "My text."), revision)
    plain = as_secretary.post(PAGE, {"plain": "My text.", "revision": revision})

    assert (status, plain.status_code) == (400, 400)
    assert answer == {"message": "There is no such revision of this text. Open the item again and repeat the change."}
    assert ItemText.objects.get(item__number=1).html == kept


def test_without_script_a_text_that_cannot_be_kept_is_refused_in_words(as_secretary: Client) -> None:
    deep = "\n".join("\t" * depth + "- x" for depth in range(150))

    response = as_secretary.post(PAGE, {"plain": deep, "revision": 0})

    assert response.status_code == 400
    assert b"The text is nested too deeply to be kept." in response.content


def test_a_secretary_who_is_not_cleared_cannot_open_what_is_confidential(
    cast: Cast, minutes: Minutes, client: Client
) -> None:
    write(minutes, 1, paragraph("p", "Whisper.", secret=True))
    client.force_login(make_member(cast.panel, "deputy@example.org", Role.SECRETARY))

    response = client.get(PAGE)

    assert response.status_code == 403
    assert b"Only those cleared for it can draft it." in response.content
    assert client.get("/drafting/GRID12/2/").status_code == 200


def test_without_script_the_plain_text_is_saved_and_what_was_not_touched_stays(
    minutes: Minutes, as_secretary: Client
) -> None:
    html = write(minutes, 1, paragraph("p", "The <em>first</em>.") + paragraph("q", "Quiet.", secret=True))
    plain = plain_text(html) + "\r\n\r\nThe Panel AGREED it.\r\n\r\nACTION: The Clerk to write."

    response = as_secretary.post(PAGE, {"plain": plain, "revision": 1}, follow=True)

    assert b"Item 1 is saved." in response.content
    assert ItemText.objects.get(item__number=1).html.startswith(html)
    assert Decision.objects.get().statement == "AGREED it."


def test_without_script_a_sign_that_only_its_font_shows_is_told_once(minutes: Minutes, as_secretary: Client) -> None:
    write(minutes, 1, paragraph("p", "The rent."))
    text = "\uf0b7 It was \uf0b3 9 pounds."

    first = as_secretary.post(PAGE, {"plain": text, "revision": 1}, follow=True)
    again = as_secretary.post(PAGE, {"plain": f"{text}\n\nIt rose.", "revision": 2}, follow=True)

    told = "In the text is a sign of a symbol font, which other fonts do not show: U+F0B3. Write what is meant."
    assert told in first.content.decode()
    assert told not in again.content.decode()


def test_without_script_two_who_change_one_paragraph_are_told(
    cast: Cast, minutes: Minutes, as_secretary: Client
) -> None:
    write(minutes, 1, paragraph("p", "The text."))
    write(minutes, 1, paragraph("p", "Their text."))

    response = as_secretary.post(PAGE, {"plain": "My text.", "revision": 1})

    assert response.status_code == 409
    assert b"Their text.\n\nMy text.</textarea>" in response.content
    assert b'name="revision" value="2"' in response.content


def test_the_public_reads_the_item_without_its_confidential_blocks(minutes: Minutes, as_secretary: Client) -> None:
    write(minutes, 1, paragraph("p", "Aloud.") + paragraph("q", "Whispered.", secret=True))

    content = as_secretary.get(PAGE + "public").content

    assert b"Aloud." in content
    assert b"Whispered." not in content


def test_an_item_is_made_confidential_for_a_reason_and_not_without_one(minutes: Minutes, as_secretary: Client) -> None:
    refused = as_secretary.post(PAGE + "classify", {"sensitivity": "confidential"})
    as_secretary.post(PAGE + "classify", {"sensitivity": "confidential", "reason": "It names Parties."})

    assert refused.status_code == 400
    assert b"Say why the item is confidential" in refused.content
    assert item_of(minutes, 1).sensitivity_reason == "It names Parties."
    assert b"This item is recorded in the Confidential Minutes" in as_secretary.get(PAGE + "public").content
