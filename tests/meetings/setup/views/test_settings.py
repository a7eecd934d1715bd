"""The pages of a panel's set-up: a change is shown with what it does, and kept when it is confirmed."""

import json
import re
from datetime import date, time
from html import unescape
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.audience import Sensitivity
from core.audit.trail import AuditEvent
from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.calendar.services.meetings import create_meeting
from meetings.enums import AttendanceKind
from meetings.models import Letterhead, Meeting, OutcomeWord, Panel, Seat
from meetings.panels.rules import PanelRules, QuorumOf
from meetings.panels.services import add_outcome_words, set_letterhead
from meetings.people.services.seats import add_seats
from meetings.setup.sections import SECTIONS
from minutes.models import Minutes
from tests.conftest import Cast
from tests.factories import make_meeting, make_minutes, stated, write
from tests.forms import sent_as_found

LOGO = (Path(__file__).resolve().parents[4] / "smartgov/demo/logo.png").read_bytes()


def facts() -> dict[str, object]:
    return json.loads(AuditEvent.objects.latest("seq").facts)


def address(key: str) -> str:
    return f"/panels/GRID/settings/{key}/"


def preview(client: Client, key: str, **sent: object) -> str:
    """What the page says before anything is kept, with the fields as they stand unless told otherwise."""
    form = sent_as_found(client.get(address(key)).content.decode()) | sent
    response = client.post(address(key), form | {"step": "preview"})
    assert response.status_code == 200, response.content.decode()
    return response.content.decode()


def keep(client: Client, key: str, page: str):
    return client.post(address(key), sent_as_found(page) | {"step": "keep"})


def said(page: str) -> list[str]:
    return [unescape(each) for each in re.findall(r"<li>([^<]*)</li>", page.split('class="foretold"')[1])]


@pytest.fixture
def secretary(cast: Cast, client: Client) -> Client:
    client.force_login(cast.secretary)
    return client


@pytest.mark.parametrize("key", SECTIONS)
def test_each_section_sent_as_it_is_found_changes_nothing(cast: Cast, secretary: Client, key: str) -> None:
    """Of words there is nothing to send until one comes or goes."""
    before = Panel.objects.values().get(code="GRID")
    sent = {"add": "ENDORSED"} if key == "outcome-words" else {}

    page = preview(secretary, key, **sent)
    unchanged = Panel.objects.values().get(code="GRID")
    kept = keep(secretary, key, page)

    assert said(page)
    assert unchanged == before
    assert kept["Location"] == "/panels/GRID/settings/"
    assert Panel.objects.values().get(code="GRID") == before


def test_what_is_shown_is_kept_only_when_it_is_confirmed(secretary: Client) -> None:
    page = preview(secretary, "notice", paper_days="6")
    before = PanelRules.read(Panel.objects.get(code="GRID").rules)
    keep(secretary, "notice", page)

    assert (before.paper_days, PanelRules.read(Panel.objects.get(code="GRID").rules).paper_days) == (7, 6)


def test_from_the_preview_one_goes_back_to_the_form_with_what_was_typed(secretary: Client) -> None:
    page = preview(secretary, "notice", paper_days="6")

    again = secretary.post(address("notice"), sent_as_found(page) | {"step": "edit"}).content.decode()

    assert 'name="paper_days" value="6"' in again
    assert "Show what this changes" in again


def test_days_are_foretold_by_meeting(cast: Cast, secretary: Client) -> None:
    create_meeting(cast.panel, 48, held_on=date(2034, 9, 8), by=cast.secretary)

    shorter = said(preview(secretary, "notice", paper_days="6"))
    scottish = said(preview(secretary, "working-days", division="SCT"))
    closed = said(preview(secretary, "working-days", closure_days="8 September 2034"))

    assert shorter[-1] == (
        "Meeting 48 on 8 September 2034: papers are due on 31 August 2034 instead of 30 August 2034."
    )
    assert scottish[-1] == "No meeting to come has other dates by it."
    assert closed[-1] == "Meeting 48 on 8 September 2034: that day is no working day."


def test_a_meeting_whose_day_has_passed_is_no_example(cast: Cast, secretary: Client) -> None:
    create_meeting(cast.panel, 47, held_on=date(2024, 9, 6), by=cast.secretary)
    create_meeting(cast.panel, 48, held_on=date(2034, 9, 8), by=cast.secretary)

    foretold = said(preview(secretary, "notice", paper_days="6"))

    assert [each for each in foretold if each.startswith("Meeting ")] == [
        "Meeting 48 on 8 September 2034: papers are due on 31 August 2034 instead of 30 August 2034."
    ]


def test_of_many_meetings_three_are_named(cast: Cast, secretary: Client) -> None:
    for number in range(1, 7):
        create_meeting(cast.panel, number, held_on=date(2030, number, 10), by=cast.secretary)

    assert said(preview(secretary, "notice", paper_days="1"))[-1] == "So it is with 3 other meetings."


def test_the_next_paper_is_an_example_of_a_pattern(cast: Cast, secretary: Client) -> None:
    create_meeting(cast.panel, 48, held_on=date(2017, 9, 8), by=cast.secretary)

    page = preview(secretary, "numbering", paper_pattern="{panel}_{meeting}_{date:%d%m}_{number:02}")

    assert said(page) == [
        "The first paper of meeting 48 will be GRID_48_0809_01, the second GRID_48_0809_02, the tenth GRID_48_0809_10.",
        "Papers that have a number keep it.",
        "The first action of meeting 48 will be GRID48/01, the second GRID48/02, the tenth GRID48/10.",
    ]


def test_another_count_of_digits_shows_the_next_actions_and_which_numbers_stay(cast: Cast, secretary: Client) -> None:
    for number in (12, 11, 10):
        make_meeting(cast.panel, number)
    Meeting.objects.update(next_action_number=1, issued_action_digits=2)

    page = preview(secretary, "numbering", action_digits="3")
    kept = keep(secretary, "numbering", page)

    assert said(page)[-3:] == [
        "The first action of meeting 13 will be GRID13/001, the second GRID13/002, the tenth GRID13/010.",
        "Numbers that drafts show change at once.",
        "The action numbers of GRID12 and of 2 other meetings are issued and stay as they are written.",
    ]
    assert kept["Location"] == "/panels/GRID/settings/"
    assert Panel.objects.get(code="GRID").rules == {"action_digits": 3}
    assert "Actions are numbered with three digits, such as 002." in secretary.get(kept["Location"]).content.decode()


def test_a_quorum_is_held_against_the_last_meeting(cast: Cast, secretary: Client) -> None:
    seats = add_seats(cast.panel, "Members", 3, by=cast.secretary)
    meeting = make_meeting(cast.panel)
    record_attendance(meeting, [Attendee(AttendanceKind.PRESENT, "Ada", "Members", seat=seats[0])], by=cast.secretary)

    page = said(preview(secretary, "voting", quorum="2", quorum_of=QuorumOf.SEATS.value, majority="two_thirds"))

    assert page == [
        "A quorum is 2 filled seats.",
        "An alternate fills the seat they stand in for, for the quorum and in the vote.",
        "A motion is carried by at least two thirds of the votes cast.",
        "Of 5 places 2 must be filled, by however many people.",
        "If all 5 votes are cast, 4 carry a motion.",
        "At meeting 12: 1 of 5 places is filled, by 1 person with 1 vote. "
        "The quorum is 2 places: not quorate, one is missing.",
        "By the rules so far: 1 of 5 places is filled, by 1 person with 1 vote. The panel has no rule about a quorum.",
    ]


def test_a_seat_that_was_given_up_is_foretold_neither_a_place_nor_a_vote(cast: Cast, secretary: Client) -> None:
    seats = add_seats(cast.panel, "Members", 3, by=cast.secretary)
    meeting = make_meeting(cast.panel)
    record_attendance(meeting, [Attendee(AttendanceKind.PRESENT, "Ada", "Members", seat=seats[0])], by=cast.secretary)
    Seat.objects.filter(pk=seats[2].pk).update(ends_on=date(2024, 1, 31))

    page = said(preview(secretary, "voting", quorum="2", quorum_of=QuorumOf.PEOPLE.value, majority="simple"))

    assert page[3:6] == [
        "Of 4 places 2 must be filled, by as many people.",
        "If all 4 votes are cast, 3 carry a motion.",
        "At meeting 12: 1 of 4 places is filled, by 1 person with 1 vote. "
        "The quorum is 2 people: not quorate, one is missing.",
    ]


def test_a_time_zone_says_when_meetings_begin(cast: Cast, secretary: Client) -> None:
    create_meeting(cast.panel, 48, held_on=date(2030, 7, 8), by=cast.secretary)
    Meeting.objects.update(starts_at=time(10, 0))

    assert said(preview(secretary, "time-zone", time_zone="Europe/Paris")) == [
        "Times of this panel’s meetings are those of Europe/Paris.",
        "Meeting 48 on 8 July 2030 begins at 10:00 there, 1 hour earlier than by the zone so far.",
    ]


def test_items_that_are_there_stay_as_they_are(cast: Cast, minutes: Minutes, secretary: Client) -> None:
    page = preview(secretary, "sensitivity", default_sensitivity=Sensitivity.CONFIDENTIAL.value)

    assert said(page)[-1] == "The 2 items there are already stay as they are."


def test_another_code_says_what_becomes_of_the_references(cast: Cast, secretary: Client) -> None:
    make_meeting(cast.panel)

    page = preview(secretary, "code", code="grids")
    kept = keep(secretary, "code", page)

    assert "So 1 meeting get another reference" not in page
    assert "One meeting gets another reference: GRID12 becomes GRIDS12." in said(page)
    assert kept["Location"] == "/panels/GRIDS/settings/"


def test_a_code_that_is_out_can_be_seen_and_not_changed(cast: Cast, secretary: Client) -> None:
    make_meeting(cast.panel)
    Meeting.objects.update(next_action_number=1, issued_action_digits=2)

    settings = secretary.get("/panels/GRID/settings/").content.decode()
    page = secretary.get(address("code"))

    assert "so the code GRID stays" in settings
    assert "/settings/code/" not in settings
    assert page.status_code == 409


def test_a_logo_goes_through_the_preview(cast: Cast, secretary: Client) -> None:
    sent = {"logo": SimpleUploadedFile("logo.png", LOGO), "logo_alt": "A dial", "address_line": "4 Lantern Yard"}

    page = preview(secretary, "letterhead", **sent)
    before = Letterhead.objects.filter(panel=cast.panel).exists()
    keep(secretary, "letterhead", page)
    again = preview(secretary, "letterhead", address_line="5 Lantern Yard")
    keep(secretary, "letterhead", again)

    row = Letterhead.objects.get(panel=cast.panel)
    assert "data:image/png;base64," in page
    assert (before, bytes(row.logo), row.logo_alt, row.address_line) == (False, LOGO, "A dial", "5 Lantern Yard")


def test_a_letterhead_goes_without_its_logo_when_it_is_told_to(cast: Cast, secretary: Client) -> None:
    set_letterhead(cast.panel, logo=LOGO, logo_alt="A dial", by=cast.secretary)

    page = preview(secretary, "letterhead", without_logo="on")
    keep(secretary, "letterhead", page)

    assert "There will be no logo." in said(page)
    assert bytes(Letterhead.objects.get(panel=cast.panel).logo) == b""


@pytest.mark.parametrize(
    ("key", "sent", "sentence"),
    [
        ("name", {"name": " "}, "Say what the panel is called."),
        ("name", {"name": "P" * 300}, "The name is too long: it may have 200 characters, and has 300."),
        ("code", {"code": "G1"}, "two to eight letters"),
        ("code", {"code": "OTHER"}, "Another panel has this code."),
        ("outcome-words", {"add": "no word"}, "An outcome is one word"),
        ("outcome-words", {"before_added": "It was"}, "Say which word it is that this stands before."),
        ("outcome-words", {"add": "noted"}, "NOTED comes with SmartGov. Every panel has it."),
        ("outcome-words", {}, "Say which word comes or which goes, or what stands before them."),
        ("numbering", {"paper_pattern": "{panel}", "action_digits": "2"}, "Without {number} two papers"),
        ("numbering", {"paper_pattern": "{panel}", "action_digits": "4"}, "4 is not one of the available choices"),
        ("voting", {"quorum": "9", "quorum_of": "people", "majority": "simple"}, "The panel has 2 places, so 9"),
        ("working-days", {"division": "ENG", "closure_days": "Easter"}, "Line 1: “Easter” is no day"),
        ("notice", {"notice_days": "5", "paper_days": "99"}, "less than or equal to 60"),
        ("letterhead", {"logo": SimpleUploadedFile("logo.png", LOGO)}, "Say in words what the logo shows"),
    ],
)
def test_what_will_not_do_is_said_at_its_field_and_nothing_is_lost(
    secretary: Client, key: str, sent: dict[str, object], sentence: str
) -> None:
    response = secretary.post(address(key), sent | {"step": "preview"})

    assert response.status_code == 400
    assert sentence in response.content.decode()


def test_a_logo_that_is_no_png_is_refused_when_it_is_kept_at_the_latest(secretary: Client) -> None:
    sent = {"logo": SimpleUploadedFile("logo.png", b"GIF89a"), "logo_alt": "A dial"}

    response = secretary.post(address("letterhead"), sent | {"step": "preview"})

    assert response.status_code == 400
    assert "The logo is not a PNG image that can be read." in response.content.decode()


def test_a_word_that_meanwhile_has_a_decision_stays(cast: Cast, secretary: Client) -> None:
    add_outcome_words(cast.panel, ["ENDORSED"], by=cast.secretary)
    page = preview(secretary, "outcome-words", retire="ENDORSED")
    write(make_minutes(cast.panel), 1, stated("a", "ENDORSED", "the plan"))

    refused = keep(secretary, "outcome-words", page)

    assert "ENDORSED will no longer be offered" in page
    assert refused.status_code == 409
    assert OutcomeWord.objects.filter(panel=cast.panel).exists()


def test_a_word_is_not_added_and_retired_in_one_go(cast: Cast, secretary: Client) -> None:
    add_outcome_words(cast.panel, ["ENDORSED"], by=cast.secretary)

    sent = {"add": "endorsed", "retire": "ENDORSED", "step": "preview"}
    refused = secretary.post(address("outcome-words"), sent)

    assert refused.status_code == 400
    assert "The panel has ENDORSED already." in refused.content.decode()


def test_there_is_no_section_of_any_other_name(secretary: Client) -> None:
    assert secretary.get(address("colour")).status_code == 404


@pytest.mark.parametrize("count", [1, 40])
def test_the_page_takes_the_same_queries_however_much_there_is(cast: Cast, secretary: Client, count: int) -> None:
    add_outcome_words(cast.panel, [f"W{chr(65 + n // 26)}{chr(65 + n % 26)}X" for n in range(count)], by=cast.secretary)
    Meeting.objects.bulk_create(Meeting(panel=cast.panel, number=number) for number in range(1, count + 1))

    with CaptureQueriesContext(connection) as queries:
        secretary.get("/panels/GRID/settings/")

    assert len(queries) == 10


def test_a_second_signatory_says_who_could_sign_today(cast: Cast, secretary: Client) -> None:
    nobody = said(preview(secretary, "signatures", second_signatory="deputy_chair"))
    page = preview(secretary, "signatures", second_signatory="secretary")
    keep(secretary, "signatures", page)

    assert nobody == [
        "The minutes are signed once the deputy chair and the chair have both signed.",
        "Both sign the very same version; the chair signs last.",
        "Nobody could do that today: the deputy chair is missing, or has no account.",
        "Minutes that are signed already stay as they are.",
    ]
    assert "Today that can be Secretary." in said(page)
    assert Panel.objects.get(code="GRID").rules == {"second_signatory": "secretary"}


def test_times_of_a_meeting_say_whose_they_are_where_that_is_another_zone(cast: Cast) -> None:
    meeting = create_meeting(cast.panel, 48, held_on=date(2030, 7, 8), by=cast.secretary)
    meeting.starts_at = time(10, 0)

    said_of = {}
    for zone in ("Europe/London", "America/New_York", "UTC"):
        meeting.panel.rules = PanelRules(time_zone=zone).written()
        said_of[zone] = meeting.hours

    assert said_of == {
        "Europe/London": "10:00",
        "America/New_York": "10:00, New York time",
        "UTC": "10:00, UTC",
    }


def test_a_word_has_what_stands_before_it_and_shows_how_a_paragraph_begins(cast: Cast, secretary: Client) -> None:
    sent = {"lead": "The Board", "add": "resolved", "before_added": "It was", "before-NOTED": "The Directors"}
    page = preview(secretary, "outcome-words", **sent)
    keep(secretary, "outcome-words", page)
    stands = secretary.get("/panels/GRID/settings/").content.decode()
    fewer = preview(secretary, "outcome-words", **{"before-NOTED": "", "retire": "RESOLVED"})
    keep(secretary, "outcome-words", fewer)

    assert said(page)[:4] == [
        "Where a paragraph begins with an outcome, the editor will write “The Board …”.",
        "The list of outcomes that closes an item will open with “The Board:”.",
        "Where a paragraph begins with NOTED, the editor will write “The Directors NOTED …”.",
        "Where a paragraph begins with RESOLVED, the editor will write “It was RESOLVED …”.",
    ]
    assert "“The Board AGREED …”, “The Directors NOTED …”, “It was RESOLVED …”." in stands
    assert said(fewer)[0] == "Where a paragraph begins with NOTED, the editor will write “The Board NOTED …”."
    assert Panel.objects.get(code="GRID").rules == {"outcome_lead": "The Board"}


def test_what_stands_before_an_outcome_is_shown_and_kept(cast: Cast, secretary: Client) -> None:
    page = preview(secretary, "outcome-words", lead="The Committee", add="resolved")
    keep(secretary, "outcome-words", page)
    gone = preview(secretary, "outcome-words", lead="")

    assert said(page)[0] == (
        "Where a paragraph begins with an outcome, the editor will write “The Committee RESOLVED …”."
    )
    assert Panel.objects.get(code="GRID").rules == {"outcome_lead": "The Committee"}
    assert list(cast.panel.outcome_words.values_list("word", flat=True)) == ["RESOLVED"]
    assert said(gone) == [
        "Where a paragraph begins with an outcome, the editor will write the outcome word alone.",
        "The list of outcomes that closes an item will open with “The Panel:”.",
    ]
