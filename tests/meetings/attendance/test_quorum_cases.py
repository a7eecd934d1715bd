"""A table of meetings and of what the reckoning says of each, item by item; no row here is saved."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from meetings.attendance.presence import course_of
from meetings.attendance.quorum import Room
from meetings.attendance.record import Attendee
from meetings.enums import AttendanceKind, Role
from meetings.item_numbers import ItemNumber
from meetings.models import Membership, Person, Seat
from meetings.panels.rules import PanelRules
from tests.meetings.attendance.stays import stays

ITEMS = [ItemNumber(number) for number in range(1, 6)]
PEOPLE = {name: Person(pk=pk, name=name) for pk, name in enumerate(("Ada", "Bo", "Cy", "Di", "Eve"), start=1)}
SEATS = {name: Seat(pk=pk, category="Suppliers", number=pk) for pk, name in enumerate(("Ada", "Bo", "Cy"), start=1)}
SEATS["Ada"].category = "Founders"
SITTING = [
    *(Membership(person=PEOPLE[name], seat=seat, role=Role.MEMBER) for name, seat in SEATS.items()),
    Membership(person=PEOPLE["Di"], role=Role.CHAIR),
    Membership(person=PEOPLE["Cy"], role=Role.DEPUTY_CHAIR),
]
PARTIES = {"quorum": 3, "quorum_classes": ["3 Party representatives: Suppliers, Founders"]}
CHAIRED, EITHER = ({"quorum": 3, "quorum_chair": who} for who in ("chair", "chair_or_deputy"))
AWAY = {"away": AttendanceKind.APOLOGIES, "absent": AttendanceKind.ABSENT}
THROUGHOUT, NEVER = "There was a quorum throughout.", "There was no quorum at any time."


@dataclass(frozen=True)
class Case:
    """``room`` has the stays of each by name; "Eve for Ada" is an alternate, and "away" has sent apologies.

    ``people`` is how many there are at items 1 to 5, ``course`` the sentence on the whole meeting, ``said`` what is
    given as a reason at single items, and ``tells`` what the whole reckoning ends with there.
    """

    name: str
    room: Mapping[str, str]
    people: str
    course: str
    said: Mapping[int, str] = field(default_factory=dict)
    aside: Mapping[int, str] = field(default_factory=dict)
    tells: Mapping[int, str] = field(default_factory=dict)
    rules: Mapping[str, object] = field(default_factory=lambda: {"quorum": 3})


FOUR = {"Ada": "", "Bo": "", "Cy": "", "Di": ""}
THREE = {"Ada": "", "Bo": "", "Cy": ""}
TWO_OF_THREE = {"Ada": "", "Bo": ""}

CASES = [
    Case("all throughout", FOUR, "44444", THROUGHOUT),
    Case("just enough", THREE, "33333", THROUGHOUT),
    Case("too few throughout", TWO_OF_THREE, "22222", NEVER),
    Case("nobody", {}, "00000", NEVER),
    Case("no rule", {"Ada": "-2"}, "11000", "", rules={}),
    Case("one leaves, enough stay", FOUR | {"Di": "-2"}, "44333", THROUGHOUT, {3: "Di left after item 2."}),
    Case(
        "one leaves, too few stay",
        THREE | {"Cy": "-2"},
        "33222",
        "The quorum was lost at item 3.",
        {3: "Cy left after item 2.", 5: "Cy left after item 2."},
    ),
    Case(
        "one comes late",
        THREE | {"Cy": "3-"},
        "22333",
        "There was no quorum at first: it was reached at item 3.",
        {1: "Cy was not there before item 3."},
    ),
    Case(
        "one leaves and comes back",
        THREE | {"Cy": "-2, 4-"},
        "33233",
        "The quorum was lost at item 3 and regained at item 4.",
        {3: "Cy left after item 2 and came back for item 4."},
    ),
    Case(
        "one leaves twice",
        THREE | {"Cy": "-1, 3-3, 5-"},
        "32323",
        "The quorum was lost at item 2, regained at item 3, lost again at item 4 and regained at item 5.",
        {2: "Cy left after item 1 and came back for item 3.", 4: "Cy left after item 3 and came back for item 5."},
    ),
    Case(
        "one comes late, leaves and comes back",
        THREE | {"Cy": "2-2, 4-4"},
        "23232",
        "There was no quorum at first: it was reached at item 2, lost at item 3, regained at item 4 and lost again at "
        "item 5.",
        {1: "Cy was not there before item 2.", 5: "Cy left after item 4."},
    ),
    Case(
        "one leaves during an item and is not counted at it",
        THREE | {"Cy": "-3*"},
        "33222",
        "The quorum was lost at item 3.",
        {3: "Cy left during item 3."},
    ),
    Case("one leaves during an item and is back for it", THREE | {"Cy": "-3*, 3-"}, "33333", THROUGHOUT),
    Case(
        "one leaves during the first item",
        THREE | {"Cy": "-1*"},
        "22222",
        NEVER,
        {1: "Cy left during item 1.", 2: "Cy left during item 1."},
    ),
    Case("one leaves as another comes", THREE | {"Cy": "-2", "Di": "3-"}, "33333", THROUGHOUT),
    Case(
        "one leaves before another comes",
        THREE | {"Cy": "-2", "Di": "4-"},
        "33233",
        "The quorum was lost at item 3 and regained at item 4.",
        {3: "Cy left after item 2.", 4: "Cy left after item 2."},
    ),
    Case(
        "all but one leave together",
        {"Ada": "", "Bo": "-3", "Cy": "-3"},
        "33311",
        "The quorum was lost at item 4.",
        {4: "Bo left after item 3.", 5: "Cy left after item 3."},
    ),
    Case(
        "one stands aside",
        THREE,
        "33233",
        "The quorum was lost at item 3 and regained at item 4.",
        {3: "Cy stands aside because of an interest: counted neither for the quorum nor in the vote."},
        aside={3: "Cy"},
    ),
    Case("one stands aside, enough are left", FOUR, "44344", THROUGHOUT, aside={3: "Cy"}),
    Case(
        "one stands aside who has left",
        THREE | {"Cy": "-2"},
        "33222",
        "The quorum was lost at item 3.",
        aside={3: "Cy"},
    ),
    Case(
        "one is back for an item at which they stand aside",
        THREE | {"Cy": "-1, 3-"},
        "32233",
        "The quorum was lost at item 2 and regained at item 4.",
        aside={3: "Cy"},
    ),
    Case(
        "one stands aside who is not there at all",
        THREE | {"Di": "away"},
        "33333",
        THROUGHOUT,
        aside={2: "Di"},
    ),
    Case("one has sent apologies", FOUR | {"Di": "away"}, "33333", THROUGHOUT),
    Case("one is absent without apologies", FOUR | {"Di": "absent"}, "33333", THROUGHOUT),
    Case(
        "an alternate who is absent",
        {"Ada": "", "Bo": "absent", "Bo for Cy": "", "Di": ""},
        "22222",
        NEVER,
    ),
    Case("apologies leave too few", THREE | {"Cy": "away"}, "22222", NEVER),
    Case("an alternate makes them enough", {"Ada": "", "Bo": "", "Eve for Cy": ""}, "33333", THROUGHOUT),
    Case(
        "an alternate leaves and comes back",
        {"Ada": "", "Bo": "", "Eve for Cy": "-2, 4-"},
        "33233",
        "The quorum was lost at item 3 and regained at item 4.",
        {3: "Eve left after item 2 and came back for item 4."},
    ),
    Case(
        "an alternate who stands aside",
        {"Ada": "", "Bo": "", "Eve for Cy": ""},
        "33233",
        "The quorum was lost at item 3 and regained at item 4.",
        aside={3: "Eve"},
    ),
    Case(
        "the one stood in for stands aside",
        {"Ada": "", "Bo": "", "Eve for Cy": ""},
        "33333",
        THROUGHOUT,
        aside={3: "Cy"},
    ),
    Case(
        "an alternate takes over",
        THREE | {"Cy": "-2", "Eve for Cy": "3-"},
        "33333",
        THROUGHOUT,
        {3: "Cy left after item 2, and Eve stands in."},
    ),
    Case(
        "a member stands in for another: one person",
        {"Ada": "", "Bo": "", "Bo for Cy": ""},
        "22222",
        NEVER,
        {1: "Bo has a seat and stands in for Cy: one person, two votes."},
    ),
    Case(
        "a member who stands in for another leaves for both, and is back for both",
        {"Ada": "", "Di": "", "Bo": "-2, 4-", "Bo for Cy": ""},
        "33233",
        "The quorum was lost at item 3 and regained at item 4.",
        {3: "Bo left after item 2 and came back for item 4."},
    ),
    Case(
        "seats are counted: a member who stands in fills two",
        {"Ada": "", "Bo": "-2, 4-", "Bo for Cy": ""},
        "22122",
        "The quorum was lost at item 3 and regained at item 4.",
        rules={"quorum": 3, "quorum_of": "seats"},
    ),
    Case(
        "alternates do not count",
        {"Ada": "", "Bo": "", "Eve for Cy": ""},
        "22222",
        NEVER,
        {1: "Eve stands in: by the rules an alternate counts neither for the quorum nor in the vote."},
        rules={"quorum": 3, "alternates_count": False},
    ),
    Case(
        "a quorum of one",
        {"Ada": "-2, 5-"},
        "11001",
        "The quorum was lost at item 3 and regained at item 5.",
        rules={"quorum": 1},
    ),
    Case("a class is there", FOUR, "44444", THROUGHOUT, rules=PARTIES),
    Case(
        "one of a class leaves and comes back",
        FOUR | {"Bo": "-2, 4-"},
        "44344",
        "The quorum was lost at item 3 and regained at item 4.",
        tells={3: "Of the Party representatives two are there, and three are needed."},
        rules=PARTIES,
    ),
    Case(
        "a class lacks one, and others make up the number",
        {"Ada": "", "Bo": "", "Di": ""},
        "33333",
        NEVER,
        tells={
            1: "The quorum is 3 people, among them at least three of the Party representatives: not quorate. "
            "Of the Party representatives two are there, and three are needed."
        },
        rules=PARTIES,
    ),
    Case(
        "an alternate fills a seat of the class",
        {"Ada": "", "Bo": "", "Eve for Cy": ""},
        "33333",
        THROUGHOUT,
        rules=PARTIES,
    ),
    Case(
        "one person in two seats of a class is one of the people",
        {"Ada": "", "Bo": "", "Bo for Cy": "", "Di": ""},
        "33333",
        NEVER,
        tells={1: "Of the Party representatives two are there, and three are needed."},
        rules=PARTIES,
    ),
    Case(
        "and two of the seats",
        {"Ada": "", "Bo": "", "Bo for Cy": "", "Di": ""},
        "33333",
        THROUGHOUT,
        rules=PARTIES | {"quorum_of": "seats"},
    ),
    Case(
        "one of a class stands aside",
        FOUR,
        "44344",
        "The quorum was lost at item 3 and regained at item 4.",
        aside={3: "Ada"},
        tells={3: "not quorate. Of the Party representatives two are there, and three are needed."},
        rules=PARTIES,
    ),
    Case(
        "both the number and a class are missing",
        {"Ada": "", "Di": ""},
        "22222",
        NEVER,
        tells={1: "not quorate, one is missing. Of the Party representatives one is there, and three are needed."},
        rules=PARTIES,
    ),
    Case(
        "two classes",
        {"Ada": "", "Bo": "-3"},
        "22211",
        "The quorum was lost at item 4.",
        tells={4: "Of the owners one is there, and two are needed."},
        rules={"quorum_classes": ["1 founders: Founders", "2 owners: Suppliers, Founders"]},
    ),
    Case("the chair is there", FOUR, "44444", THROUGHOUT, rules=CHAIRED),
    Case(
        "the chair comes late",
        FOUR | {"Di": "3-"},
        "33444",
        "There was no quorum at first: it was reached at item 3.",
        {1: "Di was not there before item 3."},
        tells={2: "The quorum is 3 people, among them the chair: not quorate. The chair is not there."},
        rules=CHAIRED,
    ),
    Case(
        "the chair stands aside",
        FOUR,
        "44344",
        "The quorum was lost at item 3 and regained at item 4.",
        aside={3: "Di"},
        tells={3: "The chair is not there."},
        rules=CHAIRED,
    ),
    Case("nobody stands in for the chair", THREE | {"Eve for Di": ""}, "44444", NEVER, rules=CHAIRED),
    Case("a deputy is not the chair", THREE, "33333", NEVER, rules=CHAIRED),
    Case("a deputy will do", THREE, "33333", THROUGHOUT, rules=EITHER),
    Case(
        "the chair leaves, and the deputy has left",
        FOUR | {"Di": "-3", "Cy": "-2, 5-"},
        "44323",
        "The quorum was lost at item 4 and regained at item 5.",
        tells={4: "Neither the chair nor a deputy is there."},
        rules={"quorum": 2, "quorum_chair": "chair_or_deputy"},
    ),
    Case(
        "only the chair is asked for",
        {"Di": "-4"},
        "11110",
        "The quorum was lost at item 5.",
        tells={
            1: "The quorum is the chair: quorate.",
            5: "The quorum is the chair: not quorate. The chair is not there.",
        },
        rules={"quorum_chair": "chair"},
    ),
    Case("somebody without a seat is counted for none", {"Eve": ""}, "00000", NEVER, rules={"quorum": 1}),
]


def _attendee(who: str, stayed: str) -> Attendee:
    name, _, member = who.partition(" for ")
    seat, person = SEATS.get(member or name), PEOPLE[name]
    if stayed in AWAY:
        return Attendee(AWAY[stayed], name, person=person, seat=seat)
    kind = AttendanceKind.ALTERNATE if member else AttendanceKind.PRESENT
    first, *returns = stays(stayed)
    part = Attendee(kind, name, "", person, seat, PEOPLE[member] if member else None, *first)
    return part._replace(returns=tuple(returns))


def room_of(case: Case) -> Room:
    return Room(
        [_attendee(who, stayed) for who, stayed in case.room.items()],
        list(SEATS.values()),
        SITTING,
        PanelRules.read(case.rules),
        {ItemNumber(item): {PEOPLE[name]} for item, name in case.aside.items()},
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_quorum_of_a_meeting_is_reckoned_item_by_item(case: Case) -> None:
    room = room_of(case)

    assert "".join(str(room.at(item).people) for item in ITEMS) == case.people
    assert course_of(room.by_item(ITEMS)) == case.course
    for item, sentence in case.said.items():
        assert sentence in room.at(ItemNumber(item)).reasons
    for item, sentence in case.tells.items():
        assert room.at(ItemNumber(item)).sentence.endswith(sentence)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_as_many_may_vote_at_an_item_as_there_are_votes(case: Case) -> None:
    room = room_of(case)

    for item in ITEMS:
        voters = room.voters_at(item)
        assert len({voter.key for voter in voters}) == len(voters) == room.at(item).votes
        assert not {voter.name for voter in voters} & {case.aside.get(int(str(item)), "")}
