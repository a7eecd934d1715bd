import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes.text import NotUsable, normal_form, read
from minutes.text.markup import blocks_of
from tests.factories import paragraph, uuid_of
from tests.minutes.text.marked import TAG
from tests.minutes.text.strategies import fragments, texts

EVERY_UUID = re.compile(r'data-(?:block|decision|action)="([^"]+)"')


@given(fragments)
def test_the_normal_form_of_a_normal_form_is_itself(html: str) -> None:
    once = normal_form(html)

    assert normal_form(once) == once


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


def test_a_block_that_stayed_keeps_its_uuid_when_a_copy_is_put_before_it() -> None:
    known = paragraph("p", "first")

    text = normal_form(paragraph("p", "copy") + known, known=known)

    assert list(blocks_of(text))[1] == uuid_of("p")


def test_a_text_nested_beyond_reading_is_refused_in_a_sentence() -> None:
    with pytest.raises(NotUsable, match="nested too deeply"):
        normal_form("<ul><li>" * 400 + "x")
