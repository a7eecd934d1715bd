"""Answers to whether people come to a meeting, and the asking for them."""

from collections.abc import Collection, Iterator
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from core.accounts.models import User
from core.audit.trail import record
from core.characters import one_line
from core.checked_rows import check_fields
from core.errors import NotAllowed, NotReady, Unacceptable, WrongState
from meetings.access import keeps_the_minutes, require_secretary
from meetings.attendance.rsvp import is_overtaken, may_be_asked_again, reply_in_words
from meetings.attendance.rsvp_mail import asking_mail, changed_mail
from meetings.enums import Coming, MeetingState
from meetings.models import Asked, Meeting, Person, Reply
from meetings.people.mails import queue_panel_mails
from meetings.people.queries import memberships_at
from meetings.sittings import require_sitting


@transaction.atomic
def answer_coming(
    meeting: Meeting,
    person: Person,
    coming: Coming,
    *,
    by: User,
    alternate: str = "",
    alternate_person: Person | None = None,
    note: str | None = "",
) -> Reply:
    """Record whether somebody who sits on the panel comes to a meeting ahead, in place of their earlier answer.

    ``alternate`` is who stands in for them where that is their answer; of a person that the panel knows, the name is
    taken from there. Where ``note`` is None, the one given before stays. Raises NotAllowed unless they answer for
    themselves, or the secretary does for them; WrongState once the meeting has begun or was called off; Unacceptable
    for somebody who has no seat, or an alternate who is nobody or themselves.
    """
    require_own_or_secretary(meeting, person, by)
    _hold_ahead(meeting)
    if person not in {membership.person for membership in memberships_at(meeting) if membership.sits}:
        raise Unacceptable(f"{person} has no seat on the {meeting.panel.noun} on the day of {meeting.reference}.")
    name = _name_of_alternate(person, coming, alternate, alternate_person)
    reply = Reply.objects.filter(meeting=meeting, person=person).first() or Reply(meeting=meeting, person=person)
    reply.coming, reply.alternate = coming, name
    reply.note = reply.note if note is None else note.strip()
    reply.alternate_person = alternate_person if name else None
    reply.answered_at = timezone.now()
    check_fields(reply)
    reply.save()
    record("meetings.coming_answered", meeting, by=by, person=person.pk, coming=coming.value)
    return reply


@transaction.atomic
def answer_by_link(meeting: Meeting, person: Person, coming: Coming, *, site: str, by: User, **given: Any) -> Reply:
    """Record the answer of whoever holds the link in a mail, in the name of the account it was sent to.

    Where that changes an answer that stood, they are told by mail: the press may have been another's. Takes and raises
    what ``answer_coming`` does.
    """
    before = Reply.objects.filter(meeting=meeting, person=person).first()
    stood = reply_in_words(before) if before and not is_overtaken(before, meeting) else ""
    reply = answer_coming(meeting, person, coming, by=by, **given)
    if stood and stood != reply_in_words(reply):
        queue_panel_mails(meeting.panel, [changed_mail(stood, reply, site)])
    return reply


def _name_of_alternate(person: Person, coming: Coming, alternate: str, alternate_person: Person | None) -> str:
    if coming is not Coming.ALTERNATE:
        return ""
    name = alternate_person.name if alternate_person else one_line(alternate)
    if not name:
        raise Unacceptable("Say who stands in: choose them, or type their name.")
    if alternate_person == person or name.casefold() == person.name.casefold():
        raise Unacceptable(
            f"{person} cannot stand in for themselves. Answer that you are coming, or name somebody else."
        )
    return name


def require_own_or_secretary(meeting: Meeting, person: Person, by: User) -> None:
    """Raise NotAllowed for whoever is neither this person nor of the secretariat."""
    if person.account_id != by.pk and not keeps_the_minutes.test(by, meeting.panel):
        raise NotAllowed(f"Only {person} can do this, or the secretariat for them.")


def _hold_ahead(meeting: Meeting) -> None:
    """Hold the meeting ahead until the transaction ends. Raises WrongState unless it is ahead."""
    require_sitting(meeting)
    state = held_state(meeting)
    if state not in MeetingState.TO_COME:
        stands = "has begun" if state is MeetingState.OPEN else f"is {state.label.lower()}"
        then = " The secretary records attendance." if state is MeetingState.OPEN else ""
        raise WrongState(f"Meeting {meeting.reference} {stands}: answers are no longer taken.{then}")


def held_state(meeting: Meeting) -> MeetingState:
    """Return the state of the meeting, which stays so until the transaction ends."""
    rows = Meeting.objects.select_for_update(of=("self",), no_key=True)
    return MeetingState(rows.values_list("state", flat=True).get(pk=meeting.pk))


@transaction.atomic
def ask_who_comes(meeting: Meeting, people: Collection[Person], *, site: str, by: User) -> int:
    """Ask by mail, with links that answer without signing in; returns how many were asked.

    Whoever was asked within the last hours, has answered, or has no open account is left alone. Raises NotReady where
    that leaves nobody, WrongState once the meeting has begun or was called off, or its day has passed.
    """
    require_secretary(meeting.panel, by)
    _hold_ahead(meeting)
    if meeting.has_passed:
        raise WrongState(f"Meeting {meeting.reference} was on {meeting.day}. Nobody can be asked to come any more.")
    if meeting.held_on is None:
        raise NotReady([f"{meeting.reference} has no date yet, so nobody can say whether they are coming."])
    asked = list(_to_ask(meeting, people))
    if not asked:
        raise NotReady(["Nobody is left to ask: all have answered, were asked today, or have no account."])
    now = timezone.now()
    known = set(Asked.objects.filter(meeting=meeting).values_list("person", flat=True))
    again = Asked.objects.filter(meeting=meeting, person__in=asked)
    again.update(times=F("times") + 1, last_at=now)
    Asked.objects.bulk_create(
        Asked(meeting=meeting, person=person, last_at=now) for person in asked if person.pk not in known
    )
    queue_panel_mails(meeting.panel, (asking_mail(meeting, person, site) for person in asked))
    record("meetings.asked_who_comes", meeting, by=by, people=[person.pk for person in asked])
    return len(asked)


def _to_ask(meeting: Meeting, people: Collection[Person]) -> Iterator[Person]:
    answered = {reply.person_id for reply in Reply.objects.filter(meeting=meeting) if not is_overtaken(reply, meeting)}
    lately = {asked.person_id for asked in Asked.objects.filter(meeting=meeting) if not may_be_asked_again(asked)}
    left_alone = answered | lately
    wanted = Person.objects.filter(pk__in=[person.pk for person in people], account__is_active=True)
    yield from (person for person in wanted.select_related("account").order_by("name") if person.pk not in left_alone)
