"""The mail that asks whether somebody comes, and the links in it, behind which one answers without signing in.

A link stands for one person and one meeting: whoever holds it can answer for that person, and read the meeting's day
and place, nothing else. It works until the meeting begins, or the person leaves the panel or loses the account. Opened,
it answers nothing, for programs open links too: its page has the button that does.
"""

from django.core import signing
from django.urls import reverse

from core.background.mail import Mail, compose
from meetings.models import Meeting, Person

_signer = signing.Signer(salt="meetings.coming")


def pass_for(meeting: Meeting, person: Person) -> str:
    """The part of the address that says, unforgeably, who answers for which meeting."""
    return _signer.sign_object([meeting.pk, person.pk])


def who_and_when(token: str) -> tuple[int, int]:
    """The ids of meeting and person. Raises ValueError for anything that this installation has not signed."""
    try:
        meeting, person = _signer.unsign_object(token)
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise ValueError("Not a link of ours.") from error
    return meeting, person


def asking_mail(meeting: Meeting, person: Person, site: str) -> Mail:
    """The question, with a link for each answer."""
    email = person.account.email if person.account else ""
    address = site + reverse("meetings:coming-by-mail", args=[pass_for(meeting, person)])
    return compose("attendance_asked", email, site=site, name=person.name, meeting=meeting, address=address)
