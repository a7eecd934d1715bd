"""Meetings as calendar programs read them (RFC 5545). Nothing confidential is in it: when, where, which, and a link."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from icalendar import Calendar, Event

from core.web.links import meeting_page
from meetings.enums import MeetingState
from meetings.models import Meeting
from meetings.panels.rules import PanelRules

PRODUCT = "-//SmartGov//Meetings//EN"
CONTENT_TYPE = "text/calendar; charset=utf-8"


def calendar_file(meetings: Iterable[Meeting], *, name: str, site: str) -> bytes:
    """The meetings that have a date, each with its panel; the same bytes as long as none of them is arranged anew.

    ``site`` is the address this installation is reached by, for the links.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _printable(name))
    for meeting in meetings:
        if meeting.held_on:
            calendar.add_component(_event(meeting, site))
    calendar.add_missing_timezones()
    written: bytes = calendar.to_ical()
    return written


def _event(meeting: Meeting, site: str) -> Event:
    page = site + meeting_page(meeting.reference)
    event = Event()
    event.add("uid", str(meeting.uid))
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", meeting.arranged_at)
    event.add("last-modified", meeting.arranged_at)
    event.add("summary", _printable(f"{meeting.panel}, meeting {meeting.number}"))
    event.add("status", "CANCELLED" if meeting.state == MeetingState.CANCELLED else "CONFIRMED")
    event.add("description", f"{meeting.reference}: agenda, papers and minutes\n{page}")
    event.add("url", page)
    if meeting.place:
        event.add("location", _printable(meeting.place))
    _add_times(event, meeting)
    return event


def _add_times(event: Event, meeting: Meeting) -> None:
    """Add the times: without one, the whole day; without an end, RFC 5545 lets it end when it starts."""
    if meeting.held_on is None:
        return
    if meeting.starts_at is None:
        event.add("dtstart", meeting.held_on)
        event.add("dtend", meeting.held_on + timedelta(days=1))
        return
    event.add("dtstart", _instant(meeting, meeting.starts_at))
    if meeting.ends_at:
        event.add("dtend", _instant(meeting, meeting.ends_at))


def _instant(meeting: Meeting, at: time) -> datetime:
    return datetime.combine(meeting.held_on, at, PanelRules.read(meeting.panel.rules).zone)  # type: ignore[arg-type] # it has a date


def _printable(text: str) -> str:
    """Return the text without control characters, which no line of a calendar file may have."""
    return "".join(character for character in " ".join(text.split()) if character.isprintable())
