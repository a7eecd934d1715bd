"""Mails to the panel about its calendar: when and where, and a link. Reasons stand behind the link."""

from collections.abc import Iterator

from core.background.mail import Mail, compose
from core.web.links import meeting_page
from meetings.models import Meeting
from meetings.people.queries import people_with_accounts


def move_mails(was: Meeting, now: Meeting, site: str) -> Iterator[Mail]:
    return _to_the_panel("meeting_moved", now, site, was=was, address=site + meeting_page(now.reference))


def cancellation_mails(meeting: Meeting, site: str) -> Iterator[Mail]:
    return _to_the_panel("meeting_cancelled", meeting, site)


def reinstatement_mails(meeting: Meeting, site: str) -> Iterator[Mail]:
    return _to_the_panel("meeting_reinstated", meeting, site)


def _to_the_panel(event: str, meeting: Meeting, site: str, **words: object) -> Iterator[Mail]:
    for person in people_with_accounts(meeting.panel):
        if person.account:
            yield compose(event, person.account.email, site=site, name=person.name, meeting=meeting, **words)
