"""The agenda leaves the secretariat: issued, issued anew where it has changed, and recalled before the meeting."""

import secrets
from dataclasses import replace
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from core.accounts.models import User
from core.audit.trail import record
from core.checked_rows import check_fields
from core.errors import NotReady, Unacceptable, WrongState
from meetings.agenda.mails import issue_mails, recall_mails
from meetings.agenda.reading import agenda_gaps, latest_issue, live_agenda, says_the_same
from meetings.agenda.serialise import agenda_from, agenda_text
from meetings.enums import MeetingState
from meetings.models import AgendaIssue, AgendaRecall, Meeting
from meetings.panels.rules import PanelRules
from meetings.people.mails import queue_panel_mails
from meetings.sittings import require_sitting

from .planned import hold_agenda


@transaction.atomic
def issue_agenda(meeting: Meeting, *, site: str, by: User) -> AgendaIssue:
    """Freezes the agenda as the next revision, lets the panel read it and tells them so by mail.

    From then on items keep their numbers. ``site`` is the address this installation is reached by, for the links.
    Raises NotReady with what is still missing, WrongState once the meeting has begun or where the issue that stands
    says the very same.
    """
    require_sitting(meeting)
    held = hold_agenda(meeting, by=by)
    last = latest_issue(held)
    draft = live_agenda(held, last)
    if gaps := list(agenda_gaps(draft, PanelRules.read(held.panel.rules))):
        raise NotReady(gaps)
    if last and not hasattr(last, "recall") and says_the_same(draft, agenda_from(last.content)):
        raise WrongState(f"Revision {last.revision} is issued, and nothing has changed since.")
    now = timezone.now()
    day = timezone.localdate(now, PanelRules.read(held.panel.rules).zone)
    document = replace(draft, revision=last.revision + 1 if last else 1, issued_on=day, issued_by=by.name)
    content = agenda_text(document, secrets.token_hex(16))
    issue = AgendaIssue.objects.create(
        meeting=held,
        revision=document.revision,
        content=content,
        sha256=sha256(content.encode()).hexdigest(),
        issued_at=now,
        issued_by=by,
    )
    _pass(held, meeting, MeetingState.AGENDA_ISSUED)
    queue_panel_mails(held.panel, issue_mails(issue, site))
    record(
        "meetings.agenda_issued",
        issue,
        by=by,
        attests=[issue, held],
        meeting=held.reference,
        revision=issue.revision,
        sha256=issue.sha256,
        numbers=[entry.number.plain for entry in document.items],
    )
    return issue


@transaction.atomic
def recall_agenda(meeting: Meeting, reason: str, *, site: str, by: User) -> AgendaRecall:
    """Takes the issued agenda back, for a reason that everybody on the panel reads; its items can be numbered anew.

    The revision stays in the list of issues, marked, and the next one goes on counting. Raises WrongState where none
    stands or the meeting has begun, Unacceptable without a reason.
    """
    held = hold_agenda(meeting, by=by)
    last = latest_issue(held)
    if last is None or hasattr(last, "recall"):
        raise WrongState(f"No agenda of {held.reference} is currently issued, so there is none to recall.")
    recall = AgendaRecall(issue=last, reason=reason.strip(), at=timezone.now(), by=by)
    if not recall.reason:
        raise Unacceptable("Say why the agenda is recalled; everybody who sits or attends reads it.")
    check_fields(recall)
    recall.save()
    _pass(held, meeting, MeetingState.PLANNED)
    queue_panel_mails(held.panel, recall_mails(last, site))
    attests = [recall, held]
    record("meetings.agenda_recalled", last, by=by, attests=attests, meeting=held.reference, revision=last.revision)
    return recall


def _pass(held: Meeting, meeting: Meeting, state: MeetingState) -> None:
    """Move the meeting on, as it is held here and as the caller has it in hand."""
    Meeting.objects.filter(pk=held.pk).update(state=state)
    held.state = meeting.state = state
