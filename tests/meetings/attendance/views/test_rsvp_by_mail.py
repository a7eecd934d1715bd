"""The page that a link in a mail leads to."""

import re

import pytest
from django.test import Client

from core.accounts.models import User
from core.audit.trail import AuditEvent
from meetings.attendance.rsvp_mail import pass_for
from meetings.attendance.services.rsvp import answer_coming
from meetings.enums import Coming, MeetingState
from meetings.models import Meeting, Reply
from tests.conftest import Cast
from tests.meetings.attendance.coming import person_of, words
from tests.pages import page_text

BUTTON = re.compile(r'<button class="btn( btn-primary)?"[^>]*>([^<]+)</button>')


def buttons(client: Client, address: str) -> list[tuple[str, str]]:
    """The buttons of the page that a link in a mail leads to, and what the first form sends; header and foot apart."""
    main = page_text(client.get(address)).partition("<main")[2].partition("</main>")[0]
    sent = re.findall(r'<input type="hidden" name="coming" value="(\w+)">', main)
    return [(words, "primary" if primary else "") for primary, words in BUTTON.findall(main)] + [("sends", *sent)]


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        ("yes", [("Yes, I am coming to GRID31", "primary"), ("Answer", ""), ("sends", "yes")]),
        ("no", [("Send apologies", "primary"), ("Answer", ""), ("sends", "no")]),
        ("alternate", [("Answer", "primary"), ("sends",)]),
        ("perhaps", [("Answer", "primary"), ("sends",)]),
        ("", [("Answer", "primary"), ("sends",)]),
    ],
)
def test_a_link_leads_to_one_button_for_its_answer(
    cast: Cast, meeting: Meeting, client: Client, answer: str, shown: list
) -> None:
    assert buttons(client, f"/coming/{pass_for(meeting, person_of(cast.member))}/?answer={answer}") == shown


def test_a_link_whose_answer_was_given_already_offers_to_change_it(
    cast: Cast, meeting: Meeting, client: Client
) -> None:
    address = f"/coming/{pass_for(meeting, person_of(cast.member))}/"
    answer_coming(meeting, person_of(cast.member), Coming.YES, by=cast.member)

    assert buttons(client, f"{address}?answer=yes") == [("Change the answer", "primary"), ("sends",)]
    assert buttons(client, f"{address}?answer=no") == [
        ("Send apologies", "primary"),
        ("Change the answer", ""),
        ("sends", "no"),
    ]


@pytest.mark.parametrize("answer", ["yes", "no", "alternate"])
def test_following_a_link_changes_nothing_and_runs_no_script(
    cast: Cast, meeting: Meeting, client: Client, answer: str
) -> None:
    address = f"/coming/{pass_for(meeting, person_of(cast.member))}/?answer={answer}"
    events = AuditEvent.objects.count()

    page, head = client.get(address), client.head(address)

    assert (page.status_code, head.status_code) == (200, 200)
    assert (Reply.objects.count(), AuditEvent.objects.count()) == (0, events)
    assert re.findall(r'<script[^>]+src="([^"]+)"', page_text(page)) == re.findall(
        r'<script[^>]+src="([^"]+)"', page_text(client.get("/verify/"))
    )


@pytest.mark.parametrize(
    ("state", "heading"),
    [
        (MeetingState.OPEN, "Meeting GRID31 has begun"),
        (MeetingState.CLOSED, "Meeting GRID31 is closed"),
        (MeetingState.CANCELLED, "Meeting GRID31 is cancelled"),
    ],
)
def test_a_link_opened_too_late_asks_nothing(
    cast: Cast, meeting: Meeting, client: Client, state: MeetingState, heading: str
) -> None:
    Meeting.objects.update(state=state)

    page = words(client.get(f"/coming/{pass_for(meeting, person_of(cast.member))}/"))

    assert heading in page
    assert "coming?" not in page


@pytest.mark.parametrize("reason", ["cut short", "account closed"])
def test_a_link_that_is_dead_says_what_to_do_and_not_to_sign_in(
    cast: Cast, meeting: Meeting, client: Client, reason: str
) -> None:
    token = pass_for(meeting, person_of(cast.member))
    if reason == "account closed":
        User.objects.filter(pk=cast.member.pk).update(is_active=False)

    response = client.get(f"/coming/{token[:-3] if reason == 'cut short' else token}/")

    page = page_text(response)
    main = page.partition("<main")[2].partition("</main>")[0]
    assert response.status_code == 404
    assert "This link does not work" in main
    assert "open or copy the whole of the link" in main
    assert "sign in" not in main.lower()
