"""Every difference between two texts is found and told, and nothing else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes.document.model import (
    DocumentAction,
    DocumentAttendee,
    DocumentBlock,
    DocumentDecision,
    DocumentInterest,
    DocumentItem,
    MinutesDocument,
)
from minutes.versions.compare import Changed, changes_between, in_words

BLOCK = DocumentBlock("b", "paragraph", "<p>The Panel met in May.</p>", "The Panel met in May.")
DECISION = DocumentDecision("d", "b", "AGREED", "text", "The Panel", "AGREED it.")
ACTION = DocumentAction("a", "b", "GRID12/01", False, "Clerk", "3 May 2024", "The Clerk to write.")
ITEM = DocumentItem(1, "Welcome", blocks=(BLOCK,), decisions=(DECISION,), actions=(ACTION,))
MINUTES = MinutesDocument("GRID", "Grid Code Panel", 12, "circulated", items=(ITEM,))


def with_item(**values: object) -> MinutesDocument:
    return replace(MINUTES, items=(replace(ITEM, **values),))


CHANGES = {
    "a word": with_item(blocks=(replace(BLOCK, text="The Panel met in June."),)),
    "a block more": with_item(blocks=(BLOCK, replace(BLOCK, id="c", text="And parted."))),
    "a block less": with_item(blocks=()),
    "that a block is secret": with_item(blocks=(replace(BLOCK, sensitivity="confidential"),)),
    "a title": with_item(title="Opening"),
    "an owner": with_item(actions=(replace(ACTION, owner="Chair"),)),
    "a due date": with_item(actions=(replace(ACTION, due=""),)),
    "a majority": with_item(decisions=(replace(DECISION, carried_by="majority", dissent_count=0),)),
    "a condition": with_item(decisions=(replace(DECISION, condition="subject to funds"),)),
    "somebody there": replace(MINUTES, attendance=(DocumentAttendee("present", "Ada Quill"),)),
    "an interest": with_item(interests=(DocumentInterest("Ada Quill", "Shares"),)),
    "an item more": replace(MINUTES, items=(ITEM, DocumentItem(2, "Budget"))),
    "an item less": replace(MINUTES, items=()),
}


@pytest.mark.parametrize("changed", CHANGES.values(), ids=CHANGES)
def test_whatever_differs_is_told_either_way_round(changed: MinutesDocument) -> None:
    assert changes_between(MINUTES, changed)
    assert changes_between(changed, MINUTES)


def test_neither_the_state_nor_a_salt_is_a_difference() -> None:
    again = replace(with_item(blocks=(replace(BLOCK, salt="ab"),)), state="approved")

    assert changes_between(MINUTES, again) == ()


WORDS = st.lists(st.sampled_from(["the", "Panel", "met", "and,", "parted."]), max_size=12).map(" ".join)


@given(WORDS, WORDS)
def test_what_is_gone_and_what_is_new_put_the_two_texts_together(was: str, now: str) -> None:
    first, second = (with_item(blocks=(replace(BLOCK, text=text),)) for text in (was, now))

    pieces = [piece for change in changes_between(first, second) for piece in change.pieces]

    def told(*tags: str) -> str:
        return "".join(piece.text for piece in pieces if piece.tag in tags)

    if was != now:
        assert told("same", "new").split() == now.split()
        assert told("same", "gone").split() == was.split()


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([], "Word for word the same"),
        ([2], "One place differs, in item 2"),
        ([2, 2, 6], "Three places differ, in items 2 and 6"),
        ([None], "One place differs"),
        (list(range(1, 13)), "12 places differ, in items 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 12"),
    ],
)
def test_how_much_differs_is_said_in_words(numbers: list[int | None], words: str) -> None:
    assert in_words(Changed(number, "", ()) for number in numbers) == words
