from minutes.text import mark_statements, normal_form
from tests.factories import SEEDED_WORDS


def test_a_text_already_marked_is_not_marked_again() -> None:
    once = mark_statements(normal_form("<p>The Panel AGREED it.</p><ul><li>NOTED it</li></ul>"), SEEDED_WORDS)

    assert mark_statements(once, SEEDED_WORDS) == once
    assert normal_form(once) == once
