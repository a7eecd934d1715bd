"""Labels of actions, and references to actions raised elsewhere."""

import pytest

from minutes.importing.parser import ActionBlock, WrongMeeting
from tests.minutes.importing.reading import outline, read, within_item


@pytest.mark.parametrize(
    "label",
    [
        "ACTION ABC12/02:",
        "ACTION: ABC12/02:",
        "Action ABC 12/2 –",
        "action [ABC12/02]",
        "[ACTION ABC12/02]",
        "ACTION (ABC12/02):",
        "ACTION ABC12/02;",
        "ABC12/02 – ACTION:",
        "ABC12/02: Action –",
        "ACTION 12/02:",
        "Action no. ABC12/02.",
        "NEW ACTION ABC12/02 -",
        "ACTION POINT ABC-12/02:",
        "action abc12/02.",
        "ACTION ABC12/O2:",
        "ABC12/02:",
    ],
)
def test_labels_in_every_style_give_the_canonical_reference_and_keep_their_wording(label):
    parsed = read(within_item(f"{label} Clerk and Treasurer to write to the port."))

    block = parsed.items[0].blocks[-1]
    assert isinstance(block, ActionBlock)
    assert (str(block.reference), block.label, block.text.text) == (
        "ABC12/02",
        label,
        "Clerk and Treasurer to write to the port.",
    )


@pytest.mark.parametrize(
    ("printed", "reference"), [("ABC12/002", "ABC12/002"), ("12/012", "ABC12/012"), ("ABC12/O02", "ABC12/002")]
)
def test_a_label_keeps_the_digits_that_it_is_printed_with(printed, reference):
    parsed = read(within_item(f"ACTION {printed}: Clerk to write."))

    assert outline(parsed.items[0].blocks)[-1] == (reference, "Clerk to write.")


@pytest.mark.parametrize("mark", ["• ", "- ", "e "])
def test_a_label_may_stand_behind_a_bullet(mark):
    parsed = read(within_item(f"The Board asked for this:\n\n{mark}ACTION ABC12/01: Clerk to write."))

    assert outline(parsed.items[0].blocks)[-1] == ("ABC12/01", "Clerk to write.")


def test_an_action_runs_over_lines_sentences_and_pages_until_its_end():
    parsed = read(
        within_item(
            "ACTION ABC12/01: Clerk to write to the owners of the boats that lie at the quay\n"
            "and to the ministry, with a copy of the plan. Specially to those of the Anna and\n\n"
            " the Maria.\nACTION ABC12/02: Treasurer to pay.\n\nWinches\n\nThey were tested."
        )
    )

    assert outline(parsed.items[0].blocks)[1:] == [
        (
            "ABC12/01",
            "Clerk to write to the owners of the boats that lie at the quay and to the ministry, "
            "with a copy of the plan. Specially to those of the Anna and the Maria.",
        ),
        ("ABC12/02", "Treasurer to pay."),
        ("heading", "Winches"),
        ("text", "They were tested."),
    ]


def test_a_label_alone_on_its_line_is_followed_by_its_text():
    parsed = read(within_item("ACTION ABC12/01\nClerk to write to the port."))

    assert outline(parsed.items[0].blocks)[-1] == ("ABC12/01", "Clerk to write to the port.")


def test_an_action_in_square_brackets_loses_the_closing_one():
    parsed = read(within_item("[ACTION ABC12/01: Clerk to write.]"))

    assert outline(parsed.items[0].blocks)[-1] == ("ABC12/01", "Clerk to write.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Action ABC11/01 was closed at the meeting of the spring.",
        "Actions ABC11/01 and ABC11/01 go on until the autumn.",
        "Action ABC11/01, on late returns, should carry another year.",
        "ABC11/01 – action closed; the Clerk wrote to the port.",
        "For action ABC11/01, the Clerk wrote to the port.",
    ],
)
def test_a_sentence_about_an_action_is_no_label(sentence):
    parsed = read(within_item(sentence))

    assert outline(parsed.items[0].blocks)[-1] == ("text", sentence)


def test_actions_that_all_belong_to_another_meeting_refuse_the_import():
    with pytest.raises(WrongMeeting) as refused:
        read("1. Lights\n\nACTION REC12/01: Jane Doe to write.\n\nACTION REC12/02: John Roe to pay.\n")

    assert str(refused.value) == (
        "The actions in this text are numbered REC12/01, REC12/02, so these are not the minutes of ABC12."
    )


@pytest.mark.parametrize(
    "title", ["Minutes and Actions Outstanding", "Matters Arising", "Action Log", "Review of Actions"]
)
def test_earlier_actions_listed_as_outstanding_are_no_sign_of_another_meeting(title):
    parsed = read(f"1. {title}\n\nACTION ABC11/01: Jane Doe to write.\n\n2. Close\n\nThe Chair closed the meeting.\n")

    assert outline(parsed.items[0].blocks) == [("text", "ACTION ABC11/01: Jane Doe to write.")]
