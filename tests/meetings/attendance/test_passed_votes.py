"""Votes that are passed to another member: at which items they count, for what, and why not; no row here is saved."""

import pytest

from meetings.attendance.faults import attendance_faults
from meetings.attendance.presence import Presence
from meetings.attendance.quorum import Room
from meetings.attendance.record import Attendee
from meetings.enums import AttendanceKind, Role
from meetings.item_numbers import ItemNumber
from meetings.models import Membership, Panel, Person, Seat
from meetings.panels.rules import PanelRules
from tests.meetings.attendance.stays import stays

PANEL = Panel(pk=1, name="Harbour Panel", code="HARB")
ADA, BO, CY, DEE = (Person(pk=pk, name=name) for pk, name in enumerate(("Ada", "Bo", "Cy", "Dee"), start=1))
SEATS = {
    person: Seat(pk=pk, panel=PANEL, category="Owners", number=pk) for pk, person in enumerate((ADA, BO, CY), start=1)
}
MEMBERSHIPS = [
    Membership(pk=seat.pk, panel=PANEL, person=who, seat=seat, role=Role.MEMBER) for who, seat in SEATS.items()
]
PRESENT, APOLOGIES, ALTERNATE = AttendanceKind.PRESENT, AttendanceKind.APOLOGIES, AttendanceKind.ALTERNATE
VOTE, BOTH = ({"passed_votes": kind, "quorum": 3} for kind in ("vote", "vote_and_quorum"))
ONE, TWO, THREE = (ItemNumber(number) for number in (1, 2, 3))


def part(who: Person, kind: AttendanceKind = PRESENT, written: str = "", to: Person | None = None) -> Attendee:
    return Attendee(kind, who.name, "Owners", who, SEATS.get(who), vote_to=to).with_stays(stays(written))


def at(
    item: ItemNumber, *attendees: Attendee, rules: dict[str, object] = VOTE, aside: tuple[Person, ...] = ()
) -> Presence:
    room = Room(attendees, list(SEATS.values()), MEMBERSHIPS, PanelRules.read(rules), {item: aside})
    return room.at(item)


def test_a_passed_vote_counts_in_the_vote_alone_or_for_the_quorum_too() -> None:
    people = part(ADA), part(BO), part(CY, APOLOGIES, to=ADA)

    in_the_vote, in_both = at(ONE, *people), at(ONE, *people, rules=BOTH)

    assert (in_the_vote.people, in_the_vote.present, in_the_vote.votes, in_the_vote.is_quorate) == (2, 2, 3, False)
    assert (in_both.people, in_both.present, in_both.votes, in_both.is_quorate) == (2, 3, 3, True)
    assert "Cy has passed their vote to Ada: counted in the vote, not for the quorum." in in_the_vote.reasons
    assert "Cy has passed their vote to Ada: counted for the quorum and in the vote." in in_both.reasons
    assert in_the_vote.sentence.startswith("2 of 3 seats are filled, by 2 people with 3 votes, one of them passed on.")


def test_what_is_missing_says_that_some_had_passed_on_their_vote() -> None:
    few = at(ONE, part(ADA), part(CY, APOLOGIES, to=ADA), rules=BOTH)

    assert few.shortfall == "2 of the 3 people needed were there or had passed on their vote"
    assert few.missing == 1


def test_a_class_of_seats_is_filled_by_it_where_it_counts_for_the_quorum() -> None:
    classes = {"quorum_classes": ["3 Owners"]}
    people = part(ADA), part(BO), part(CY, APOLOGIES, to=ADA)

    assert at(ONE, *people, rules=BOTH | classes).is_quorate
    assert not at(ONE, *people, rules=VOTE | classes).is_quorate


@pytest.mark.parametrize(
    ("attendees", "aside", "why"),
    [
        ((part(ADA, written="-1"), part(CY, APOLOGIES, to=ADA)), (), "Ada is not there"),
        ((part(ADA, APOLOGIES), part(CY, APOLOGIES, to=ADA)), (), "Ada is not there"),
        ((part(BO), part(CY, APOLOGIES, to=ADA)), (), "Ada is not there"),
        ((part(ADA), part(CY, APOLOGIES, to=ADA)), (ADA,), "Ada stands aside because of an interest"),
        ((part(ADA), part(CY, APOLOGIES, to=ADA)), (CY,), "Cy stands aside because of an interest"),
        ((part(CY, APOLOGIES, to=CY),), (), "Nobody passes their vote to themselves"),
        (
            (part(BO), part(ADA, APOLOGIES, to=BO), part(CY, APOLOGIES, to=ADA)),
            (),
            "Ada has passed on their own vote and is not there",
        ),
        ((part(ADA), part(CY, written="2-", to=ADA)), (), "Cy is there"),
        (
            (
                part(ADA),
                part(CY, written="-1", to=ADA),
                Attendee(ALTERNATE, "Dee", "Owners", None, SEATS[CY], CY).with_stays(stays("2-")),
            ),
            (),
            "Cy has an alternate",
        ),
        ((part(ADA), part(DEE, APOLOGIES, to=ADA)), (), "Dee has no vote"),
    ],
)  # fmt: skip
def test_a_vote_that_does_not_count_says_why(
    attendees: tuple[Attendee, ...], aside: tuple[Person, ...], why: str
) -> None:
    giver = attendees[1] if len(attendees) == 3 and attendees[1].vote_to is ADA else attendees[-1]
    with_it = at(TWO, *attendees, aside=aside)
    without = at(TWO, *(each._replace(vote_to=None) for each in attendees), aside=aside)

    said = f"{why}, so the vote that {giver.name} passed to {giver.vote_to} does not count."
    counted = sum("counted in the vote" in reason and "has passed" in reason for reason in with_it.reasons)
    assert said in with_it.reasons
    assert with_it.votes == without.votes + counted


def test_it_counts_for_the_items_at_which_whoever_passed_it_is_away() -> None:
    late = part(ADA), part(CY, written="3-", to=ADA)

    assert [at(item, *late).votes for item in (ONE, TWO, THREE)] == [2, 2, 2]
    assert [at(item, *late).people for item in (ONE, TWO, THREE)] == [1, 1, 2]


def test_where_the_rules_know_none_it_says_so() -> None:
    none = at(ONE, part(ADA), part(CY, APOLOGIES, to=ADA), rules={})

    said = "By the rules nobody passes on their vote, so the vote that Cy passed to Ada does not count."
    assert none.reasons[0] == said
    assert (none.votes, none.passed) == (1, 0)


@pytest.mark.parametrize(
    ("attendees", "sentence"),
    [
        ((part(ADA), part(CY, APOLOGIES, to=CY)), "Nobody passes their vote to themselves."),
        ((part(ADA), part(CY, to=ADA)), "Cy is there, so their vote is their own."),
        (
            (part(ADA, APOLOGIES), part(CY, APOLOGIES, to=ADA)),
            "Ada is not recorded as present, so nobody can pass them a vote.",
        ),
        (
            (part(BO), part(ADA, written="-1", to=BO), part(CY, APOLOGIES, to=ADA)),
            "Ada has passed on their own vote. A vote is passed on once.",
        ),
        (
            (part(ADA), Attendee(ALTERNATE, "Dee", alternate_for=CY, vote_to=ADA)),
            "Cy has an alternate, so there is no vote to pass on.",
        ),
        (
            (part(ADA), Attendee(AttendanceKind.IN_ATTENDANCE, "Dee", person=DEE, vote_to=ADA)),
            "Only those who sit have a vote to pass on.",
        ),
    ],
)
def test_what_cannot_be_is_refused_where_it_is_recorded(attendees: tuple[Attendee, ...], sentence: str) -> None:
    faults = [(fault.field, fault.sentence) for fault in attendance_faults(attendees, [ONE, TWO, THREE])]

    assert faults == [("vote_to", sentence)]


def test_a_vote_passed_to_somebody_there_by_somebody_away_is_right() -> None:
    assert (
        list(attendance_faults([part(ADA), part(CY, APOLOGIES, to=ADA), part(BO, written="-1", to=ADA)], [ONE])) == []
    )


def voters(item: ItemNumber, *attendees: Attendee, aside: tuple[Person, ...] = ()) -> list[tuple[str, str]]:
    room = Room(attendees, list(SEATS.values()), MEMBERSHIPS, PanelRules.read(VOTE), {item: aside})
    found = room.voters_at(item)
    assert len(found) == room.at(item).votes
    return [(str(voter), voter.key) for voter in found]


def test_whoever_has_a_passed_vote_casts_two_each_of_its_own_place() -> None:
    people = part(ADA), part(BO), part(CY, APOLOGIES, to=ADA)

    assert voters(ONE, *people) == [("Ada", "seat-1"), ("Bo", "seat-2"), ("Ada, for Cy", "seat-3")]
    assert voters(ONE, *people, aside=(ADA,)) == [("Bo", "seat-2")]
    assert voters(TWO, part(ADA, written="-1"), *people[1:]) == [("Bo", "seat-2")]
