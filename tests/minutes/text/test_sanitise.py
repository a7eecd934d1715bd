import re

import pytest
from hypothesis import given

from minutes.text import normal_form, read
from minutes.text.sanitise import is_left_out
from tests.minutes.text.marked import TAG
from tests.minutes.text.strategies import fragments
from tests.minutes.text.test_writer import shape


def test_a_run_of_hard_blanks_is_kept_and_a_link_keeps_its_own() -> None:
    html = normal_form("<p>a" + "\xa0" * 9 + "b <a href='https://example.org/\xa0c'>d</a>\x1f</p>")

    assert f"a{'&nbsp;' * 9}b" in html
    assert '<a href="https://example.org/%C2%A0c">d</a></p>' in html


RUNNING = re.compile(r"<(?:script|style|iframe|svg|math)|javascript:|\son\w+=|\sstyle=", re.IGNORECASE)


@given(fragments)
def test_nothing_that_runs_or_loads_gets_through(html: str) -> None:
    tags = "".join(TAG.findall(normal_form(html)))
    assert RUNNING.findall(tags) == []


@pytest.mark.parametrize(
    ("html", "markup"),
    [
        ("<p>nine <del>ten</del><s>six</s><strike>two</strike>four</p>", "<p>nine four</p>"),
        ("<p>nine <ins>four</ins></p>", "<p>nine four</p>"),
        ("<p>a<span style='display:none'>b</span> c</p>", "<p>a c</p>"),
        ("<p>a <b hidden>b</b><i>c</i></p>", "<p>a <em>c</em></p>"),
        ("<p>a</p><p style='mso-hide:all'>b</p><div hidden><p>c</p></div>d", "<p>a</p><p>d</p>"),
        ("<ul><li>a</li><li hidden>b</li></ul>", "<ul><li><p>a</p></li></ul>"),
        (
            "<table><tr><td>a</td><td style='display: none'>b</td></tr><tr hidden><td>c</td></tr></table>",
            "<table><tbody><tr><td><p>a</p></td></tr></tbody></table>",
        ),
        ("<p style='color:red'>a</p>", "<p>a</p>"),
    ],
)
def test_what_was_struck_out_or_hidden_is_no_text(html: str, markup: str) -> None:
    assert shape(normal_form(html)) == markup


@pytest.mark.parametrize(
    ("style", "is_out"),
    [
        ("display:none", True),
        ("color:red; DISPLAY : None !important", True),
        ("display:none!important", True),
        ("mso-hide:all", True),
        ("visibility:hidden", True),
        ("text-decoration:red line-through", True),
        ("display:block; text-decoration:none", False),
        ("mso-hide:none", False),
        ("x-display:none", False),
        ("", False),
    ],
)
def test_a_style_says_whether_its_element_is_text(style: str, is_out: bool) -> None:
    assert is_left_out(style) is is_out


def test_what_was_hidden_and_secret_makes_nothing_public() -> None:
    html = normal_form("<p>a<span hidden data-sensitivity=secret>b</span></p><p>c</p>")

    assert "b" not in " ".join(block.text for block in read(html, panel_code="GRID").blocks)
