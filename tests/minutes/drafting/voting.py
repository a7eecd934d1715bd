"""An item with a statement, and four who may vote on it: Ada and Bo in seats, Chair and Member without."""

from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.attendance.vote_record import EnteredBallot, EnteredVote
from meetings.attendance.votes import Side
from meetings.enums import AttendanceKind
from meetings.models import Decision, Panel, Person, Seat
from meetings.panels.rules import PanelRules
from minutes.drafting.votes import electorate_of
from minutes.models import Minutes
from tests.conftest import Cast
from tests.factories import stated, uuid_of, write
from tests.minutes.sitting.seated import seated

SIDES = {"+": Side.FOR, "-": Side.AGAINST, "0": Side.ABSTAINED, ".": Side.NOT_VOTING}


def seat_voters(cast: Cast, minutes: Minutes) -> None:
    """Ada, Bo, Chair and Member are there throughout."""
    for name in ("Ada", "Bo"):
        seat = Seat.objects.create(panel=cast.panel, category=f"{name}’s")
        seated(cast, name, seat)
    people = [*Person.objects.filter(name__in=("Ada", "Bo")).order_by("name"), cast.chair.person, cast.member.person]
    there = [Attendee(AttendanceKind.PRESENT, person.name, person=person) for person in people]
    record_attendance(minutes.meeting, there, by=cast.secretary)


def decided(minutes: Minutes, name: str = "d", outcome: str = "AGREED", words: str = "to paint it") -> Decision:
    """Write a statement into item 1, and return its row."""
    write(minutes, 1, stated(name, outcome, words))
    return Decision.objects.select_related("item__meeting__panel").get(pk=uuid_of(name))


def rule(cast: Cast, **rules: object) -> None:
    """Give the panel these rules, and nothing else."""
    Panel.objects.filter(pk=cast.panel.pk).update(rules=PanelRules.read(rules).written())


def by_name(decision: Decision, sides: str, **more: object) -> EnteredVote:
    """Return a vote by name: a sign for each voter, in the order of their places."""
    keys = [voter.key for voter in electorate_of(decision.item).voters or ()]
    ballots = tuple(EnteredBallot(key, SIDES[sign]) for key, sign in zip(keys, sides, strict=True))
    return EnteredVote(ballots=ballots, is_by_name=True, **more)  # type: ignore[arg-type] # each test gives its fields
