"""The agenda leaves the secretariat: as one revision after the other, and back."""

from email.message import EmailMessage
from hashlib import sha256

import pytest
from django.db import IntegrityError, transaction

from core.audience import Audience, Sensitivity
from core.audit.trail import AuditEvent
from core.errors import NotAllowed, NotReady, Unacceptable, WrongState
from meetings.agenda.document import redact_agenda
from meetings.agenda.reading import issued_agenda
from meetings.agenda.services.bin import bin_item
from meetings.agenda.services.issue import issue_agenda, recall_agenda
from meetings.agenda.services.planned import NewItem, edit_item, move_planned_item, plan_items, withdraw_planned_item
from meetings.agenda.services.points import Details
from meetings.calendar.services.meetings import create_meeting, open_meeting
from meetings.models import AgendaIssue, AgendaRecall, Meeting
from meetings.panels.rules import PanelRules
from minutes.drafting import agenda
from minutes.sitting.opening import open_meeting as begin
from tests.conftest import Cast
from tests.meetings.agenda.issued import read
from tests.meetings.agenda.planning import SITE, issue, item_at, make_secret, numbered


def test_an_issue_freezes_what_the_agenda_says_and_the_panel_is_told(
    cast: Cast, planned: Meeting, mailbox: list[EmailMessage]
) -> None:
    made = issue_agenda(planned, site=SITE, by=cast.secretary)

    edit_item(item_at(planned, 2), Details("Money"), by=cast.secretary)

    assert planned.state == Meeting.objects.get().state == "agenda_issued"
    assert (made.revision, made.sha256) == (1, sha256(made.content.encode()).hexdigest())
    assert read(planned) == {"Welcome": "", "Budget": "", "Close": ""}
    people = ("secretary", "chair", "member", "cleared", "observer")
    assert {mail["To"] for mail in mailbox} == {f"{name}@example.org" for name in people}
    assert {mail["Subject"] for mail in mailbox} == {"GRID12: agenda issued"}
    assert "http://testserver/meetings/GRID12/agenda/" in mailbox[0].get_content()


def test_what_is_missing_is_said_in_sentences_and_nothing_is_issued(cast: Cast) -> None:
    meeting = create_meeting(cast.panel, 12, by=cast.secretary)

    with pytest.raises(NotReady) as empty:
        issue(meeting)
    plan_items(meeting, [NewItem(Details("Welcome")), NewItem(Details("Price"))], by=cast.secretary)
    make_secret(item_at(meeting, 2), public_title="")
    with pytest.raises(NotReady) as untitled:
        issue(meeting)

    assert empty.value.reasons == (
        "The meeting has no date yet. Give it one first.",
        "There is no item on the agenda. Add the first one.",
    )
    assert untitled.value.reasons == (
        "The meeting has no date yet. Give it one first.",
        "Item 2 is confidential and has no public title. Give it one: those who may not read it find it in its place.",
    )
    assert not AgendaIssue.objects.exists()


def test_a_revision_marks_what_is_new_changed_and_withdrawn(cast: Cast, planned: Meeting) -> None:
    issue(planned)
    edit_item(item_at(planned, 1), Details("Welcome", presenter="Ann Ost"), by=cast.secretary)
    withdraw_planned_item(item_at(planned, 2), "No paper", by=cast.secretary)
    plan_items(planned, [NewItem(Details("Late"))], by=cast.secretary)

    issue(planned)

    assert [row.revision for row in AgendaIssue.objects.all()] == [2, 1]
    assert read(planned) == {"Welcome": "Changed", "Budget": "Withdrawn", "Close": "", "Late": "New"}


def test_an_agenda_that_has_not_changed_is_not_issued_again(cast: Cast, planned: Meeting) -> None:
    issue(planned)

    with pytest.raises(WrongState, match="nothing has changed since"):
        issue(planned)

    planned.place = "Room 5"
    planned.save()
    issue(planned)
    assert AgendaIssue.objects.count() == 2


def test_a_recall_leaves_a_mark_and_the_next_issue_goes_on_counting(
    cast: Cast, planned: Meeting, mailbox: list[EmailMessage]
) -> None:
    issue(planned)
    mailbox.clear()

    recall_agenda(planned, " Wrong day. ", site=SITE, by=cast.secretary)

    assert planned.state == Meeting.objects.get().state == "planned"
    assert issued_agenda(planned) is None
    recall = AgendaRecall.objects.get()
    assert (recall.reason, recall.issue.revision) == ("Wrong day.", 1)
    assert {mail["Subject"] for mail in mailbox} == {"GRID12: agenda recalled"}
    assert "Wrong day" not in mailbox[0].get_content()

    move_planned_item(item_at(planned, 3), 1, by=cast.secretary)
    bin_item(item_at(planned, 3), by=cast.secretary)
    issue(planned)

    assert read(planned) == {"Close": "Was item 3", "Welcome": "Was item 1"}
    document = issued_agenda(planned)
    assert document is not None
    assert document.revision == 2
    assert redact_agenda(document, Audience.PUBLIC).gone == (2,)


def test_a_recall_needs_a_reason_and_an_agenda_that_stands(cast: Cast, planned: Meeting) -> None:
    with pytest.raises(WrongState, match="none to recall"):
        recall_agenda(planned, "Wrong day", site=SITE, by=cast.secretary)
    issue(planned)
    with pytest.raises(Unacceptable, match="Say why"):
        recall_agenda(planned, " ", site=SITE, by=cast.secretary)
    recall_agenda(planned, "Wrong day", site=SITE, by=cast.secretary)

    with pytest.raises(WrongState, match="none to recall"):
        recall_agenda(planned, "Once more", site=SITE, by=cast.secretary)


def test_what_is_recalled_can_be_issued_again_as_it_was(cast: Cast, planned: Meeting) -> None:
    issue(planned)
    recall_agenda(planned, "Too early", site=SITE, by=cast.secretary)

    issue(planned)

    assert read(planned) == {"Welcome": "", "Budget": "", "Close": ""}


def test_once_the_meeting_has_begun_nothing_is_issued_or_recalled(cast: Cast, planned: Meeting) -> None:
    issue(planned)
    open_meeting(planned, by=cast.secretary)

    with pytest.raises(WrongState, match="open"):
        issue(planned)
    with pytest.raises(WrongState, match="open"):
        recall_agenda(planned, "Late", site=SITE, by=cast.secretary)


def test_only_the_secretariat_issues_and_recalls(cast: Cast, planned: Meeting) -> None:
    with pytest.raises(NotAllowed):
        issue_agenda(planned, site=SITE, by=cast.chair)
    issue(planned)
    with pytest.raises(NotAllowed):
        recall_agenda(planned, "No", site=SITE, by=cast.member)


def test_an_issue_and_its_recall_are_written_once(cast: Cast, planned: Meeting) -> None:
    issue(planned)
    recall_agenda(planned, "Wrong day", site=SITE, by=cast.secretary)

    for rows, change in ((AgendaIssue.objects, {"content": "{}"}), (AgendaRecall.objects, {"reason": "None"})):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**change)
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.all()._raw_delete("default")


def test_the_trail_says_what_was_issued_and_names_no_item(cast: Cast, planned: Meeting) -> None:
    issue(planned)

    event = AuditEvent.objects.latest("seq")

    made = AgendaIssue.objects.get()
    assert event.verb == "meetings.agenda_issued"
    assert made.sha256 in event.facts
    assert "Budget" not in event.facts


def test_beside_the_minutes_too_items_keep_the_numbers_of_an_issued_agenda(cast: Cast, planned: Meeting) -> None:
    issue(planned)
    begin(planned, by=cast.secretary)

    with pytest.raises(WrongState, match="keep them"):
        agenda.move_item(item_at(planned, 1), 2, by=cast.secretary)
    with pytest.raises(WrongState, match="keep them"):
        agenda.remove_item(item_at(planned, 3), by=cast.secretary)
    agenda.add_item(planned, "Late", None, by=cast.secretary)

    assert numbered(planned) == [(1, "Welcome"), (2, "Budget"), (3, "Close"), (4, "Late")]


def test_the_numbers_of_a_recalled_agenda_are_free_beside_the_minutes(cast: Cast, planned: Meeting) -> None:
    issue(planned)
    plan_items(planned, [NewItem(Details("Late"))], by=cast.secretary)
    issue(planned)
    recall_agenda(planned, "Wrong day", site=SITE, by=cast.secretary)
    begin(planned, by=cast.secretary)

    assert not agenda.are_numbers_fixed(planned)


def test_where_items_are_confidential_by_default_none_needs_a_public_title(cast: Cast, planned: Meeting) -> None:
    cast.panel.rules = PanelRules(default_sensitivity=Sensitivity.CONFIDENTIAL).written()
    cast.panel.save()
    make_secret(item_at(planned, 2), public_title="")

    issue(Meeting.objects.get(pk=planned.pk))

    assert read(planned) == {"Welcome": "", "Confidential item": "", "Close": ""}
