"""Presenters hear by mail that papers are due, before it is too late: a chore of the minute loop."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.formats import date_format

from core.accounts.models import User
from core.audit.trail import record
from core.background.mail import Mail, compose
from core.web.links import go
from core.web.site import site_address
from meetings.enums import MeetingState, PaperKind
from meetings.models import AgendaItem, Meeting, Paper, PaperReminder
from meetings.models.panel import today_by_panel
from meetings.panels.rules import PanelRules
from meetings.people.mails import queue_panel_mails

WORKING_DAYS_BEFORE = 3
FAR_ENOUGH = timedelta(days=180)  # no panel asks for papers earlier


def remind_presenters() -> int:
    """Tells each presenter once for a meeting, from three working days before its papers are due; says how many.

    Only who can sign in is told, and of an item for which no paper is there yet.
    """
    return sum(_remind(meeting) for meeting in _with_papers_due())


def _with_papers_due() -> Iterator[Meeting]:
    furthest = timezone.now().date() + FAR_ENOUGH
    to_come = Meeting.objects.sittings().filter(state__in=MeetingState.TO_COME)
    ahead = to_come.filter(held_on__gte=today_by_panel(), held_on__lte=furthest)
    for meeting in ahead.select_related("panel"):
        rules, held_on = PanelRules.read(meeting.panel.rules), meeting.held_on
        due = rules.papers_due(held_on) if held_on else None
        if due and rules.calendar.add(due, -WORKING_DAYS_BEFORE) <= meeting.panel.today <= due:
            yield meeting


@transaction.atomic
def _remind(meeting: Meeting) -> int:
    """Remind the presenters of a meeting. Of several loops at once one tells a presenter: the row is theirs alone."""
    Meeting.objects.select_for_update(of=("self",), no_key=True).get(pk=meeting.pk)
    told = set(PaperReminder.objects.filter(meeting=meeting).values_list("account", flat=True))
    shares = {account: count for account, count in _items_to_present(meeting).items() if account.pk not in told}
    if not shares:
        return 0
    now = timezone.now()
    PaperReminder.objects.bulk_create(
        PaperReminder(meeting=meeting, account=account, sent_at=now) for account in shares
    )
    queue_panel_mails(meeting.panel, (reminder_mail(meeting, account, count) for account, count in shares.items()))
    by = User.objects.operator()
    record("meetings.presenters_reminded", meeting, by=by, accounts=sorted(account.pk for account in shares))
    return len(shares)


def _items_to_present(meeting: Meeting) -> dict[User, int]:
    counted: dict[User, int] = defaultdict(int)
    there = Paper.objects.filter(item=OuterRef("pk"), withdrawn_reason="")
    there = there.exclude(kind=PaperKind.PAPER, versions=None)  # one without a file is only announced
    wanted = meeting.items.filter(~Exists(there), withdrawn_reason="", presented_by__account__is_active=True)
    for item in wanted.select_related("presented_by__account"):
        account = _account(item)
        if account:
            counted[account] += 1
    return counted


def _account(item: AgendaItem) -> User | None:
    return item.presented_by.account if item.presented_by else None


def reminder_mail(meeting: Meeting, account: User, count: int) -> Mail:
    """Names the meeting and how many items, never their titles: one may be confidential."""
    if meeting.held_on is None:
        raise ValueError(f"{meeting} has no date, so no day on which its papers are due.")
    due = date_format(PanelRules.read(meeting.panel.rules).papers_due(meeting.held_on), "j F Y")
    items = "an item" if count == 1 else f"{count} items"
    site = site_address()
    address = site + go(meeting.reference)
    words = {"name": account, "meeting": meeting, "due": due, "items": items, "address": address}
    return compose("papers_due", account.email, site=site, **words)
