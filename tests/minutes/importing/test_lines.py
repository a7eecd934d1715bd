"""The source as lines, whatever machine wrote it."""

import pytest

from tests.minutes.importing.reading import outline, read, read_agreed, titles

PLAIN = "1. Opening\n\nThe Chair opened the meeting and spoke of the\nweather.\n\n2. Close\n\nThe end.\n"


@pytest.mark.parametrize(
    "source",
    [
        PLAIN.replace("\n", "\r\n"),
        PLAIN.replace("\n", "\r"),
        "\ufeff" + PLAIN,
        PLAIN.replace(" ", "\u00a0"),
        PLAIN.replace("\n", "   \n"),
        PLAIN.replace("opened", "ope\u00adned"),
        PLAIN.replace("opened the", "opened  \u200bthe"),
        PLAIN.replace("opened the", "op\x1bened\x08 the\x7f\uffff"),
        PLAIN.replace("opened the", "opened\vthe"),
        PLAIN.removesuffix("\n"),
        PLAIN.replace("\n\n", "\n \t\n"),
    ],
)
def test_line_ends_blanks_and_marks_of_order_make_no_difference(source):
    parsed, plain = read(source), read(PLAIN)

    assert titles(parsed) == titles(plain)
    assert [outline(item.blocks) for item in parsed.items] == [outline(item.blocks) for item in plain.items]
    assert parsed.placed == plain.placed


def test_every_line_says_where_it_went():
    assert dict(read_agreed("Board of the Port\n\f\n" + PLAIN + "Page 1 of 1\n").placed) == {
        1: "front matter",
        2: "blank",
        3: "item 1 title",
        4: "blank",
        5: "item 1",
        6: "item 1",
        7: "blank",
        8: "item 2 title",
        9: "blank",
        10: "item 2",
        11: "furniture",
    }


def test_a_form_feed_within_a_line_divides_it():
    parsed = read("1. Opening\n\nThe Chair spoke of the\fweather.\n\n2. Close\n\nThe end.\n")

    assert outline(parsed.items[0].blocks) == [("text", "The Chair spoke of the weather.")]
    assert parsed.items[0].blocks[0].text.lines == (3,)
