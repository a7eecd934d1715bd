"""The page that a link in a mail leads to."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from core.accounts.models import User
from core.audit.trail import AuditEvent
from meetings.attendance.rsvp_mail import pass_for
from meetings.attendance.services.rsvp import answer_coming
from meetings.enums import Coming, MeetingState, Role
from meetings.models import Meeting, Membership, Person, Reply
from tests.conftest import Cast
from tests.meetings.attendance.coming import SITE, person_of, words
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
        ("Change to: I send apologies", "primary"),
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


@pytest.mark.parametrize("reason", ["cut short", "account closed", "another address", "term over"])
def test_a_link_that_is_dead_says_what_to_do_and_not_to_sign_in(
    cast: Cast, meeting: Meeting, client: Client, reason: str
) -> None:
    token = pass_for(meeting, person_of(cast.member))
    if reason == "account closed":
        User.objects.filter(pk=cast.member.pk).update(is_active=False)
    if reason == "another address":
        User.objects.filter(pk=cast.member.pk).update(email="elsewhere@example.org")
    if reason == "term over":  # of a meeting that was to be held in it, and never was
        yesterday = timezone.localdate() - timedelta(days=1)
        Membership.objects.filter(person__account=cast.member).update(ends_on=yesterday)
        Meeting.objects.update(held_on=yesterday)

    response = client.get(f"/coming/{token[:-3] if reason == 'cut short' else token}/")

    page = page_text(response)
    main = page.partition("<main")[2].partition("</main>")[0]
    assert response.status_code == 404
    assert "This link does not work" in main
    assert "open or copy the whole of the link" in main
    assert "sign in" not in main.lower()
    assert client.post(response.request["PATH_INFO"], {"coming": "yes"}).status_code == 404
    assert not Reply.objects.exists()


def test_one_press_changes_the_answer_keeps_the_note_and_is_told_by_mail(
    cast: Cast, meeting: Meeting, client: Client, settings: Settings
) -> None:
    settings.SITE_URL = SITE
    address = f"/coming/{pass_for(meeting, person_of(cast.member))}/"

    client.post(address, {"coming": "yes", "note": "Late train"})
    client.post(address, {"coming": "yes"})
    told_of_none = len(mail.outbox)
    client.post(address, {"coming": "no"})

    reply = Reply.objects.get()
    assert (reply.coming, reply.note, told_of_none) == ("no", "Late train", 0)
    (told,) = mail.outbox
    assert (told.to, told.subject) == ([cast.member.email], "GRID31: your answer has changed")
    assert "Before: Coming\nNow: Apologies\n" in told.body
    assert f"{SITE}/meetings/GRID31/coming/" in told.body
    assert "/coming/ey" not in told.body  # no link that answers


def test_an_answer_from_before_the_meeting_was_moved_is_given_anew_and_not_changed(
    cast: Cast, meeting: Meeting, client: Client
) -> None:
    address = f"/coming/{pass_for(meeting, person_of(cast.member))}/"
    client.post(address, {"coming": "yes"})
    Meeting.objects.update(sequence=1, arranged_at=timezone.now())

    client.post(address, {"coming": "no"})

    assert (Reply.objects.get().coming, mail.outbox) == ("no", [])


def test_whoever_holds_a_link_reads_no_name_but_the_readers_and_their_alternates(
    cast: Cast, meeting: Meeting, client: Client, bo: User
) -> None:
    own = Membership.objects.get(person__account=cast.member)
    since = {"panel": cast.panel, "starts_on": own.starts_on}
    Membership.objects.create(
        person=Person.objects.create(name="Deputy"), role=Role.ALTERNATE, stands_in_for=own, **since
    )

    main = page_text(client.get(f"/coming/{pass_for(meeting, person_of(cast.member))}/?answer=alternate"))
    main = main.partition("<main")[2].partition("</main>")[0]

    shown = {name for name in ("Member", "Deputy", "Bo", "Chair", "Secretary", "Observer") if name in main}
    assert shown == {"Member", "Deputy"}


def test_an_alternate_who_cannot_be_chosen_here_stands_there_by_name(
    cast: Cast, meeting: Meeting, client: Client, bo: User
) -> None:
    member = person_of(cast.member)
    answer_coming(meeting, member, Coming.ALTERNATE, alternate_person=person_of(bo), by=cast.member)

    page = client.get(f"/coming/{pass_for(meeting, member)}/")

    assert page.context["form"].initial["alternate"] == "Bo"
