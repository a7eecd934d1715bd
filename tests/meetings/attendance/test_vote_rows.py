from meetings.attendance.vote_record import EnteredVote
from meetings.attendance.vote_rows import ballot_rows, entered_vote, vote_row
from meetings.models import Decision
from tests.meetings.attendance.test_vote_record import NAMED, OPTIONS, electorate


def test_a_count_is_entered_again_as_it_was_kept() -> None:
    counted = EnteredVote(2, 1, 1, 0, mover="Ada", on_request=("Bo",))

    assert entered_vote(vote_row(Decision(), counted, electorate()), ("Bo",)) == counted


def test_a_vote_between_options_keeps_their_votes() -> None:
    row = vote_row(Decision(), OPTIONS, electorate())

    assert (row.options, row.in_favour, row.against) == ([["Oak", 2], ["Elm", 2]], 0, 0)
    assert entered_vote(row).options == OPTIONS.options


def test_a_vote_by_name_has_a_row_for_each_in_the_order_of_the_places() -> None:
    row = vote_row(Decision(), NAMED, electorate())
    ballots = list(ballot_rows(row, NAMED, electorate()))

    assert (row.in_favour, row.against, row.abstained, row.voters, row.seats) == (2, 1, 1, 4, 4)
    assert [(ballot.position, ballot.place, ballot.side) for ballot in ballots] == [
        (0, "seat-1", "for"),
        (1, "seat-2", "for"),
        (2, "seat-3", "against"),
        (3, "person-4", "abstained"),
    ]
    assert [ballot.category for ballot in ballots] == ["Founders", "Suppliers", "Suppliers", ""]
    assert list(ballot_rows(row, EnteredVote(3, 1), electorate())) == []


def test_whoever_was_in_the_chair_is_kept_with_their_casting_vote_alone() -> None:
    tied = EnteredVote(2, 2, casting="for", casting_by="Di")

    assert vote_row(Decision(), tied, electorate()).casting_by == "Di"
    assert vote_row(Decision(), EnteredVote(3, 1, casting_by="Di"), electorate()).casting_by == ""
