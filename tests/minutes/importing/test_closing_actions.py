"""A list under the heading "Actions" raises actions, each under its own mark or none."""

import pytest

from tests.minutes.importing.reading import outline, read
from tests.minutes.importing.showing import Shown


def minutes(closing: str) -> str:
    return (
        "1. Arrears\n\nThe arrears had fallen.\n\n2. Roof\n\nThe roof leaked, and two prices had come in.\n\n"
        f"3. Other Business\n\nThere was none.\n\n{closing}"
    )


@pytest.mark.parametrize(
    ("closing", "actions"),
    [
        (
            "4. Actions\n\na) PK to write to the tenants.\nb) Write to the county.\n",
            [("a)", "PK", "PK to write to the tenants.", ""), ("b)", "", "Write to the county.", "")],
        ),
        (
            "4. Summary of actions from this meeting\n\n• PK to write by 20 May 2031.\n• JM/TW to pay.\n",
            [("", "PK", "PK to write by 20 May 2031.", "20 May 2031"), ("", "JM/TW", "JM/TW to pay.", "")],
        ),
        (
            "Actions\nMinute 1: PK to write to the tenants.\nMinute 2: JM to instruct\n"
            "the roofer before the June 2031 meeting.\n",
            [
                ("Minute 1:", "PK", "PK to write to the tenants.", ""),
                ("Minute 2:", "JM", "JM to instruct the roofer before the June 2031 meeting.", "June 2031 meeting"),
            ],
        ),
        (
            "Actions:\n\n1. Item 2: PK to pay.\n2. Dr. K. Iyer to call E.ON.\n",
            [("1. Item 2:", "PK", "PK to pay.", ""), ("2.", "Dr. K. Iyer", "Dr. K. Iyer to call E.ON.", "")],
        ),
        (
            "ACTION POINTS\n\nClerk to write to the port.\n\nChair to read it.\n",
            [("", "Clerk", "Clerk to write to the port.", ""), ("", "Chair", "Chair to read it.", "")],
        ),
        (
            "Action points:\nEF – send the accounts to the bank\nCD – buy a mower by the end of June\n",
            [
                ("", "EF", "EF – send the accounts to the bank", ""),
                ("", "CD", "CD – buy a mower by the end of June", "the end of June"),
            ],
        ),
        ("4. Actions\n\nNone.\n", []),
        (
            "4. Actions\n\n1. Write to the county (Clerk by 3 June 2031)\n2. Paint the hut – J. Moss\n"
            "3. Book the hall. RS\n4. Clerk: write to the bank by 3 June 2031\n",
            [
                ("1. …  (Clerk by 3 June 2031)", "Clerk", "Write to the county", "3 June 2031"),
                ("2. …  – J. Moss", "J. Moss", "Paint the hut", ""),
                ("3. …  RS", "RS", "Book the hall.", ""),
                ("4.", "Clerk", "Clerk: write to the bank by 3 June 2031", "3 June 2031"),
            ],
        ),
    ],
)  # fmt: skip
def test_a_closing_list_raises_actions(closing: str, actions: list[tuple[str, ...]]) -> None:
    shown = Shown(minutes(closing))

    assert shown.actions == actions
    assert shown.text.replace("- ", "").split() == minutes(closing).replace("• ", "").split()


def test_a_list_of_earlier_actions_raises_none() -> None:
    source = "1. Actions\n\n• PK to write.\n\n2. Roof\n\nIt leaked.\n\n3. Action Log\n\n• JM to pay.\n"

    assert Shown(source).actions == []


def test_an_action_that_was_printed_further_up_is_raised_once() -> None:
    parsed = read(
        "1. Roof\n\nIt leaked.\n\nACTION: PK to pay.\n\n2. Close\n\nIt closed.\n\n"
        "3. Actions\n\n• PK to pay.\n• JM to call.\n"
    )

    assert outline(parsed.items[0].blocks)[-1] == ("action ACTION:", "PK to pay.")
    assert outline(parsed.items[2].blocks) == [("list", ["PK to pay."]), ("action", "JM to call.")]
    assert [doubt.kind for doubt in parsed.doubts] == ["repeated action"]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("ACTION: Clerk to pay.", "ACTION:"),
        ("Action ITEM: Clerk to pay.", "Action ITEM:"),
        ("ACTION ITEM 3: Clerk to pay.", "ACTION ITEM 3:"),
        ("Action point – Clerk to pay.", "Action point –"),
        ("NEW ACTION: Clerk to pay.", "NEW ACTION:"),
        ("[Action] Clerk to pay.", "[Action]"),
        ("ACTION Clerk to pay.", "ACTION"),
        ("3.2 Action: Clerk to pay.", "3.2 Action:"),
        ("[ACTION: Clerk to pay.]", "[ACTION: …]"),
        ("(ACTION: Clerk to pay.)", "(ACTION: …)"),
        ("Minute 5604: Clerk to pay.", "Minute 5604:"),
        ("Action required: Clerk to pay.", "Action required:"),
        ("ACTION AGREED – Clerk to pay.", "ACTION AGREED –"),
        ("Action 1. Clerk to pay.", "Action 1."),
        ("AP1: Clerk to pay.", "AP1:"),
        ("AP 2 – Clerk to pay.", "AP 2 –"),
        ("A3. Clerk to pay.", "A3."),
        ("A12/31: Clerk to pay.", "A12/31:"),
        ("Item 3 – Clerk to pay.", "Item 3 –"),
    ],
)
def test_an_action_keeps_the_label_it_is_printed_under(line: str, label: str) -> None:
    assert Shown(minutes(f"It was late.\n\n{line}\n")).actions == [(label, "Clerk", "Clerk to pay.", "")]


@pytest.mark.parametrize(
    "line",
    [
        "Action: none.",
        "Actions: the Chair went through them.",
        "Action was taken.",
        "A1. The fire was put out.",
        "ACTIONS: none.",
    ],
)
def test_a_sentence_about_actions_raises_none(line: str) -> None:
    assert Shown(minutes(f"It was late.\n\n{line}\n")).actions == []


@pytest.mark.parametrize("line", ["ACTIONS:", "ACTIONS: none.", "Action: n/a"])
def test_a_head_without_actions_raises_no_doubt(line: str) -> None:
    assert "unnumbered action" not in Shown(minutes(f"It was late.\n\n{line}\n")).doubts


@pytest.mark.parametrize(
    ("line", "label", "owner", "text"),
    [
        ("Action RV: send the return.", "Action RV:", "RV", "send the return."),
        ("Action for the Clerk: send the return.", "Action for the Clerk:", "Clerk", "send the return."),
        ("Action by J. Smith: send the return.", "Action by J. Smith:", "J. Smith", "send the return."),
        ("ACTION RV/SP – send the return.", "ACTION RV/SP –", "RV/SP", "send the return."),
        ("Action (RV): send the return.", "Action (RV):", "RV", "send the return."),
        ("ACTION: RV – send the return.", "ACTION:", "RV", "RV – send the return."),
        ("ACTION: Rita Vaux", "ACTION:", "Rita Vaux", "Rita Vaux"),
    ],
)
def test_a_label_or_the_text_may_name_the_owner_apart(line: str, label: str, owner: str, text: str) -> None:
    shown = Shown(minutes(f"It was late.\n\n{line}\n"))

    assert shown.actions == [(label, owner, text, "")]
    assert line in shown.text
