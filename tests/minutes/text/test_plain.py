from minutes.text import plain_text
from tests.factories import action, paragraph, uuid_of


def test_plain_text_keeps_every_word_and_the_shape_of_lists() -> None:
    html = (
        paragraph("p", "One.<br>Two.")
        + f'<ul data-block="{uuid_of("l")}"><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>'
        + action("a", "SECAS to go.")
    )

    assert plain_text(html) == "One.\nTwo.\n\n- a\n  - b\n\nACTION: SECAS to go."
