"""Every link of every mail is followed, as a mail scanner does and as its reader's browser does: no row changes."""

import re
from collections.abc import Iterator
from datetime import timedelta

from django.apps import apps
from django.core import mail
from django.db.models import Model
from django.test import Client
from django.urls import resolve
from django.utils import timezone

from actions.models import Action
from core.accounts.models import User
from core.background.mail import Mail
from meetings.agenda.mails import answer_mails, issue_mails, proposal_mails, recall_mails
from meetings.agenda.services.issue import issue_agenda
from meetings.attendance.rsvp_mail import asking_mail
from meetings.calendar.mails import cancellation_mails, move_mails, reinstatement_mails
from meetings.models import ItemProposal, Membership, Person
from meetings.papers.reminders import reminder_mail
from meetings.people.services.accounts import invitation
from meetings.people.term_warnings import warn_of_ending_terms
from minutes.enums import MinutesState
from minutes.registers.closure_mail import refusal_mail
from minutes.workflow.action_mails import actions_of, notice_mail, owed_of
from minutes.workflow.circulation import circulation_mail
from tests.conftest import Cast
from tests.factories import action, paragraph, write
from tests.meetings.agenda.planning import plan_meeting
from tests.meetings.attendance.coming import NEXT_MONTH
from tests.minutes.workflow.signing import bring_to, make_complete_minutes

SITE = "http://testserver"
STRANGER = "nobody@example.org"
# What nobody would call a change: who looks, what waits to be done, and files that are made again at any time.
NO_RECORD = {"sessions.Session", "core.CacheEntry", "django_tasks_database.DBTaskResult", "meetings.Pack"}
LED_TO = {
    "account_reset_password_from_key",
    "go",
    "meetings:agenda",
    "meetings:coming",
    "meetings:coming-by-mail",
    "meetings:pack-detail",
    "meetings:panel-calendar",
    "meetings:people",
    "minutes:action-answer",
    "minutes:meeting-detail",
    "minutes:minutes-detail",
    "minutes:my-actions",
}


def all_mails(cast: Cast) -> Iterator[Mail]:
    member = cast.member
    person = Person.objects.get(account=member)
    ahead = plan_meeting(cast.panel, 31)
    ahead.held_on = NEXT_MONTH
    ahead.save()
    issue = issue_agenda(ahead, site=SITE, by=cast.secretary)
    proposal = ItemProposal(meeting=ahead, proposed_by=member)
    yield asking_mail(ahead, person, SITE)
    yield reminder_mail(ahead, member, 2)
    for mails in (move_mails(ahead, ahead, SITE), cancellation_mails(ahead, SITE), reinstatement_mails(ahead, SITE)):
        yield from mails
    for mails in (issue_mails(issue, SITE), recall_mails(issue, SITE), proposal_mails(proposal, SITE)):
        yield from mails
    yield from answer_mails(proposal, SITE)
    minutes = make_complete_minutes(cast)
    write(minutes, 2, paragraph("talk 12", "The Panel talked.") + action("mine", "Member to answer."))
    bring_to(MinutesState.CIRCULATED, minutes, cast)
    owed = owed_of(minutes.meeting, actions_of(minutes.meeting).filter(owner="Member"))
    yield circulation_mail(minutes, person, owed, SITE)
    yield notice_mail(member, minutes.meeting, owed, SITE)
    yield refusal_mail(member, Action.objects.get(text__contains="answer"), "Not yet.", SITE)
    yield invitation(member, SITE)
    member.set_password("paper and ink 47")
    member.save()
    Client().post("/account/password/reset/", {"email": member.email})
    Client().post("/account/password/reset/", {"email": STRANGER})
    Membership.objects.filter(person=person).update(ends_on=timezone.localdate() + timedelta(days=40))
    warn_of_ending_terms()
    yield from (Mail(each.to[0], each.subject, each.body) for each in mail.outbox)


def links_to(address: str, mails: list[Mail]) -> list[str]:
    """The addresses in what is sent there, without the site."""
    own = [each.body for each in mails if each.to == address]
    return sorted({link for body in own for link in re.findall(r"https?://[^/\s]+(/[^\s,]*)", body)})


def rows() -> dict[str, list[dict[str, object]]]:
    models: list[type[Model]] = [model for model in apps.get_models() if model._meta.label not in NO_RECORD]
    return {model._meta.label: list(model._default_manager.order_by("pk").values()) for model in models}


def test_following_every_link_of_every_mail_changes_no_row(cast: Cast, client: Client) -> None:
    mails, led_to = list(all_mails(cast)), set()
    readers = {cast.member.email: Client(), cast.secretary.email: Client(), STRANGER: client}
    for address, browser in readers.items():
        if browser is not client:
            browser.force_login(User.objects.get(email=address))
    before = rows()

    for address, browser in readers.items():
        for link in links_to(address, mails):
            answers = [browser.head(link, follow=True), browser.get(link, follow=True)]
            assert (link, [answer.status_code for answer in answers]) == (link, [200, 200])
            client.get(link, follow=True)  # a scanner, signed in as nobody
            led_to.add(resolve(link.partition("?")[0]).view_name)
    after = rows()

    assert {name: kept for name, kept in after.items() if kept != before[name]} == {}
    assert led_to == LED_TO


def test_a_link_to_a_new_password_signs_nobody_else_out(cast: Cast, client: Client) -> None:
    client.force_login(cast.chair)
    (link,) = re.findall(rf"{SITE}(/account/\S+)", invitation(cast.member, SITE).body)

    page = client.get(link, follow=True)

    assert "You are signed in as Chair. Saving this password signs you out." in page.content.decode()
    assert client.get("/meetings/").context["user"] == cast.chair
    client.post(page.request["PATH_INFO"], {"password1": "ink and paper 48", "password2": "ink and paper 48"})
    assert client.get("/meetings/").status_code == 302
    cast.member.refresh_from_db()
    assert cast.member.check_password("ink and paper 48")
