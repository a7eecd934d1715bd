from minutes.text import mark_statements, normal_form, read
from tests.factories import SEEDED_WORDS, paragraph, uuid_of


def test_a_text_already_marked_is_not_marked_again() -> None:
    once = mark_statements(normal_form("<p>The Panel AGREED it.</p><ul><li>NOTED it</li></ul>"), SEEDED_WORDS)

    assert mark_statements(once, SEEDED_WORDS) == once
    assert normal_form(once) == once


def test_a_paragraph_with_a_mark_is_left_as_it_is() -> None:
    mark = f'<span data-decision="{uuid_of("d")}" data-outcome="AGREED">The Panel AGREED it.</span>'
    html = paragraph("p", f"{mark} It NOTED the rest.")

    assert mark_statements(html, SEEDED_WORDS) == html


def test_a_statement_is_named_by_its_place_among_capitals() -> None:
    first, second = paragraph("one", "In its PLAN the Panel NOTED it and AGREED it."), "<p>NOTED a</p>"
    items = f'<ul data-block="{uuid_of("list")}"><li>{second}</li><li>{second}</li></ul>'
    asked: list[tuple[str, int]] = []

    def name(block: str, ordinal: int) -> str:
        asked.append((block, ordinal))
        return uuid_of(f"{block} {ordinal}")

    html = mark_statements(first + items, SEEDED_WORDS, name_statement=name)

    assert asked == [(uuid_of("one"), 1), (uuid_of("one"), 2), (uuid_of("list"), 0), (uuid_of("list"), 1)]
    assert [statement.id for statement in read(html, panel_code="GRID").statements] == [
        uuid_of(f"{block} {ordinal}") for block, ordinal in asked
    ]


def test_what_is_marked_keeps_hard_blanks_breaks_and_empty_items() -> None:
    items = "<li><p>AGREED&nbsp;it<br>at once</p></li><li><p></p></li>"

    marked = mark_statements(f'<ul data-block="{uuid_of("list")}">{items}</ul>', SEEDED_WORDS)

    assert "AGREED&nbsp;it<br>at once</span></p></li><li><p></p></li></ul>" in marked
