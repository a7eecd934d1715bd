"""Votes as they are entered at an item of five items: Ada, Bo and Cy have seats, Di is in the chair without one."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pytest

from meetings.attendance.electorate import Electorate, electorate_at
from meetings.attendance.vote_record import EnteredBallot, EnteredVote, chosen_by, result_at, vote_faults
from meetings.attendance.votes import Side
from meetings.item_numbers import ItemNumber
from meetings.panels.rules import PanelRules
from tests.meetings.attendance.test_quorum_cases import Case as Meeting
from tests.meetings.attendance.test_quorum_cases import room_of

SIDES = {"+": Side.FOR, "-": Side.AGAINST, "0": Side.ABSTAINED, ".": Side.NOT_VOTING}
PLACES = {"Ada": "seat-1", "Bo": "seat-2", "Cy": "seat-3", "Di": "person-4"}
ALL: Mapping[str, str] = dict.fromkeys(PLACES, "")
CASTING: Mapping[str, object] = {"has_casting_vote": True}


def electorate(
    room: Mapping[str, str] = ALL, aside: str = "", rules: Mapping[str, object] = CASTING, *, is_recorded: bool = True
) -> Electorate:
    meeting = Meeting("", room, "", "", aside={1: aside} if aside else {}, rules=rules)
    return electorate_at(room_of(meeting), ItemNumber(1), is_recorded=is_recorded)


def by_name(**sides: str) -> EnteredVote:
    ballots = tuple(EnteredBallot(PLACES[name], SIDES[side]) for name, side in sides.items())
    return EnteredVote(ballots=ballots, is_by_name=True)


@dataclass(frozen=True)
class Refused:
    name: str
    entered: EnteredVote
    fault: str
    room: Mapping[str, str] = field(default_factory=lambda: ALL)
    aside: str = ""
    rules: Mapping[str, object] = field(default_factory=lambda: CASTING)


TIED = EnteredVote(2, 2, casting="for", casting_by="Di")
NAMED = by_name(Ada="+", Bo="+", Cy="-", Di="0")
OPTIONS = EnteredVote(options=(("Oak", 2), ("Elm", 2)))

REFUSED = [
    Refused("more votes than voters", EnteredVote(4, 1), "Five votes were entered, and four may vote at this item."),
    Refused(
        "one has left",
        EnteredVote(3, 1),
        "Four votes were entered, and three may vote at this item.",
        room={"Ada": "", "Bo": "", "Di": ""},
    ),
    Refused(
        "one stands aside",
        EnteredVote(3, 1),
        "Four votes were entered, and three may vote at this item.",
        aside="Cy",
    ),
    Refused(
        "no vote for an option",
        EnteredVote(options=(("Oak", None), ("Elm", None))),
        "Enter how many voted for each option.",
    ),
    Refused("nothing is entered", EnteredVote(), "Enter how many voted for and how many against."),
    Refused(
        "a casting vote without a tie",
        replace(TIED, in_favour=3, against=1),
        "There is a casting vote only on a tie, and the votes are 3 for and 1 against.",
    ),
    Refused(
        "a casting vote of somebody who is not in the chair",
        replace(TIED, casting_by="Ada"),
        "Ada was not in the chair for this item, and gives no casting vote.",
    ),
    Refused(
        "a casting vote of nobody", replace(TIED, casting_by=""), "Say who was in the chair and gave the casting vote."
    ),
    Refused("a casting vote where the panel has none", TIED, "By the rules the chair has no casting vote.", rules={}),
    Refused(
        "a casting vote that abstains",
        replace(TIED, casting="abstained"),
        "A casting vote is for the motion or against it.",
    ),
    Refused(
        "a chair who stands aside has no casting vote",
        EnteredVote(1, 1, casting="for", casting_by="Di"),
        "Di was not in the chair for this item, and gives no casting vote.",
        aside="Di",
    ),
    Refused(
        "somebody votes twice",
        replace(NAMED, ballots=(*NAMED.ballots, EnteredBallot("seat-1", Side.AGAINST))),
        "Ada is entered twice. Each has one vote.",
    ),
    Refused(
        "somebody who stands aside votes",
        NAMED,
        "Cy stands aside at this item because of an interest, and does not vote.",
        aside="Cy",
    ),
    Refused(
        "somebody votes who is not there",
        NAMED,
        "Somebody who may not vote at this item stands among the votes. Load the page again and check them.",
        room={"Ada": "", "Bo": "", "Di": ""},
    ),
    Refused("two have not voted", by_name(Ada="+", Bo="+"), "Say how Cy and Di voted, or that they did not."),
    Refused(
        "names and counts do not add up",
        replace(NAMED, in_favour=3, against=1, abstained=0),
        "By name two voted for it, and 3 are counted.",
    ),
    Refused("nor do abstentions", replace(NAMED, abstained=0), "By name one abstained, and 0 are counted."),
    Refused(
        "a count where classes must be in favour too",
        EnteredVote(3, 1),
        "Not decided by a count: more than half of the suppliers must be in favour too. Take it by name.",
        rules={"majority_classes": ["suppliers: Suppliers"]},
    ),
    Refused(
        "options of one name",
        EnteredVote(options=(("Oak", 2), ("OAK", 1))),
        "Two options are called “Oak”. Give each a name of its own.",
    ),
    Refused("one option", EnteredVote(options=(("Oak", 2),)), "A vote between options needs at least two."),
    Refused(
        "more votes for options than voters",
        EnteredVote(options=(("Oak", 3), ("Elm", 2))),
        "Five votes were entered, and four may vote at this item.",
    ),
    Refused(
        "a casting vote for an option that there is not",
        replace(OPTIONS, casting="Ash", casting_by="Di"),
        "The casting vote falls to one of the options that are level.",
    ),
    Refused(
        "a vote for an option that there is not",
        replace(
            OPTIONS,
            options=(("Oak", None), ("Elm", None)),
            is_by_name=True,
            ballots=tuple(EnteredBallot(key, Side.FOR, "Ash") for key in PLACES.values()),
        ),
        "Somebody voted for an option that there is not. Load the page again and check the votes.",
    ),
    Refused(
        "the mover seconds",
        EnteredVote(3, 1, mover="Ada", seconder="ada"),
        "Ada moved the motion, and somebody else seconds it.",
    ),
    Refused(
        "nobody moved", EnteredVote(3, 1, seconder="Bo"), "A motion is moved before it is seconded. Say who moved it."
    ),
    Refused(
        "more names than votes against",
        EnteredVote(3, 1, on_request=("Ada", "Bo")),
        "Two names on request, and 1 was against.",
    ),
    Refused("a name of nobody", EnteredVote(3, 1, on_request=("Zoe",)), "Zoe may not vote at this item."),
    Refused(
        "the name of somebody who stands aside",
        EnteredVote(2, 1, on_request=("Cy",)),
        "Cy stands aside at this item because of an interest, and does not vote.",
        aside="Cy",
    ),
    Refused(
        "the name of somebody who voted for it",
        replace(NAMED, on_request=("Ada",)),
        "Ada did not vote against, and cannot be named as dissenting.",
    ),
    Refused("a name twice", EnteredVote(2, 2, on_request=("Ada", "Ada")), "Somebody is named twice on request."),
]


@pytest.mark.parametrize("refused", REFUSED, ids=lambda refused: refused.name)
def test_a_vote_that_cannot_be_is_refused_with_a_sentence(refused: Refused) -> None:
    voting = electorate(refused.room, refused.aside, refused.rules)

    assert refused.fault in list(vote_faults(refused.entered, voting))


ACCEPTED = [
    ("counted", EnteredVote(3, 1), "Carried by 3 votes to 1: more than half of the four votes cast."),
    ("by name", NAMED, "Carried by 2 votes to 1, with one abstention: more than half of the three votes cast."),
    (
        "by name, with counts that add up",
        replace(NAMED, in_favour=2, against=1, abstained=1, not_voting=0),
        "Carried by 2 votes to 1, with one abstention: more than half of the three votes cast.",
    ),
    (
        "a casting vote",
        TIED,
        "Carried by the chair’s casting vote after a tie of 2 votes to 2.",
    ),
    (
        "options",
        replace(OPTIONS, casting="Elm", casting_by="di"),
        "“Elm” is chosen by the chair’s casting vote: “Oak” 2, “Elm” 2.",
    ),
    (
        "a name on request",
        replace(NAMED, on_request=("cy",)),
        "Carried by 2 votes to 1, with one abstention: more than half of the three votes cast.",
    ),
]


@pytest.mark.parametrize(("name", "entered", "sentence"), ACCEPTED, ids=[name for name, *_ in ACCEPTED])
def test_a_vote_without_faults_has_a_result(name: str, entered: EnteredVote, sentence: str) -> None:
    assert list(vote_faults(entered, electorate())) == []
    assert result_at(entered, electorate()).sentence == sentence


def test_options_are_chosen_by_name() -> None:
    ballots = [("seat-1", "Oak"), ("seat-2", "Oak"), ("seat-3", "Elm")]
    entered = EnteredVote(
        options=(("Oak", None), ("Elm", 1)),
        ballots=(
            *(EnteredBallot(key, Side.FOR, option) for key, option in ballots),
            EnteredBallot("person-4", Side.ABSTAINED),
        ),
        is_by_name=True,
    )

    assert list(vote_faults(entered, electorate())) == []
    assert chosen_by(result_at(entered, electorate())) == "Oak"


def test_without_a_record_of_who_was_there_a_vote_can_be_counted_and_not_taken_by_name() -> None:
    unknown = electorate(is_recorded=False)

    assert list(vote_faults(EnteredVote(30, 1, on_request=("Zoe",)), unknown)) == []
    assert list(vote_faults(NAMED, unknown)) == [
        "The attendance is not recorded, so nobody knows who may vote. Record it, or enter the vote as a count."
    ]


def test_a_class_is_counted_by_the_seats_of_its_votes() -> None:
    rules = {"majority_classes": ["suppliers: Suppliers"]}
    voting = electorate(rules=rules)

    assert result_at(by_name(Ada="+", Bo="-", Cy="-", Di="+"), voting).sentence.startswith("Lost on a tie")
    assert "more than half of the suppliers (one in favour, one against)" in (
        result_at(by_name(Ada="+", Bo="+", Cy="-", Di="+"), voting).sentence
    )
    assert result_at(by_name(Ada="-", Bo="+", Cy="+", Di="0"), voting).is_carried


def test_whoever_is_in_the_chair_is_the_chair_or_a_deputy_or_one_of_those_there() -> None:
    assert electorate().chairing == ["Di"]
    assert electorate({"Ada": "", "Bo": "", "Cy": ""}).chairing == ["Cy"]
    assert electorate({"Ada": "", "Bo": "", "Di": "away"}).chairing == ["Ada", "Bo"]
    assert electorate(aside="Di").chairing == ["Cy"]


def test_all_seats_with_a_vote_are_counted_whoever_is_there() -> None:
    voting = electorate({"Ada": ""}, rules=PanelRules(quorum=3).written())

    assert (voting.number, voting.seats_with_vote, voting.seats_of(["Suppliers"])) == (1, 4, 2)
    assert electorate(is_recorded=False).number is None


def test_a_class_must_be_for_the_option_that_is_chosen() -> None:
    voting = electorate(rules={"majority_classes": ["suppliers: Suppliers"]})

    def chosen(cy: str) -> str:
        options = {"Ada": "Oak", "Bo": "Elm", "Cy": cy, "Di": "Oak"}
        ballots = tuple(EnteredBallot(PLACES[name], Side.FOR, option) for name, option in options.items())
        entered = EnteredVote(options=(("Oak", None), ("Elm", None)), ballots=ballots, is_by_name=True)
        assert list(vote_faults(entered, voting)) == []
        return result_at(entered, voting).sentence

    assert chosen("Elm").startswith("No option is chosen, on a tie")
    assert chosen("Oak") == (
        "No option is chosen: “Oak” 3, “Elm” 1; more than half of the suppliers (one in favour, one against) had to be "
        "in favour of “Oak” too."
    )
