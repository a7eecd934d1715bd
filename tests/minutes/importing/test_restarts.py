"""Items whose numbers begin again go on in rank, and keep the numbers that are printed."""

import pytest

from minutes.importing.restarts import is_part_heading, next_year
from tests.growth import LIMIT, growth
from tests.minutes.importing.reading import read
from tests.minutes.importing.showing import Shown

TEXT = "The members heard of it and were content with what they heard."


def item(title: str) -> str:
    return f"{title}\n\n{TEXT}\n\n"


YEARS = "Elm Parish Council\n\n" + "".join(map(item, ["156/22 Roof", "157/22 Fence", "1/23 Allotments", "2/23 Close"]))
CODES = "".join(
    map(item, ["Minute C.22.88 Roof", "Minute C.22.89 Fence", "Minute C.23.1 Rents", "Minute C.23.2 Close"])
)
PARTS = "".join(
    ["Elm Trust\n\nPART A – OPEN BUSINESS\n\n", *map(item, ["1. Apologies", "2. Roof"]),
     "PART B – OTHER BUSINESS\n\n", *map(item, ["1. Staff", "2. Land", "3. Close"])]
)  # fmt: skip
SESSIONS = "".join([*map(item, ["1 Welcome", "2 Roof"]), "Session two\n\n", *map(item, ["1 Staff", "2 Close"])])
ON = "".join([*map(item, ["1) Welcome", "2) Roof"]), "SECTION TWO\n\n", *map(item, ["3) Staff", "4) Close"])])


@pytest.mark.parametrize(
    ("source", "items"),
    [
        (YEARS, [(156, "156/22"), (157, "157/22"), (158, "1/23"), (159, "2/23")]),
        (CODES, [(88, "Minute C.22.88"), (89, "Minute C.22.89"), (90, "Minute C.23.1"), (91, "Minute C.23.2")]),
        (PARTS, [(1, "1."), (2, "2."), (3, "1."), (4, "2."), (5, "3.")]),
        (SESSIONS, [(1, "1"), (2, "2"), (3, "1"), (4, "2")]),
        (ON, [(1, "1)"), (2, "2)"), (3, "3)"), (4, "4)")]),
    ],
)
def test_numbers_that_begin_again_go_on_in_rank(source: str, items: list[tuple[int, str]]) -> None:
    shown = Shown(source)

    assert [(number, printed) for number, printed, _ in shown.items] == items
    assert shown.text.split() == source.split()
    assert not {"missing item", "numbers begin again"}.intersection(shown.doubts)


def test_paragraphs_are_numbered_by_what_is_printed_of_their_item() -> None:
    source = PARTS.replace(f"1. Staff\n\n{TEXT}", "1. Staff\n\n1.1 It was late.\n1.2 All went.")

    assert [block["text"] for block in Shown(source).data["items"][2]["blocks"]] == [
        "1.1 It was late.",
        "1.2 All went.",
    ]


def test_numbers_that_begin_again_without_a_reason_are_doubted() -> None:
    source = "".join(map(item, ["1. Apologies", "2. Roof", "3. Fence", "1. Staff", "2. Land"]))

    (doubt,) = (doubt for doubt in read(source).doubts if doubt.kind == "numbers begin again")

    assert doubt.line == 13
    assert doubt.message == (
        "The numbers begin again at 1 here (1. Staff; 2. Land); what they head was kept within item 3."
    )


def test_a_numbered_list_is_no_doubt() -> None:
    source = (
        item("1. Apologies")
        + "2. Routes\n\nThese were named:\n\n1. North\n\n2. South\n\nAll were long.\n\n"
        + item("3. Close")
    )

    assert "numbers begin again" not in Shown(source).doubts


@pytest.mark.parametrize(
    ("line", "expected"),
    [("PART B", True), ("Part II: Confidential", True), ("Section C – Reserved business", True),
     ("CLOSED SESSION", True),
     ("Part of the roof was gone", False), ("Section 4 of the Act applies.", False), ("Public toilets", False)],
)  # fmt: skip
def test_a_line_that_heads_a_part(line: str, expected: bool) -> None:
    assert is_part_heading(line) is expected


def test_the_form_of_the_next_year() -> None:
    assert [next_year(form) for form in ("/22", "C.99.", "2022/", "dot")] == ["/23", "C.00.", "2023/", ""]


def test_parts_are_read_in_proportion_to_the_length_of_a_text() -> None:
    part = "PART B\n\n1. Staff\n\nIt was late.\n\n"

    assert growth(read, lambda size: "1. Roof\n\nIt fell.\n\n" + part * (size // len(part)), 2_000) < LIMIT
