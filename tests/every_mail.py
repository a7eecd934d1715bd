"""Every kind of mail that the product sends, sent by what sends it."""

from datetime import datetime, time, timedelta

import time_machine
from django.apps import apps
from django.core import mail
from django.core.mail import EmailMessage
from django.db.models import Model
from django.test import Client
from django.utils import timezone

from actions.models import Action
from actions.services.answers import propose_closure
from meetings.agenda.services.issue import issue_agenda, recall_agenda
from meetings.agenda.services.proposals import decline_proposal, propose_item
from meetings.attendance.services.rsvp import answer_by_link, ask_who_comes
from meetings.calendar.services.arranging import Arrangement, cancel_meeting, move_meeting
from meetings.calendar.services.reinstating import reinstate_meeting
from meetings.correspondence.services.answering import Evidence, Given, enter_answer
from meetings.correspondence.services.closing import cancel_decision, extend_window
from meetings.correspondence.services.reminding import remind_now
from meetings.correspondence.window import usual_close
from meetings.enums import Choice, Coming, Way
from meetings.models import AgendaItem, Meeting, Membership, Panel, Person, Window
from meetings.panels.rules import PanelRules
from meetings.papers.reminders import remind_presenters
from meetings.people.services.accounts import change_address_of, invite_again
from meetings.people.services.corrections import decline_correction, propose_correction
from meetings.people.term_warnings import warn_of_ending_terms
from minutes.registers.closure_mail import send_back
from minutes.workflow import verbs
from minutes.workflow.notices import send_notice_of_actions
from tests.conftest import Cast
from tests.factories import action, paragraph, write
from tests.meetings.agenda.planning import plan_meeting
from tests.meetings.attendance.coming import NEXT_MONTH
from tests.meetings.correspondence.asking import House, asked, opened, question_of, run_out, voter_of
from tests.meetings.people.elsewhere import also_elsewhere
from tests.minutes.workflow.signing import make_complete_minutes

STRANGER = "nobody@example.org"
# What nobody would call a change: who looks, what waits to be done, and files that are made again at any time.
NO_RECORD = {"sessions.Session", "core.CacheEntry", "django_tasks_database.DBTaskResult", "meetings.Pack"}


def send_every_mail(cast: Cast, site: str) -> list[EmailMessage]:
    """``site`` is the address that links begin with, as SITE_URL has it."""
    send_mails_before_a_meeting(cast, site)
    send_mails_after_a_meeting(cast, site)
    send_mails_about_people(cast, site)
    send_mails_of_a_correction(cast, site)
    send_mails_by_correspondence(cast, site)
    return mail.outbox


def send_mails_before_a_meeting(cast: Cast, site: str) -> None:
    as_secretary = {"site": site, "by": cast.secretary}
    person = Person.objects.get(account=cast.member)
    ahead = plan_meeting(cast.panel, 31)
    Meeting.objects.filter(pk=ahead.pk).update(held_on=NEXT_MONTH)
    AgendaItem.objects.filter(meeting=ahead, number=2).update(presented_by=person)
    ahead.refresh_from_db()
    issue_agenda(ahead, **as_secretary)
    proposal = propose_item(ahead, "Prices", why="They rise.", site=site, by=cast.member)
    decline_proposal(proposal, "Not now.", **as_secretary)
    ask_who_comes(ahead, [person], **as_secretary)
    for answer in (Coming.YES, Coming.NO):
        answer_by_link(ahead, person, answer, site=site, by=cast.member)
    move_meeting(ahead, Arrangement(NEXT_MONTH, time(11), time(12), "Room 5", is_kept=True), **as_secretary)
    recall_agenda(ahead, "A wrong day.", **as_secretary)
    cancel_meeting(ahead, "Too few of us.", **as_secretary)
    reinstate_meeting(ahead, **as_secretary)
    issue_agenda(ahead, **as_secretary)
    due = PanelRules.read(cast.panel.rules).papers_due(NEXT_MONTH)
    with time_machine.travel(datetime.combine(due, time(12), timezone.get_current_timezone()), tick=False):
        remind_presenters()


def send_mails_after_a_meeting(cast: Cast, site: str) -> None:
    minutes = make_complete_minutes(cast)
    owed = action("mine", "Member to answer.") + action("hidden", "Member to keep silent.", secret=True)
    write(minutes, 2, paragraph("talk 12", "The Panel talked.") + owed)
    Action.objects.filter(item__number=1).update(owner="Clerk")
    Action.objects.filter(item__number=2).update(owner="Member")
    send_notice_of_actions(minutes, site=site, by=cast.secretary)
    verbs.send_to_chair(minutes, by=cast.secretary)
    verbs.circulate(minutes, recipients=[Person.objects.get(account=cast.member)], site=site, by=cast.chair)
    for owned in Action.objects.filter(owner="Member"):
        propose_closure(owned, by=cast.member)
        send_back(owned, "Not yet.", site=site, by=cast.secretary)


def send_mails_about_people(cast: Cast, site: str) -> None:
    person = Person.objects.get(account=cast.member)
    invite_again(person, site=site, by=cast.secretary)
    observer = Person.objects.get(account=cast.observer)
    change_address_of(observer, "another@example.org", site=site, by=cast.secretary)
    cast.member.set_password("paper and ink 47")
    cast.member.save()
    for address in (cast.member.email, STRANGER):
        Client().post("/account/password/reset/", {"email": address})
    Membership.objects.filter(person=person).update(ends_on=timezone.localdate() + timedelta(days=40))
    warn_of_ending_terms()


def send_mails_of_a_correction(cast: Cast, site: str) -> None:
    person = Person.objects.get(account=cast.observer)
    also_elsewhere(person, cast)
    other = Panel.objects.get(code="OTHER")
    correction = propose_correction(person, name="Ob Server", organisation="", panel=other, site=site, by=cast.outsider)
    decline_correction(correction, "Ours is right.", site=site, by=cast.secretary)


def send_mails_by_correspondence(cast: Cast, site: str) -> None:
    as_secretary = {"site": site, "by": cast.secretary}
    house = House(cast, {"Member": cast.member})
    first, second = opened(house, asked()), opened(house, asked())
    remind_now(first, **as_secretary)
    later = usual_close(Window.objects.get(meeting=first).closes_at, PanelRules())
    extend_window(first, later, "Holidays.", **as_secretary)
    told = Evidence(Way.EMAIL, "I agree.")
    voter, person = voter_of(first, "Member"), Person.objects.get(account=cast.member)
    enter_answer(question_of(first), voter, person, Given(Choice.AGREE), told, **as_secretary)
    run_out(first)
    cancel_decision(second, "Put wrongly.", **as_secretary)


def rows() -> dict[str, list[dict[str, object]]]:
    """All that is kept, but for what nobody would call a change."""
    models: list[type[Model]] = [model for model in apps.get_models() if model._meta.label not in NO_RECORD]
    return {model._meta.label: list(model._default_manager.order_by("pk").values()) for model in models}
