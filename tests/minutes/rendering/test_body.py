from dataclasses import replace
from datetime import date

import pytest

from core.audience import Audience
from core.english import ordinal
from minutes.document.model import MinutesDocument
from minutes.document.redaction import Redacted, redact
from minutes.enums import MinutesState
from minutes.rendering.body import minutes_view


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (111, "111th"),
    ],
)
def test_meetings_are_counted_in_words(number, words):
    assert ordinal(number) == words


def view_of(document: MinutesDocument):
    return minutes_view(redact(document, Audience.PUBLIC))


def test_the_day_is_said_as_the_record_has_it(draft):
    month = replace(draft, held_on=None, held_in=date(2024, 5, 1))
    unknown = replace(draft, held_on=None)

    assert [view_of(each).held for each in (draft, month, unknown)] == ["9 May 2024", "May 2024", "Date not recorded"]
    assert [view_of(each).running_head for each in (draft, month, unknown)] == [
        "Grid Board · Meeting 12 · 9 May 2024",
        "Grid Board · Meeting 12 · May 2024",
        "Grid Board · Meeting 12",
    ]


def test_a_name_too_long_for_the_running_head_is_cut_there_and_whole_above_the_title(draft):
    view = view_of(replace(draft, panel_name="a" * 200))

    assert view.running_head == f"{'a' * 80}… · Meeting 12 · 9 May 2024"
    assert view.panel == "a" * 200


@pytest.mark.parametrize(
    ("state", "words", "is_draft"),
    [
        (MinutesState.DRAFT, "DRAFT", True),
        (MinutesState.CHAIR_REVIEW, "DRAFT, Chair’s review", True),
        (MinutesState.CIRCULATED, "DRAFT, Circulated", True),
        (MinutesState.APPROVED, "Approved", False),
        (MinutesState.SIGNED, "Signed", False),
        (MinutesState.PUBLISHED, "Published", False),
        (MinutesState.PUBLISHED_ELSEWHERE, "Published before SmartGov", False),
    ],
)
def test_what_can_still_change_is_called_a_draft(draft, state, words, is_draft):
    view = view_of(replace(draft, state=state))

    assert (view.state, view.is_draft) == (words, is_draft)
    assert view.stage == (words.removeprefix("DRAFT").removeprefix(", ") if is_draft else "")


def test_a_state_that_is_not_known_is_refused(draft):
    with pytest.raises(ValueError, match="filed"):
        view_of(replace(draft, state="filed"))


def test_imported_minutes_print_their_own_beginning_instead(imported_public: Redacted):
    view = minutes_view(imported_public)

    assert [block.markup[:20] for block in view.front] == ['<p class="lead-in">A', '<div class="table-sc']
    assert view.attendance is None
    assert view.facts == (
        ("Held", "Not recorded"),
        ("Attended", "Not recorded"),
        ("Source", "grid11.txt, published before SmartGov"),
    )


def test_a_withheld_item_has_its_number_a_public_title_and_a_pointer(public: Redacted):
    item = minutes_view(public).items[2]

    assert (item.number, item.title, item.blocks, item.mark) == (3, "A tender", (), "Confidential")
    assert item.pointer == "This item is recorded in the Confidential Minutes of this meeting."


def test_a_confidential_block_is_marked_where_it_may_be_read(confidential: Redacted):
    item = minutes_view(confidential).items[3]

    assert [block.mark for block in item.blocks] == ["", "Confidential"]


def test_in_a_confidential_item_the_item_says_it_for_all_its_blocks(confidential: Redacted):
    item = minutes_view(confidential).items[2]

    assert (item.mark, [block.mark for block in item.blocks]) == ("Confidential: Commercial until the award", [""])


def test_a_block_that_points_to_the_confidential_minutes_says_so(imported_public: Redacted):
    item = minutes_view(imported_public).items[1]

    assert (item.mark, [block.mark for block in item.blocks]) == ("", ["Pointer to the Confidential Minutes"])


def test_an_action_stands_in_its_place_and_in_the_summary(public: Redacted):
    view = minutes_view(public)

    in_place = [block.action for block in view.items[0].blocks if block.action]

    assert in_place == list(view.actions)
    assert [(each.anchor, each.owner, each.due) for each in view.actions] == [
        ("action-GRID12-02", "Tomas Reed", "June 2024 meeting")
    ]
