"""Versions frozen by older rules of reading differ only where somebody changed them."""

from dataclasses import replace

import pytest

from minutes.document.model import DocumentBlock, DocumentDecision, DocumentItem, MinutesDocument
from minutes.versions.compare import changes_between
from minutes.versions.reading_anew import read_anew

BLOCK, DECISION = "00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"
LIST = (
    f'<ol data-block="{BLOCK}" start="3"><li><p>Fees of 10<sup>6</sup> t</p></li><li><p>Dues</p></li></ol>',
    "Fees of 106 t\nDues",
    "3. Fees of 10⁶ t\n4. Dues",
)
VOTE = f'<span data-decision="{DECISION}" data-outcome="AGREED">AGREED it. (Four for, two against.)</span>'


def minutes(html: str, text: str, *decisions: DocumentDecision) -> MinutesDocument:
    block = DocumentBlock(BLOCK, "list", html, text)
    item = DocumentItem(1, "Fees", blocks=(block,), decisions=decisions)
    return MinutesDocument("GRID", "Grid Code Panel", 12, "circulated", items=(item,), front=(block,))


def test_a_list_that_was_frozen_without_its_numbers_is_no_change() -> None:
    html, old, new = LIST

    assert changes_between(minutes(html, old), minutes(html, new)) == ()
    assert changes_between(minutes(html, new), minutes(html, old)) == ()
    assert read_anew(minutes(html, old)).items[0].blocks[0].text == new


def test_another_number_to_start_with_is_a_change() -> None:
    html, old, _ = LIST

    changes = changes_between(minutes(html, old), minutes(html.replace('start="3"', 'start="5"'), old))

    assert [change.number for change in changes] == [None, 1]


def test_another_word_in_a_text_of_old_is_a_change() -> None:
    html, old, new = LIST

    (_, change) = changes_between(minutes(html, old), minutes(html.replace("Dues", "Rents"), new))

    assert [(piece.tag, piece.text.strip()) for piece in change.pieces][-2:] == [("gone", "Dues"), ("new", "Rents")]


@pytest.mark.parametrize("by_hand", [(), ("carried_by", "dissent_count")])
def test_a_vote_that_was_not_read_then_is_a_change_only_where_somebody_set_it(by_hand: tuple[str, ...]) -> None:
    html = f'<p data-block="{BLOCK}">The Panel {VOTE}</p>'
    text = "The Panel AGREED it. (Four for, two against.)"
    old = DocumentDecision(DECISION, BLOCK, "AGREED", "text", "The Panel", "AGREED it.")
    new = replace(old, carried_by="majority", dissent_count=2)
    by_somebody = replace(new, dissent_count=3, by_hand=by_hand)

    assert changes_between(minutes(html, text, old), minutes(html, text, new)) == ()
    assert len(changes_between(minutes(html, text, old), minutes(html, text, by_somebody))) == 1


def test_a_text_in_no_normal_form_is_taken_as_it_was_read() -> None:
    document = minutes("<p>The Panel met.</p>", "The Panel met.")

    assert read_anew(document) == document
