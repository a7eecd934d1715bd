from meetings.attendance.electorate import electorate_at
from meetings.item_numbers import ItemNumber
from tests.meetings.attendance.test_quorum_cases import Case, room_of

FIRST, SECOND = ItemNumber(1), ItemNumber(2)


def test_those_who_stand_aside_are_known_beside_those_who_vote() -> None:
    room = room_of(Case("", {"Ada": "", "Eve for Bo": "", "Cy": "-1"}, "", "", aside={2: "Eve"}))

    first, second = electorate_at(room, FIRST), electorate_at(room, SECOND)

    assert [str(voter) for voter in first.voters or ()] == ["Ada", "Eve, for Bo", "Cy"]
    assert (first.number, first.aside) == (3, [])
    assert [str(voter) for voter in second.voters or ()] == ["Ada"]
    assert [str(voter) for voter in second.aside] == ["Eve, for Bo"]


def test_without_a_record_nobody_knows_who_may_vote() -> None:
    electorate = electorate_at(room_of(Case("", {}, "", "")), FIRST, is_recorded=False)

    assert (electorate.voters, electorate.number, electorate.seats_with_vote) == (None, None, 4)
