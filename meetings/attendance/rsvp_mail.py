"""The mail that asks whether somebody comes, and the links in it, behind which one answers without signing in.

A link stands for one person, one meeting and the address it was sent to: whoever holds it can answer for that person,
and read the meeting's day and place, nothing else. It works until the meeting begins, or the person leaves the panel,
loses the account, or gets their mail elsewhere. Opened, it answers nothing, for programs open links too: its page has
the button that does.
"""

from typing import NamedTuple

from django.core import signing
from django.urls import reverse
from django.utils.crypto import salted_hmac

from core.accounts.models import User
from core.background.mail import Mail, compose
from meetings.attendance.rsvp import reply_in_words
from meetings.models import Meeting, Person, Reply

SALT = "meetings.coming"
_signer = signing.Signer(salt=SALT)


class Pass(NamedTuple):
    """The ids of meeting and person that a link stands for, and a mark of the address it was sent to."""

    meeting: int
    person: int
    address: str

    def was_sent_to(self, account: User) -> bool:
        """Tell whether the account still has its mail where the link was sent."""
        return self.address == _mark_of(account.email)


def _mark_of(email: str) -> str:
    """Return what tells an address from others and, without this installation's key, not which it is."""
    return salted_hmac(SALT, email.casefold(), algorithm="sha256").hexdigest()[:16]


def pass_for(meeting: Meeting, person: Person) -> str:
    """The part of the address that says, unforgeably, who answers for which meeting."""
    email = person.account.email if person.account else ""
    return _signer.sign_object(Pass(meeting.pk, person.pk, _mark_of(email)))


def read_pass(token: str) -> Pass:
    """What a link stands for. Raises ValueError for anything that this installation has not signed."""
    try:
        return Pass(*_signer.unsign_object(token))
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise ValueError("Not a link of ours.") from error


def asking_mail(meeting: Meeting, person: Person, site: str) -> Mail:
    """The question, with a link for each answer."""
    email = person.account.email if person.account else ""
    address = site + reverse("meetings:coming-by-mail", args=[pass_for(meeting, person)])
    return compose("attendance_asked", email, site=site, name=person.name, meeting=meeting, address=address)


def changed_mail(before: str, reply: Reply, site: str) -> Mail:
    """Tell somebody that a link has changed the answer that they had given, ``before`` in words."""
    person, now = reply.person, reply_in_words(reply)
    email = person.account.email if person.account else ""
    return compose(
        "attendance_changed", email, site=site, name=person.name, meeting=reply.meeting, before=before, now=now
    )
