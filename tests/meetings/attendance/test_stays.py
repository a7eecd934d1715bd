"""From which item to which somebody was there: at which items they count, in which words, and what cannot be."""

from collections.abc import Callable, Sequence
from datetime import time

import pytest

from core.errors import Unacceptable
from meetings.attendance.stays import Stay, in_words, is_there, movement, stay_faults, with_coming, with_leaving
from meetings.enums import Manner
from meetings.item_numbers import ItemNumber
from meetings.models import Attendance, Return
from tests.meetings.attendance.stays import stays

Move = Callable[[Sequence[Stay], ItemNumber, time | None], tuple[Stay, ...]]
ITEMS = [ItemNumber.read(number) for number in ("1", "2", "2.1", "2A", "3", "4", "5")]
NOON, LATER, EARLIER = time(12, 5), time(12, 31), time(11, 50)
REMOTE, IN_PERSON = Manner.REMOTE.value, Manner.IN_PERSON.value


@pytest.mark.parametrize(
    ("written", "there"),
    [
        ("", "1 2 2.1 2A 3 4 5"),
        ("3-", "3 4 5"),
        ("-2", "1 2 2.1"),
        ("-2.1", "1 2 2.1"),
        ("-2*", "1"),
        ("-2.1*", "1 2"),
        ("-1*", ""),
        ("2A-2A", "2A"),
        ("2-4", "2 2.1 2A 3 4"),
        ("3-3*", ""),
        ("-2, 4-", "1 2 2.1 4 5"),
        ("-2*, 2.1-", "1 2.1 2A 3 4 5"),
        ("-3*, 3-", "1 2 2.1 2A 3 4 5"),
        ("-1, 3-3, 5-", "1 3 5"),
        ("2-2, 4-4*, 5-", "2 2.1 5"),
    ],
)
def test_the_items_at_which_somebody_counts(written: str, there: str) -> None:
    assert " ".join(str(item) for item in ITEMS if is_there(stays(written), item)) == there


@pytest.mark.parametrize(
    ("written", "item", "sentence"),
    [
        ("-2", "3", "Bo left after item 2."),
        ("-2*", "2", "Bo left during item 2."),
        ("3-", "1", "Bo was not there before item 3."),
        ("-2, 4-", "3", "Bo left after item 2 and came back for item 4."),
        ("-2, 4-4, 9-", "5", "Bo left after item 4 and came back for item 9."),
        ("-2, 4-4", "5", "Bo left after item 4."),
        ("2-2, 4-", "1", "Bo was not there before item 2."),
        ("-3*, 5-", "4", "Bo left during item 3 and came back for item 5."),
    ],
)
def test_why_somebody_is_not_there_is_said_in_a_sentence(written: str, item: str, sentence: str) -> None:
    assert movement("Bo", stays(written), ItemNumber.read(item)) == sentence


@pytest.mark.parametrize(
    ("attended", "words"),
    [
        (stays(""), ""),
        (stays("3-"), "from item 3"),
        (stays("-5"), "until item 5"),
        (stays("1-5"), "items 1 to 5"),
        (stays("5-5"), "item 5"),
        (stays("-5*"), "left during item 5"),
        (stays("3-5*"), "from item 3, left during item 5"),
        (stays("-5, 7-"), "until item 5, back from item 7"),
        (stays("-5, 7-9, 11-"), "until item 5, back for items 7 to 9, back from item 11"),
        (stays("-5*, 7-9*"), "left during item 5, back from item 7, left during item 9"),
        ([Stay(arrived_at=NOON)], "from 12:05"),
        ([Stay(left_at=NOON)], "until 12:05"),
        ([Stay(manner=REMOTE)], "remotely"),
        ([Stay(manner=IN_PERSON)], "in person"),
        ([Stay(ItemNumber(3), arrived_at=NOON)], "from item 3 (from 12:05)"),
        (
            [Stay(to_item=ItemNumber(5), left_at=NOON), Stay(ItemNumber(7), arrived_at=LATER)],
            "until item 5 (until 12:05), back from item 7 (from 12:31)",
        ),
        ([Stay(ItemNumber(3), ItemNumber(5), arrived_at=NOON, left_at=LATER)], "items 3 to 5 (12:05 to 12:31)"),
        (
            [Stay(to_item=ItemNumber(5), manner=REMOTE), Stay(ItemNumber(7), manner=REMOTE)],
            "until item 5, back from item 7, remotely",
        ),
        (
            [Stay(to_item=ItemNumber(5), manner=IN_PERSON), Stay(ItemNumber(7), manner=REMOTE)],
            "until item 5, in person, back from item 7, remotely",
        ),
        ([Stay(to_item=ItemNumber(5)), Stay(ItemNumber(7), manner=REMOTE)], "until item 5, back from item 7, remotely"),
    ],
)
def test_what_somebody_attended_is_said_in_words(attended: list[Stay], words: str) -> None:
    assert in_words(attended) == words


@pytest.mark.parametrize(
    ("attended", "fault"),
    [
        (stays("-9"), (0, "to_item", "Item 9 is not on the agenda.")),
        (stays("-2, 9-"), (1, "from_item", "Item 9 is not on the agenda.")),
        (stays("3-1"), (0, "to_item", "They came for item 3, so they cannot have left after item 1.")),
        (stays("3-1*"), (0, "to_item", "They came for item 3, so they cannot have left during item 1.")),
        (stays("-*"), (0, "to_item", "Say during which item they left.")),
        (stays("-2, -4"), (1, "from_item", "Say for which item they came back.")),
        (
            stays("1-, 4-"),
            (0, "to_item", "Say after which item they left before they came back for item 4."),
        ),
        (
            stays("-4, 3-"),
            (1, "from_item", "They left after item 4, so they cannot have come back for item 3."),
        ),
        (
            stays("-4, 4-"),
            (1, "from_item", "They left after item 4, so they cannot have come back for item 4."),
        ),
        (
            stays("-2, 2.1-"),
            (1, "from_item", "They left after item 2, so they cannot have come back for item 2.1."),
        ),
        (
            stays("-4*, 3-"),
            (1, "from_item", "They left during item 4, so they cannot have come back for item 3."),
        ),
        (
            stays("-1, 3-4, 4-"),
            (2, "from_item", "They left after item 4, so they cannot have come back for item 4."),
        ),
        (
            [Stay(arrived_at=NOON, left_at=EARLIER)],
            (0, "left_at", "They came at 12:05, so they cannot have left at 11:50."),
        ),
        (
            [Stay(to_item=ItemNumber(2), left_at=NOON), Stay(ItemNumber(4), arrived_at=EARLIER)],
            (1, "arrived_at", "They left at 12:05, so they cannot have come back at 11:50."),
        ),
    ],
)
def test_what_nobody_can_have_done_is_said_at_its_field(attended: list[Stay], fault: tuple[int, str, str]) -> None:
    assert [tuple(found) for found in stay_faults(attended, ITEMS)] == [fault]


@pytest.mark.parametrize("written", ["", "-2, 3-", "-2*, 2-", "-2*, 2.1-3, 5-", "2-2, 4-4"])
def test_stays_one_after_another_are_right(written: str) -> None:
    assert list(stay_faults(stays(written), ITEMS)) == []


def test_a_stay_is_read_from_a_row_of_either_kind() -> None:
    told = {"from_item": 3, "to_item": 5, "left_during": True, "arrived_at": NOON, "left_at": LATER, "manner": REMOTE}

    assert [Stay.read(kind(**told)) for kind in (Attendance, Return)] == [Stay(**told)] * 2


@pytest.mark.parametrize(
    ("written", "item", "then"),
    [
        ("", "3", "-3*"),
        ("", "1", "-1*"),
        ("2-", "3", "2-3*"),
        ("-2, 3-", "4", "-2, 3-4*"),
        ("-4", "3", "-3*"),
        ("-2*, 2-", "2", "-2*, 2-2*"),
    ],
)
def test_somebody_who_leaves_is_there_no_longer(written: str, item: str, then: str) -> None:
    left = with_leaving(stays(written), ItemNumber.read(item), NOON)

    assert [stay._replace(left_at=None) for stay in left] == list(stays(then))
    assert left[-1].left_at == NOON


@pytest.mark.parametrize(
    ("written", "item", "then"),
    [("-2", "3", "-2, 3-"), ("-2*", "2", "-2*, 2-"), ("-2, 3-3*", "3", "-2, 3-3*, 3-"), ("-1*", "5", "-1*, 5-")],
)
def test_somebody_who_comes_back_is_there_from_then_on(written: str, item: str, then: str) -> None:
    back = with_coming(stays(written), ItemNumber.read(item), LATER)

    assert back == (*stays(written), stays(then)[-1]._replace(arrived_at=LATER))


@pytest.mark.parametrize(
    ("move", "written", "item", "said"),
    [
        (with_leaving, "-2", "3", "They are not in the room at item 3, so they cannot leave it."),
        (with_leaving, "3-", "2", "They are not in the room at item 2, so they cannot leave it."),
        (with_leaving, "-3*", "3", "They are not in the room at item 3, so they cannot leave it."),
        (with_leaving, "-2, 4-", "1", "They are recorded as there from item 4 on."),
        (with_coming, "", "3", "They are in the room at item 3 already."),
        (with_coming, "-2, 3-", "3", "They are in the room at item 3 already."),
        (with_coming, "3-", "2", "They are recorded as there from item 3 on."),
        (with_coming, "-1, 4-", "3", "They are recorded as there from item 4 on."),
    ],
)
def test_what_cannot_be_now_is_refused(move: Move, written: str, item: str, said: str) -> None:
    with pytest.raises(Unacceptable, match=said):
        move(stays(written), ItemNumber.read(item), None)
