from meetings.attendance.quorum import Room
from meetings.item_numbers import ItemNumber
from tests.meetings.attendance.test_quorum_cases import PEOPLE, SEATS, Case, room_of

FIRST = ItemNumber(1)


def room(**stays: str) -> Room:
    names = {name.replace("_for_", " for "): stayed for name, stayed in stays.items()}
    return room_of(Case("", names, "", "", aside={2: "Bo"}))


def test_each_place_with_a_vote_has_whoever_casts_it() -> None:
    voters = room(Ada="", Bo="", Eve_for_Cy="", Di="").voters_at(FIRST)

    assert [str(voter) for voter in voters] == ["Ada", "Bo", "Eve, for Cy", "Di"]
    assert [voter.key for voter in voters] == ["seat-1", "seat-2", "seat-3", "person-4"]
    assert [voter.category for voter in voters] == ["Founders", "Suppliers", "Suppliers", ""]
    assert (voters[2].person, voters[2].alternate_for) == (PEOPLE["Eve"], PEOPLE["Cy"])


def test_somebody_who_stands_in_has_a_vote_for_each() -> None:
    voters = room(Ada="", Bo="", Bo_for_Cy="").voters_at(FIRST)

    assert [str(voter) for voter in voters] == ["Ada", "Bo", "Bo, for Cy"]


def test_whoever_stands_aside_or_has_left_has_none() -> None:
    kept = room(Ada="", Bo="", Cy="-1")

    assert [str(voter) for voter in kept.voters_at(ItemNumber(2))] == ["Ada"]


def test_a_seat_without_a_vote_has_no_voter() -> None:
    SEATS["Bo"].has_vote = False
    try:
        kept = room(Ada="", Bo="")
        assert [str(voter) for voter in kept.voters_at(FIRST)] == ["Ada"]
        assert kept.at(FIRST).votes == 1
    finally:
        SEATS["Bo"].has_vote = True
