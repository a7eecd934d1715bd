"""The mails of a circulation: there is something to read, and owners of actions hear of those untold so far."""

from collections.abc import Iterator, Mapping, Sequence

from core.accounts.models import User
from core.background.mail import Mail, compose
from meetings.access import PanelAccess
from meetings.models import Person
from meetings.people.queries import people_with_accounts
from minutes.models import Minutes
from minutes.workflow.action_mails import Owed, notice_mail, untold_shares, words_of


def circulation_mails(
    minutes: Minutes, recipients: Sequence[Person], untold: Mapping[User, Sequence[Owed]], site: str
) -> Iterator[Mail]:
    """One mail each: to the recipients, with the actions they have not been told of, and to the other owners."""
    for person in recipients:
        yield circulation_mail(minutes, person, untold.get(person.account, ()) if person.account else (), site)
    reached = {person.account_id for person in recipients}
    for account, share in untold.items():
        if account.pk not in reached:
            yield notice_mail(account, minutes.meeting, share, site)


def preview_of_circulation(minutes: Minutes, access: PanelAccess, *, site: str) -> list[Mail]:
    """The mails if everybody of the panel is told: all to owners, and one as whoever owes nothing gets it.

    Whoever is not cleared sees them as if there were only public actions.
    """
    meeting = minutes.meeting
    is_cleared = meeting.panel_id in access.cleared
    shares = untold_shares(meeting)
    seen = {}
    for account, share in shares.items():
        if readable := [owed for owed in share if is_cleared or not owed.is_confidential]:
            seen[account] = readable
    people = list(people_with_accounts(meeting.panel))
    owners = [person for person in people if person.account in seen]
    others = [person for person in people if person.account not in seen]
    return list(circulation_mails(minutes, [*others[:1], *owners], seen, site))


def circulation_mail(minutes: Minutes, person: Person, share: Sequence[Owed], site: str) -> Mail:
    """Return the mail to a recipient: there is something to read, and where. A title may be secret, so none is here."""
    email = person.account.email if person.account else ""
    words = {"name": person.name, "meeting": minutes.meeting, **words_of(share)}
    return compose("minutes_circulated", email, site=site, **words)
