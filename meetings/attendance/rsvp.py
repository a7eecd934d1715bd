"""The answers to whether people come to a meeting, and whether they make a quorum."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from django.utils import timezone

from meetings.attendance.presence import Presence, Stretch
from meetings.attendance.queries import room_of
from meetings.attendance.quorum import Table, one_each
from meetings.attendance.record import Attendee
from meetings.enums import AttendanceKind, Coming, MeetingState
from meetings.models import Asked, Meeting, Membership, Person, Reply
from meetings.people.queries import memberships_at

ASKED_AGAIN_AFTER = timedelta(hours=20)


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of somebody who sits on the panel; ``reply`` is None until they give one.

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
        """True while their answer is still awaited."""
        return self.reply is None or self.is_overtaken

    @property
    def is_away(self) -> bool:
        """True where they have said that they do not come themselves."""
        return self.reply is not None and not self.is_overtaken and self.reply.coming != Coming.YES

    @property
    def has_account(self) -> bool:
        """True where a mail that asks them has an open account to go to."""
        return self.person.account is not None and self.person.account.is_active

    @property
    def word(self) -> str:
        """The words for the answer in a list."""
        if self.is_overtaken:
            was_off = self.reply and self.reply.meeting.cancelled_reason
            return f"Answered before it was {'cancelled or moved' if was_off else 'moved'}"
        if self.reply is None:
            return "Asked, not answered" if self.asked else "Not answered"
        return reply_in_words(self.reply)

    def attendee(self, unanswered: Coming | None = None) -> Attendee | None:
        """Return their part in the meeting if it goes as they said; without an answer, as ``unanswered`` has it."""
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
    """The prospect of a quorum, by the answers so far."""

    YES = "Quorate, by the answers so far"
    PART = "Quorate, by the answers so far, but not for every item"
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
        """The prospect of a quorum: open while enough can still come; None where the panel has no rule about it."""
        if self.expected.is_quorate is None:
            return None
        if self.expected.is_quorate:
            is_throughout = all(stretch.presence.is_quorate for stretch in self.stretches)
            return Outlook.YES if is_throughout else Outlook.PART
        return Outlook.OPEN if self.at_best.is_quorate else Outlook.NO

    @property
    def unanswered(self) -> tuple[Answer, ...]:
        return tuple(answer for answer in self.answers if answer.is_open)

    @property
    def to_ask(self) -> tuple[Answer, ...]:
        """The answers that can be asked for now: whoever was asked lately is left in peace."""
        return tuple(answer for answer in self._in_reach if not answer.asked or may_be_asked_again(answer.asked))

    @property
    def out_of_reach(self) -> int:
        """The number of those who have not answered and get no mail, because they have no account."""
        return len(self.unanswered) - len(self._in_reach)

    @property
    def asking(self) -> str:
        """The words on the button that asks them."""
        unanswered, to_ask = len(self.unanswered), len(self.to_ask)
        who = f"the {to_ask}" if to_ask == unanswered else f"{to_ask} of the {unanswered}"
        if self.asked_last:
            return f"Ask {who} once more"
        return f"Ask {who} who {'has' if unanswered == 1 else 'have'} not answered"

    @property
    def asked_again_from(self) -> datetime | None:
        """The moment from which the first of those who were asked can be asked again."""
        times = [answer.asked.last_at + ASKED_AGAIN_AFTER for answer in self._in_reach if answer.asked]
        return min(times, default=None)

    @property
    def _in_reach(self) -> tuple[Answer, ...]:
        return tuple(answer for answer in self.unanswered if answer.has_account)

    @property
    def asked_last(self) -> datetime | None:
        """The moment by which everybody in reach who has not answered had been asked; None while somebody was not."""
        times = [answer.asked.last_at if answer.asked else None for answer in self._in_reach]
        return max(filter(None, times), default=None) if None not in times else None


def answers_of(meeting: Meeting) -> list[Answer]:
    """Return the answers of all who sit, in three queries, whatever the size of the panel."""
    asked = {asked.person_id: asked for asked in Asked.objects.filter(meeting=meeting)}
    return _answers(meeting, memberships_at(meeting), asked)


def expected_at(meeting: Meeting, memberships: Iterable[Membership]) -> list[Attendee]:
    """Return the attendance that the answers promise, of those who sit among these; in one query."""
    return expected_attendees(_answers(meeting, memberships, {}))


def _answers(meeting: Meeting, memberships: Iterable[Membership], asked: Mapping[int, Asked]) -> list[Answer]:
    replies = {reply.person_id: reply for reply in meeting.replies.select_related("person", "alternate_person")}
    return [
        Answer(membership, reply, asked.get(membership.person_id), reply is not None and is_overtaken(reply, meeting))
        for membership in one_each(memberships)
        for reply in [replies.get(membership.person_id)]
    ]


def may_be_asked_again(asked: Asked) -> bool:
    """Return whether it is long enough since somebody was asked."""
    return asked.last_at <= timezone.now() - ASKED_AGAIN_AFTER


def is_overtaken(reply: Reply, meeting: Meeting) -> bool:
    """Return whether the meeting has been moved since, or was cancelled and is held after all."""
    return meeting.sequence > 0 and reply.answered_at < meeting.arranged_at


def expected_attendees(answers: Sequence[Answer], unanswered: Coming | None = None) -> list[Attendee]:
    """Return the attendance if all goes as they said; without an answer, as ``unanswered`` has it."""
    return [part for answer in answers if (part := answer.attendee(unanswered)) is not None]


def forecast(meeting: Meeting) -> Forecast:
    """Return the forecast, in six queries, whatever the size of the panel and of the agenda."""
    answers = answers_of(meeting)
    still = Coming.YES if meeting.state in MeetingState.TO_COME else None  # nobody comes any more to one that is over
    room = room_of(meeting, expected_attendees(answers), [answer.membership for answer in answers])
    return Forecast(
        tuple(answers),
        room.whole,
        replace(room, attendees=expected_attendees(answers, still)).whole,
        tuple(room.by_item(room.recusals)),
        tuple(_slips(answers)),
    )


def _slips(answers: Sequence[Answer]) -> Iterator[str]:
    """Yield a sentence on whoever stands in and is away. No service can refuse that: either can answer last."""
    table = Table.laid((), [answer.membership for answer in answers])
    away = {answer.person for answer in answers if answer.is_away}
    for part in expected_attendees(answers):
        stand_in = table.individual(part)
        if part.kind is AttendanceKind.ALTERNATE and stand_in in away:
            yield f"{stand_in} is to stand in for {part.alternate_for}, but has said that they are not coming."


def reply_in_words(reply: Reply) -> str:
    """Return an answer in a word or two."""
    return f"{reply.alternate} stands in" if reply.coming == Coming.ALTERNATE else reply.get_coming_display()


def answer_in_words(reply: Reply, meeting: Meeting, *, is_own: bool) -> str:
    """Return the sentence that repeats an answer to whoever gave it."""
    who, are, sends = ("You", "are", "send") if is_own else (reply.person.name, "is", "sends")
    if reply.coming == Coming.YES:
        return f"{who} {are} coming to {meeting.reference}."
    if reply.coming == Coming.NO:
        return f"{who} {sends} apologies for {meeting.reference}."
    return f"{reply.alternate} stands in for {'you' if is_own else who} at {meeting.reference}."
