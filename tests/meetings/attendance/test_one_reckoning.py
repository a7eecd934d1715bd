"""However people come and go, all who ask how an item stands are told the same; no row here is saved."""

from hypothesis import given
from hypothesis import strategies as st

from meetings.attendance.quorum import Room
from meetings.attendance.record import Attendee
from meetings.attendance.stays import Stay
from meetings.enums import AttendanceKind, Role
from meetings.item_numbers import ItemNumber
from meetings.models import Membership, Panel, Person, Seat
from meetings.panels.rules import PanelRules, QuorumOf
from minutes.document.quorum import document_quorum

PEOPLE = [Person(pk=pk, name=f"Member {pk}") for pk in range(1, 6)]
SEATS = [Seat(pk=pk, category="Suppliers", number=pk) for pk in range(1, 5)]
PANEL = Panel(pk=1, code="GRID", name="Grid Board")  # Hypothesis names it where a case fails
SITTING = [
    Membership(panel=PANEL, person=person, seat=seat, role=Role.MEMBER)
    for person, seat in zip(PEOPLE, SEATS, strict=False)
]
ITEMS = [ItemNumber(1), ItemNumber(2), ItemNumber(2, sub=1), ItemNumber(2, letter=1), ItemNumber(3)]

items = st.sampled_from(ITEMS)
stays = st.builds(Stay, st.none() | items, st.none() | items)
attendees = st.builds(
    lambda person, kind, of, stay, back: Attendee(
        kind,
        person.name,
        person=person,
        seat=SEATS[of] if kind is AttendanceKind.ALTERNATE else None,
        alternate_for=PEOPLE[of] if kind is AttendanceKind.ALTERNATE else None,
        from_item=stay.from_item,
        to_item=stay.to_item,
        returns=tuple(back),
    ),
    st.sampled_from(PEOPLE),
    st.sampled_from(AttendanceKind),
    st.integers(0, 3),
    stays,
    st.lists(stays, max_size=2),
)
rooms = st.builds(
    Room,
    st.lists(attendees, max_size=7),
    st.just(SEATS),
    st.just(SITTING),
    st.builds(PanelRules, quorum=st.none() | st.integers(1, 5), quorum_of=st.sampled_from(QuorumOf)),
    st.dictionaries(items, st.frozensets(st.sampled_from(PEOPLE)), max_size=3),
)


@given(rooms)
def test_all_who_ask_how_an_item_stands_are_told_the_same(room: Room) -> None:
    each, stretches = room.at_each(ITEMS), room.by_item(ITEMS)

    for item in ITEMS:
        here = room.at(item)
        (stretch,) = [stretch for stretch in stretches if stretch.first <= item <= stretch.last]
        quorum = document_quorum(here)
        assert here == each[item] == stretch.presence
        assert (quorum and quorum.is_quorate) == here.is_quorate
        assert bool(quorum and quorum.shortfall) == (here.is_quorate is False)


@given(rooms, st.randoms())
def test_it_does_not_depend_on_who_was_recorded_first(room: Room, random: object) -> None:
    mixed = list(room.attendees)
    random.shuffle(mixed)  # type: ignore[attr-defined] # a Random
    other = Room(mixed, room.seats, room.memberships, room.rules, room.recusals)

    for item in ITEMS:
        assert (room.at(item).present, room.at(item).votes) == (other.at(item).present, other.at(item).votes)


@given(rooms)
def test_an_interest_never_adds_to_those_who_count(room: Room) -> None:
    without = Room(room.attendees, room.seats, room.memberships, room.rules, {})

    for item in ITEMS:
        assert room.at(item).present <= without.at(item).present
        assert room.at(item).people <= room.at(item).present
