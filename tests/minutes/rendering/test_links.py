import pytest
from lxml import etree

from actions.references import Reference
from minutes.rendering.links import Links, link_references
from minutes.rendering.markup import block_markup
from tests.factories import uuid_of

LINKS = Links(code="GRID", references=frozenset({Reference("GRID", 11, 3), Reference("OTHER", 7, 12)}))


def linked(markup: str, links: Links = LINKS) -> str:
    block = etree.fromstring(markup)
    link_references(block, links)
    return etree.tostring(block, encoding="unicode", method="html")


@pytest.mark.parametrize(
    "printed", ["GRID11/03", "GRID 11/03", "GRID11/3", "grid11/03", "GRID11 / 03", "GRID-11/03", "GRID11/003"]
)
def test_a_reference_is_linked_however_it_is_printed(printed: str) -> None:
    assert linked(f"<p>See {printed}, please.</p>") == f'<p>See <a href="/go/GRID11/03">{printed}</a>, please.</p>'


def test_a_link_leads_to_the_reference_as_it_was_issued_whatever_the_text_mentions_it_by() -> None:
    issued = Links(references=frozenset({Reference("GRID", 11, 3, digits=3), Reference("GRID", 11, 4)}))

    links = issued.among(["GRID11/03", "GRID11/005"])

    assert linked("<p>See GRID11/3 and GRID11/04.</p>", links) == (
        '<p>See <a href="/go/GRID11/003">GRID11/3</a> and GRID11/04.</p>'
    )


def test_short_ones_are_linked_behind_the_word_action() -> None:
    assert linked("<p>Action 11/03 is done; 11/03 is a date.</p>") == (
        '<p>Action <a href="/go/GRID11/03">11/03</a> is done; 11/03 is a date.</p>'
    )


@pytest.mark.parametrize(
    "text",
    [
        "GRID11/031",
        "XGRID11/03",
        "GRID11/03/4",
        "GRID111/03",
        "GRID11/04",
        "and/GRID11/03",
        "B-GRID11/03",
        "A-B-GRID11/03",
        "H2-GRID11/03",
        "GRID11/3.1",
        "GRID11/3A",
        "GRID11/3A.2",
    ],
)
def test_what_only_looks_like_one_is_left(text: str) -> None:
    assert linked(f"<p>{text}</p>") == f"<p>{text}</p>"


@pytest.mark.parametrize(
    ("text", "linked_to"),
    [
        ("See A-B2-47/01.", "A-B2-47/01"),
        ("See A-B247/01.", "A-B247/01"),
        ("See GRID-C12/01.", "GRID-C12/01"),
        ("See COMMITTEE-GRID11/03.", "GRID11/03"),  # longer than any code
        ("From GRID11/01-GRID11/03.", "GRID11/03"),
        ("See H&amp;W1-2/03.", "H%26W1-2/03"),
    ],
)
def test_a_code_is_taken_whole(text: str, linked_to: str) -> None:
    known = {
        Reference("A-B", 247, 1),
        Reference("A-B2", 47, 1),
        Reference("H&W1", 2, 3),
        Reference("GRID", 11, 3),
        Reference("GRID-C", 12, 1),
    }

    markup = linked(f"<p>{text}</p>", Links(references=frozenset(known)))

    assert [link.get("href") for link in etree.fromstring(markup).iter("a")] == [f"/go/{linked_to}"]


def test_a_number_alone_is_no_action_of_another_panel() -> None:
    others = Links(code="GRID", references=frozenset({Reference("OTHER", 11, 3)}))

    assert linked("<p>Action 11/03, and OTHER11/03.</p>", others) == (
        '<p>Action 11/03, and <a href="/go/OTHER11/03">OTHER11/03</a>.</p>'
    )


def test_every_place_is_linked_in_text_in_marks_and_behind_them() -> None:
    assert linked("<p>GRID11/03 <b>and GRID11/03</b> then OTHER7/12 or GRID11/03<br/>GRID11/03.</p>") == (
        '<p><a href="/go/GRID11/03">GRID11/03</a> <b>and <a href="/go/GRID11/03">GRID11/03</a></b> then '
        '<a href="/go/OTHER7/12">OTHER7/12</a> or <a href="/go/GRID11/03">GRID11/03</a><br>'
        '<a href="/go/GRID11/03">GRID11/03</a>.</p>'
    )


def test_no_link_stands_in_another() -> None:
    there = '<p><a href="https://example.org">GRID11/03</a></p>'

    assert linked(there) == there


def test_a_statement_leads_to_its_page_on_a_screen_and_nowhere_on_paper() -> None:
    block = (
        f'<p data-block="{uuid_of("b")}"><span data-decision="{uuid_of("d")}" data-outcome="AGREED">'
        "The Panel AGREED it, see GRID11/03.</span></p>"
    )

    screen, paper = block_markup(block, links=Links(own=True, references=LINKS.references)), block_markup(block)

    assert (
        f'<a href="/decisions/{uuid_of("d")}/" class="outcome outcome-agreed">AGREED</a> it, see <a href="/go/'
        in screen
    )
    assert "<a" not in paper
