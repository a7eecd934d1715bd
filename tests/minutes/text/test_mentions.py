"""References to actions in running text."""

import pytest

from minutes.text.mentions import mentioned_actions


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("ABC11/04 is open, and so is ABC10/7.", ["ABC11/04", "ABC10/07"]),
        ("Action ABC 11/04 and action ABC-11/O5 are open.", ["ABC11/04", "ABC11/05"]),
        ("Under action REC09/01 the code was changed.", []),
        ("Under action REC9/01 the code was changed.", ["REC9/01"]),
        ("The paper REC9/01 was read.", []),
        ("The budget of FY17/18 pays for the action.", []),
        ("Consultation CP17/18 asks for action in 2017/18.", []),
        ("Actions 11/04 and 11/05 were closed.", ["ABC11/04", "ABC11/05"]),
        ("Actions 11/004, 11/005 and 11/012 were closed.", ["ABC11/004", "ABC11/005", "ABC11/012"]),
        ("ABC11/004 is open, and so is ABC11/0O12.", ["ABC11/004", "ABC11/0012"]),
        ("Action ABC11/000 never was.", []),
        ("The action of 11/2017 is no action.", []),
        ("The meeting of 11/08/2017 was long.", []),
        ("Clerk to close ABC11/09.", ["ABC11/09"]),
        ("Action ABC11/00 never was.", []),
        ("An action that was closed. REC9/01 is read.", []),
        ("Action refs. REF 11/04 and 11/05 are open.", ["REF11/04", "ABC11/05"]),
        (f"ABC11/{'0' * 5_000}5 is open.", ["ABC11/000000005"]),
        ("As agreed at ABC11/23.1, ABC11/5.12 and ABC11/14A.", []),
        ("ABC11/02.1 is printed with the mark of its note, and ABC11/23. 1 follows.", ["ABC11/02", "ABC11/23"]),
        ("Action ABC11/23.1 is open.", ["ABC11/23"]),
        ("Actions A-B247/01 and A-B2-47/01 are open.", ["A-B247/01", "A-B2-47/01"]),
        ("Action H&W1-2/03 is open, and so is ABC-X11/04.", ["H&W1-2/03", "ABC-X11/04"]),
        ("Actions ABC-11/04-ABC11/06 are open.", ["ABC11/04", "ABC11/06"]),
        ("Action A-B2 47/01 is open.", []),
        ("See ABC-C12/01, still open.", ["ABC-C12/01"]),
        ("Actions A-B2-C12/01 and GRIDGRID-WR3/02 are open.", ["A-B2-C12/01", "GRIDGRID-WR3/02"]),
    ],
)
def test_references_are_read_in_the_ways_in_which_they_are_printed(text: str, references: list[str]) -> None:
    assert list(map(str, mentioned_actions(text, "ABC"))) == references


@pytest.mark.parametrize(
    "text",
    [
        "Paper ABC11/04 was read.",
        "Members had document ABC11/04 before them and took no action.",
        "It stands in annex ABC11/04.",
        "The action follows report no. ABC11/04.",
        "They read papers ABC11/04 and ABC11/05.",
        "They read papers ABC11/04, ABC11/05 and ABC11/06.",
        "They read papers ABC11/04, ABC11/05, and ABC11/06 to ABC11/08.",
        "They read papers nos. ABC11/04 & ABC11/05.",
        "Paper NO 11/04 follows the action.",
    ],
)
def test_a_reference_that_numbers_a_paper_is_no_action(text: str) -> None:
    assert list(mentioned_actions(text, "ABC")) == []


def test_an_action_beside_a_paper_counts() -> None:
    found = mentioned_actions("Paper ABC11/04 answers action ABC11/05, and a report on ABC11/06 is due.", "ABC")

    assert list(map(str, found)) == ["ABC11/05", "ABC11/06"]
