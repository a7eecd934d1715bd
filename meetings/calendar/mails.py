"""What the panel is told by mail of its calendar: when and where, and a link. Reasons stand behind the link."""

from collections.abc import Iterator

from django.urls import reverse

from core.background.mail import Mail
from core.web.links import meeting_page
from meetings.calendar.scheduling import written
from meetings.models import Meeting
from meetings.people.queries import people_with_accounts


def move_mails(was: Meeting, now: Meeting, site: str) -> Iterator[Mail]:
    said = (
        f"meeting {now.number} of {now.panel.in_sentence} has been moved.\n\n"
        f"It was: {when_and_where(was)}\nIt is now: {when_and_where(now)}\n\n"
        f"The meeting, after signing in:\n{site}{meeting_page(now.reference)}\n"
    )
    return _to_the_panel(now, f"{now.reference} has been moved", said)


def cancellation_mails(meeting: Meeting, site: str) -> Iterator[Mail]:
    said = (
        f"meeting {meeting.number} of {meeting.panel.in_sentence} is cancelled. "
        f"It was to be: {when_and_where(meeting)}\n\n"
        f"The reason stands in the panel's calendar, after signing in:\n"
        f"{site}{reverse('meetings:panel-calendar', args=[meeting.panel.code])}\n"
    )
    return _to_the_panel(meeting, f"{meeting.reference} is cancelled", said)


def reinstatement_mails(meeting: Meeting, site: str) -> Iterator[Mail]:
    said = (
        f"meeting {meeting.number} of {meeting.panel.in_sentence}, which was cancelled, is held after all: "
        f"{when_and_where(meeting)}\n\n"
        f"What was answered before it was cancelled no longer counts. Whether you come, you say here, after signing "
        f"in:\n{site}{reverse('meetings:coming', args=[meeting.reference])}\n"
    )
    return _to_the_panel(meeting, f"{meeting.reference} is held after all", said)


def when_and_where(meeting: Meeting) -> str:
    """Such as "Friday 8 September 2017, 10:00 to 15:30, 4 Lantern Yard", as far as it is known."""
    day = written(meeting.held_on) if meeting.held_on else meeting.day
    return ", ".join(filter(None, (day, meeting.hours, meeting.place))) or "not arranged yet"


def _to_the_panel(meeting: Meeting, subject: str, said: str) -> Iterator[Mail]:
    for person in people_with_accounts(meeting.panel):
        if person.account:
            yield Mail(person.account.email, subject, f"Dear {person.name},\n\n{said}")
