import pytest

from minutes.text import normal_form
from minutes.text.characters import BREAK, lowered, raised, readable, signs_of_fonts
from minutes.text.typed import typed_blocks
from tests.minutes.text.test_writer import shape

DROPPED = "\x00\x08\x1f\x7f\xad\u061c\u200b\u200e\u202e\u2060\u2066\ud800\ufdd0\ufeff\ufffc\uffff"


@pytest.mark.parametrize(
    ("given", "instead"),
    [
        *[(sign, "") for sign in DROPPED],
        *[(sign, BREAK) for sign in "\v\u2028\u2029"],
        *[(sign, " ") for sign in "\u2009\u3000\u1680\u205f"],
        *[(sign, "\xa0") for sign in "\xa0\u2007\u202f"],
        *[(sign, sign) for sign in "\t\n\r\u200c\u200d\ufe0f\ufffd\uf0b7é😀"],
        ("\x92", "’"),
        ("\x85", "…"),
        ("\x81", ""),
        ("\f", "\n"),
    ],
)
def test_a_character_is_kept_mapped_or_dropped_as_the_table_says(given: str, instead: str) -> None:
    assert readable(f"a{given}b") == f"a{instead}b"


def test_characters_that_only_a_font_knows_are_told_once() -> None:
    assert signs_of_fonts("a \uf0b3 b \ue000 \uf0b3") == ["\uf0b3", "\ue000"]


@pytest.mark.parametrize(
    ("given", "as_super", "as_sub"),
    [
        ("6", "⁶", "₆"),
        ("-12", "⁻¹²", "₋₁₂"),
        ("th", "th", "th"),
        ("n", "ⁿ", "n"),
        ("6 a", "6 a", "6 a"),
        ("", "", ""),
    ],
)
def test_signs_are_raised_all_or_none(given: str, as_super: str, as_sub: str) -> None:
    assert raised(given) == as_super
    assert lowered(given) == as_sub


@pytest.mark.parametrize(
    ("html", "markup"),
    [
        ("<p>a\vb\u2028c</p>", "<p>a<br>b<br>c</p>"),
        ("<p>a&#11;b&#x2028;c</p>", "<p>a<br>b<br>c</p>"),
        ("<p>a\u200bb&shy;c&ZeroWidthSpace;d&#8203;e</p>", "<p>abcde</p>"),
        ("<p>a\fb&#12;c</p>", "<p>a b c</p>"),
        ("<p>a&#31;b&#x1F;c&#x1fd;</p>", "<p>abc\u01fd</p>"),
        ("<p>a&#xFFFE;b&#x7F;c</p>", "<p>abc</p>"),
        ("<ul>\v<li>a</li>\v</ul>", "<ul><li><p>a</p></li></ul>"),
        ("<p>a</p>\v<p>b</p>", "<p>a</p><p>b</p>"),
        ("<table><tr><td>a\vb</td></tr></table>", "<table><tbody><tr><td><p>a<br>b</p></td></tr></tbody></table>"),
        ("<p>10\u202f000\u2009km</p>", "<p>10&nbsp;000 km</p>"),
    ],
)
def test_characters_of_markup_are_read_by_the_same_table(html: str, markup: str) -> None:
    assert shape(normal_form(html)) == markup
    assert normal_form(normal_form(html)) != ""


def test_a_line_break_of_typed_text_is_one_in_markup() -> None:
    blocks = typed_blocks("The Panel met\vin London.\n- one\vmore", ["NOTED"])

    assert [block.markup for block in blocks] == [
        "<p>The Panel met<br>in London.</p>",
        "<ul><li><p>one<br>more</p></li></ul>",
    ]
