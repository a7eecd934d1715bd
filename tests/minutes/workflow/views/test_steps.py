"""The way from draft to published minutes as people click it."""

import re
from datetime import date

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from core.accounts.models import User
from meetings.calendar.services.meetings import create_meeting
from meetings.enums import MeetingState
from minutes.enums import MinutesState
from minutes.models import IssuedFile, Minutes, Version
from tests.conftest import Cast
from tests.factories import make_minutes, paragraph, write
from tests.minutes.workflow.signing import PASSWORD, bring_to, later_meeting, make_complete_minutes
from tests.pages import page_text

S = MinutesState
PAGE = "/minutes/GRID12/"


def as_(client: Client, user: User) -> Client:
    client.force_login(user)
    return client


def page_of(client: Client, address: str = PAGE) -> str:
    return page_text(client.get(address))


def filled_buttons(page: str) -> list[str]:
    main = page.split("<main")[1]
    return re.findall(r'class="btn btn-primary"[^>]*>([^<]+)<', main)


def hidden_text(page: str) -> str:
    return re.search(r'name="text" value="([0-9a-f]{64})"', page)[1]


def test_from_draft_to_published_each_page_offers_the_one_next_step(
    cast: Cast, complete: Minutes, client: Client
) -> None:
    meeting = later_meeting(complete, cast.secretary)
    offered = []

    def step(user: User, verb: str, **asked: object) -> None:
        as_(client, user)
        offered.append(filled_buttons(page_of(client))[0])
        assert client.get(f"{PAGE}{verb}/").status_code == 200
        response = client.post(f"{PAGE}{verb}/", asked)
        assert (response.status_code, response.headers.get("Location")) == (302, PAGE), page_text(response)

    step(cast.secretary, "send-to-chair")
    as_(client, cast.chair).post(f"{PAGE}return-to-draft/", {"reason": "A name is wrong."})
    assert "A name is wrong." in page_of(as_(client, cast.secretary))
    step(cast.secretary, "send-to-chair")
    recipients = [cast.member.person.pk, cast.observer.person.pk]
    step(cast.chair, "circulate", recipients=recipients)
    step(cast.secretary, "approve", at=meeting.pk)
    client.force_login(cast.chair)
    step(cast.chair, "sign", password=PASSWORD, text=hidden_text(page_of(client, f"{PAGE}sign/")))
    step(cast.secretary, "publish")

    assert offered == [
        "Send to the chair", "Send to the chair", "Circulate", "Record the approval", "Sign", "Publish",
    ]  # fmt: skip
    assert Minutes.objects.get().state == S.PUBLISHED
    assert len(mail.outbox) == 2
    assert "the open budget" in page_of(Client())
    assert "hidden price" not in page_of(Client())


@pytest.mark.parametrize(("state", "mover", "note"), [
    (S.DRAFT, "secretary", "yours to send to the chair"),
    (S.CHAIR_REVIEW, "chair", "yours to circulate"),
    (S.CIRCULATED, "secretary", "yours to record the approval"),
    (S.APPROVED, "chair", "yours to sign"),
    (S.SIGNED, "secretary", "yours to publish"),
])  # fmt: skip
@pytest.mark.parametrize("address", [PAGE, "/meetings/GRID12/"])
def test_the_track_names_whose_move_it_is(
    cast: Cast, complete: Minutes, client: Client, state: MinutesState, mover: str, note: str, address: str
) -> None:
    bring_to(state, complete, cast)
    other = {"chair": "secretary", "secretary": "chair"}[mover]
    words = {"chair": "the chair", "secretary": "the secretariat"}[mover]

    assert note in page_of(as_(client, getattr(cast, mover)), address)
    assert f"waits for {words}" in page_of(as_(client, getattr(cast, other)), address)


def test_what_is_missing_stands_in_place_of_the_button(cast: Cast, client: Client) -> None:
    make_minutes(cast.panel)
    client.force_login(cast.secretary)

    for address in ("/meetings/GRID12/", f"{PAGE}send-to-chair/"):
        page = page_of(client, address)
        assert "The attendance is not recorded." in page
        assert "Send to the chair" not in filled_buttons(page)
    assert client.post(f"{PAGE}send-to-chair/").status_code == 409


def test_who_may_read_but_not_do_it_is_told_and_the_wrong_moment_too(
    cast: Cast, complete: Minutes, client: Client
) -> None:
    bring_to(S.CIRCULATED, complete, cast)

    def status(user: User, verb: str) -> int:
        return as_(client, user).post(f"{PAGE}{verb}/").status_code

    assert status(cast.member, "approve") == 403
    assert status(cast.chair, "approve") == 403
    assert status(cast.secretary, "sign") == 403
    assert status(cast.secretary, "publish") == 409
    assert status(cast.outsider, "approve") == 404


def test_a_wrong_password_is_said_at_the_field_and_many_are_stopped(
    cast: Cast, complete: Minutes, client: Client
) -> None:
    bring_to(S.APPROVED, complete, cast)
    client.force_login(cast.chair)
    text = hidden_text(page_of(client, f"{PAGE}sign/"))

    answers = [page_text(client.post(f"{PAGE}sign/", {"password": "guess", "text": text})) for _ in range(12)]
    last = client.post(f"{PAGE}sign/", {"password": PASSWORD, "text": text})

    assert "The password is not right. Nothing was signed." in answers[0]
    assert "Too many tries." in answers[-1]
    assert last.status_code == 400
    assert Minutes.objects.get().state == S.APPROVED


def test_the_chair_sees_which_words_differ_and_the_hashes_that_will_be_signed(
    cast: Cast, complete: Minutes, client: Client
) -> None:
    bring_to(S.CIRCULATED, complete, cast)
    client.force_login(cast.secretary)
    client.post(f"{PAGE}return-to-draft/", {"reason": "A correction."})
    write(complete, 2, paragraph("talk 12", "The Panel talked at length."))
    client.post(f"{PAGE}approve/", {"at": "ex-committee"})
    client.force_login(cast.chair)

    page = page_of(client, f"{PAGE}sign/")
    client.post(f"{PAGE}sign/", {"password": PASSWORD, "text": hidden_text(page)})

    version = Version.objects.first()
    assert "One place differs, in item 2" in page
    assert "taken out: </span>talked." in page
    assert "put in: </span>talked at length." in page
    assert "as corrected" in page
    shown = re.sub(r"\s", "", page)
    assert version.public_sha256 in shown
    assert version.confidential_sha256 in shown
    assert "Sign version 3" in page


def test_the_signed_pdf_is_served_from_storage_under_its_hash(cast: Cast, complete: Minutes, client: Client) -> None:
    bring_to(S.PUBLISHED, complete, cast)
    public = IssuedFile.objects.get(rendition="public")

    response = client.get("/minutes/GRID12.pdf")
    again = client.get("/minutes/GRID12.pdf", headers={"If-None-Match": f'"{public.sha256}"'})
    cleared = as_(client, cast.member).get("/minutes/GRID12.pdf")

    assert (response.status_code, response["ETag"], len(response.content)) == (200, f'"{public.sha256}"', public.size)
    assert again.status_code == 304
    assert cleared["ETag"] == f'"{IssuedFile.objects.get(rendition="confidential").sha256}"'


def test_where_the_web_server_can_it_sends_the_file_itself(
    cast: Cast, complete: Minutes, client: Client, settings: Settings
) -> None:
    bring_to(S.PUBLISHED, complete, cast)
    settings.ISSUED_ACCEL = "/issued/"

    response = client.get("/minutes/GRID12.pdf")

    assert response["X-Accel-Redirect"] == f"/issued/{IssuedFile.objects.get(rendition='public').stored_name}"
    assert response.content == b""


def test_a_signed_version_without_its_file_is_never_served_as_if_it_had_one(
    cast: Cast, complete: Minutes, client: Client, queue: None
) -> None:
    bring_to(S.SIGNED, complete, cast)
    client.force_login(cast.secretary)

    response = client.get("/minutes/GRID12.pdf")
    part = client.get("/minutes/GRID12/printing/?seen=waiting")

    assert response.status_code == 202
    assert b"Waiting for its turn" in response.content
    assert part.status_code == 204
    assert "still being made" in page_of(client)


def places_offered(page: str) -> list[tuple[str, bool]]:
    """Where the panel can be said to have approved the minutes, and which is chosen beforehand."""
    found = re.findall(r'<option value="[^"]*"( selected)?>([^<]+)</option>', page.split('name="at"')[1])
    return [(name, bool(selected)) for selected, name in found]


def test_only_later_meetings_that_were_opened_are_offered_the_next_one_chosen(
    cast: Cast, complete: Minutes, client: Client
) -> None:
    bring_to(S.CIRCULATED, complete, cast)
    for number, state, day in (
        (11, MeetingState.CLOSED, date(2024, 3, 14)),
        (13, MeetingState.CANCELLED, date(2024, 6, 13)),
        (14, MeetingState.CLOSED, date(2024, 8, 8)),
        (15, MeetingState.OPEN, date(2024, 7, 11)),  # called at short notice, before the one with the lower number
        (16, MeetingState.AGENDA_ISSUED, date(2024, 9, 12)),
        (17, MeetingState.PLANNED, date(2024, 10, 10)),
    ):
        create_meeting(cast.panel, number, held_on=day, state=state, by=cast.secretary)

    page = page_of(as_(client, cast.secretary), f"{PAGE}approve/")

    assert places_offered(page) == [
        ("At meeting 15, 11 July 2024", True),
        ("At meeting 14, 8 August 2024", False),
        ("Ex-committee, by correspondence", False),
    ]
    assert "No later meeting" not in page


def test_where_none_was_held_yet_the_page_says_so_and_a_choice_has_to_be_made(
    cast: Cast, complete: Minutes, client: Client
) -> None:
    bring_to(S.CIRCULATED, complete, cast)
    ahead = create_meeting(cast.panel, 13, by=cast.secretary)
    as_(client, cast.secretary)

    page = page_of(client, f"{PAGE}approve/")
    empty = client.post(f"{PAGE}approve/", {"at": ""})
    stale = client.post(f"{PAGE}approve/", {"at": ahead.pk})
    state = Minutes.objects.get().state
    client.post(f"{PAGE}approve/", {"at": "ex-committee"})

    assert places_offered(page) == [("Choose where", True), ("Ex-committee, by correspondence", False)]
    assert (
        'No later meeting of the panel has been opened yet: open <a href="/meetings/GRID13/">meeting 13</a> once it is '
        "held, or choose ex-committee."
    ) in page
    assert (empty.status_code, stale.status_code, state) == (400, 400, S.CIRCULATED)
    assert "Say where the panel approved them." in page_text(empty)
    assert "Choose a later meeting that was opened" in page_text(stale)
    assert Minutes.objects.get().state == S.APPROVED


def test_where_no_later_meeting_is_planned_the_page_leads_to_none(
    cast: Cast, complete: Minutes, client: Client
) -> None:
    bring_to(S.CIRCULATED, complete, cast)

    page = page_of(as_(client, cast.secretary), f"{PAGE}approve/")

    assert "No later meeting of the panel is planned yet: plan the one that approves them, or choose ex-com" in page


@pytest.mark.parametrize("count", [1, 3, 200])
def test_the_page_of_the_approval_costs_the_same_however_many_were_held(
    cast: Cast, complete: Minutes, client: Client, count: int
) -> None:
    bring_to(S.CIRCULATED, complete, cast)
    for number in range(13, 13 + count):
        create_meeting(cast.panel, number, state=MeetingState.CLOSED, by=cast.secretary)
    as_(client, cast.secretary)

    with CaptureQueriesContext(connection) as queries:
        page = page_of(client, f"{PAGE}approve/")

    assert (len(places_offered(page)), len(queries)) == (count + 1, 6)


@pytest.mark.parametrize("verb", ["send-to-chair", "circulate", "approve", "sign", "publish", "reopen"])
def test_looking_at_a_step_changes_nothing(cast: Cast, complete: Minutes, client: Client, verb: str) -> None:
    for state in S:
        Minutes.objects.update(state=state)
        for user in (cast.secretary, cast.chair):
            as_(client, user).get(f"{PAGE}{verb}/")
        assert Minutes.objects.get().state == state


def test_versions_are_listed_with_what_became_of_them_for_those_who_draft(
    cast: Cast, complete: Minutes, client: Client
) -> None:
    bring_to(S.SIGNED, complete, cast)
    client.force_login(cast.secretary)
    client.post(f"{PAGE}withdraw-signature/", {"reason": "Signed too early."})

    page = page_of(client, f"{PAGE}versions/")

    assert re.findall(r">Version (\d)</a>", page) == ["3", "2", "1"]
    assert "Signature withdrawn" in page
    assert "Approved at GRID13" in page
    assert page.count("Signed too early.") == 2
    assert [client.get(f"{PAGE}v{number}/").status_code for number in (1, 2, 3, 4)] == [200, 200, 200, 404]


def test_a_file_can_be_checked_by_anybody_and_leaves_nothing(cast: Cast, complete: Minutes, client: Client) -> None:
    bring_to(S.PUBLISHED, complete, cast)
    content = client.get("/minutes/GRID12.pdf").content

    def check(data: bytes) -> str:
        return page_text(client.post("/verify/", {"file": SimpleUploadedFile("minutes.pdf", data)}))

    assert "This file is genuine" in check(content)
    assert "This file was altered" in check(content[:999] + b"!" + content[1000:])
    assert "This file is unknown here" in check(b"%PDF-1.7 something else")
    assert client.post("/verify/").status_code == 400
    assert client.post("/verify/", b"", content_type="text/plain", CONTENT_LENGTH=60_000_000).status_code == 413
