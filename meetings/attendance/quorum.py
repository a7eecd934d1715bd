"""The reckoning of a quorum: how many are there, how many votes they have, and whether that is enough. Pure.

The rules are those of the articles that most panels have or follow, the Companies (Model Articles) Regulations 2008:
who has an interest counts neither for the quorum nor in the vote (schedule 1, article 14), unless the panel's own rules
count for the quorum who stays in the room; a member who is also an alternate has a vote for each (schedule 3, article
15), and is one person all the same.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from types import MappingProxyType
from typing import NamedTuple

from core import english
from meetings.attendance.conditions import Condition, chair_condition, class_condition
from meetings.attendance.passed_votes import PassedVote, Taking, passed_votes
from meetings.attendance.presence import Presence, Stretch
from meetings.attendance.record import Attendee
from meetings.attendance.stays import is_there, movement
from meetings.attendance.voters import Voter
from meetings.enums import AttendanceKind, Follows, Role
from meetings.item_numbers import ItemNumber
from meetings.models import Membership, Person, Seat
from meetings.panels.rules import PanelRules, PassedVotes, QuorumChair, QuorumOf

FILLS_A_SEAT = (AttendanceKind.PRESENT, AttendanceKind.ALTERNATE)


@dataclass(frozen=True, slots=True)
class Table:
    """A panel's places: its seats, and whoever sits without a seat of their own, as some chairs do."""

    seats: tuple[Seat, ...]
    sitting: Mapping[Person, Seat | None]
    roles: Mapping[Role, frozenset[Person]]

    @classmethod
    def laid(cls, seats: Iterable[Seat], memberships: Iterable[Membership]) -> "Table":
        held = list(memberships)
        chairs = {
            role: frozenset(membership.person for membership in held if membership.role == role)
            for role in (Role.CHAIR, Role.DEPUTY_CHAIR)
        }
        return cls(tuple(seats), {membership.person: membership.seat for membership in one_each(held)}, chairs)

    @property
    def places(self) -> set["Seat | Person"]:
        return {*self.seats, *self.seatless}

    @property
    def seatless(self) -> list[Person]:
        return [person for person, seat in self.sitting.items() if seat is None]

    @property
    def vacant(self) -> list[Seat]:
        held = set(self.sitting.values())
        return [seat for seat in self.seats if seat not in held]

    def individual(self, attendee: Attendee) -> "Person | str":
        """Return the person where the record knows them, or whoever sits under that name; else the name."""
        name = english.fold(attendee.name)
        return attendee.person or next((person for person in self.sitting if english.fold(person.name) == name), name)

    def place_of(self, attendee: Attendee) -> "Seat | Person | None":
        person = attendee.alternate_for or attendee.person
        return attendee.seat or (person and (self.sitting.get(person) or person))


def one_each(memberships: Iterable[Membership]) -> list[Membership]:
    """Return one membership of everybody who sits, in the order given: the one with a seat, where they have one."""
    sitting: dict[Person, Membership] = {}
    for membership in memberships:
        known = sitting.get(membership.person)
        if membership.sits and (known is None or (membership.seat and not known.seat)):
            sitting[membership.person] = membership
    return list(sitting.values())


def presence(
    attendees: Iterable[Attendee],
    *,
    seats: Iterable[Seat],
    memberships: Iterable[Membership],
    rules: PanelRules,
    recused: Collection[Person] = (),
) -> Presence:
    """Counted over those given; ``recused`` are those who take no part in what is being decided."""
    there, table = list(attendees), Table.laid(seats, memberships)
    return _presence(_Count.of(there, there, table, rules, _Aside(recused)), table, rules)


@dataclass(frozen=True, slots=True)
class Room:
    """Those who have a part in a meeting, and all that it is reckoned from whether they are a quorum; ``recusals`` name
    by item who stands aside, ``followed`` what is said to follow for whoever has declared an interest in it."""

    attendees: Sequence[Attendee]
    seats: Sequence[Seat]
    memberships: Sequence[Membership]
    rules: PanelRules
    recusals: Mapping[ItemNumber, Collection[Person]]
    followed: Mapping[ItemNumber, Mapping[Person, Follows]] = field(default_factory=dict)

    @property
    def whole(self) -> Presence:
        """Whoever was there at any time, counted as if all of them had been there throughout."""
        return presence(self.attendees, seats=self.seats, memberships=self.memberships, rules=self.rules)

    @property
    def unrecorded(self) -> list[Person]:
        """The people who sit, and of whom nobody has said whether they were there."""
        told = {attendee.alternate_for or attendee.person for attendee in self.attendees}
        seats = {attendee.seat for attendee in self.attendees} - {None}
        names = {english.fold(attendee.name) for attendee in self.attendees if not attendee.alternate_for}
        return [
            membership.person
            for membership in one_each(self.memberships)
            if membership.person not in told
            and membership.seat not in seats
            and english.fold(membership.person.name) not in names
        ]

    def stands_aside(self, attendee: Attendee, item: ItemNumber) -> bool:
        """Tell whether somebody takes no part in an item, for an interest in it."""
        table = Table.laid(self.seats, self.memberships)
        return table.individual(attendee) in _individuals(self.recusals.get(item, ()))

    def follows(self, attendee: Attendee, item: ItemNumber) -> Follows | None:
        """Return what is said to follow for somebody from an interest in an item; None where nothing is."""
        individual = Table.laid(self.seats, self.memberships).individual(attendee)
        said = self.followed.get(item, {}).items()
        return next((follows for person, follows in said if individual in _individuals([person])), None)

    def aside_at(self, item: ItemNumber) -> "_Aside":
        """Return who stands aside at an item, and what follows for those who have declared an interest in it."""
        return _Aside(self.recusals.get(item, ()), self.followed.get(item, {}))

    def leaves_out(self, item: ItemNumber) -> bool:
        """Tell whether somebody stands aside at an item who is not counted for its quorum."""
        return bool(_uncounted(*self.aside_at(item), self.rules))

    def at(self, item: ItemNumber) -> Presence:
        return self.at_each([item])[item]

    def at_each(self, items: Iterable[ItemNumber]) -> dict[ItemNumber, Presence]:
        """Return the count at each of these items, for people come late, leave, come back and stand aside.

        Whoever says how an item stands with the quorum has it from here, so that no two can say otherwise.
        """
        table = Table.laid(self.seats, self.memberships)
        counts: dict[object, Presence] = {}  # mostly nobody comes or goes between two items, and they count alike
        at_each: dict[ItemNumber, Presence] = {}
        for item in sorted(items):
            there, aside = _there(item, self.attendees, table), self.aside_at(item)
            movements = tuple(_movements_at(item, self, there, table))
            alike = (tuple(map(id, there)), frozenset(aside.people), frozenset(aside.followed.items()), movements)
            if alike not in counts:
                count = _Count.of(there, self.attendees, table, self.rules, aside)
                counts[alike] = _presence(count, table, self.rules, movements)
            at_each[item] = counts[alike]
        return at_each

    def voters_at(self, item: ItemNumber) -> list[Voter]:
        """Return who may vote at an item, in the order of their places: as many as ``Presence.votes`` has there."""
        table = Table.laid(self.seats, self.memberships)
        there = _there(item, self.attendees, table)
        count = _Count.of(there, self.attendees, table, self.rules, self.aside_at(item))
        voters = {place: Voter.of(place, attendee) for place, attendee in count.voting.items() if place}
        voters |= {vote.place: Voter.by_another(vote.place, vote.giver) for vote in count.passed_on if vote.place}
        places = [*self.seats, *table.seatless]
        return [voters[place] for place in places if place in voters and _has_vote(place)]

    def by_item(self, items: Iterable[ItemNumber]) -> list[Stretch]:
        """Return the same in the order of the items; those at which the count is alike are one stretch."""
        groups = [list(group) for _, group in groupby(self.at_each(items).items(), key=itemgetter(1))]
        return [Stretch(group[0][0], group[-1][0], group[0][1]) for group in groups]


class _Aside(NamedTuple):
    """The people who stand aside, and what is said to follow for whoever has declared an interest."""

    people: Collection[Person]
    followed: Mapping[Person, Follows] = MappingProxyType({})


def _uncounted(people: Iterable[Person], followed: Mapping[Person, Follows], rules: PanelRules) -> list[Person]:
    """Return who stands aside and does not count for the quorum: where the panel counts them, whoever left the room, or
    of whom nobody knows that they stayed."""
    counts = Follows.STAY_ASIDE if rules.quorum_counts_aside else ()
    return [person for person in people if followed.get(person) not in counts]


@dataclass(frozen=True, slots=True)
class _Count:
    """Those who are ``there`` as they count: who of them fills a place (``parts``), who of these counts for the quorum
    (``counted``), by whom each place is ``taken``, which of these are ``voting``, and the votes ``passed`` by others.

    ``away`` are those who are not there themselves, ``aside`` those who stand aside, and ``left`` those of them who
    left the room for it; whoever is ``uncounted`` of these does not count for the quorum.
    """

    there: Sequence[Attendee]
    parts: Sequence[Attendee]
    counted: Sequence[Attendee]
    taken: "Mapping[Seat | Person | None, Attendee]"
    voting: "Mapping[Seat | Person | None, Attendee]"
    passed: Sequence[PassedVote]
    away: "Collection[Person | str | None]"
    aside: "Collection[Person | str | None]"
    left: "Collection[Person | str | None]"
    uncounted: "Collection[Person | str | None]"

    @classmethod
    def of(
        cls,
        there: list[Attendee],
        recorded: Iterable[Attendee],
        table: Table,
        rules: PanelRules,
        declared: _Aside,
    ) -> "_Count":
        """Return the count of those there, of all that are ``recorded``."""
        parts, away = _parts(there, table, rules), _away(there, table)
        aside, uncounted = _individuals(declared.people), _individuals(_uncounted(*declared, rules))
        counted = [attendee for attendee in parts if table.individual(attendee) not in (away | uncounted)]
        taken = _taken(counted, table, aside)
        voting = {place: attendee for place, attendee in taken.items() if table.individual(attendee) not in aside}
        passed = _passed(recorded, table, rules, taken, counted, aside)
        left = _individuals(person for person, follows in declared.followed.items() if follows is Follows.LEAVES)
        return cls(there, parts, counted, taken, voting, passed, away, aside, left, uncounted)

    @property
    def passed_on(self) -> list[PassedVote]:
        """The passed votes that count."""
        return [vote for vote in self.passed if vote.counts]

    @property
    def stand_ins(self) -> list[Attendee]:
        return [attendee for attendee in self.there if attendee.kind is AttendanceKind.ALTERNATE]


def _movements_at(item: ItemNumber, room: Room, there: Iterable[Attendee], table: Table) -> Iterator[str]:
    """Yield a sentence on each who fills a place, and is not there for the item."""
    elsewhere = [part for part in _parts(room.attendees, table, room.rules) if not is_there(part.stays, item)]
    return _of_movements(_without_alternates_at_rest(elsewhere, room.attendees), there, item)


def _without_alternates_at_rest(elsewhere: Iterable[Attendee], attendees: Iterable[Attendee]) -> list[Attendee]:
    """Return them without the alternates of members who were there for other items: nobody misses these."""
    themselves = {attendee.person for attendee in attendees if attendee.kind is AttendanceKind.PRESENT}
    return [
        attendee for attendee in elsewhere if attendee.alternate_for is None or attendee.alternate_for not in themselves
    ]


def _there(item: ItemNumber, attendees: Sequence[Attendee], table: Table) -> list[Attendee]:
    """Whoever is not there themselves stands in for nobody, whatever their row as somebody's alternate says."""
    out = {
        table.individual(attendee)
        for attendee in attendees
        if attendee.kind is AttendanceKind.PRESENT and not is_there(attendee.stays, item)
    }
    at_it = [attendee for attendee in attendees if is_there(attendee.stays, item)]
    return [attendee for attendee in at_it if table.individual(attendee) not in out]


def _parts(attendees: Iterable[Attendee], table: Table, rules: PanelRules) -> list[Attendee]:
    """Return the attendees who fill a place, by the panel's rules."""
    kinds = FILLS_A_SEAT if rules.alternates_count else (AttendanceKind.PRESENT,)
    places = table.places
    return [attendee for attendee in attendees if attendee.kind in kinds and table.place_of(attendee) in places]


def _presence(count: _Count, table: Table, rules: PanelRules, movements: Iterable[str] = ()) -> Presence:
    passed_on = count.passed_on
    represented = passed_on if rules.passed_votes is PassedVotes.VOTE_AND_QUORUM else []
    filled = {**count.taken, **{vote.place: vote.giver for vote in represented}}
    return Presence(
        present=len(filled),
        seats=len(table.places),
        people=len({table.individual(attendee) for attendee in count.taken.values()}),
        votes=sum(_has_vote(place) for place in count.voting) + len(passed_on),
        quorum=rules.quorum,
        quorum_of=rules.quorum_of,
        reasons=(
            *_of_several_places(count.voting),
            *_of_stand_ins([one for one in count.stand_ins if table.individual(one) not in count.away], rules),
            *movements,
            *_of_recusals(count, table),
            *(vote.sentence(rules.passed_votes) for vote in count.passed),
            *_of_vacancies([seat for seat in table.vacant if seat not in count.taken]),
            *_of_places_besides(table),
        ),
        noun="place" if table.seatless else "seat",
        conditions=tuple(_conditions(filled, count.counted, table, rules)),
        passed=len(passed_on),
        represented=len(represented),
    )


def _taken(
    counted: Iterable[Attendee], table: Table, aside: "Collection[Person | str | None]"
) -> "dict[Seat | Person | None, Attendee]":
    """Return the places that are filled, and by whom: who has the seat fills it, whoever was recorded first; before
    them somebody who does not stand aside."""
    taken: dict[Seat | Person | None, Attendee] = {}
    for attendee in sorted(
        counted,
        key=lambda attendee: (table.individual(attendee) in aside, attendee.kind is AttendanceKind.ALTERNATE),
    ):
        taken.setdefault(table.place_of(attendee), attendee)
    return taken


def _passed(
    recorded: Iterable[Attendee],
    table: Table,
    rules: PanelRules,
    taken: "Mapping[Seat | Person | None, Attendee]",
    counted: Iterable[Attendee],
    aside: "Collection[Person | str | None]",
) -> list[PassedVote]:
    """Return the votes that were passed on, and whether they count with those who are counted."""
    themselves = [attendee for attendee in counted if attendee.kind is AttendanceKind.PRESENT]
    there = {table.individual(attendee) for attendee in themselves}
    taking = Taking(table.places, taken.keys(), there, aside, table.individual, table.place_of)
    return passed_votes(recorded, taking, rules.passed_votes)


def _conditions(
    taken: "Mapping[Seat | Person | None, Attendee]", counted: Iterable[Attendee], table: Table, rules: PanelRules
) -> Iterator[Condition]:
    """Yield how it stands with each thing that is asked for besides a number; classes are counted as the quorum is."""
    for wanted in rules.classes:
        filled = [
            table.individual(attendee) if rules.quorum_of is QuorumOf.PEOPLE else place
            for place, attendee in taken.items()
            if isinstance(place, Seat) and place.category in wanted.categories
        ]
        yield class_condition(wanted, len(set(filled)))
    there = {table.individual(attendee) for attendee in counted if attendee.kind is AttendanceKind.PRESENT}
    in_the_chair = set(table.roles[Role.CHAIR])
    if rules.quorum_chair is QuorumChair.EITHER:
        in_the_chair |= table.roles[Role.DEPUTY_CHAIR]
    if condition := chair_condition(rules.quorum_chair, is_there=bool(there & in_the_chair)):
        yield condition


def _individuals(people: Iterable[Person]) -> "set[Person | str | None]":
    """Return them as ``Table.individual`` has them: the record knows some who do not sit by their names alone."""
    return {individual for person in people for individual in (person, english.fold(person.name))}


def _away(attendees: list[Attendee], table: Table) -> "set[Person | str | None]":
    """Return those who were absent, or have an alternate and are not there too: they stand in for nobody either."""
    there = {table.individual(attendee) for attendee in attendees if attendee.kind is AttendanceKind.PRESENT}
    excused = {table.individual(attendee) for attendee in attendees if attendee.kind in AttendanceKind.AWAY}
    represented = {attendee.alternate_for for attendee in attendees}
    return excused | (represented - there)


def _has_vote(place: "Seat | Person | None") -> bool:
    return place.has_vote if isinstance(place, Seat) else place is not None


def _of_several_places(taken: "Mapping[Seat | Person | None, Attendee]") -> Iterator[str]:
    """Yield a sentence on each individual who fills more than one place."""
    filled: dict[str, list[tuple[Seat | Person | None, Attendee]]] = defaultdict(list)
    for place, attendee in taken.items():
        filled[attendee.name].append((place, attendee))
    for name, held in sorted(filled.items(), key=itemgetter(0)):
        if len(held) > 1:
            votes = english.spelt_count(sum(_has_vote(place) for place, _ in held), "vote")
            yield f"{name} {_doing([attendee for _, attendee in held])}: one person, {votes}."


def _doing(parts: list[Attendee]) -> str:
    own = ["has a seat" for attendee in parts if attendee.kind is AttendanceKind.PRESENT]
    stood_for = [
        str(attendee.alternate_for or attendee.category)
        for attendee in parts
        if attendee.kind is AttendanceKind.ALTERNATE
    ]
    return english.and_list([*own, *([f"stands in for {english.and_list(stood_for)}"] if stood_for else [])])


def _of_stand_ins(stand_ins: list[Attendee], rules: PanelRules) -> Iterator[str]:
    """Yield a sentence on alternates who do not count."""
    names = list(dict.fromkeys(attendee.name for attendee in stand_ins))
    if names and not rules.alternates_count:
        stand, count = ("stands", "an alternate counts") if len(names) == 1 else ("stand", "alternates count")
        named = english.and_list(names)
        yield f"{named} {stand} in: by the rules {count} neither for the quorum nor in the vote."


def _of_movements(elsewhere: list[Attendee], there: Iterable[Attendee], item: ItemNumber) -> Iterator[str]:
    """Yield a sentence on each who has left by the item, or comes after it, or for whom somebody stands in at it."""
    stand_ins = {attendee.alternate_for: attendee.name for attendee in there}
    told: dict[str, None] = {}
    for attendee in elsewhere:
        name = stand_ins.get(attendee.person) if attendee.person else None
        said = movement(attendee.name, attendee.stays, item)
        told.setdefault(f"{said.removesuffix('.')}, and {name} stands in." if name else said)
    yield from told


def _of_recusals(count: _Count, table: Table) -> Iterator[str]:
    """Yield a sentence on each who stands aside: whether they are in the room, and for what they count."""
    aside = [attendee for attendee in count.parts if table.individual(attendee) in count.aside]
    for attendee in {attendee.name: attendee for attendee in aside}.values():
        individual = table.individual(attendee)
        does = "leaves for this item" if individual in count.left else "stands aside"
        counts = "neither for the quorum nor" if individual in count.uncounted else "for the quorum, not"
        yield f"{attendee.name} {does} because of an interest: counted {counts} in the vote."


def _of_vacancies(vacant: list[Seat]) -> Iterator[str]:
    if vacant:
        named = english.and_list([str(seat) for seat in vacant])
        verb = "seat is vacant, and counts" if len(vacant) == 1 else "seats are vacant, and count"
        yield f"{english.spelt(len(vacant)).capitalize()} {verb} as not filled: {named}."


def _of_places_besides(table: Table) -> Iterator[str]:
    """Yield the reason why there are more places than seats."""
    if table.seats and table.seatless:
        seats, named = (
            english.spelt_count(len(table.seats), "seat"),
            english.and_list([str(person) for person in table.seatless]),
        )
        place, who = ("is a place", "sits") if len(table.seatless) == 1 else ("are places", "sit")
        yield f"Besides the {seats} there {place} for {named}, who {who} without one."
