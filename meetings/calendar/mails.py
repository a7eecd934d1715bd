"""What the panel is told by mail of its calendar: when and where, and a link. Reasons stand behind the link."""

from collections.abc import Iterator

from django.urls import reverse

from core.background.mail import Mail
from core.web.links import meeting_page
from meetings.models import Meeting
from meetings.people.queries import people_with_accounts


def move_mails(was: Meeting, now: Meeting, site: str) -> Iterator[Mail]:
    said = (
        f"meeting {now.number} of {now.panel.in_sentence} has been moved.\n\n"
        f"It was: {was.when_and_where}\nIt is now: {now.when_and_where}\n\n"
        f"The meeting, after signing in:\n{site}{meeting_page(now.reference)}\n"
    )
    return _to_the_panel(now, f"{now.reference} has been moved", said)


def cancellation_mails(meeting: Meeting, site: str) -> Iterator[Mail]:
    said = (
        f"meeting {meeting.number} of {meeting.panel.in_sentence} is cancelled. "
        f"It was to be: {meeting.when_and_where}\n\n"
        f"The reason stands in the panel's calendar, after signing in:\n"
        f"{site}{reverse('meetings:panel-calendar', args=[meeting.panel.code])}\n"
    )
    return _to_the_panel(meeting, f"{meeting.reference} is cancelled", said)


def reinstatement_mails(meeting: Meeting, site: str) -> Iterator[Mail]:
    said = (
        f"meeting {meeting.number} of {meeting.panel.in_sentence}, which was cancelled, is held after all: "
        f"{meeting.when_and_where}\n\n"
        f"What was answered before it was cancelled no longer counts. Whether you come, you say here, after signing "
        f"in:\n{site}{reverse('meetings:coming', args=[meeting.reference])}\n"
    )
    return _to_the_panel(meeting, f"{meeting.reference} is held after all", said)


def _to_the_panel(meeting: Meeting, subject: str, said: str) -> Iterator[Mail]:
    for person in people_with_accounts(meeting.panel):
        if person.account:
            yield Mail(person.account.email, subject, f"Dear {person.name},\n\n{said}")
