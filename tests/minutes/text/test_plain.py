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

    assert plain_text(html) == "- a\n  more\n  again\n  - b\n    c\n  last"


def test_an_action_has_the_label_it_is_given() -> None:
    html = action("a", "SECAS to go.")

    assert plain_text(html, label=lambda uuid: f"{uuid}: ") == f"{uuid_of('a')}: SECAS to go."
