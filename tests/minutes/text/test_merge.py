from hypothesis import given
from hypothesis import strategies as st

from minutes.text import holds_changes, merge, normal_form
from minutes.text.markup import CONFIDENTIAL, blocks_of
from tests.factories import paragraph, uuid_of
from tests.minutes.text.strategies import texts

BASE = paragraph("a", "One.") + paragraph("b", "Two.")


@st.composite
def edits(draw: st.DrawFn, base: str, side: int) -> str:
    """What one person may make of a text: blocks edited, deleted, moved, added, made confidential."""
    blocks = []
    for markup in blocks_of(base).values():
        deed = draw(st.sampled_from(("keep", "keep", "edit", "delete", "hide", "open")))
        if deed == "edit":
            blocks.append(markup.replace("The Panel", f"The Panel {side}").replace("Members", f"Members {side}"))
        elif deed == "hide" and CONFIDENTIAL not in markup:
            blocks.append(markup.replace('" ', '" ', 1).replace('">', f'"{CONFIDENTIAL}>', 1))
        elif deed == "open":
            blocks.append(wording(markup))
        elif deed != "delete":
            blocks.append(markup)
    if draw(st.booleans()):
        blocks = draw(st.permutations(blocks))
    added = draw(texts(prefix=100 * side))
    place = draw(st.integers(0, len(blocks)))
    return normal_form("".join([*blocks[:place], added, *blocks[place:]]))


@st.composite
def three_texts(draw: st.DrawFn) -> tuple[str, str, str]:
    base = draw(texts())
    return base, draw(edits(base, 1)), draw(edits(base, 2))


def wording(markup: str) -> str:
    return markup.replace(CONFIDENTIAL, "")


@given(three_texts())
def test_every_block_that_either_side_wrote_or_changed_is_in_the_merge_or_among_the_clashes(
    three: tuple[str, str, str],
) -> None:
    base, mine, theirs = three

    merged = merge(base, mine, theirs)

    before = {wording(markup) for markup in blocks_of(base).values()}
    after = {wording(markup) for markup in blocks_of(merged.html).values()}
    for clash in merged.clashes:
        after |= {wording(clash.mine), wording(clash.theirs)}
    written = {wording(markup) for side in (mine, theirs) for markup in blocks_of(side).values()}
    assert written - before - after == set()


@given(three_texts())
def test_blocks_stand_once_and_are_the_same_set_whoever_saves_first(three: tuple[str, str, str]) -> None:
    base, mine, theirs = three

    one, other = merge(base, mine, theirs), merge(base, theirs, mine)

    assert sorted(blocks_of(one.html)) == sorted(blocks_of(other.html))
    assert normal_form(one.html) == one.html


@given(three_texts())
def test_what_either_side_made_confidential_stays_so(three: tuple[str, str, str]) -> None:
    base, mine, theirs = three

    merged = blocks_of(merge(base, mine, theirs).html)

    for side in (mine, theirs):
        for block, markup in blocks_of(side).items():
            raised = CONFIDENTIAL in markup and CONFIDENTIAL not in blocks_of(base).get(block, "")
            assert not raised or block not in merged or CONFIDENTIAL in merged[block]


@given(three_texts())
def test_a_merge_without_a_clash_holds_all_that_was_changed(three: tuple[str, str, str]) -> None:
    base, mine, theirs = three

    merged = merge(base, mine, theirs)

    assert merged.clashes or holds_changes(merged.html, base=base, mine=mine)


@given(three_texts())
def test_a_text_holds_no_changes_that_were_never_made_to_it(three: tuple[str, str, str]) -> None:
    base, mine, _ = three

    assert holds_changes(base, base=base, mine=mine) == (mine == base)


@given(three_texts())
def test_a_side_that_changed_nothing_gives_the_other_side(three: tuple[str, str, str]) -> None:
    base, mine, _ = three

    assert merge(base, mine, base).html == mine
    assert merge(base, base, mine).html == mine
    assert merge(base, mine, mine).html == mine


def test_both_sides_edits_to_different_blocks_come_together() -> None:
    mine = paragraph("a", "One, changed.") + paragraph("b", "Two.")
    theirs = paragraph("a", "One.") + paragraph("b", "Two, changed.")

    merged = merge(BASE, mine, theirs)

    assert merged.html == paragraph("a", "One, changed.") + paragraph("b", "Two, changed.")
    assert merged.clashes == ()


def test_the_same_block_changed_by_both_is_a_clash_with_all_three_wordings() -> None:
    mine, theirs = paragraph("a", "Mine."), paragraph("a", "Theirs.")

    (clash,) = merge(paragraph("a", "Base."), mine, theirs).clashes

    assert (clash.block, clash.base, clash.mine, clash.theirs) == (
        uuid_of("a"),
        paragraph("a", "Base."),
        mine,
        theirs,
    )


def test_an_edit_beats_a_deletion() -> None:
    theirs = paragraph("a", "One.") + paragraph("b", "Two, changed.")

    assert merge(BASE, paragraph("a", "One."), theirs).html == theirs


def test_an_addition_stands_after_the_block_it_was_written_after() -> None:
    mine = paragraph("a", "One.") + paragraph("new", "Between.") + paragraph("b", "Two.")
    theirs = paragraph("b", "Two.") + paragraph("a", "One.")

    assert list(blocks_of(merge(BASE, mine, theirs).html)) == [uuid_of("b"), uuid_of("a"), uuid_of("new")]


def test_a_text_hidden_by_one_and_edited_by_the_other_is_both() -> None:
    mine = paragraph("a", "One.", secret=True) + paragraph("b", "Two.")
    theirs = paragraph("a", "One, changed.") + paragraph("b", "Two.")

    merged = merge(BASE, mine, theirs)

    assert merged.html == paragraph("a", "One, changed.", secret=True) + paragraph("b", "Two.")
    assert merged.clashes == ()


def test_a_text_opened_by_one_and_edited_by_the_other_stays_confidential() -> None:
    base = paragraph("a", "One.", secret=True)

    merged = merge(base, paragraph("a", "One."), paragraph("a", "One, changed.", secret=True))

    assert merged.html == paragraph("a", "One, changed.", secret=True)


def test_words_made_confidential_since_are_still_held_and_a_secret_made_public_is_not() -> None:
    mine, hidden = paragraph("a", "Mine.") + paragraph("b", "Two."), paragraph("a", "Mine.", secret=True)

    assert holds_changes(hidden + paragraph("b", "Two."), base=BASE, mine=mine)
    assert not holds_changes(mine, base=BASE, mine=hidden + paragraph("b", "Two."))
    assert not holds_changes(hidden, base=hidden, mine=paragraph("a", "Mine."))
    assert holds_changes(paragraph("a", "Theirs.", secret=True), base=hidden, mine=paragraph("a", "Mine."))
