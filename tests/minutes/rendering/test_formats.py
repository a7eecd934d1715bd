"""What a text says by more than its letters comes out in every format."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from core.audience import Audience
from minutes.document.redaction import redact
from minutes.rendering.formats import RENDERERS
from minutes.versions.compare import changes_between
from tests.minutes.rendering.conftest import make_item
from tests.minutes.rendering.pdf_reader import text_of

TEXT = (
    "<p>The Board AGREED to 10<sup>6</sup> t of CO<sub>2</sub> by the 4<sup>th</sup>.</p>"
    '<ol start="3"><li>first of these<ol><li>within</li></ol></li><li>and the next</li></ol>'
    "<table><tr><th>Points</th></tr><tr><td><ul><li>one</li><li>two</li></ul>"
    '<ol start="7"><li>seven</li></ol></td></tr></table>'
)


@pytest.fixture
def marked(draft):
    return replace(draft, items=(make_item(1, "Signs", TEXT),))


def test_the_text_has_numbers_and_raised_signs(marked):
    text = RENDERERS["txt"](redact(marked, Audience.PUBLIC))

    assert "The Board AGREED to 10⁶ t of CO₂ by the 4th." in text
    assert "3. first of these\n   1. within\n4. and the next" in text
    assert "Points\n- one - two 7. seven" in text


def test_the_data_has_them_as_text_and_as_markup(marked):
    item = json.loads(RENDERERS["json"](redact(marked, Audience.PUBLIC)))["items"][0]

    assert [block["text"] for block in item["blocks"]] == [
        "The Board AGREED to 10⁶ t of CO₂ by the 4th.",
        "3. first of these\n1. within\n4. and the next",
        "Points\none\ntwo\n7. seven",
    ]
    assert "10<sup>6</sup>" in item["blocks"][0]["html"]
    assert '" start="3"><li>' in item["blocks"][1]["html"]
    assert item["decisions"][0]["text"] == "AGREED to 10⁶ t of CO₂ by the 4th."


def test_the_page_has_them_as_elements(marked):
    page = str(RENDERERS["html"](redact(marked, Audience.PUBLIC)))

    assert "10<sup>6</sup> t of CO<sub>2</sub>" in page
    assert '<ol start="3"><li>first of these<ol><li>within</li></ol></li><li>and the next</li></ol>' in page
    assert '<td><ul><li>one</li><li>two</li></ul><ol start="7"><li>seven</li></ol></td>' in page


def test_the_paper_has_the_numbers(marked, tmp_path: Path):
    paper = tmp_path / "marked.pdf"
    paper.write_bytes(bytes(RENDERERS["pdf"](redact(marked, Audience.PUBLIC))))

    words = " ".join(text_of(paper).split())
    assert "3. first of these 1. within 4. and the next" in words
    assert "7. seven" in words


@pytest.mark.parametrize(
    ("was", "now"), [("10<sup>6</sup>", "106"), ('<ol start="3">', "<ol>"), ("CO<sub>2</sub>", "CO2")]
)
def test_versions_that_differ_in_them_differ(marked, was, now):
    other = replace(marked, items=(make_item(1, "Signs", TEXT.replace(was, now)),))

    assert len(changes_between(marked, other)) >= 1
