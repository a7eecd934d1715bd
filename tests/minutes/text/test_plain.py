from minutes.text import plain_text
from tests.factories import action, paragraph, uuid_of


def test_plain_text_keeps_every_word_and_the_shape_of_lists() -> None:
    html = (
        paragraph("p", "One.<br>Two.")
        + f'<ul data-block="{uuid_of("l")}"><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>'
        + action("a", "SECAS to go.")
    )

    assert plain_text(html) == "One.\nTwo.\n\n- a\n  - b\n\nACTION: SECAS to go."


def test_a_row_of_a_table_is_a_line() -> None:
    rows = "<tr><th><p>Item</p></th><th><p>Cost</p></th></tr><tr><td><p>a</p><p>b</p></td><td><p>2</p></td></tr>"

    assert plain_text(f'<table data-block="{uuid_of("t")}"><tbody>{rows}</tbody></table>') == "Item  Cost\na b  2"


def test_what_goes_on_in_an_entry_is_indented() -> None:
    inner = "<ol><li><p>b<br>c</p></li></ol>"
    html = f'<ul data-block="{uuid_of("l")}"><li><p>a<br>more</p><p>again</p>{inner}<p>last</p></li></ul>'

    assert plain_text(html) == "- a\n  more\n  again\n  1. b\n     c\n  last"


def test_a_numbered_list_has_its_numbers_from_the_one_it_starts_with() -> None:
    html = f'<ol data-block="{uuid_of("l")}" start="9"><li><p>a</p></li><li><p>b<br>c</p></li></ol>'

    assert plain_text(html) == "9. a\n10. b\n    c"


def test_lists_in_a_cell_stay_in_its_line() -> None:
    lists = "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul><ol><li><p>c</p></li></ol>"
    cells = f"<td><p>x</p>{lists}</td><td><p>2</p></td>"

    assert plain_text(f'<table data-block="{uuid_of("t")}"><tbody><tr>{cells}</tr></tbody></table>') == (
        "x - a - b 1. c  2"
    )


def test_what_is_raised_or_lowered_is_so_without_marks() -> None:
    assert plain_text(paragraph("p", "10<sup>6</sup> t CO<sub>2</sub>, the 4<sup>th</sup>")) == "10⁶ t CO₂, the 4th"


def test_an_action_has_the_label_it_is_given() -> None:
    html = action("a", "SECAS to go.")

    assert plain_text(html, label=lambda uuid: f"{uuid}: ") == f"{uuid_of('a')}: SECAS to go."
