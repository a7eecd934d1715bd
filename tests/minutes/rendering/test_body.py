from dataclasses import replace
from datetime import date

import pytest

from core.audience import Audience
from minutes.audience import Redacted, redact
from minutes.document import MinutesDocument
from minutes.enums import MinutesState
from minutes.rendering.body import AttendeeView, minutes_view, ordinal


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


@pytest.mark.parametrize(
    ("state", "words", "is_draft"),
    [
        (MinutesState.DRAFT, "DRAFT", True),
        (MinutesState.CHAIR_REVIEW, "DRAFT, Chair’s review", True),
        (MinutesState.CIRCULATED, "DRAFT, Circulated", True),
        (MinutesState.APPROVED, "Approved", False),
        (MinutesState.SIGNED, "Signed", False),
        (MinutesState.PUBLISHED, "Published", False),
        (MinutesState.PUBLISHED_ELSEWHERE, "Published elsewhere", False),
    ],
)
def test_what_can_still_change_is_called_a_draft(draft, state, words, is_draft):
    view = view_of(replace(draft, state=state))

    assert (view.state, view.is_draft) == (words, is_draft)


def test_a_state_that_is_not_known_is_refused(draft):
    with pytest.raises(ValueError, match="filed"):
        view_of(replace(draft, state="filed"))


@pytest.mark.parametrize(
    ("attendance_recorded", "apologies_recorded", "notes"),
    [
        (False, False, ("Attendance not recorded", "Apologies not recorded")),
        (True, False, ("Apologies not recorded",)),
        (True, True, ("Apologies: none recorded",)),
    ],
)
def test_not_recorded_is_something_else_than_none(draft, attendance_recorded, apologies_recorded, notes):
    document = replace(
        draft,
        attendance=draft.attendance[:2],
        attendance_recorded=attendance_recorded,
        apologies_recorded=apologies_recorded,
    )

    assert view_of(document).notes == notes


def test_the_attendance_says_seat_name_and_presence(public: Redacted):
    assert minutes_view(public).attendance == (
        AttendeeView("Independent Chair", "Ines Holt", "Present"),
        AttendeeView("Networks", "Priya Vale", "Alternate for Tomas Reed"),
        AttendeeView("In attendance", "Bo Lindqvist", "Items 1 to 2"),
        AttendeeView("Small Generators", "Maud Achterberg", "Apologies"),
    )


def test_imported_minutes_print_their_own_beginning_instead(imported_public: Redacted):
    view = minutes_view(imported_public)

    assert [block.markup[:20] for block in view.front] == ["<p>Apologies:</p>", '<div class="table-sc']
    assert view.attendance == ()
    assert view.notes == ("Attendance not recorded",)


def test_a_withheld_item_has_its_number_a_public_title_and_a_pointer(public: Redacted):
    item = minutes_view(public).items[2]

    assert (item.number, item.title, item.blocks, item.reason) == (3, "A tender", (), "")
    assert item.pointer == "This item is recorded in the Confidential Minutes of this meeting."


def test_a_confidential_block_is_marked_where_it_may_be_read(confidential: Redacted):
    item = minutes_view(confidential).items[3]

    assert [block.is_confidential for block in item.blocks] == [False, True]


def test_an_action_stands_in_its_place_and_in_the_summary(public: Redacted):
    view = minutes_view(public)

    in_place = [block.action for block in view.items[0].blocks if block.action]

    assert in_place == list(view.actions)
    assert [(each.anchor, each.owner, each.due) for each in view.actions] == [
        ("action-GRID12-02", "Tomas Reed", "June 2024 meeting")
    ]
