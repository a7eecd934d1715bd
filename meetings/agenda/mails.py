"""The mails about an agenda: that there is something to read or to answer, and where. A title may be secret, so none
is here, nor any other word of an item."""

from collections.abc import Iterable, Iterator

from django.urls import reverse

from core.accounts.models import User
from core.background.mail import Mail
from meetings.enums import Role
from meetings.models import AgendaIssue, ItemProposal, Meeting, Membership
from meetings.people.queries import people_with_accounts


def issue_mails(issue: AgendaIssue, site: str) -> Iterator[Mail]:
    """To everybody of the panel who can sign in."""
    meeting, is_first = issue.meeting, issue.revision == 1
    what = "agenda issued" if is_first else f"revised agenda, revision {issue.revision}"
    body = (
        f"the agenda of {_named(meeting)} has been issued."
        if is_first
        else f"the agenda of {_named(meeting)} has been issued anew: revision {issue.revision}."
    )
    pack = site + reverse("meetings:pack-detail", args=[meeting.reference])
    body += f"\n\nAgenda and papers as one PDF, after signing in:\n{pack}"
    yield from _to(_panel(meeting), f"{meeting.reference}: {what}", body, "The agenda here", meeting, site)


def recall_mails(issue: AgendaIssue, site: str) -> Iterator[Mail]:
    """To everybody of the panel who can sign in; the reason stands on the page alone."""
    meeting = issue.meeting
    body = f"revision {issue.revision} of the agenda of {_named(meeting)} has been recalled. Do not rely on it."
    subject = f"{meeting.reference}: agenda recalled"
    yield from _to(_panel(meeting), subject, body, "See why here", meeting, site)


def proposal_mails(proposal: ItemProposal, site: str) -> Iterator[Mail]:
    """To the secretariat: somebody proposes an item."""
    meeting = proposal.meeting
    held = Membership.objects.current().filter(panel=meeting.panel_id, role__in=Role.SECRETARIES)
    accounts = User.objects.filter(is_active=True, person__in=held.values("person")).order_by("pk")
    body = f"an item has been proposed for the agenda of {_named(meeting)}."
    subject = f"{meeting.reference}: an item is proposed"
    yield from _to(accounts, subject, body, "Accept or decline it here", meeting, site)


def answer_mails(proposal: ItemProposal, site: str) -> Iterator[Mail]:
    """To whoever proposed it: there is an answer."""
    meeting = proposal.meeting
    body = f"the item that you proposed for the agenda of {_named(meeting)} has been answered."
    subject = f"{meeting.reference}: your proposed item"
    yield from _to([proposal.proposed_by], subject, body, "See how it stands here", meeting, site)


def _panel(meeting: Meeting) -> Iterator[User]:
    return (person.account for person in people_with_accounts(meeting.panel) if person.account)


def _to(accounts: Iterable[User], subject: str, body: str, link: str, meeting: Meeting, site: str) -> Iterator[Mail]:
    address = site + reverse("meetings:agenda", args=[meeting.reference])
    for account in accounts:
        yield Mail(account.email, subject, f"Dear {account.name},\n\n{body}\n\n{link}, after signing in:\n{address}\n")


def _named(meeting: Meeting) -> str:
    held = f" on {meeting.day}" if meeting.held_on else ""
    return f"meeting {meeting.number} of {meeting.panel.in_sentence}{held}"
