"""Who comes to a meeting, as far as they have said, and whether that makes a quorum."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from meetings.attendance.queries import room_of
from meetings.attendance.quorum import Presence, Stretch, Table, one_each
from meetings.attendance.record import Attendee
from meetings.enums import AttendanceKind, Coming, MeetingState
from meetings.models import Asked, Meeting, Membership, Person, Reply
from meetings.people.queries import memberships_at


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody who sits on the panel has answered; ``reply`` is None until they do.

    A reply from before the meeting was moved or cancelled ``is_overtaken``: it says nothing about the meeting as it is
    now.
    """

    membership: Membership
    reply: Reply | None
    asked: Asked | None
    is_overtaken: bool = False

    @property
    def person(self) -> Person:
        return self.membership.person

    @property
    def place(self) -> str:
        return str(self.membership.seat or self.membership.get_role_display())

    @property
    def is_open(self) -> bool:
        """Whether their answer is still waited for."""
        return self.reply is None or self.is_overtaken

    @property
    def word(self) -> str:
        """How they stand, for a list."""
        if self.is_overtaken:
            was_off = self.reply and self.reply.meeting.cancelled_reason
            return f"Answered before it was {'cancelled or moved' if was_off else 'moved'}"
        if self.reply is None:
            return "Asked, not answered" if self.asked else "Not answered"
        if self.reply.coming == Coming.ALTERNATE:
            return f"{self.reply.alternate} stands in"
        return self.reply.get_coming_display()

    def attendee(self, unanswered: Coming | None = None) -> Attendee | None:
        """Their part in the meeting if it goes as they said; without an answer, as ``unanswered`` has it."""
        coming = Coming(self.reply.coming) if self.reply and not self.is_overtaken else unanswered
        if coming is None:
            return None
        seat = self.membership.seat
        category = seat.category if seat else self.membership.get_role_display()
        if coming is Coming.ALTERNATE and self.reply:
            who = self.reply.alternate_person
            return Attendee(AttendanceKind.ALTERNATE, self.reply.alternate, category, who, seat, self.person)
        kind = AttendanceKind.PRESENT if coming is Coming.YES else AttendanceKind.APOLOGIES
        return Attendee(kind, self.person.name, category, self.person, seat)


class Outlook(StrEnum):
    """What the answers so far promise of the quorum."""

    YES = "Quorate, by the answers so far"
    OPEN = "Not yet quorate"
    NO = "Not quorate, by the answers"


@dataclass(frozen=True, slots=True)
class Forecast:
    """``answers`` of all who sit, in the order of the table; ``expected`` if those come who said so, ``at_best`` if all
    come besides who have not answered; ``stretches`` the items at which somebody stands aside; ``slips`` what cannot be
    right in the answers."""

    answers: tuple[Answer, ...]
    expected: Presence
    at_best: Presence
    stretches: tuple[Stretch, ...]
    slips: tuple[str, ...]

    @property
    def outlook(self) -> Outlook | None:
        """None where the panel has no rule about a quorum. While those can still come who are missing, it is open."""
        if self.expected.is_quorate is None:
            return None
        if self.expected.is_quorate:
            return Outlook.YES
        return Outlook.OPEN if self.at_best.is_quorate else Outlook.NO

    @property
    def unanswered(self) -> tuple[Answer, ...]:
        return tuple(each for each in self.answers if each.is_open)

    @property
    def asked_last(self) -> datetime | None:
        """When all who have not answered had been asked; None while some of them were not."""
        times = [each.asked.last_at if each.asked else None for each in self.unanswered]
        return max(filter(None, times), default=None) if None not in times else None


def answers_of(meeting: Meeting) -> list[Answer]:
    """In three queries, whatever the size of the panel."""
    asked = {each.person_id: each for each in Asked.objects.filter(meeting=meeting)}
    return _answers(meeting, memberships_at(meeting), asked)


def expected_at(meeting: Meeting, memberships: Iterable[Membership]) -> list[Attendee]:
    """The attendance that the answers promise, of those who sit among these; in one query."""
    return expected_attendees(_answers(meeting, memberships, {}))


def _answers(meeting: Meeting, memberships: Iterable[Membership], asked: Mapping[int, Asked]) -> list[Answer]:
    replies = {reply.person_id: reply for reply in meeting.replies.select_related("person", "alternate_person")}
    return [
        Answer(each, reply, asked.get(each.person_id), reply is not None and is_overtaken(reply, meeting))
        for each in one_each(memberships)
        for reply in [replies.get(each.person_id)]
    ]


def is_overtaken(reply: Reply, meeting: Meeting) -> bool:
    """Whether the meeting has been moved since, or cancelled and is held after all."""
    return meeting.sequence > 0 and reply.answered_at < meeting.arranged_at


def expected_attendees(answers: Sequence[Answer], unanswered: Coming | None = None) -> list[Attendee]:
    """The attendance if all goes as they said; without an answer, as ``unanswered`` has it."""
    return [part for each in answers if (part := each.attendee(unanswered)) is not None]


def forecast(meeting: Meeting) -> Forecast:
    """In six queries, whatever the size of the panel and of the agenda."""
    answers = answers_of(meeting)
    still = Coming.YES if meeting.state in MeetingState.TO_COME else None  # nobody comes any more to one that is over
    room = room_of(meeting, expected_attendees(answers), [each.membership for each in answers])
    return Forecast(
        tuple(answers),
        room.whole,
        replace(room, attendees=expected_attendees(answers, still)).whole,
        tuple(room.by_item(room.recusals)),
        tuple(_slips(answers)),
    )


def _slips(answers: Sequence[Answer]) -> Iterator[str]:
    """Whoever stands in and is away; the service cannot refuse it, for either can answer last."""
    table = Table.laid((), [each.membership for each in answers])
    away = {each.person for each in answers if each.reply and not each.is_overtaken and each.reply.coming != Coming.YES}
    for part in expected_attendees(answers):
        stand_in = table.individual(part)
        if part.kind is AttendanceKind.ALTERNATE and stand_in in away:
            yield f"{stand_in} is to stand in for {part.alternate_for}, and has said that they do not come themselves."


def answer_in_words(reply: Reply, meeting: Meeting, *, is_own: bool) -> str:
    """What was just answered, said back to whoever did."""
    who, are, sends = ("You", "are", "send") if is_own else (reply.person.name, "is", "sends")
    if reply.coming == Coming.YES:
        return f"{who} {are} coming to {meeting.reference}."
    if reply.coming == Coming.NO:
        return f"{who} {sends} apologies for {meeting.reference}."
    return f"{reply.alternate} stands in for {'you' if is_own else who} at {meeting.reference}."
