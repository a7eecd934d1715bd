import pytest

from minutes.text.change import alike, change_between
from minutes.text.markup import blocks_of
from tests.factories import action, paragraph, stated, uuid_of

FIRST, SECOND, THIRD = (paragraph(name, f"The {name} paragraph.") for name in ("first", "second", "third"))


@pytest.mark.parametrize(
    ("left", "right", "count"), [("", "", 0), ("abc", "abd", 2), ("ab", "abc", 2), ("abc", "xbc", 0)]
)
def test_two_sequences_are_alike_up_to_their_first_difference(left: str, right: str, count: int) -> None:
    assert alike(left, right) == count


def test_a_text_that_is_the_same_touches_its_last_block_at_most() -> None:
    change = change_between(FIRST + SECOND, FIRST + SECOND, panel_code="GRID")

    assert change.old_blocks == (uuid_of("second"),)
    assert [block.id for block in change.reading.blocks] == [uuid_of("second")]


def test_what_is_edited_is_read_with_the_block_before_it_and_nothing_else() -> None:
    edited = paragraph("third", "Another third.")

    change = change_between(FIRST + SECOND + THIRD + FIRST, FIRST + SECOND + edited + FIRST, panel_code="GRID")

    assert change.old_blocks[-1] == uuid_of("third")
    assert [block.text for block in change.reading.blocks][-1] == "Another third."
    assert uuid_of("first") not in change.old_blocks


def test_what_stands_before_the_change_is_counted() -> None:
    before = stated("one", "AGREED", "it") + action("a", "The Clerk to write.") + stated("two", "NOTED", "it")
    gone = stated("three", "NOTED", "more") + action("b", "The Clerk to ring.")

    change = change_between(before + FIRST + gone, before + FIRST, panel_code="GRID")

    assert (change.statements_before, change.actions_before) == (2, 1)
    assert (change.old_statements, change.old_actions) == ((uuid_of("three"),), (uuid_of("b"),))
    assert change.reading.statements == ()


def test_a_statement_is_read_with_the_list_behind_it() -> None:
    points = f'<ul data-block="{uuid_of("list")}"><li><p>one (GRID11/02)</p></li></ul>'
    old, new = (stated("s", "AGREED", words).replace(".<", ":<") for words in ("two things", "three things"))

    reading = change_between(FIRST + old + points, FIRST + new + points, panel_code="GRID").reading

    assert [block.id for block in reading.blocks] == [uuid_of("first"), *blocks_of(new)]
    assert [statement.sub_points for statement in reading.statements] == [("one (GRID11/02)",)]
    assert reading.mentions == ()


def test_a_statement_is_read_again_when_a_limb_of_it_is_edited() -> None:
    leading = stated("s", "RESOLVED", "this").replace(".<", ":<")
    limbs = [action("a", "(a) to write;"), f'<ul data-block="{uuid_of("list")}"><li><p>(b) to ring;</p></li></ul>']
    old, new = (action("b", f"(c) to {task}.") for task in ("pay", "wait"))

    reading = change_between(
        FIRST + leading + "".join(limbs) + old + SECOND,
        FIRST + leading + "".join(limbs) + new + SECOND,
        panel_code="GRID",
    ).reading

    assert [statement.sub_points for statement in reading.statements] == [("to write", "to ring", "to wait.")]


@pytest.mark.parametrize(
    "behind",
    [
        stated("two", "NOTED", "it"),
        action("a", "The Clerk to write."),
        stated("two", "NOTED", "it") + action("a", "The Clerk to write."),
    ],
)
def test_what_stands_behind_a_change_is_not_read(behind: str) -> None:
    change = change_between(FIRST + behind, SECOND + behind, panel_code="GRID")

    assert change.old_blocks == (uuid_of("first"),)
    assert [block.id for block in change.reading.blocks] == [uuid_of("second")]
    assert (change.reading.statements, change.reading.actions) == ((), ())


def test_references_are_looked_for_only_where_the_change_has_a_stroke() -> None:
    plain = change_between(FIRST, paragraph("first", "It rose."), panel_code="GRID")
    taken_out = change_between(paragraph("first", "As GRID11/01 says."), FIRST, panel_code="GRID")

    further_on = SECOND + paragraph("third", "As GRID11/01 says.")
    apart = change_between(FIRST + further_on, paragraph("first", "It rose.") + further_on, panel_code="GRID")

    assert (plain.mentions_touched, taken_out.mentions_touched, apart.mentions_touched) == (False, True, False)
