import json
import re
from datetime import date
from html import unescape

import pytest
import time_machine
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from actions.models import Action, ActionState
from actions.services import answer_action, propose_closure
from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.attendance.services.rsvp import declare_interest
from meetings.enums import AttendanceKind, Role
from meetings.models import Decision, Panel
from meetings.people.services.seats import add_seats
from minutes.drafting.save import save_item_text
from minutes.enums import MinutesState
from minutes.models import ItemText, Minutes
from minutes.text import plain_text
from minutes.workflow.notices import send_notice_of_actions
from tests.conftest import Cast
from tests.factories import action, item_of, make_member, make_minutes, paragraph, uuid_of, write
from tests.pages import page_text

PAGE = "/drafting/GRID12/1/"


@pytest.fixture
def as_secretary(cast: Cast, minutes: Minutes, client: Client) -> Client:
    client.force_login(cast.secretary)
    return client


def save(client: Client, html: str, revision: int, **more: object) -> tuple[int, dict]:
    body = json.dumps({"html": html, "revision": revision, **more})
    response = client.post(PAGE + "save", body, content_type="application/json")
    return response.status_code, response.json()


def many(count: int) -> str:
    return "".join(
        paragraph(f"p{n}", f'<span data-decision="{uuid_of(f"d{n}")}" data-outcome="NOTED">NOTED {n}.</span>')
        + action(f"a{n}", f"The Clerk to write {n}.")
        for n in range(count)
    )


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

    assert (status, len(queries)) == (200, 27)


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

    assert len(queries) == 18  # one asks what is outstanding, for the first item alone


def room_at(client: Client, number: int) -> str:
    """What the side column says of the room at an item, in plain words."""
    page = page_text(client.get(f"/drafting/GRID12/{number}/"))
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

    assert unrecorded == "Room at this item Attendance not recorded Attendance Interests Send to the chair"
    besides = (
        "One seat is vacant, and counts as not filled: Suppliers 1. "
        "Besides the one seat there are places for Chair and Member, who sit without one. "
        "Attendance Interests Send to the chair"
    )
    assert first == (
        "Room at this item 2 of 3 places filled · quorate How it is counted "
        "2 of 3 places are filled, by 2 people with 2 votes. The quorum is 2 people: quorate. " + besides
    )
    assert second == (
        "Room at this item 0 of 3 places filled · not quorate: 2 are needed Member left after item 1. "
        "Chair takes no part because of an interest: counted neither for the quorum nor in the vote. How it is counted "
        "None of 3 places is filled. The quorum is 2 people: not quorate, two are missing. " + besides
    )


def answer_earlier(cast: Cast, count: int) -> None:
    earlier = make_minutes(cast.panel, 11)
    write(earlier, 1, "".join(action(f"e{n}", f"Member to do {n} by 13 May 2024.") for n in range(count)))
    write(earlier, 2, action("hush", "Member to whisper.", secret=True))
    send_notice_of_actions(earlier, site="http://testserver", by=cast.secretary)
    answer_action(Action.objects.get(pk=uuid_of("e0")), ActionState.AT_RISK, note="With\nlegal", by=cast.member)
    propose_closure(Action.objects.get(pk=uuid_of("hush")), note="Hushed.", by=cast.member)


@pytest.mark.parametrize("count", [1, 3, 200])
def test_the_first_item_takes_two_queries_more_for_what_is_outstanding_however_much(
    cast: Cast, minutes: Minutes, as_secretary: Client, count: int
) -> None:
    answer_earlier(cast, count)

    with CaptureQueriesContext(connection) as queries:
        first = page_text(as_secretary.get(PAGE))
    with CaptureQueriesContext(connection) as others:
        second = page_text(as_secretary.get("/drafting/GRID12/2/"))

    assert first.count("data-sentences") == count + 1
    assert "data-sentences" not in second
    assert len(queries) == len(others) + 2


def test_what_is_outstanding_can_be_put_into_the_first_items_text_in_a_secretarys_words(
    cast: Cast, minutes: Minutes, as_secretary: Client
) -> None:
    with time_machine.travel(date(2024, 5, 20), tick=False):
        answer_earlier(cast, 2)
        found = page_text(as_secretary.get(PAGE))

    offered = re.findall(r'data-sentences="(.*?)" data-reference="(.*?)" data-secret="(.*?)"', found)
    assert [(unescape(sentences), reference, secret) for sentences, reference, secret in offered] == [
        (
            "GRID11/01: Member reported on 20 May 2024 that this action was at risk: “With legal”. "
            "The action was due by 13 May 2024 and remains open.",
            "GRID11/01",
            "false",
        ),
        (
            "GRID11/02: No update had been received. The action was due by 13 May 2024 and remains open.",
            "GRID11/02",
            "false",
        ),
        (
            "GRID11/03: Member reported on 20 May 2024 that this action was complete: “Hushed.” "
            "It was proposed that the action be closed.",
            "GRID11/03",
            "true",
        ),
    ]


def test_a_secretary_who_is_not_cleared_is_offered_public_actions_alone(
    cast: Cast, minutes: Minutes, client: Client
) -> None:
    answer_earlier(cast, 1)
    client.force_login(make_member(cast.panel, "deputy@example.org", Role.SECRETARY))

    found = page_text(client.get(PAGE))

    assert "GRID11/01" in found
    assert "whisper" not in found
    assert "GRID11/02" not in found


def test_an_action_whose_number_could_still_change_is_listed_and_not_put_into_the_text(
    cast: Cast, minutes: Minutes, as_secretary: Client
) -> None:
    write(make_minutes(cast.panel, 11), 1, action("early", "Member to wait."))

    found = page_text(as_secretary.get(PAGE))

    assert "Member to wait." in found
    assert "data-sentences" not in found


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

    assert b"Item 1 is saved, revision 2." in response.content
    assert ItemText.objects.get(item__number=1).html.startswith(html)
    assert Decision.objects.get().statement == "AGREED it."


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


def test_a_card_asked_for_beside_the_text_answers_the_column_alone(minutes: Minutes, as_secretary: Client) -> None:
    write(minutes, 1, many(2))
    card = f"{PAGE}decisions/{uuid_of('d1')}"
    beside = {"X-Requested-With": "fetch"}

    form = as_secretary.get(card, headers=beside).content
    sent = {"carried_by": "majority", "dissent_names": "Mr Nunn; Ms Ode", "restates": uuid_of("d0")}
    column = as_secretary.post(card, sent, headers=beside).content

    row = Decision.objects.get(pk=uuid_of("d1"))
    assert b"<html" not in form + column
    assert b"Dissenting: Mr Nunn, Ms Ode" in column
    assert (row.dissent_count, str(row.restates_id)) == (2, uuid_of("d0"))


def test_a_card_says_what_is_wrong_and_keeps_nothing(minutes: Minutes, as_secretary: Client) -> None:
    write(minutes, 1, many(1))

    response = as_secretary.post(f"{PAGE}decisions/{uuid_of('d0')}", {"dissent_count": 2})

    assert response.status_code == 400
    assert b"Dissent is recorded where a decision was carried by a majority." in response.content
    assert Decision.objects.get().dissent_count is None


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
