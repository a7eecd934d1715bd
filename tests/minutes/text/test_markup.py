import pytest
from lxml import etree

from minutes.text.markup import blocks_of, escape, escape_attribute, parse_markup, text_of, textblocks
from tests.factories import action, paragraph, uuid_of


def test_text_is_escaped_as_a_browser_does_it() -> None:
    assert escape('a & b\xa0< "c" >') == 'a &amp; b&nbsp;&lt; "c" &gt;'
    assert escape_attribute('"') == "&quot;"


def test_a_text_is_cut_into_its_blocks_in_order() -> None:
    blocks = [paragraph("p", "One."), action("a", "The Clerk to write."), paragraph("q", "Two.", secret=True)]

    assert list(blocks_of("".join(blocks)).values()) == blocks
    assert list(blocks_of("".join(blocks)))[::2] == [uuid_of("p"), uuid_of("q")]
    assert blocks_of("") == {}


def test_a_line_break_is_one_in_the_text_of_an_element() -> None:
    assert text_of(parse_markup("<p>a<em>b</em>&nbsp;c</p>")[0]) == "ab\xa0c"
    assert text_of(parse_markup("<p>a<em>b<br>c</em>d<br></p>")[0]) == "ab\ncd\n"


@pytest.mark.parametrize(
    ("markup", "paragraphs"),
    [
        ("<p>a</p>", ["a"]),
        ("<ul><li><p>a</p><ol><li><p>b</p></li></ol></li></ul>", ["a", "b"]),
        ("<table><tbody><tr><td><p>a</p></td></tr></tbody></table>", []),
        ("<h3>a</h3>", []),
    ],
)
def test_statements_stand_in_paragraphs_and_items_of_lists(markup: str, paragraphs: list[str]) -> None:
    assert [text_of(block) for block in textblocks(parse_markup(markup)[0])] == paragraphs


@pytest.mark.parametrize("html", ["<p>a", "a & b", "<ul><li>" * 300 + "</li></ul>" * 300])
def test_what_is_not_in_normal_form_is_no_markup(html: str) -> None:
    with pytest.raises(etree.XMLSyntaxError):
        parse_markup(html)
