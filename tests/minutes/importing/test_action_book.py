"""Each label of an action: whether it raises one, or is printed again."""

from tests.minutes.importing.reading import outline, read, within_item


def test_an_action_of_an_earlier_meeting_stays_a_paragraph():
    parsed = read(
        "1. Actions Outstanding\n\nACTION ABC11/03: Clerk to write. Closed.\n\n"
        "2. Fees\n\nACTION ABC12/01: Clerk to raise the fees.\n"
    )

    assert outline(parsed.items[0].blocks) == [("text", "ACTION ABC11/03: Clerk to write. Closed.")]


def test_a_label_that_is_printed_again_stays_a_paragraph_with_a_doubt():
    parsed = read(within_item("ACTION ABC12/01: Clerk to write.\n\nACTION ABC12/01: Clerk to write."))

    assert [kind for kind, _ in outline(parsed.items[0].blocks)[1:]] == ["ABC12/01", "text"]
    assert [(doubt.line, doubt.kind, doubt.message) for doubt in parsed.doubts] == [
        (10, "repeated label", "ABC12/01 is printed as a label again; the first is on line 8.")
    ]


def test_a_label_that_is_printed_again_with_other_digits_is_the_same_action():
    parsed = read(within_item("ACTION ABC12/01: Clerk to write.\n\nACTION ABC12/001: Clerk to call."))

    assert [kind for kind, _ in outline(parsed.items[0].blocks)[1:]] == ["ABC12/01", "text"]
    assert [doubt.kind for doubt in parsed.doubts] == ["repeated label"]


def test_an_action_without_a_number_is_one_of_its_own():
    parsed = read(within_item("ACTION: Clerk to write to the port."))

    assert outline(parsed.items[0].blocks)[-1] == ("action ACTION:", "Clerk to write to the port.")
    assert parsed.doubts == ()


def test_an_action_without_a_number_among_earlier_ones_stays_a_paragraph_with_a_doubt():
    parsed = read("1. Actions Outstanding\n\nACTION: Clerk to write to the port.\n\n2. Close\n\nThe Chair closed.\n")

    assert outline(parsed.items[0].blocks)[-1] == ("text", "ACTION: Clerk to write to the port.")
    assert [(doubt.line, doubt.kind) for doubt in parsed.doubts] == [(3, "unnumbered action")]
