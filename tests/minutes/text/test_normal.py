import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes.text import NotUsable, normal_form, read
from minutes.text.markup import blocks_of
from tests.factories import paragraph, uuid_of
from tests.minutes.text.strategies import fragments, texts

EVERY_UUID = re.compile(r'data-(?:block|decision|action)="([^"]+)"')
TAG = re.compile(r"<[^>]*>")
RUNNING = re.compile(r"<(?:script|style|iframe|svg|math)|javascript:|\son\w+=|\sstyle=", re.IGNORECASE)


def shape(html: str) -> str:
    """The markup without its uuids, to compare by eye."""
    return re.sub(r' data-(?:block|decision|action)="[^"]+"', "", html)


@given(fragments)
def test_the_normal_form_of_a_normal_form_is_itself(html: str) -> None:
    once = normal_form(html)

    assert normal_form(once) == once


@given(fragments)
def test_nothing_that_runs_or_loads_gets_through(html: str) -> None:
    tags = "".join(TAG.findall(normal_form(html)))
    assert RUNNING.findall(tags) == []


@given(fragments)
def test_every_uuid_stands_once_but_for_the_parts_of_one_statement(html: str) -> None:
    text = normal_form(html)

    tags = [tag for tag in TAG.findall(text) if "data-decision" not in tag]
    once = EVERY_UUID.findall("".join(tags))
    statements = [statement.id for statement in read(text, panel_code="GRID").statements]
    assert len({*once, *statements}) == len(once) + len(statements)


@given(st.lists(st.tuples(st.sampled_from(("p", "div", "li", "td", "font", "h2", "strong")), st.booleans())))
def test_secrecy_never_falls_whatever_element_carried_it(parts: list[tuple[str, bool]]) -> None:
    html = "".join(
        f"<{tag}{' data-sensitivity=secret' if secret else ''}>word{number}</{tag}>"
        for number, (tag, secret) in enumerate(parts)
    )

    blocks = read(normal_form(html), panel_code="GRID").blocks

    open_text = " ".join(block.text for block in blocks if not block.is_confidential)
    secret_words = {f"word{number}" for number, (_, secret) in enumerate(parts) if secret}
    assert secret_words.intersection(re.findall(r"word\d+", open_text)) == set()


@given(texts(), fragments, texts(prefix=20))
def test_what_both_texts_share_at_their_ends_is_taken_over_and_gives_the_same_form(
    head: str, middle: str, tail: str
) -> None:
    known = head + tail

    quick = normal_form(head + middle + tail, known=known)

    assert quick.startswith(head)
    assert quick.endswith(tail)
    assert normal_form(quick) == quick


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
            "<table><tr><td>a<table><tr><td>b</td></tr></table></td></tr></table>",
            "<table><tbody><tr><td><p>a</p><p>b</p></td></tr></tbody></table>",
        ),
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


def test_a_block_that_stayed_keeps_its_uuid_when_a_copy_is_put_before_it() -> None:
    known = paragraph("p", "first")

    text = normal_form(paragraph("p", "copy") + known, known=known)

    assert list(blocks_of(text))[1] == uuid_of("p")


def test_a_statement_whose_word_is_not_the_panels_becomes_plain_text() -> None:
    html = f'<p><span data-decision="{uuid_of("d")}" data-outcome="HAILED">HAILED it</span></p>'

    assert shape(normal_form(html, outcomes={"AGREED"})) == "<p>HAILED it</p>"


def test_a_text_nested_beyond_reading_is_refused_in_a_sentence() -> None:
    with pytest.raises(NotUsable, match="nested too deeply"):
        normal_form("<ul><li>" * 400 + "x")
