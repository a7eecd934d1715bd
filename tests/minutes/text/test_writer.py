import re

import pytest

from minutes.text import NotUsable, normal_form, read
from minutes.text.markup import blocks_of
from tests.factories import paragraph, uuid_of


def test_too_many_decisions_for_one_paragraph_are_refused_and_in_several_they_are_not() -> None:
    spans = [
        f'<span data-decision="{uuid_of(str(number))}" data-outcome="NOTED">The Panel NOTED it.</span> '
        for number in range(400)
    ]

    assert normal_form("".join(f"<p>{span}</p>" for span in spans)).count("data-decision") == 400
    with pytest.raises(NotUsable, match="One paragraph has 400 decisions"):
        normal_form(f"<p>{''.join(spans)}</p>")


def said(count: int, length: int) -> str:
    """A paragraph of so many decisions and characters."""
    words = "x" * (length // count)
    spans = (f'<span data-decision="{uuid_of(str(n))}" data-outcome="NOTED">{words}</span>' for n in range(count))
    return f"<p>{''.join(spans)}</p>"


def test_two_decisions_of_a_million_characters_are_enough() -> None:
    """Each has the whole paragraph for its sentence; one alone has no other's words to say again."""
    assert normal_form(said(2, 1_000_000)).count("data-decision") == 2
    assert normal_form(said(1, 2_000_001)).count("data-decision") == 1
    with pytest.raises(NotUsable, match="One paragraph has 2 decisions"):
        normal_form(said(2, 1_000_002))


def shape(html: str) -> str:
    """The markup without its uuids, to compare by eye."""
    return re.sub(r' data-(?:block|decision|action)="[^"]+"', "", html)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("Loose <b>words</b>", "<p>Loose <strong>words</strong></p>"),
        ("<h1>Title</h1>", "<h3>Title</h3>"),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>"),
        ("<li>alone</li>", "<ul><li><p>alone</p></li></ul>"),
        (
            "<table><tr><th>A<td colspan=2>b</table>",
            '<table><tbody><tr><th><p>A</p></th><td colspan="2"><p>b</p></td></tr></tbody></table>',
        ),
        (
            "<table><caption>Costs <b>so far</b></caption><tr><td>a</table>",
            "<p>Costs <strong>so far</strong></p><table><tbody><tr><td><p>a</p></td></tr></tbody></table>",
        ),
        ("<table><caption>Costs</caption></table>", "<p>Costs</p>"),
        (
            "<table><tr><td>a<table><tr><td>b</td></tr></table></td></tr></table>",
            "<table><tbody><tr><td><p>a</p><p>b</p></td></tr></tbody></table>",
        ),
        (
            "<table><tr><td><ul><li>a</li></ul></td><td></td></tr><tr></tr></table>",
            "<table><tbody><tr><td><ul><li><p>a</p></li></ul></td><td><p></p></td></tr></tbody></table>",
        ),
        (
            "<table></table><ul></ul><ul>a<li>b</li>c</ul>",
            "<ul><li><p>a</p></li><li><p>b</p></li><li><p>c</p></li></ul>",
        ),
        (
            "<ul><li><ul><li>a</li></ul>b<p>c</p></li></ul>",
            "<ul><li><p></p><ul><li><p>a</p></li></ul><p>b</p><p>c</p></li></ul>",
        ),
        ("<ol start=3><li>a</li></ol>", '<ol start="3"><li><p>a</p></li></ol>'),
        ("<ol start=0><li>a</li></ol>", '<ol start="0"><li><p>a</p></li></ol>'),
        ("<ol start=1><li>a</li></ol>", "<ol><li><p>a</p></li></ol>"),
        ("<ol start=12345><li>a</li></ol>", "<ol><li><p>a</p></li></ol>"),
        ("<ul start=4><li>b</li></ul>", "<ul><li><p>b</p></li></ul>"),
        (
            "<ul><li>a<ol start=-3><li>b</li></ol><ol start=4><li>c</li></ol></li></ul>",
            '<ul><li><p>a</p><ol><li><p>b</p></li></ol><ol start="4"><li><p>c</p></li></ol></li></ul>',
        ),
        (
            "<ul><li>a</li><ul><li>b</li></ul><ol><li>c</li></ol>d</ul>",
            "<ul><li><p>a</p><ul><li><p>b</p></li></ul><ol><li><p>c</p></li></ol></li><li><p>d</p></li></ul>",
        ),
        ("<ul> <ul><li>a</li></ul> </ul>", "<ul><li><p></p><ul><li><p>a</p></li></ul></li></ul>"),
        ("<ul>a<br><li>b</li></ul>", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
        (
            "<table><tr><td>a<ol start=2><li>b</li></ol>c</td></tr></table>",
            '<table><tbody><tr><td><p>a</p><ol start="2"><li><p>b</p></li></ol><p>c</p></td></tr></tbody></table>',
        ),
        ("<div>a<p>b</p>c <i>d</i></div>", "<p>a</p><p>b</p><p>c <em>d</em></p>"),
        ("a<hr>b<fieldset><legend>c</legend>d</fieldset>", "<p>a</p><p>b</p><p>c</p><p>d</p>"),
        ("<select><option>a</option><option>b</option></select>", "<p>a</p><p>b</p>"),
        ("<b><p>a</p><p>b</p></b>", "<p><strong>a</strong></p><p><strong>b</strong></p>"),
        ("<p>a\n  b\tc</p>", "<p>a b c</p>"),
        ("<p>a&nbsp;b &amp; &lt;c&gt;</p>", "<p>a&nbsp;b &amp; &lt;c&gt;</p>"),
        ("<p><em>a<strong>b</strong></em></p>", "<p><em>a</em><strong><em>b</em></strong></p>"),
        ("<p><a href='javascript:x'>a</a></p>", "<p>a</p>"),
        ("<p><a href='https://example.org/?q=\"1\"'>a</a></p>", '<p><a href="https://example.org/?q=%221%22">a</a></p>'),
        ("<p>a\x00\x08b</p>", "<p>ab</p>"),
        ("<div data-sensitivity='public'><p>a</p></div>", "<p>a</p>"),
        ("<div data-sensitivity='?'><p>a</p></div>", '<p data-sensitivity="confidential">a</p>'),
        ("", ""),
        ("  \n ", ""),
    ],
)  # fmt: skip
def test_markup_comes_out_in_its_one_form(html: str, expected: str) -> None:
    assert shape(normal_form(html)) == expected


SECRET = " data-sensitivity=secret"
OWED = f'data-action="{uuid_of("a")}"'


@pytest.mark.parametrize("outer", ["{}", f"<div{SECRET}>{{}}</div>"])
@pytest.mark.parametrize(
    "markup",
    [
        "loose <b{}>words</b>",
        "<p>a <em{}>b</em></p>",
        "<h2><em{}>a</em></h2>",
        "<ul><li>a</li><li{}>b</li></ul>",
        "<table><tr><td>a</td><td{}>b</td></tr></table>",
        f"<aside {OWED}>The <em{{}}>Clerk</em> to write.</aside>",
        "<blockquote><p{}>a</p></blockquote>",
    ],
)
def test_a_secret_within_or_around_makes_it_one(markup: str, outer: str) -> None:
    html = outer.format(markup.format(SECRET if outer == "{}" else "")) + "<p>after</p>"

    assert [block.is_confidential for block in read(normal_form(html), panel_code="GRID").blocks] == [True, False]


def test_an_action_keeps_its_text_in_one_line_and_its_place() -> None:
    html = f'<aside data-action="{uuid_of("a")}"><p>SECAS to</p><p>report</p></aside>'

    assert shape(normal_form(html)) == "<aside>SECAS to<br>report</aside>"
    assert [action.id for action in read(normal_form(html), panel_code="GRID").actions] == [uuid_of("a")]


def test_an_aside_that_is_no_action_becomes_a_paragraph() -> None:
    assert shape(normal_form("<aside>A note</aside>")) == "<p>A note</p>"


def test_a_wrapped_paragraph_gives_its_uuid_to_the_list() -> None:
    html = f'<ul><li><p data-block="{uuid_of("p")}">a</p></li></ul>'

    assert list(blocks_of(normal_form(html))) == [uuid_of("p")]


def test_of_two_blocks_with_one_uuid_the_first_keeps_it() -> None:
    blocks = list(blocks_of(normal_form(paragraph("p", "first") + paragraph("p", "second"))))

    assert blocks[0] == uuid_of("p")
    assert blocks[1] != uuid_of("p")


def test_a_statement_whose_word_is_not_the_panels_becomes_plain_text() -> None:
    html = f'<p><span data-decision="{uuid_of("d")}" data-outcome="HAILED">HAILED it</span></p>'

    assert shape(normal_form(html, outcomes={"AGREED"})) == "<p>HAILED it</p>"
