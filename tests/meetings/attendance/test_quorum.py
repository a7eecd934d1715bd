"""Who counts at a meeting, for the quorum and in the vote; no row here is saved."""

from itertools import permutations

import pytest

from meetings.attendance.presence import Presence, Stretch
from meetings.attendance.quorum import Room, presence
from meetings.attendance.record import Attendee
from meetings.enums import AttendanceKind, Follows, Role
from meetings.item_numbers import ItemNumber
from meetings.models import Membership, Person, Seat
from meetings.panels.rules import PanelRules, QuorumOf
from tests.meetings.attendance.stays import stays

ADA, BO, CY, DI = (Person(pk=pk, name=name) for pk, name in enumerate(("Ada", "Bo", "Cy", "Di"), start=1))
ITEMS = [ItemNumber(number) for number in range(1, 6)]
FIRST, SECOND, THIRD = (Seat(pk=pk, category=name) for pk, name in enumerate(("Suppliers", "Networks", "DCC"), 1))
MEMBERSHIPS = [
    Membership(person=ADA, seat=FIRST, role=Role.MEMBER),
    Membership(person=BO, seat=SECOND, role=Role.MEMBER),
    Membership(person=CY, role=Role.CHAIR),
    Membership(person=DI, role=Role.OBSERVER),
]
PRESENT, ALTERNATE, APOLOGIES = AttendanceKind.PRESENT, AttendanceKind.ALTERNATE, AttendanceKind.APOLOGIES
VACANT = "One seat is vacant, and counts as not filled: DCC 1."
CY_BESIDES = "Besides the three seats there is a place for Cy, who sits without one."

ada, bo, cy = (Attendee(PRESENT, person.name, person=person) for person in (ADA, BO, CY))
bo_for_ada = Attendee(ALTERNATE, "Bo", person=BO, seat=FIRST, alternate_for=ADA)


def counted(*attendees: Attendee, recused: tuple[Person, ...] = (), **rules: object) -> Presence:
    return presence(
        attendees,
        seats=[FIRST, SECOND, THIRD],
        memberships=MEMBERSHIPS,
        rules=PanelRules.read(rules),
        recused=recused,
    )


def figures(presence: Presence) -> tuple[int, int, int]:
    """Seats that are filled, people, votes."""
    return presence.present, presence.people, presence.votes


def test_those_who_sit_fill_their_seats_and_those_who_attend_fill_none() -> None:
    assert figures(counted(ada, bo, cy, Attendee(AttendanceKind.IN_ATTENDANCE, "Di", person=DI))) == (3, 3, 3)
    assert figures(counted(Attendee(APOLOGIES, "Ada", person=ADA), Attendee(PRESENT, "A passer-by"))) == (0, 0, 0)


@pytest.mark.parametrize("roles", [(Role.CHAIR, Role.MEMBER), (Role.MEMBER, Role.CHAIR)])
def test_who_is_chair_besides_their_seat_has_that_one_place(roles: tuple[Role, Role]) -> None:
    both = [Membership(person=ADA, seat=seat, role=role) for seat, role in zip((FIRST, None), roles, strict=True)]

    for memberships in (both, both[::-1]):
        alone = presence([ada], seats=[FIRST], memberships=memberships, rules=PanelRules())
        assert (*figures(alone), alone.seats, alone.reasons) == (1, 1, 1, 1, ())


def test_an_alternate_who_is_a_member_too_is_one_individual_with_two_votes() -> None:
    both = counted(bo, bo_for_ada, quorum=2)

    assert figures(both) == (2, 1, 2)
    assert both.sentence == (
        "2 of 4 places are filled, by 1 person with 2 votes. The quorum is 2 people: not quorate, one is missing."
    )
    assert both.reasons == ("Bo has a seat and stands in for Ada: one person, two votes.", VACANT, CY_BESIDES)


def test_where_seats_make_the_quorum_the_same_two_seats_are_enough() -> None:
    both = counted(bo, bo_for_ada, quorum=2, quorum_of=QuorumOf.SEATS)

    assert both.sentence == (
        "2 of 4 places are filled, by 1 person with 2 votes. The quorum is 2 places: quorate."
    )  # fmt: skip


def test_an_alternate_for_two_who_has_no_seat_has_a_vote_for_each() -> None:
    stand_in = Attendee(ALTERNATE, "Eve Marsh", seat=FIRST, alternate_for=ADA)

    both = counted(stand_in, stand_in._replace(seat=SECOND, alternate_for=BO))

    assert figures(both) == (2, 1, 2)
    assert both.reasons[0] == "Eve Marsh stands in for Ada and Bo: one person, two votes."


def test_an_alternate_for_somebody_who_is_there_after_all_changes_nothing() -> None:
    for attendees in permutations((ada, bo, bo_for_ada)):
        assert figures(counted(*attendees)) == (2, 2, 2)


def test_who_is_recused_counts_neither_for_the_quorum_nor_in_the_vote() -> None:
    without_ada = counted(ada, bo, cy, recused=(ADA,), quorum=3)

    assert figures(without_ada) == (2, 2, 2)
    assert without_ada.is_quorate is False
    assert without_ada.reasons == (
        "Ada stands aside because of an interest: counted neither for the quorum nor in the vote.",
        VACANT,
        CY_BESIDES,
    )


def test_an_alternate_who_has_sent_apologies_fills_no_seat() -> None:
    assert figures(counted(bo_for_ada, Attendee(APOLOGIES, "Bo", person=BO, seat=SECOND), cy)) == (1, 1, 1)


def test_who_has_somebody_stand_in_for_them_stands_in_for_nobody() -> None:
    """Whoever has an alternate is away, under whichever name they were given as somebody else's."""
    bo_is_away = Attendee(ALTERNATE, "Eve Marsh", seat=SECOND, alternate_for=BO)

    assert figures(counted(bo_for_ada, bo_is_away)) == (1, 1, 1)
    assert figures(counted(Attendee(ALTERNATE, " bo ", seat=FIRST, alternate_for=ADA), bo_is_away)) == (1, 1, 1)


def test_two_who_stand_in_for_each_other_are_both_away() -> None:
    ada_for_bo = Attendee(ALTERNATE, "Ada", person=ADA, seat=SECOND, alternate_for=BO)

    assert figures(counted(ada_for_bo, bo_for_ada, cy)) == (1, 1, 1)


def test_an_alternate_who_is_recused_counts_for_neither_of_their_seats() -> None:
    assert figures(counted(bo, bo_for_ada, cy, recused=(BO,))) == (1, 1, 1)


def test_the_recusal_of_a_member_leaves_their_alternate_where_they_are() -> None:
    assert figures(counted(bo_for_ada, recused=(ADA,))) == (1, 1, 1)


def test_a_seat_without_a_vote_is_filled_and_has_none() -> None:
    quiet = Seat(pk=9, category="DCC", has_vote=False)

    nobody_votes = presence(
        [Attendee(PRESENT, "Eve", seat=quiet)], seats=[quiet], memberships=[], rules=PanelRules(quorum=1)
    )

    assert figures(nobody_votes) == (1, 1, 0)
    assert nobody_votes.is_quorate is True


@pytest.mark.parametrize(
    ("held", "sentences"),
    [
        ([], ("Three seats are vacant, and count as not filled: Suppliers 1, Networks 1 and DCC 1.",)),
        ([MEMBERSHIPS[0]], ("Two seats are vacant, and count as not filled: Networks 1 and DCC 1.",)),
        (MEMBERSHIPS, (VACANT, CY_BESIDES)),
    ],
)
def test_vacant_seats_are_named(held: list[Membership], sentences: tuple[str, ...]) -> None:
    nobody = presence([], seats=[FIRST, SECOND, THIRD], memberships=held, rules=PanelRules())

    assert nobody.reasons == sentences


def test_a_seat_that_nobody_holds_may_be_filled() -> None:
    filled = counted(Attendee(PRESENT, "Eve Marsh", seat=THIRD))

    assert (figures(filled), filled.reasons) == ((1, 1, 1), (CY_BESIDES,))


def test_a_place_without_a_seat_is_not_called_a_seat() -> None:
    seats, held = [FIRST, SECOND, THIRD], [Membership(person=each, role=Role.MEMBER) for each in (CY, DI)]

    only_seats = presence([], seats=seats, memberships=MEMBERSHIPS[:2], rules=PanelRules())
    only_people = presence([ada, cy], seats=[], memberships=held, rules=PanelRules())
    both = presence([ada, cy], seats=seats, memberships=[*MEMBERSHIPS[:2], *held], rules=PanelRules(quorum=2))

    assert only_seats.sentence == "None of 3 seats is filled. There is no rule about a quorum."
    assert (only_people.sentence.partition(",")[0], only_people.reasons) == ("1 of 2 places is filled", ())
    assert both.sentence.partition(",")[0] == "2 of 5 places are filled"
    assert both.reasons[-1] == "Besides the three seats there are places for Cy and Di, who sit without one."


def test_item_by_item_people_come_late_leave_early_and_stand_aside() -> None:
    moving = room(ada._replace(from_item=2), bo._replace(to_item=4), cy, recusals={3: {CY}}, quorum=3)

    stretches = moving.by_item(ITEMS)

    assert [(each.label, each.presence.people, each.presence.is_quorate) for each in stretches] == [
        ("Item 1", 2, False),
        ("Item 2", 3, True),
        ("Item 3", 2, False),
        ("Item 4", 3, True),
        ("Item 5", 2, False),
    ]


def room(*attendees: Attendee, recusals: dict[int, set[Person]] | None = None, **rules: object) -> Room:
    return Room(attendees, [FIRST, SECOND], MEMBERSHIPS, PanelRules.read(rules), recusals or {})


def test_the_room_counts_at_an_item_who_is_there_at_it() -> None:
    six = room(ada._replace(from_item=2), bo._replace(to_item=4), cy, recusals={3: {CY}}, quorum=2)

    assert [six.at(item).people for item in ITEMS] == [2, 3, 2, 3, 2]
    assert [each.presence for each in six.by_item(ITEMS)] == [six.at(item) for item in ITEMS]
    assert six.whole.people == 3


def test_who_left_after_an_item_was_there_for_its_sub_items() -> None:
    leaving = room(ada, bo._replace(to_item=ItemNumber(2)), cy._replace(to_item=ItemNumber(2, sub=1)))

    items = [ItemNumber(2), ItemNumber(2, sub=1), ItemNumber(2, sub=2), ItemNumber(2, letter=1), ItemNumber(3)]
    assert [leaving.at(item).people for item in items] == [3, 3, 2, 1, 1]


def test_at_an_item_it_is_said_who_has_left_who_is_still_to_come_and_who_stands_aside() -> None:
    late, left = ada._replace(from_item=3), bo._replace(to_item=2)
    guest = Attendee(AttendanceKind.IN_ATTENDANCE, "Di", person=DI, to_item=1)
    moving = room(late, left, cy, guest, recusals={3: {CY}})
    besides = "Besides the two seats there is a place for Cy, who sits without one."
    aside = "Cy stands aside because of an interest: counted neither for the quorum nor in the vote."

    assert [moving.at(item).reasons for item in ITEMS[1:4]] == [
        ("Ada was not there before item 3.", besides),
        ("Bo left after item 2.", aside, besides),
        ("Bo left after item 2.", besides),
    ]
    assert moving.whole.reasons == (besides,)


def test_who_has_left_no_longer_stands_in_for_anybody() -> None:
    """Their row as somebody's alternate need not say again that they left."""
    named = Attendee(ALTERNATE, " bo ", seat=FIRST, alternate_for=ADA)

    for stands_in in (bo_for_ada, named):
        both = room(bo._replace(from_item=2, to_item=4), stands_in, cy)
        assert [figures(both.at(ItemNumber(item))) for item in (1, 2, 4, 5)] == [
            (1, 1, 1),
            (3, 2, 3),
            (3, 2, 3),
            (1, 1, 1),
        ]


def test_who_leaves_can_have_an_alternate_from_then_on() -> None:
    handed_over = room(ada._replace(to_item=3), bo_for_ada._replace(name="Eve", person=None, from_item=4), cy)

    assert [figures(handed_over.at(item)) for item in ITEMS[2:4]] == [(2, 2, 2), (2, 2, 2)]


def test_who_is_known_by_their_name_alone_stands_aside_all_the_same() -> None:
    """An alternate is often recorded as a name that was typed; the interest is that of somebody the panel knows."""
    eve = Person(pk=9, name="Eve Marsh")
    stands_in = Attendee(ALTERNATE, "eve  marsh", seat=FIRST, alternate_for=ADA)

    assert [room(stands_in, cy, recusals={2: {eve}}).at(item).people for item in ITEMS[:3]] == [2, 1, 2]


def test_an_alternate_leaves_as_anybody_does() -> None:
    eve = Attendee(ALTERNATE, "Eve Marsh", seat=FIRST, alternate_for=ADA, to_item=5)

    gone, uncounted = room(eve, cy).at(ItemNumber(6)), room(eve, cy, alternates_count=False).at(ItemNumber(6))

    assert (figures(gone), gone.reasons[0]) == ((1, 1, 1), "Eve Marsh left after item 5.")
    assert not any("left" in reason for reason in uncounted.reasons)


def test_items_with_the_same_people_are_one_stretch() -> None:
    all_there = counted(ada, bo, cy)

    stretches = Room([ada, bo, cy], [FIRST, SECOND, THIRD], MEMBERSHIPS, PanelRules(), {}).by_item(
        [ITEMS[2], ITEMS[0], ITEMS[1]]
    )

    assert stretches == [Stretch(1, 3, all_there)]


def test_where_alternates_do_not_count_who_stands_in_fills_no_seat_and_has_no_vote() -> None:
    stands_in = Attendee(AttendanceKind.ALTERNATE, "Bo Reed", alternate_for=ADA)

    with_them, without = counted(stands_in, cy), counted(stands_in, cy, alternates_count=False)

    assert (with_them.present, without.present) == (2, 1)
    assert (with_them.votes, without.votes) == (2, 1)


def test_where_alternates_do_not_count_it_is_said_of_whom() -> None:
    eve = Attendee(ALTERNATE, "Eve Marsh", seat=FIRST, alternate_for=ADA)
    eve_for_bo = eve._replace(seat=SECOND, alternate_for=BO)
    bo_who_is_away = Attendee(APOLOGIES, "Bo", person=BO)
    says = "by the rules {} neither for the quorum nor in the vote."

    reasons = [
        counted(*attendees, recused=(CY,), alternates_count=False).reasons[0]
        for attendees in ((cy, eve, eve_for_bo), (eve, bo, bo_for_ada), (cy, bo_for_ada, bo_who_is_away))
    ]

    assert reasons == [
        "Eve Marsh stands in: " + says.format("an alternate counts"),
        "Eve Marsh and Bo stand in: " + says.format("alternates count"),
        "Cy stands aside because of an interest: counted neither for the quorum nor in the vote.",
    ]
    assert counted(eve, alternates_count=True).reasons == (VACANT, CY_BESIDES)


def test_somebody_stands_in_for_some_items_and_the_member_is_there_for_the_others() -> None:
    for_ada = Attendee(ALTERNATE, "Eve", seat=FIRST, alternate_for=ADA, from_item=ItemNumber(3), to_item=ItemNumber(4))
    ada_else = ada.with_stays(stays("-2, 5-"))
    at_each = room(ada_else, for_ada, bo).at_each(ITEMS)

    assert [figures(counted) for counted in at_each.values()] == [(2, 2, 2)] * 5
    said = "Ada left after item 2 and came back for item 5, and Eve stands in."
    told = [[reason for reason in counted.reasons if "Eve" in reason] for counted in at_each.values()]
    assert told == [[], [], [said], [said], []]


def declared_by_cy(follows: Follows, **rules: object) -> Presence:
    """Ada and Cy are there, and Cy has declared an interest in item 3."""
    item, aside = ItemNumber(3), set() if follows is Follows.TAKES_PART else {CY}
    seats = [FIRST, SECOND]
    room = Room([ada, cy], seats, MEMBERSHIPS, PanelRules.read(rules), {item: aside}, {item: {CY: follows}})
    assert room.follows(cy, item) is follows
    assert room.leaves_out(item) is (room.at(item).people == 1)
    return room.at(item)


@pytest.mark.parametrize(
    ("follows", "is_counted", "expected", "reason"),
    [
        (Follows.TAKES_PART, False, (2, 2, 2), ""),
        (Follows.TAKES_PART, True, (2, 2, 2), ""),
        (
            Follows.SPEAKS,
            False,
            (1, 1, 1),
            "Cy stands aside because of an interest: counted neither for the quorum nor",
        ),
        (Follows.SPEAKS, True, (2, 2, 1), "Cy stands aside because of an interest: counted for the quorum, not"),
        (
            Follows.SILENT,
            False,
            (1, 1, 1),
            "Cy stands aside because of an interest: counted neither for the quorum nor",
        ),
        (Follows.SILENT, True, (2, 2, 1), "Cy stands aside because of an interest: counted for the quorum, not"),
        (Follows.LEAVES, False, (1, 1, 1), "Cy leaves for this item because of an interest: counted neither"),
        (Follows.LEAVES, True, (1, 1, 1), "Cy leaves for this item because of an interest: counted neither"),
    ],
)
def test_what_follows_from_an_interest_says_who_counts(
    follows: Follows, is_counted: bool, expected: tuple[int, int, int], reason: str
) -> None:
    found = declared_by_cy(follows, quorum_counts_aside=is_counted)

    told = [sentence for sentence in found.reasons if sentence.startswith("Cy ")]
    assert figures(found) == expected
    assert [sentence.startswith(reason) for sentence in told] == ([True] if reason else [])


def test_who_stood_aside_before_it_was_asked_what_follows_is_not_known_to_have_stayed() -> None:
    old = Room([ada, cy], [FIRST, SECOND], MEMBERSHIPS, PanelRules(quorum_counts_aside=True), {ItemNumber(3): {CY}})

    assert figures(old.at(ItemNumber(3))) == (1, 1, 1)
    assert old.leaves_out(ItemNumber(3))


def test_an_alternate_who_takes_part_comes_before_a_member_who_stands_aside() -> None:
    item, eve = ItemNumber(3), Attendee(ALTERNATE, "Eve", seat=FIRST, alternate_for=ADA)
    rules = PanelRules(quorum_counts_aside=True)
    both = Room([ada, eve, cy], [FIRST, SECOND], MEMBERSHIPS, rules, {item: {ADA}}, {item: {ADA: Follows.SILENT}})

    assert figures(both.at(item)) == (2, 2, 2)


def test_a_chair_who_stands_aside_is_in_the_chair_where_the_quorum_counts_them() -> None:
    asked = {"quorum_chair": "chair"}

    assert declared_by_cy(Follows.SILENT, **asked, quorum_counts_aside=True).is_quorate is True
    assert declared_by_cy(Follows.SILENT, **asked).is_quorate is False
    assert declared_by_cy(Follows.LEAVES, **asked, quorum_counts_aside=True).is_quorate is False


def test_items_that_count_alike_say_each_who_is_away() -> None:
    at_each = room(ada, bo.with_stays(stays("2-2"))).at_each(ITEMS[:3])

    told = [[reason for reason in counted.reasons if "Bo " in reason] for counted in at_each.values()]
    assert told == [["Bo was not there before item 2."], [], ["Bo left after item 2."]]


def test_items_that_count_alike_say_each_what_follows() -> None:
    items = [ItemNumber(1), ItemNumber(2)]
    followed = {items[0]: {CY: Follows.SPEAKS}, items[1]: {CY: Follows.LEAVES}}
    both = Room([ada, cy], [FIRST, SECOND], MEMBERSHIPS, PanelRules(), {item: {CY} for item in items}, followed)

    told = [next(reason for reason in counted.reasons if "Cy " in reason) for counted in both.at_each(items).values()]

    assert [said.partition(" because")[0] for said in told] == ["Cy stands aside", "Cy leaves for this item"]
