"""The time for which questions are open: the earliest close, the working days that are left, and how that is said.
Pure.

The clock of the panel's time zone decides: a day ends where the panel is.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from core import english
from core.working_days import far_off
from meetings.panels.rules import PanelRules

CLOSING_TIME = time(17, 0)


def moment_of(day: date, at: time, rules: PanelRules) -> datetime:
    """Return the moment at which it is this time of this day where the panel is."""
    return datetime.combine(day, at, tzinfo=rules.zone)


def usual_close(opens_at: datetime, rules: PanelRules) -> datetime:
    """Return when a window closes that is as long as the panel asks for; the day of opening does not count."""
    return moment_of(rules.calendar.add(rules.day_at(opens_at), rules.correspondence_days), CLOSING_TIME, rules)


def faults_of_close(opens_at: datetime, closes_at: datetime, rules: PanelRules) -> Iterator[str]:
    """Yield why a window that opens now cannot close then."""
    day, earliest = rules.day_at(closes_at), usual_close(opens_at, rules)
    if said := far_off(day, rules.day_at(opens_at)):
        yield said
    if closes_at <= opens_at:
        yield "It has to close later than it opens."
    elif day < rules.day_at(earliest):
        days = english.spelt_count(rules.correspondence_days, "working day")
        yield f"Voters have at least {days}: it closes on {english.weekday(rules.day_at(earliest))} or later."
    if kept := rules.calendar.what_is_kept(day):
        yield f"{english.weekday(day)} is {kept}. Choose a working day."


def faults_of_extension(closes_at: datetime, later: datetime, rules: PanelRules) -> Iterator[str]:
    """Yield why a window that was to close cannot close at this later moment."""
    day = rules.day_at(later)
    if said := far_off(day, rules.day_at(closes_at)):
        yield said
    if later <= closes_at:
        yield f"It closes {in_words(closes_at, rules)} as it is. Choose a later moment."
    if kept := rules.calendar.what_is_kept(day):
        yield f"{english.weekday(day)} is {kept}. Choose a working day."


def faults_of_discussion(opens_at: datetime, answers_from: datetime, closes_at: datetime) -> Iterator[str]:
    """Yield why the discussion cannot last until then."""
    if answers_from <= opens_at:
        yield "The discussion has to last until some time after now."
    elif answers_from >= closes_at:
        yield "The discussion has to be over before the questions close, so that there is time to answer."


def in_words(moment: datetime, rules: PanelRules) -> str:
    """Return a moment as the panel's clock tells it: "Monday 4 September 2017, 17:00"."""
    there = moment.astimezone(rules.zone)
    return f"{english.weekday(there.date())}, {there:%H:%M}"


def length(opens_at: datetime, closes_at: datetime, rules: PanelRules) -> str:
    """Return how long it is open: "5 working days, the bank holiday of 28 August left out"."""
    first, last = rules.day_at(opens_at), rules.day_at(closes_at)
    said = english.count(rules.calendar.between(first, last), "working day")
    days = (first + timedelta(days=passed) for passed in range(1, (last - first).days + 1))
    kept = [f"{day.day} {day:%B}" for day in days if rules.calendar.is_bank_holiday(day) and day.weekday() < 5]
    if not kept:
        return said
    called = "bank" if rules.division.is_of_the_kingdom else "public"
    holidays = "holiday" if len(kept) == 1 else "holidays"
    return f"{said}, the {called} {holidays} of {english.and_list(kept)} left out"


def days_left(now: datetime, closes_at: datetime, rules: PanelRules) -> str:
    """Return how long is left: "2 working days left", "until 17:00 today", or that it is over."""
    if now >= closes_at:
        return "over"
    today, last = rules.day_at(now), rules.day_at(closes_at)
    if today == last:
        return f"until {closes_at.astimezone(rules.zone):%H:%M} today"
    return f"{english.count(max(rules.calendar.between(today, last), 1), 'working day')} left"


def reminds_from(closes_at: datetime, rules: PanelRules) -> date:
    """Return the day from which those who have not answered are reminded."""
    return rules.calendar.add(rules.day_at(closes_at), -rules.reminder_days)
