"""The effects of a change to a panel's set-up, in sentences with examples, shown before anything is kept."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from core import english
from meetings.attendance.presence import course_of
from meetings.attendance.queries import items_taken, places_of, room_of
from meetings.attendance.quorum import Room
from meetings.enums import MeetingState, Role
from meetings.item_numbers import ItemNumber
from meetings.models import AgendaItem, Meeting, Membership, Panel, Seat
from meetings.panels.rules import PanelRules, QuorumOf, SecondSignatory
from meetings.references import code_with_mark, meeting_written
from meetings.setup import words
from meetings.setup.services.settings import uses_of_outcome_word

EXAMPLES = 3


def meetings_ahead(panel: Panel) -> list[Meeting]:
    """Return the meetings to come that have a day, from today on, the next one first."""
    ahead = Meeting.objects.sittings().filter(panel=panel, state__in=MeetingState.TO_COME, held_on__gte=panel.today)
    return list(ahead.select_related("panel").order_by("held_on", "number"))


def of_name(panel: Panel, name: str) -> Iterator[str]:
    yield f"{panel.at_start} will be called {name}: on its pages, and on minutes from the next version on."
    yield "Minutes that were circulated, signed or published keep the name they have."


def of_code(panel: Panel, code: str) -> Iterator[str]:
    meetings = Meeting.objects.filter(panel=panel).order_by("-number")
    yield f"{panel.code} becomes {code} in every reference and every address of this {panel.noun}."
    if (count := meetings.count()) and (newest := meetings.first()):
        how_many = "One meeting gets" if count == 1 else f"{count} meetings get"
        renamed = meeting_written(code_with_mark(code, newest.series), newest.number)
        yield f"{how_many} another reference: {newest.reference} becomes {renamed}."
    yield f"Links to {panel.code} that people have kept will no longer work."


def of_letterhead(_panel: Panel, address_line: str, *, has_logo: bool) -> Iterator[str]:
    yield f"Under the name will stand: {address_line}" if address_line else "No address will stand under the name."
    yield "The logo will be the one shown here." if has_logo else "There will be no logo."
    yield "Minutes that were circulated, signed or published keep the letterhead they have."


def of_parent(panel: Panel, parent: Panel | None) -> Iterator[str]:
    if parent is None:
        yield f"{panel.at_start} will stand on its own, and not as a sub-committee."
    else:
        yield f"{panel.at_start} will be shown as a sub-committee of {parent.in_sentence}."
    yield "Who may read what does not change: each panel has its own members."


def of_checkpoints(panel: Panel, rules: PanelRules) -> Iterator[str]:
    yield words.said_of_checkpoints(rules)
    if rules.checkpoint_readers:
        yield (
            f"An email goes there each night, and when minutes of this {panel.noun} are signed. "
            "It holds none of their words."
        )


def of_quotes(_panel: Panel, rules: PanelRules) -> Iterator[str]:
    yield words.said_of_quotes(rules)
    yield "Texts that are written already do not change."


def of_initials(_panel: Panel, rules: PanelRules) -> Iterator[str]:
    yield words.said_of_initials(rules)
    if rules.uses_initials:
        yield "They are proposed from the names as attendance is recorded, and can be set there: RC for Ruth Calloway."
    else:
        yield "The lists of those present will print none. Who owes an action stays as it is."


def of_words(panel: Panel, added: str, retired: list[str], rules: PanelRules) -> Iterator[str]:
    yield from words.said_of_changed_openings(PanelRules.read(panel.rules), rules, panel.noun, added or words.A_WORD)
    if added:
        lead = rules.lead_of(added) or f"The {panel.noun.title()}"
        yield f"The editor will offer {added}, and “{lead} {added} …” will be a decision in the register."
        yield f"Texts that are written already do not change: where {added} stands in them it can be marked."
    for word in retired:
        if uses := uses_of_outcome_word(panel, word):
            yield f"{word} stands in {english.count(uses, 'decision')}, so it cannot be retired."
        else:
            yield f"{word} will no longer be offered; no decision has it."


def of_quorum(panel: Panel, rules: PanelRules) -> Iterator[str]:
    old, places = PanelRules.read(panel.rules), places_of(panel)
    yield from words.said_of_attending(rules)
    seats = list(Seat.objects.on(panel.today).filter(panel=panel))
    if places and (rules.quorum is not None or not rules.has_quorum):
        yield _of_places(english.count(places, "seat" if len(seats) == places else "place"), rules)
    if last := _last_attended(panel):
        room, items = room_of(last), items_taken(last)
        now, before = (_at_meeting(replace(room, rules=ruling), items) for ruling in (rules, old))
        yield f"At meeting {last.number}: {now}"
        if before != now:
            yield f"Under the present rules: {before}"


def _at_meeting(room: Room, items: Sequence[ItemNumber]) -> str:
    """Say who was there at all, and what became of the quorum where it was not the same at every item."""
    stretches = room.by_item(items)
    return f"{room.whole.sentence} {course_of(stretches) if len(stretches) > 1 else ''}".rstrip()


def _of_places(places: str, rules: PanelRules) -> str:
    if rules.quorum is None:
        return f"Meetings ({places}) can go ahead however few attend."
    filled = f"At least {rules.quorum} of the {places} must be filled"
    if rules.quorum == 1:
        return f"{filled}."
    by = f"{rules.quorum} different" if rules.quorum_of is QuorumOf.PEOPLE else "any number of"
    return f"{filled}, by {by} people."


def _last_attended(panel: Panel) -> Meeting | None:
    attended = Meeting.objects.filter(panel=panel, attendance_recorded=True)
    return attended.select_related("panel").order_by("-number").first()


def of_days(panel: Panel, rules: PanelRules) -> Iterator[str]:
    """Yield what changes by another calendar or other notice: the days by which things are due."""
    old = PanelRules.read(panel.rules)
    yield from (*words.said_of_days(rules), *words.said_of_notice(rules))
    ahead = meetings_ahead(panel)
    moved = [sentence for meeting in ahead if (sentence := _moved(meeting, old, rules))]
    yield from moved[:EXAMPLES]
    if len(moved) > EXAMPLES:
        yield f"The same goes for {english.count(len(moved) - EXAMPLES, 'other meeting')}."
    if not moved:
        yield "This changes the dates of no meeting to come." if ahead else "No meeting to come has a day yet."


def _moved(meeting: Meeting, old: PanelRules, new: PanelRules) -> str:
    day = meeting.held_on
    if day is None:
        return ""
    parts = [
        f"{what} {_day(after)} instead of {_day(before)}"
        for what, before, after in (
            ("papers are due on", old.papers_due(day), new.papers_due(day)),
            ("the agenda is out on", old.agenda_due(day), new.agenda_due(day)),
        )
        if before != after
    ]
    if not new.calendar.is_working_day(day):
        parts.append("that day is no working day")
    return f"Meeting {meeting.number} on {_day(day)}: {'; '.join(parts)}." if parts else ""


def _day(day: date) -> str:
    return english.day(day)


def of_correspondence(panel: Panel, rules: PanelRules) -> Iterator[str]:
    """Yield how the panel would decide between meetings, and by which rules what is open is decided."""
    yield from words.said_of_correspondence(rules)
    under_way = Meeting.objects.by_correspondence().filter(panel=panel, state=MeetingState.OPEN)
    for meeting in under_way.select_related("panel").order_by("number")[:EXAMPLES]:
        yield f"{meeting.reference} is open: it is decided by the rules of its opening."


def of_sensitivity(panel: Panel, rules: PanelRules) -> Iterator[str]:
    yield words.said_of_sensitivity(rules)
    items = AgendaItem.objects.filter(meeting__panel=panel, meeting__binned_at=None).count()
    if items:
        yield f"Items that are on agendas already stay as they are ({english.count(items, 'item')})."


def of_signatures(panel: Panel, rules: PanelRules) -> Iterator[str]:
    yield words.said_of_signatures(rules)
    if rules.second_signatory is not SecondSignatory.NOBODY:
        yield "Both sign the very same version; the chair signs last."
        yield _who_can_sign(panel, rules.second_signatory)
    yield "Minutes that are signed already stay as they are."


def _who_can_sign(panel: Panel, second: SecondSignatory) -> str:
    roles = (Role.DEPUTY_CHAIR,) if second is SecondSignatory.DEPUTY_CHAIR else (Role.SECRETARY, Role.DEPUTY_SECRETARY)
    held = Membership.objects.current().filter(panel=panel, role__in=roles, person__account__is_active=True)
    names = sorted({membership.person.name for membership in held.select_related("person")})
    if not names:
        return f"Nobody could do that today: {words.SECOND_SIGNATORIES[second]} is missing, or has no account."
    return f"Today that can be {' or '.join(names)}."


def of_time_zone(panel: Panel, rules: PanelRules) -> Iterator[str]:
    old = PanelRules.read(panel.rules)
    yield f"Times of this {panel.noun}’s meetings are those of {rules.time_zone.replace('_', ' ')}."
    timed = [meeting for meeting in meetings_ahead(panel) if meeting.starts_at]
    for meeting in timed[:EXAMPLES]:
        if meeting.held_on and meeting.starts_at:
            starts = datetime.combine(meeting.held_on, meeting.starts_at)
            shift = starts.replace(tzinfo=rules.zone) - starts.replace(tzinfo=old.zone)
            day = _day(meeting.held_on)
            yield f"Meeting {meeting.number} on {day} begins at {starts:%H:%M} there, {_later(shift)}."
    if len(timed) > EXAMPLES:
        yield f"The same goes for {english.count(len(timed) - EXAMPLES, 'other meeting')}."


def _later(shift: timedelta) -> str:
    minutes = round(shift.total_seconds() / 60)
    if not minutes:
        return "at the same moment as before"
    hours, rest = divmod(abs(minutes), 60)
    parts = [english.count(number, unit) for number, unit in ((hours, "hour"), (rest, "minute")) if number]
    return f"{english.and_list(parts)} {'later' if minutes > 0 else 'earlier'} than in the present zone"


def with_changes(panel: Panel, changes: dict[str, object]) -> PanelRules:
    return replace(PanelRules.read(panel.rules), **changes)  # type: ignore[arg-type] # each form gives its fields' types
