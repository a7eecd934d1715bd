"""The mail that asks whether somebody comes, and the links in it, behind which one answers without signing in.

A link stands for one person and one meeting: whoever holds it can answer for that person, and read the meeting's day
and place, nothing else. It works until the meeting begins, or the person leaves the panel or loses the account. Opened,
it answers nothing, for programs open links too: its page has the button that does.
"""

from django.core import signing
from django.urls import reverse

from core.background.mail import Mail
from meetings.enums import Coming
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
    address = site + reverse("meetings:coming-by-mail", args=[pass_for(meeting, person)])
    body = (
        f"Dear {person.name},\n\n"
        f"meeting {meeting.number} of {meeting.panel.in_sentence} is on {meeting.when_and_where}.\n\n"
        f"I am coming:\n{address}?answer={Coming.YES}\n\n"
        f"I send apologies:\n{address}?answer={Coming.NO}\n\n"
        f"Somebody stands in for me:\n{address}?answer={Coming.ALTERNATE}\n\n"
        "Each link opens a page, and your answer counts once you have pressed its button. The links are yours alone: "
        "whoever has them can answer for you. They let you change your answer, too, until the meeting begins."
    )
    return Mail(person.account.email if person.account else "", f"{meeting.reference}: are you coming?", body)
