import pytest

from minutes.rendering.markup import block_markup
from tests.minutes.rendering.conftest import uuid_of

ONE, TWO = uuid_of("one"), uuid_of("two")


def statement(text: str, outcome: str = "AGREED", uuid: str = ONE) -> str:
    return f'<span data-decision="{uuid}" data-outcome="{outcome}">{text}</span>'


def block(tag: str, inner: str) -> str:
    return f'<{tag} data-block="{TWO}">{inner}</{tag}>'


def test_a_paragraph_loses_what_only_editors_need():
    html = f'<p data-block="{TWO}" data-sensitivity="confidential">Costs &amp; <strong>risks</strong>&nbsp;&lt; 4</p>'

    assert block_markup(html) == "<p>Costs &amp; <strong>risks</strong>\xa0&lt; 4</p>"


def test_a_statement_gets_an_address_and_its_outcome_word_a_label_where_it_stands():
    html = block("p", f"In the end {statement('the Board AGREED to wait, as AGREED before')}.")

    assert block_markup(html) == (
        f'<p>In the end <span class="statement" id="decision-{ONE}">the Board '
        '<span class="outcome outcome-agreed">AGREED</span> to wait, as AGREED before</span>.</p>'
    )


def test_a_word_of_the_panels_own_is_labelled_without_a_tint():
    markup = block_markup(block("p", statement("ENDORSED the plan.", "ENDORSED")))

    assert '<span class="outcome outcome-other">ENDORSED</span> the plan.' in markup


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<strong>The Board AGREED</strong> so", "<strong>The Board {}</strong> so"),
        ("<strong>The Board</strong> AGREED so", "<strong>The Board</strong> {} so"),
        ("The<br>Board AGREED so", "The<br>Board {} so"),
    ],
)
def test_the_label_finds_the_word_among_other_marks_and_moves_nothing(inside, expected):
    label = '<span class="outcome outcome-agreed">AGREED</span>'

    markup = block_markup(block("p", statement(inside)))

    assert markup == f'<p><span class="statement" id="decision-{ONE}">{expected.format(label)}</span></p>'


def test_a_longer_word_is_not_taken_for_the_outcome():
    markup = block_markup(block("p", statement("DISAGREED, then AGREED.")))

    assert markup.count("outcome-agreed") == 1
    assert 'DISAGREED, then <span class="outcome' in markup


def test_two_statements_of_one_sentence_are_labelled_each():
    html = block("p", f"{statement('It NOTED this', 'NOTED')} and {statement('AGREED that', uuid=uuid_of('other'))}.")

    markup = block_markup(html)

    assert markup.count('class="statement"') == 2
    assert markup.count('class="outcome') == 2


def test_pieces_of_one_statement_share_one_address():
    html = block("ul", f"<li><p>{statement('AGREED this')} x {statement('and AGREED that')}</p></li>")

    assert block_markup(html).count("id=") == 1


def test_the_first_paragraph_of_a_list_item_is_bare_and_later_ones_follow_a_break():
    html = block("ul", "<li><p>One.</p><p>Two.</p><ul><li><p>Inner.</p></li></ul><p>Three.</p></li>")

    assert block_markup(html) == "<ul><li>One.<br>Two.<ul><li>Inner.</li></ul>Three.</li></ul>"


def test_a_list_that_numbers_itself_in_its_text_gets_no_second_mark():
    own = block_markup(block("ul", "<li><p>(a) this;</p></li><li><p>(b) that.</p></li>"))
    mixed = block_markup(block("ul", "<li><p>(a) this;</p></li><li><p>that.</p></li>"))

    assert own == '<ul class="enumerated"><li>(a) this;</li><li>(b) that.</li></ul>'
    assert mixed == "<ul><li>(a) this;</li><li>that.</li></ul>"


def test_names_with_an_initial_are_not_a_list_that_numbers_itself():
    assert "enumerated" not in block_markup(block("ul", "<li><p>A. Vale</p></li><li><p>B. Reed</p></li>"))


def test_a_first_row_of_header_cells_becomes_the_head_of_the_table():
    rows = "<tr><th><p>Year</p></th><th><p>Sum</p></th></tr><tr><th><p>2024</p></th><td><p>4</p><p>5</p></td></tr>"

    assert block_markup(block("table", f"<tbody>{rows}</tbody>")) == (
        '<div class="table-scroll" role="group" aria-label="Table" tabindex="0"><table>'
        '<thead><tr><th scope="col">Year</th><th scope="col">Sum</th></tr></thead>'
        '<tbody><tr><th scope="row">2024</th><td>4<br>5</td></tr></tbody></table></div>'
    )


def test_of_a_table_without_header_cells_the_first_column_heads_the_rows():
    markup = block_markup(block("table", "<tbody><tr><td><p>Networks</p></td><td><p>P. Vale</p></td></tr></tbody>"))

    assert '<tr><th scope="row">Networks</th><td>P. Vale</td></tr>' in markup
    assert "<thead>" not in markup


def test_an_action_is_a_paragraph_for_the_box_around_it():
    html = f'<aside data-block="{TWO}" data-action="{ONE}">Reed to write.<br>Soon.</aside>'

    assert block_markup(html) == "<p>Reed to write.<br>Soon.</p>"


def test_a_subheading_takes_the_level_that_is_asked_for():
    html = block("h3", "Costs")

    assert block_markup(html) == "<h3>Costs</h3>"
    assert block_markup(html, subheading="h2") == "<h2>Costs</h2>"


def test_what_runs_is_taken_out_even_if_it_was_stored():
    html = block(
        "p", 'Hello<script>alert(1)</script><img src="x" onerror="alert(2)"><a href="javascript:alert(3)">x</a>'
    )

    assert block_markup(html) == "<p>Hellox</p>"
