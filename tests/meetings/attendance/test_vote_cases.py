"""A table of votes, and what the rule of the panel says of each; no row here is saved."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from meetings.attendance.option_votes import Option, OptionsTally, choice_of
from meetings.attendance.votes import ClassTally, Side, Tally, result_of
from meetings.panels.rules import PanelRules

Rules = dict[str, object]
TWO_THIRDS: Rules = {"majority": "two_thirds"}
UNANIMOUS: Rules = {"majority": "unanimous"}
PRESENT: Rules = {"majority_of": "present"}
SEATS: Rules = {"majority_of": "seats"}
CASTING: Rules = {"has_casting_vote": True}
PARTIES: Rules = {"majority_classes": ["Party representatives: Large Suppliers, Small Suppliers"]}
FOR, AGAINST = Side.FOR, Side.AGAINST


@dataclass(frozen=True)
class Case:
    """``votes`` are those for, against, abstained and not voting, at a panel of twelve seats."""

    name: str
    votes: tuple[int, ...]
    is_carried: bool
    sentence: str
    printed: str = ""
    rules: Mapping[str, object] = field(default_factory=dict)
    casting: Side | None = None
    parties: tuple[int, ...] | None = None


CASES = [
    Case(
        "more for than against",
        (7, 2, 1),
        True,
        "Carried by 7 votes to 2, with one abstention: more than half of the nine votes cast.",
        "by 7 votes to 2, one abstention",
    ),
    Case(
        "nobody against",
        (9, 0),
        True,
        "Carried by 9 votes to none: more than half of the nine votes cast.",
        "by 9 votes to none",
    ),
    Case(
        "one vote",
        (1, 0, 0, 11),
        True,
        "Carried by 1 vote to none, with 11 not voting: more than half of the one vote cast.",
        "by 1 vote to none, 11 not voting",
    ),
    Case(
        "more against than for",
        (2, 7, 1, 1),
        False,
        "Lost by 2 votes to 7, with one abstention and one not voting: five of the nine votes cast were needed.",
        "lost by 2 votes to 7, one abstention, one not voting",
    ),
    Case(
        "a tie is lost",
        (4, 4, 2),
        False,
        "Lost on a tie of 4 votes to 4, with two abstentions: five of the eight votes cast were needed.",
        "lost on a tie of 4 votes to 4, two abstentions",
    ),
    Case(
        "nobody for it",
        (0, 7),
        False,
        "Lost by no votes to 7: four of the seven votes cast were needed.",
        "lost by no votes to 7",
    ),
    Case("nobody at all", (0, 0), False, "Lost: nobody voted for or against.", "lost with no votes for or against"),
    Case(
        "all abstain",
        (0, 0, 5),
        False,
        "Lost, with five abstentions: nobody voted for or against.",
    ),
    Case(
        "half of an even number and one",
        (5, 4),
        True,
        "Carried by 5 votes to 4: more than half of the nine votes cast.",
    ),
    Case(
        "a tie, and the chair has not said",
        (4, 4),
        False,
        "Lost on a tie of 4 votes to 4: five of the eight votes cast were needed, and the chair gave no casting vote.",
        "lost on a tie of 4 votes to 4",
        CASTING,
    ),
    Case(
        "a tie, and the chair is for it",
        (4, 4, 1),
        True,
        "Carried by the chair’s casting vote after a tie of 4 votes to 4, with one abstention.",
        "by the chair’s casting vote after 4 votes to 4, one abstention",
        CASTING,
        FOR,
    ),
    Case(
        "a tie, and the chair is against it",
        (4, 4),
        False,
        "Lost by the chair’s casting vote after a tie of 4 votes to 4.",
        "lost by the chair’s casting vote after 4 votes to 4",
        CASTING,
        AGAINST,
    ),
    Case(
        "no tie where there is a casting vote",
        (5, 4),
        True,
        "Carried by 5 votes to 4: more than half of the nine votes cast.",
        "",
        CASTING,
    ),
    Case(
        "two thirds to the vote",
        (6, 3),
        True,
        "Carried by 6 votes to 3: at least two thirds of the nine votes cast.",
        "by 6 votes to 3",
        TWO_THIRDS,
    ),
    Case(
        "two thirds lack one",
        (6, 4),
        False,
        "Lost by 6 votes to 4: seven of the ten votes cast were needed.",
        "lost by 6 votes to 4",
        TWO_THIRDS,
    ),
    Case(
        "two thirds of a number that three does not divide",
        (5, 2),
        True,
        "Carried by 5 votes to 2: at least two thirds of the seven votes cast.",
        "",
        TWO_THIRDS,
    ),
    Case(
        "a tie where two thirds are needed",
        (3, 3),
        False,
        "Lost on a tie of 3 votes to 3: four of the six votes cast were needed.",
        "",
        TWO_THIRDS | CASTING,
    ),
    Case(
        "two thirds, and all abstain",
        (0, 0, 6),
        False,
        "Lost, with six abstentions: nobody voted for or against.",
        "",
        TWO_THIRDS,
    ),
    Case(
        "unanimous, and one abstains",
        (8, 0, 1),
        True,
        "Carried by 8 votes to none, with one abstention: all of the eight votes cast.",
        "by 8 votes to none, one abstention",
        UNANIMOUS,
    ),
    Case(
        "unanimous lacks one",
        (8, 1),
        False,
        "Lost by 8 votes to 1: all of the nine votes cast were needed.",
        "",
        UNANIMOUS,
    ),
    Case(
        "unanimous of those present, and one abstains",
        (8, 0, 1),
        False,
        "Lost by 8 votes to none, with one abstention: all of the nine votes that could be cast were needed.",
        "",
        UNANIMOUS | PRESENT,
    ),
    Case(
        "an abstention counts among those present",
        (5, 3, 2),
        False,
        "Lost by 5 votes to 3, with two abstentions: six of the ten votes that could be cast were needed.",
        "lost by 5 votes to 3, two abstentions",
        PRESENT,
    ),
    Case(
        "enough of those present",
        (6, 3, 1),
        True,
        "Carried by 6 votes to 3, with one abstention: more than half of the ten votes that could be cast.",
        "",
        PRESENT,
    ),
    Case(
        "two thirds of those present",
        (6, 1, 2, 1),
        False,
        "Lost by 6 votes to 1, with two abstentions and one not voting: seven of the ten votes that could be cast were "
        "needed.",
        "",
        PRESENT | TWO_THIRDS,
    ),
    Case(
        "half of all seats is not enough",
        (6, 2),
        False,
        "Lost by 6 votes to 2: seven of the 12 seats with a vote were needed.",
        "lost by 6 votes to 2",
        SEATS,
    ),
    Case(
        "more than half of all seats",
        (7, 2),
        True,
        "Carried by 7 votes to 2: more than half of the 12 seats with a vote.",
        "",
        SEATS,
    ),
    Case(
        "a casting vote makes up the seats",
        (6, 6),
        True,
        "Carried by the chair’s casting vote after a tie of 6 votes to 6: with it, more than half of the 12 seats with "
        "a vote.",
        "",
        SEATS | CASTING,
        FOR,
    ),
    Case(
        "a casting vote does not make up the seats",
        (5, 5),
        False,
        "Lost in spite of the chair’s casting vote after a tie of 5 votes to 5: seven of the 12 seats with a vote were "
        "needed.",
        "",
        SEATS | CASTING,
        FOR,
    ),
    Case(
        "a class is in favour too",
        (7, 2),
        True,
        "Carried by 7 votes to 2: more than half of the nine votes cast and more than half of the Party "
        "representatives (three in favour, one against).",
        "by 7 votes to 2",
        PARTIES,
        parties=(3, 1),
    ),
    Case(
        "a class is not",
        (7, 2),
        False,
        "Lost by 7 votes to 2: more than half of the Party representatives (two in favour, two against) had to be in "
        "favour too.",
        "lost by 7 votes to 2",
        PARTIES,
        parties=(2, 2),
    ),
    Case(
        "nobody of a class voted",
        (5, 0),
        False,
        "Lost by 5 votes to none: more than half of the Party representatives (none in favour, none against) had to "
        "be in favour too.",
        "",
        PARTIES,
        parties=(0, 0),
    ),
    Case(
        "a class of which nobody knows who voted",
        (7, 2),
        False,
        "Not decided by a count: more than half of the Party representatives must be in favour too. Take it by name.",
        "by 7 votes to 2",
        PARTIES,
    ),
    Case(
        "lost anyhow, whatever the class",
        (2, 7),
        False,
        "Lost by 2 votes to 7: five of the nine votes cast were needed.",
        "",
        PARTIES,
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_rule_of_the_panel_says_what_comes_of_a_vote(case: Case) -> None:
    classes = None if case.parties is None else [ClassTally("Party representatives", Tally(*case.parties), 4)]

    result = result_of(Tally(*case.votes), PanelRules.read(case.rules), 12, case.casting, classes=classes)

    assert (result.sentence, result.is_carried) == (case.sentence, case.is_carried)
    assert not case.printed or result.printed == case.printed


@dataclass(frozen=True)
class OptionsCase:
    name: str
    votes: tuple[int, ...]
    chosen: str
    sentence: str
    rules: Mapping[str, object] = field(default_factory=dict)
    casting: str = ""
    abstained: int = 0


OPTIONS_CASES = [
    OptionsCase("one has it", (5, 3), "A", "“A” is chosen with 5 of the eight votes cast: “A” 5, “B” 3."),
    OptionsCase(
        "most are not more than half",
        (4, 3, 2),
        "",
        "No option is chosen: “A” 4, “B” 3, “C” 2; five of the nine votes cast were needed.",
    ),
    OptionsCase(
        "a tie",
        (4, 4),
        "",
        "No option is chosen, on a tie of “A” and “B”: “A” 4, “B” 4; five of the eight votes cast were needed.",
    ),
    OptionsCase(
        "a tie that the chair decides",
        (4, 4),
        "B",
        "“B” is chosen by the chair’s casting vote: “A” 4, “B” 4, one abstention.",
        CASTING,
        "B",
        1,
    ),
    OptionsCase(
        "a tie at the top of three that a casting vote does not decide",
        (3, 3, 2),
        "",
        "No option is chosen: “A” 3, “B” 3, “C” 2; five of the eight votes cast were needed.",
        CASTING,
        "A",
    ),
    OptionsCase("nobody votes", (0, 0), "", "No option is chosen: nobody voted for one."),
    OptionsCase(
        "two thirds",
        (6, 4),
        "",
        "No option is chosen: “A” 6, “B” 4; seven of the ten votes cast were needed.",
        TWO_THIRDS,
    ),
    OptionsCase(
        "all seats",
        (7, 0),
        "A",
        "“A” is chosen with 7 of the 12 seats with a vote: “A” 7, “B” none.",
        SEATS,
    ),
]


@pytest.mark.parametrize("case", OPTIONS_CASES, ids=lambda case: case.name)
def test_the_rule_of_the_panel_says_which_option_is_chosen(case: OptionsCase) -> None:
    options = tuple(Option(name, votes) for name, votes in zip("ABC", case.votes, strict=False))

    choice = choice_of(OptionsTally(options, case.abstained), PanelRules.read(case.rules), 12, case.casting)

    assert (choice.sentence, choice.chosen, choice.is_carried) == (case.sentence, case.chosen, bool(case.chosen))
