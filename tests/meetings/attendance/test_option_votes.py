import pytest

from meetings.attendance.option_votes import Option, OptionsTally, choice_of, option_casting_faults, option_faults
from meetings.panels.rules import PanelRules

CASTING = PanelRules(has_casting_vote=True)
LEVEL = OptionsTally((Option("A", 4), Option("B", 4), Option("C", 1)))


@pytest.mark.parametrize(
    ("names", "faults"),
    [
        (["Oak", "Elm"], []),
        (["Oak", "elm", " ELM "], ["Two options are called “elm”. Give each a name of its own."]),
        (["Oak", " "], ["A vote between options needs at least two."]),
        ([], ["A vote between options needs at least two."]),
    ],
)
def test_options_have_names_of_their_own(names: list[str], faults: list[str]) -> None:
    assert list(option_faults(names)) == faults


@pytest.mark.parametrize(
    ("tally", "rules", "casting", "fault"),
    [
        (LEVEL, CASTING, "C", "The casting vote falls to one of the options that are level."),
        (LEVEL, PanelRules(), "A", "By the rules the chair has no casting vote."),
        (
            OptionsTally((Option("A", 5), Option("B", 4))),
            CASTING,
            "A",
            "There is a casting vote only on a tie, and “A” has most votes.",
        ),
        (
            OptionsTally((Option("A"), Option("B"))),
            CASTING,
            "A",
            "The casting vote falls to one of the options that are level.",
        ),
    ],
)
def test_a_casting_vote_falls_to_an_option_that_is_level(
    tally: OptionsTally, rules: PanelRules, casting: str, fault: str
) -> None:
    assert list(option_casting_faults(tally, rules, casting)) == [fault]
    with pytest.raises(ValueError, match=r"(?i)casting vote"):
        choice_of(tally, rules, 12, casting)
