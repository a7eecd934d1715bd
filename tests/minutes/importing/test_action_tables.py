"""Tables of actions under a head that says what, by whom and until when: each row an action, none of them twice."""

import pytest

from minutes.importing.action_tables import columns_of
from tests.minutes.importing.showing import Shown

BEGINNING = "1. Arrears\n\nThe arrears had fallen.\n\n2. Roof\n\nThe roof leaked, and two prices had come in.\n\n"
IN_COLUMNS = """\
3. Actions

No.   Action                                  Owner        Deadline
1     Ask for two prices for the roof and     RS           1 June 2031
      the gutters of the hall
2     Paint the hut                           J. Moss      12 July 2031
3     Write to the county about the           The Clerk    Next meeting
      state of the road and the
      bridge

4. Close

The meeting closed.
"""
WITH_GAPS = """\
Action Points

Item    Action                                  Who          When

1       Ask for two prices for the roof         RS / TW      1 June
        of the long barn                                     2031

2       Paint the hut                           J. Moss      Ongoing

3. Close

The meeting closed.
"""
WITH_PIPES = """\
3. Summary of Actions

| Ref | Owner | Action | Due |
| 1 | Clerk | Write to the county | 1 June 2031 |
| 2 | J. Moss | Paint the hut | 12 July 2031 |
"""
WITH_TABS = """\
3. Close

The meeting closed.

ACTIONS

Action\tResponsible\tBy when
Write to the county\tClerk\t1 June 2031
Paint the hut\tJ. Moss\t–
"""


@pytest.mark.parametrize(
    ("closing", "actions", "items"),
    [
        (IN_COLUMNS, [
            ("1 …  RS 1 June 2031", "RS", "Ask for two prices for the roof and the gutters of the hall", "1 June 2031"),
            ("2 …  J. Moss 12 July 2031", "J. Moss", "Paint the hut", "12 July 2031"),
            (
                "3 …  The Clerk Next meeting",
                "The Clerk",
                "Write to the county about the state of the road and the bridge",
                "Next meeting",
            ),
        ], 4),
        (WITH_GAPS, [
            ("1 …  RS / TW 1 June 2031", "RS / TW", "Ask for two prices for the roof of the long barn", "1 June 2031"),
            ("2 …  J. Moss Ongoing", "J. Moss", "Paint the hut", "Ongoing"),
        ], 3),
        (WITH_PIPES, [
            ("1 Clerk …  1 June 2031", "Clerk", "Write to the county", "1 June 2031"),
            ("2 J. Moss …  12 July 2031", "J. Moss", "Paint the hut", "12 July 2031"),
        ], 3),
        (WITH_TABS, [
            ("…  Clerk 1 June 2031", "Clerk", "Write to the county", "1 June 2031"),
            ("…  J. Moss –", "J. Moss", "Paint the hut", ""),
        ], 3),
    ],
)  # fmt: skip
def test_the_rows_of_a_table_of_actions_are_actions(closing: str, actions: list[tuple[str, ...]], items: int) -> None:
    shown = Shown(BEGINNING + closing)

    assert shown.actions == actions
    assert len(shown.items) == items
    assert sorted(shown.text.replace("|", "").split()) == sorted((BEGINNING + closing).replace("|", "").split())


@pytest.mark.parametrize(
    "raised",
    [
        "ACTION: Clerk to write to the county.",
        "ACTION: The Clerk to write to the county by 1 June 2031.",
        "Action: Write to the county.",
    ],
)
def test_a_row_that_repeats_an_action_stays_a_row_with_a_doubt(raised: str) -> None:
    shown = Shown(BEGINNING + f"The county pays.\n\n{raised}\n\n" + WITH_PIPES)

    assert [text for _, _, text, _ in shown.actions][1:] == ["Paint the hut"]
    assert "repeated action" in shown.doubts
    assert "Clerk Write to the county" in shown.text


def test_a_row_with_the_number_of_an_action_raised_above_stays_a_row() -> None:
    source = (
        f"{BEGINNING}ACTION ABC12/01: Clerk to write to the county about the road.\n\n3. Actions\n\n"
        "| Ref | Action | Owner |\n| ABC12/01 | Write | Clerk |\n| ABC12/02 | Paint the hut | JM |\n"
    )

    assert [text for _, _, text, _ in Shown(source).actions][1:] == ["Paint the hut"]


@pytest.mark.parametrize("title", ["3. Matters Arising", "3. Action Log"])
def test_a_table_of_earlier_actions_raises_none(title: str) -> None:
    assert Shown(BEGINNING + WITH_PIPES.replace("3. Summary of Actions", title)).actions == []


def test_a_table_with_a_status_is_one_of_earlier_actions_unless_a_heading_says_otherwise() -> None:
    table = WITH_PIPES.replace("Due |", "Due | Status |").replace("2031 |", "2031 | Open |")

    assert Shown(BEGINNING + table.replace("Summary of Actions", "Works")).actions == []
    assert len(Shown(BEGINNING + table).actions) == 2


def test_the_columns_are_known_by_their_heads() -> None:
    columns = columns_of(("No", "Action required", "By whom", "Target date"))

    assert columns is not None
    assert (columns.task, columns.owner, columns.due, columns.are_plain) == (1, 2, 3, True)
    assert columns_of(("Name", "Seat")) is None
    assert columns_of(None) is None
