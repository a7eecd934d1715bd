"""Texts that nobody should write and somebody will: on paper all of it is there, inside the page, and conforms."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from core.audience import Audience
from minutes.document.model import MinutesDocument
from minutes.document.redaction import redact
from minutes.rendering.html import render_html
from minutes.rendering.pdf import render_pdf
from tests.minutes.rendering.conftest import make_item, uuid_of
from tests.minutes.rendering.pdf_reader import run, text_of
from tests.pdf_checkers import outloud_finds, validation_finds

WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<')
WIDTH, HEIGHT = 595.3, 841.9
EDGE = 60  # the narrowest margin in points, less what a comma may hang into it


@pytest.fixture
def paper(draft, tmp_path: Path):
    """Sets items on paper and says where the file is."""

    def write(*items, **facts) -> Path:
        path = tmp_path / "bad.pdf"
        path.write_bytes(render_pdf(redact(replace(draft, items=items, **facts), Audience.PUBLIC)))
        return path

    return write


def action(name: str, text: str) -> str:
    return f'<aside data-action="{uuid_of(name)}">{text}</aside>'


def outside(path: Path) -> list[str]:
    """The words that reach beyond the margins."""
    boxes = WORD.findall(run("pdftotext", "-bbox", path, "-").stdout)
    assert boxes
    return [
        word
        for left, top, right, bottom, word in boxes
        if float(left) < EDGE or float(right) > WIDTH - EDGE or float(top) < 20 or float(bottom) > HEIGHT - 20
    ]


def squeezed(path: Path) -> str:
    return "".join(text_of(path).split())


def conforms(path: Path) -> bool:
    return [finding for finding in outloud_finds([path]) if " error " in finding] + validation_finds([path]) == []


def test_an_unbroken_word_of_2000_letters_is_broken_wherever_it_stands(paper):
    long = {letter: letter * 2000 for letter in "wxyz"}
    text = f"<h3>{long['w']}</h3><p>{long['x']}</p><ul><li>{long['y']}</li></ul>" + action("a", f"{long['z']} to act.")

    path = paper(make_item(1, "q" * 300, text), panel_name="p" * 200)

    letters = squeezed(path)
    assert outside(path) == []
    assert {letter: letters.count(letter) >= 2000 for letter in long} == dict.fromkeys(long, True)
    assert conforms(path)


def test_a_cell_with_such_a_word_runs_on_to_the_next_page(paper):
    path = paper(
        make_item(1, "Cell", f"<table><tr><th>A</th><th>B</th></tr><tr><td>{'k' * 2000}</td><td>b</td></tr></table>")
    )

    assert outside(path) == []
    assert squeezed(path).count("k") >= 2000
    assert conforms(path)


def test_a_table_of_60_columns_comes_in_parts_with_every_cell_in_one_piece(paper):
    heads = "".join(f"<th>Heading {column}</th>" for column in range(60))
    rows = "".join(f"<tr>{''.join(f'<td>r{row}c{column}</td>' for column in range(60))}</tr>" for row in range(3))

    path = paper(make_item(1, "Wide", f"<table><tr>{heads}</tr>{rows}</table>"))

    words = text_of(path).split()
    assert outside(path) == []
    assert {f"r{row}c{column}" for row in range(3) for column in range(60)} <= set(words)
    assert words.count("r2c0") == words.count("r2c1") * 9
    assert conforms(path)


def test_right_to_left_text_and_emoji_are_set_in_our_fonts_or_said_in_words(paper):
    path = paper(make_item(1, "שלום", "<p>مرحبا: <strong>שלום עולם</strong></p><p>Done 🎉 👩‍💻 中 ⭐️ → ✓</p>"))

    text = text_of(path)
    fonts = run("pdffonts", path).stdout.splitlines()[2:]
    assert all(word in text for word in ("שלום", "עולם", "مرحبا", "→", "✓"))
    assert "Done [party popper] [woman][personal computer] [U+4E2D] [white medium star]" in " ".join(text.split())
    assert [row for row in fonts if "Source" not in row and "Fallback" not in row] == []
    assert conforms(path)


@pytest.fixture(scope="module")
def items_and_actions() -> MinutesDocument:
    """200 items, 500 actions."""
    items = []
    for number in range(1, 201):
        actions = "".join(
            action(f"{number} {place}", f"Tomas Reed to see to matter {number}-{place}.")
            for place in range(1 + number % 4)
        )
        items.append(make_item(number, f"Item {number}", f"<p>The Board AGREED point {number}.</p>{actions}"))
    rank = iter(range(1, 501))
    numbered = [
        replace(item, actions=tuple(replace(each, reference=f"GRID12/{next(rank):02}") for each in item.actions))
        for item in items
    ]
    return MinutesDocument("GRID", "Grid Board", 12, "draft", items=tuple(numbered))


def test_200_items_and_500_actions_are_all_on_paper_and_no_action_is_split(items_and_actions, paper):
    path = paper(*items_and_actions.items)

    pages = [" ".join(page.split()) for page in text_of(path).split("\f")]
    text = " ".join(pages)
    assert len(items_and_actions.actions) == 500
    assert [n for n in range(1, 201) if f"The Board AGREED point {n}." not in text] == []
    for each in items_and_actions.actions:
        box = f"ACTION {each.reference} Tomas Reed · no date given {each.text}"
        assert sum(box in page for page in pages) == 1, box
    assert outside(path) == []


def test_on_the_page_each_action_and_item_has_an_address_of_its_own(items_and_actions):
    markup = render_html(redact(items_and_actions, Audience.PUBLIC))

    ids = re.findall(r'\sid="([^"]+)"', markup)
    assert len(ids) == len(set(ids))
    assert sum(each.startswith("action-") for each in ids) == 500
