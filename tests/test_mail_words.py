"""Every mail word for word, as it stands in ``tests/emails``; names hold what a mail could mangle."""

import re
from copy import copy
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from actions.models import Action
from actions.services import issue_action_numbers
from core.accounts.adapter import CHANGES
from core.audit.checkpoints import Checkpoint
from core.background.mail import Mail, compose
from meetings.agenda.mails import answer_mails, issue_mails, proposal_mails, recall_mails
from meetings.attendance.rsvp_mail import asking_mail, changed_mail
from meetings.calendar.mails import cancellation_mails, move_mails, reinstatement_mails
from meetings.calendar.services.meetings import create_meeting
from meetings.correspondence.board import Board, board_of
from meetings.correspondence.mails import (
    cancelled_mails,
    closed_mails,
    entered_mail,
    extended_mails,
    opened_mails,
    reminder_mails,
)
from meetings.enums import Choice, Coming, Fate, Way
from meetings.models import (
    AgendaIssue,
    Answer,
    ItemProposal,
    Meeting,
    Membership,
    Person,
    PersonCorrection,
    Question,
    Reply,
    Voter,
    Window,
)
from meetings.papers.reminders import reminder_mail
from meetings.people.mails import correction_answer_mail, correction_mails
from meetings.people.services.accounts import change_mails, invitation
from meetings.people.term_warnings import warning_mail
from minutes.models import Minutes
from minutes.registers.closure_mail import refusal_mail
from minutes.signed.checkpoint_mails import checkpoint_mail, fault_mail
from minutes.workflow.action_mails import actions_of, notice_mail, owed_of
from minutes.workflow.circulation import circulation_mail
from tests.conftest import Cast
from tests.factories import action, make_minutes, paragraph, write
from tests.meetings.correspondence.asking import House, asked, asked_in_secret, opened, question_of

pytestmark = pytest.mark.django_db
SITE = "http://testserver"
FOLDER = Path(__file__).parent / "emails"
TEMPLATES = FOLDER.parents[1] / "templates/emails"
# Plain text is neither escaped for HTML nor read as a template.
NAME, NAME_IN_HTML = "O'Brien & Sons <{{ x }}>", "O'Brien &amp; Sons &lt;{{ x }}&gt;"
OF_ONE_READER = re.compile(r"(?<=/password/reset/)[^/\s]+|(?<=//testserver/coming/)[^/\s]+|(?<=/GRID/people/)\d+")
Mails = dict[str, Mail]


@pytest.fixture
def reader(cast: Cast) -> Person:
    """The member, under a name that could be mangled, on a panel with another."""
    cast.member.name = NAME
    cast.member.save()
    cast.panel.name = f"{NAME} Panel"
    cast.panel.save()
    Person.objects.filter(account=cast.member).update(name=NAME)
    return Person.objects.select_related("account").get(account=cast.member)


@pytest.fixture
def ahead(cast: Cast, reader: Person) -> Meeting:
    meeting = create_meeting(cast.panel, 31, held_on=date(2034, 12, 8), by=cast.secretary)
    meeting.starts_at, meeting.ends_at, meeting.place = time(10), time(11), NAME
    meeting.save()
    return meeting


@pytest.fixture
def drafted(cast: Cast, reader: Person) -> Minutes:
    """Two public actions and a secret one, all the member's."""
    minutes = make_minutes(cast.panel)
    public = action("open", f"Member to answer {NAME_IN_HTML} by 3 May 2024.") + action("more", "Member to ask.")
    write(minutes, 1, paragraph("talk", "The Panel talked.") + public + action("hidden", "Quokka.", secret=True))
    Action.objects.update(owner="Member")
    issue_action_numbers(minutes.meeting, by=cast.secretary)
    return minutes


def undated(meeting: Meeting) -> Meeting:
    meeting = copy(meeting)
    meeting.held_on = None
    return meeting


def meeting_mails(reader: Person, ahead: Meeting) -> Mails:
    moved = copy(ahead)
    moved.held_on = date(2034, 12, 15)
    proposal = ItemProposal(meeting=ahead, proposed_by=reader.account)
    many = {
        "agenda_issued": issue_mails(AgendaIssue(meeting=ahead, revision=1), SITE),
        "agenda_issued_anew": issue_mails(AgendaIssue(meeting=undated(ahead), revision=2), SITE),
        "agenda_recalled": recall_mails(AgendaIssue(meeting=ahead, revision=2), SITE),
        "item_proposed": proposal_mails(proposal, SITE),
        "proposal_answered": answer_mails(proposal, SITE),
        "meeting_moved": move_mails(ahead, moved, SITE),
        "meeting_cancelled": cancellation_mails(ahead, SITE),
        "meeting_reinstated": reinstatement_mails(ahead, SITE),
    }
    mails = {event: to_reader(list(group), reader) for event, group in many.items()}
    mails["attendance_asked"] = asking_mail(ahead, reader, SITE)
    reply = Reply(meeting=ahead, person=reader, coming=Coming.ALTERNATE, alternate=NAME)
    mails["attendance_changed"] = changed_mail("Coming", reply, SITE)
    for count in (1, 2):
        mails[f"papers_due_{count}"] = reminder_mail(ahead, reader.account, count)
    return mails


@pytest.fixture
def asked_by_letter(cast: Cast, reader: Person) -> Board:
    """Two questions, the second confidential; open until a day that is known, and answered for the reader."""
    house = House(cast, {})
    meeting = opened(house, asked("Quokka", resolution="Quokka."), replace(asked_in_secret(), resolution="Quokka."))
    Question.objects.filter(item__meeting=meeting).update(fate=Fate.CARRIED)
    Window.objects.update(closes_at=datetime(2034, 12, 8, 17, tzinfo=UTC))
    Answer.objects.create(
        question=question_of(meeting),
        voter=Voter.objects.get(meeting=meeting, person=reader),
        person=reader,
        choice=Choice.AGREE,
        note="Quokka",
        entered_by=cast.secretary,
        way=Way.TELEPHONE,
        evidence="Quokka",
        at=timezone.now(),
    )
    return board_of(meeting)


def correspondence_mails(reader: Person, board: Board) -> Mails:
    answer = Answer.objects.select_related("question__item", "person__account", "entered_by").get()
    kept = Answer.objects.select_related("person__account", "entered_by").get()
    kept.question = board.questions[1]
    many = {
        "correspondence_opened": opened_mails(board, SITE),
        "correspondence_reminder": reminder_mails(board, [(reader, 2)], SITE),
        "correspondence_extended": extended_mails(board, SITE),
        "correspondence_entered": entered_mail(board, answer, SITE),
        "correspondence_entered_in_secret": entered_mail(board, kept, SITE),
        "correspondence_closed": closed_mails(board, SITE),
        "correspondence_cancelled": cancelled_mails(board, SITE),
    }
    Membership.objects.filter(person=reader).update(is_cleared=False)
    uncleared = opened_mails(board_of(board.meeting), SITE)
    mails = {event: to_reader(list(group), reader) for event, group in many.items()}
    return mails | {"correspondence_opened_to_uncleared": to_reader(list(uncleared), reader)}


def trail_mails() -> Mails:
    checkpoint = Checkpoint(1234, "0" * 64, "2026-12-01T02:00:00.000000+00:00", "1" * 64, "2" * 140)
    return {"checkpoint": checkpoint_mail(checkpoint, "auditor@example.org"), "trail_faults": fault_mail("a@b.org", 1)}


def to_reader(group: list[Mail], reader: Person) -> Mail:
    """The reader's own; the secretariat's where it alone is told."""
    return next((mail for mail in group if mail.to == reader.account.email), group[0])


def people_mails(reader: Person, cast: Cast) -> Mails:
    terms = list(Membership.objects.select_related("person", "seat").filter(panel=cast.panel).order_by("pk")[2:4])
    for term in terms:
        term.ends_on = date(2034, 12, 31)
    today = date(2034, 11, 1)
    told = change_mails("before@example.org", reader.account, SITE)
    assert [mail.to for mail in told] == ["before@example.org", reader.account.email]
    correction = PersonCorrection(person=reader, proposed_for=cast.panel, proposed_by=reader.account)
    (proposed,) = correction_mails(correction, cast.panel, SITE)
    return {
        "correction_proposed": proposed,
        "correction_answered": correction_answer_mail(correction, SITE),
        "account_ready": invitation(reader.account, SITE),
        "address_changed": told[0],
        "term_ends": warning_mail(cast.secretary, cast.panel, terms[:1], today),
        "terms_end": warning_mail(cast.secretary, cast.panel, terms, today),
    }


def minutes_mails(reader: Person, drafted: Minutes) -> Mails:
    owed = owed_of(drafted.meeting, actions_of(drafted.meeting))
    secret = [share for share in owed if share.is_confidential]
    never_held = copy(drafted)
    never_held.meeting = undated(drafted.meeting)
    return {
        "minutes_circulated": circulation_mail(drafted, reader, (), SITE),
        "minutes_circulated_to_owner": circulation_mail(never_held, reader, owed, SITE),
        "actions_owed": notice_mail(reader.account, drafted.meeting, owed, SITE),
        "actions_owed_in_secret": notice_mail(reader.account, never_held.meeting, secret, SITE),
        "closure_refused": refusal_mail(reader.account, owed[0].action, f"Not yet,\n\nsays {NAME}.", SITE),
        "secret_closure_refused": refusal_mail(reader.account, secret[0].action, "Quokka.", SITE),
    }


def account_mails(reader: Person) -> Mails:
    """Of allauth's pages."""
    reader.account.set_password("paper and ink 47")
    reader.account.save()
    for address in (reader.account.email, "nobody@example.org"):
        Client().post("/account/password/reset/", {"email": address})
    known, unknown = (Mail(sent.to[0], sent.subject, sent.body) for sent in mail.outbox)
    return {"password_reset_key": known, "unknown_account": unknown, "sign_in_changed": sign_in_mail(reader)}


def sign_in_mail(reader: Person) -> Mail:
    words = {"what": CHANGES["webauthn_added"], "host": "testserver", "at": datetime(2034, 11, 1, 10, 5, tzinfo=UTC)}
    whence = {"place": "192.0.2.7", "browser": "Firefox on Windows"}
    return compose("sign_in_changed", reader.account.email, site=SITE, **words, **whence)


def test_every_mail_says_what_stands_in_its_file(
    cast: Cast, reader: Person, ahead: Meeting, drafted: Minutes, asked_by_letter: Board
) -> None:
    mail.outbox.clear()
    mails = {
        **correspondence_mails(reader, asked_by_letter),
        **meeting_mails(reader, ahead),
        **people_mails(reader, cast),
        **minutes_mails(reader, drafted),
        **trail_mails(),
        **account_mails(reader),
    }

    written = {event: OF_ONE_READER.sub("…", f"{mail.subject}\n\n{mail.body}") for event, mail in mails.items()}

    assert written == {path.stem: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.txt")}


def test_every_template_is_written_to_a_file_here() -> None:
    """Variants of a mail are named after it: ``papers_due_1``."""
    templates = [path.stem for path in TEMPLATES.glob("[!_]*.txt") if not path.stem.endswith("_subject")]
    written = [path.stem for path in FOLDER.glob("*.txt")]

    assert [event for event in templates if not any(name.startswith(event) for name in written)] == []


def test_no_mail_says_what_is_confidential() -> None:
    assert [path.name for path in FOLDER.glob("*.txt") if "Quokka" in path.read_text(encoding="utf-8")] == []
