"""Markup that a parser would mend for ever is refused; what an editor sends is taken at any length."""

import pytest

from minutes.text import NotUsable, normal_form, plain_text
from minutes.text.tangle import FEW_TAGS, SHORT_TEXT, is_tangled
from tests.factories import action, paragraph

MANY = 2 * FEW_TAGS


FONTS = "".join(f"<font size={number}>" for number in range(300))


@pytest.mark.parametrize(
    "html",
    [
        f"<p>{FONTS}{'<p>x' * MANY}",
        f"<p>{FONTS}{'<p>x</p>' * MANY}",
        f"<p>{FONTS}{'<p>x</p>' * MANY}{'</font>' * 300}</p>",
        "<div>" * MANY + "</div>" * MANY,
        "<ul><li>" * MANY,
        "<div><object></div></object>" * MANY,
        "<b><select></b></select>" * MANY,
        "<b a=1><!--></b>-->" * MANY,
        "<b a=1><!-- <p> --></b>" * MANY,
        "<b a=1><![CDATA[</b>]]>" * MANY,
        "<b a='</b>'>" * MANY,
        f"<p {' '.join(f'a{number}' for number in range(20_000))}>x</p>",
        f"<table>{'x<p></p>' * 20_000}</table>",
        "&" * SHORT_TEXT + "x",
    ],
    ids=lambda html: html[:30],
)
def test_markup_that_would_be_mended_for_ever_is_refused(html: str) -> None:
    with pytest.raises(NotUsable, match="too tangled to be read"):
        normal_form(html)


@pytest.mark.parametrize(
    ("html", "words"),
    [
        (paragraph("p", "x<br>") + "<p>Some &amp; <b>more</b>.</p>" * MANY, "x"),
        ("<b><p><a href='#'>x</a></p>" + "<P CLASS=a title='<b>'>x</P>" * MANY + "</b>", "x"),
        (f"<ul>{'<li>x</li>' * MANY}</ul>", "- x"),
        (f"<table>{'<tr><td>x</td></tr>' * MANY}</table>", "x"),
        (f'<p title="{"x" * SHORT_TEXT}">x</p>', "x"),
        (f"{'<!-- x -->' * MANY}x<!--y-->", "x"),
        ("x " + "< " * SHORT_TEXT, "x <"),
        (f"{action('a', 'x')}{' ' * SHORT_TEXT}", "ACTION: x"),
        ("<p>x" * 100 + "<b><i>" * 100, "x"),
    ],
    ids=lambda html: html[:30],
)
def test_what_is_well_formed_or_short_is_taken(html: str, words: str) -> None:
    assert plain_text(normal_form(html)).startswith(words)


def test_nothing_short_is_tangled() -> None:
    assert not is_tangled("<b><p>" * (FEW_TAGS // 2))


def ampersands(count: int, length: int) -> str:
    return "&" * count + "x" * (length - count)


def nested(depth: int) -> str:
    return "<div>" * depth + "</div>" * depth


@pytest.mark.parametrize(
    ("html", "is_refused"),
    [
        ("<b>" * 1_000, False),
        ("<b>" * 1_001, True),
        (ampersands(10_001, length=50_000), False),
        (ampersands(10_001, length=50_001), True),
        (ampersands(10_000, length=50_001), False),
        (nested(501), False),
        (nested(502), True),
        (f"<p {'a' * 9_999}>{'x' * 50_000}</p>", False),
        (f"<p {'a' * 10_000}>{'x' * 50_000}</p>", True),
    ],
    ids=lambda value: f"{value[:9]} {len(value)}" if isinstance(value, str) else "",
)
def test_a_limit_is_passed_by_one_more(html: str, is_refused: bool) -> None:
    assert is_tangled(html) is is_refused
