"""The mails about an agenda: that there is something to read or to answer, and where. A title may be secret, so none
is given to them, nor any other word of an item."""

from collections.abc import Iterable, Iterator

from core.accounts.models import User
from core.background.mail import Mail, compose
from meetings.models import AgendaIssue, ItemProposal, Meeting
from meetings.people.queries import people_with_accounts, secretaries_of


def issue_mails(issue: AgendaIssue, site: str) -> Iterator[Mail]:
    """Yield the mails to everybody of the panel who can sign in."""
    return _mails("agenda_issued", _panel(issue.meeting), issue.meeting, site, revision=issue.revision)


def recall_mails(issue: AgendaIssue, site: str) -> Iterator[Mail]:
    """Yield the mails to everybody of the panel who can sign in; the reason stands on the page alone."""
    return _mails("agenda_recalled", _panel(issue.meeting), issue.meeting, site, revision=issue.revision)


def proposal_mails(proposal: ItemProposal, site: str) -> Iterator[Mail]:
    """Yield the mails that tell the secretariat of a proposed item."""
    meeting = proposal.meeting
    return _mails("item_proposed", secretaries_of(meeting.panel), meeting, site)


def answer_mails(proposal: ItemProposal, site: str) -> Iterator[Mail]:
    """Yield the mail that tells whoever proposed an item that there is an answer."""
    return _mails("proposal_answered", [proposal.proposed_by], proposal.meeting, site)


def _panel(meeting: Meeting) -> Iterator[User]:
    return (person.account for person in people_with_accounts(meeting.panel) if person.account)


def _mails(event: str, accounts: Iterable[User], meeting: Meeting, site: str, **words: object) -> Iterator[Mail]:
    for account in accounts:
        yield compose(event, account.email, site=site, name=account.name, meeting=meeting, **words)
