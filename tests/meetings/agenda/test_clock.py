from datetime import time

import pytest

from meetings.agenda.clock import minutes_words, running_clock

TEN, ELEVEN = time(10), time(11)


@pytest.mark.parametrize(
    ("allotted", "starts_at", "ends_at", "begins", "ends", "slack"),
    [
        ([20, 15, 10], TEN, ELEVEN, ("10:00", "10:20", "10:35"), "10:45", "15 minutes to spare"),
        ([20, 46], TEN, ELEVEN, ("10:00", "10:20"), "11:06", "6 minutes over"),
        ([60], TEN, ELEVEN, ("10:00",), "11:00", "exactly on time"),
        ([20, None, 15], TEN, ELEVEN, ("10:00", "10:20", "10:20"), "10:35", "25 minutes to spare"),
        ([61], TEN, ELEVEN, ("10:00",), "11:01", "1 minute over"),
        ([180], TEN, ELEVEN, ("10:00",), "13:00", "2 hours over"),
        ([20], TEN, None, ("10:00",), "10:20", ""),
        ([20, 5], None, ELEVEN, ("", ""), "", ""),
        ([], TEN, ELEVEN, (), "10:00", "1 hour to spare"),
        ([40, 5], time(23, 30), None, ("23:30", "00:10"), "00:15", ""),
    ],
)
def test_each_item_begins_when_those_before_it_have_taken_their_time(
    allotted: list[int | None], starts_at: time, ends_at: time, begins: tuple[str, ...], ends: str, slack: str
) -> None:
    clock = running_clock(allotted, starts_at, ends_at)

    assert (clock.begins, clock.ends, clock.slack) == (begins, ends, slack)


def test_the_time_of_all_items_is_known_without_a_start() -> None:
    assert running_clock([20, None, 5], None, None).allotted == 25


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0 minutes"), (1, "1 minute"), (45, "45 minutes"), (60, "1 hour"), (125, "2 hours 5 minutes")],
)
def test_minutes_are_said_in_hours_where_there_are_some(count: int, words: str) -> None:
    assert minutes_words(count) == words
