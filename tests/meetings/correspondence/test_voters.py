"""Who votes, who may answer for a place, and who may not read what is asked."""

from datetime import date

from meetings.correspondence.voters import entitled_to, holder_of, terms_that_end, voters_to_be, who_cannot_read
from meetings.enums import Role
from meetings.models import Meeting, Membership, Panel, Person, Seat, Voter
from meetings.panels.rules import PanelRules

PANEL = Panel(pk=1, code="GRID", name="Grid Code Panel")
MEETING = Meeting(pk=1, panel=PANEL, number=1)
PEOPLE = {name: Person(pk=pk, name=name) for pk, name in enumerate(("Ada", "Ben", "Cleo", "Dan"), start=1)}
SEATS = [Seat(pk=pk, panel=PANEL, category="Suppliers", number=pk) for pk in (1, 2)]
MUTE = Seat(pk=3, panel=PANEL, category="Guests", number=1, has_vote=False)


def held(pk: int, name: str, role: Role = Role.MEMBER, seat: Seat | None = None, **more: object) -> Membership:
    return Membership(pk=pk, panel=PANEL, person=PEOPLE[name], role=role, seat=seat, starts_on=date(2020, 1, 1), **more)


CHAIR, MEMBER, GUEST = (
    held(1, "Ada", Role.CHAIR, is_cleared=True),
    held(2, "Ben", seat=SEATS[0]),
    held(3, "Cleo", seat=MUTE),
)
ALTERNATE = held(4, "Dan", Role.ALTERNATE, stands_in_for=MEMBER)


def test_a_place_with_a_vote_is_a_seat_or_that_of_who_sits_without_one() -> None:
    voters = voters_to_be(MEETING, [*SEATS, MUTE], [CHAIR, MEMBER, GUEST])

    told = [(voter.position, voter.place, voter.person and voter.person.name) for voter in voters]
    assert told == [(1, "Chair", "Ada"), (2, "Suppliers 1", "Ben"), (3, "Suppliers 2", None)]


def seat_voter(pk: int = 1, person: str = "Ben") -> Voter:
    return Voter(pk=pk, meeting=MEETING, position=pk, seat=SEATS[0], person=PEOPLE[person], place="Suppliers 1")


def test_whoever_holds_the_seat_holds_the_place() -> None:
    follower = held(9, "Dan", seat=SEATS[0])

    assert holder_of(seat_voter(), [CHAIR, MEMBER]) is MEMBER
    assert holder_of(seat_voter(), [CHAIR, follower]) is follower
    assert holder_of(seat_voter(), [CHAIR]) is None


def test_a_place_without_a_seat_passes_to_the_next_chair_and_from_a_member_to_nobody() -> None:
    chairs = Voter(pk=5, meeting=MEETING, position=5, person=PEOPLE["Ada"], role=Role.CHAIR, place="Chair")
    members = Voter(pk=6, meeting=MEETING, position=6, person=PEOPLE["Ada"], role=Role.MEMBER, place="Member")
    next_chair, other = held(8, "Dan", Role.CHAIR), held(9, "Cleo")

    assert holder_of(chairs, [CHAIR]) is CHAIR
    assert holder_of(chairs, [next_chair]) is next_chair
    assert holder_of(members, [other]) is None


def test_an_alternate_may_answer_where_the_rules_count_alternates() -> None:
    both = entitled_to(seat_voter(), [MEMBER, ALTERNATE], PanelRules())

    assert [(each.person.name, each.alternate_for and each.alternate_for.name) for each in both] == [
        ("Ben", None),
        ("Dan", "Ben"),
    ]
    assert len(entitled_to(seat_voter(), [MEMBER, ALTERNATE], PanelRules(alternates_count=False))) == 1
    assert entitled_to(seat_voter(), [CHAIR], PanelRules()) == []


def test_a_place_of_which_nobody_is_cleared_is_named() -> None:
    cleared = held(4, "Dan", Role.ALTERNATE, stands_in_for=MEMBER, is_cleared=True)

    assert list(who_cannot_read([seat_voter()], [MEMBER], PanelRules())) == [seat_voter()]
    assert list(who_cannot_read([seat_voter()], [MEMBER, cleared], PanelRules())) == []
    assert list(who_cannot_read([seat_voter()], [CHAIR], PanelRules())) == []


def test_a_term_that_ends_within_the_window_is_named() -> None:
    ending = held(2, "Ben", seat=SEATS[0], ends_on=date(2026, 9, 3))

    assert list(terms_that_end([seat_voter()], [ending], date(2026, 9, 4))) == [ending]
    assert list(terms_that_end([seat_voter()], [ending], date(2026, 9, 3))) == []
