"""How a meeting was held: in which words it is said, what each press comes to, and what cannot be."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from core.errors import Unacceptable
from meetings.attendance.held import (
    Break,
    Held,
    adjourned,
    break_words,
    closed,
    held_faults,
    held_words,
    resumed,
    started,
)
from meetings.enums import HeldAs
from meetings.item_numbers import ItemNumber

DAY = date(2024, 5, 9)
ITEMS = [ItemNumber(number) for number in (1, 2, 3)]
TWO = ItemNumber(2)


def at(clock: str, day: int = 9) -> datetime:
    hour, minute = map(int, clock.split(":"))
    return datetime(2024, 5, day, hour, minute, tzinfo=UTC)


LUNCH = Break(TWO, at("12:30"), at("13:15"), reason="lunch.")
SAT = Held(at("10:04"), at("15:12"), "4 Lantern Yard", HeldAs.BOTH, (LUNCH,))


@pytest.mark.parametrize(
    ("held", "words"),
    [
        (SAT, "The meeting was held at 4 Lantern Yard and remotely, opened at 10:04 and closed at 15:12."),
        (
            SAT._replace(held_as=HeldAs.IN_PERSON, closed_at=None),
            "The meeting was held at 4 Lantern Yard and opened at 10:04.",
        ),
        (Held(place="Teams", held_as=HeldAs.REMOTE), "The meeting was held remotely (Teams)."),
        (Held(held_as=HeldAs.BOTH), "The meeting was held in person and remotely."),
        (Held(closed_at=at("15:12")), "The meeting was closed at 15:12."),
        (
            Held(at("22:00"), at("00:30", 10)),
            "The meeting was opened at 22:00 and closed at 00:30 on 10 May 2024.",
        ),
        (Held(at("10:04", 8)), "The meeting was opened at 10:04 on 8 May 2024."),
        (Held(), ""),
    ],
)  # fmt: skip
def test_how_a_meeting_was_held_is_one_sentence(held: Held, words: str) -> None:
    assert held_words(held, DAY) == words


@pytest.mark.parametrize(
    ("each", "words"),
    [
        (LUNCH, "The meeting was adjourned from 12:30 to 13:15: lunch."),
        (LUNCH._replace(reason="", is_within=True), "The meeting was adjourned during this item from 12:30 to 13:15."),
        (LUNCH._replace(resumed_at=None), "The meeting was adjourned at 12:30: lunch."),
        (
            LUNCH._replace(resumed_at=at("09:00", 10), reason=""),
            "The meeting was adjourned from 12:30 to 09:00 on 10 May 2024.",
        ),
    ],
)
def test_an_adjournment_is_said_at_its_place(each: Break, words: str) -> None:
    assert break_words(each) == words


def test_times_are_said_by_the_clock_of_the_panel() -> None:
    held = SAT.in_zone(ZoneInfo("Europe/London"))

    assert held_words(held, DAY).endswith("opened at 11:04 and closed at 16:12.")
    assert break_words(held.breaks[0]).startswith("The meeting was adjourned from 13:30 to 14:15")
    assert held == SAT  # they are the same instants


def test_each_press_leads_to_the_next() -> None:
    held = started(Held(), at("10:04"))
    held = adjourned(held, TWO, at("12:30"), is_within=True, reason=" lunch ")
    assert held.break_now == Break(TWO, at("12:30"), is_within=True, reason="lunch")
    held = resumed(held, at("13:15"))
    assert held.break_now is None
    held = closed(held, at("15:12"))

    assert held == Held(
        at("10:04"), at("15:12"), breaks=(Break(TWO, at("12:30"), at("13:15"), is_within=True, reason="lunch"),)
    )
    assert list(held_faults(held, ITEMS)) == []


RUNNING = Held(at("10:04"))
ON_BREAK = RUNNING._replace(breaks=(LUNCH._replace(resumed_at=None),))


@pytest.mark.parametrize(
    ("press", "sentence"),
    [
        (lambda: started(RUNNING, at("10:05")), "The meeting was opened at 10:04 already."),
        (
            lambda: adjourned(Held(), TWO, at("11:00"), is_within=False),
            "When the meeting was opened is not recorded yet. Start it first.",
        ),
        (
            lambda: adjourned(ON_BREAK, TWO, at("13:00"), is_within=False),
            "The meeting was adjourned at 12:30 already.",
        ),
        (lambda: resumed(RUNNING, at("13:00")), "The meeting is not adjourned, so it cannot be resumed."),
        (lambda: resumed(SAT, at("16:00")), "The meeting was closed at 15:12 already."),
        (lambda: adjourned(SAT, TWO, at("16:00"), is_within=False), "The meeting was closed at 15:12 already."),
        (lambda: closed(ON_BREAK, at("13:00")), "The meeting is adjourned. Resume it before you close it."),
        (lambda: closed(SAT, at("16:00")), "The meeting was closed at 15:12 already."),
    ],
)
def test_a_press_that_cannot_be_is_refused(press: Callable[[], object], sentence: str) -> None:
    with pytest.raises(Unacceptable) as refused:
        press()

    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("held", "fault"),
    [
        (
            SAT._replace(closed_at=at("09:30"), breaks=()),
            ("closed_at", "It was opened at 10:04, so it cannot have been closed at 09:30.", None),
        ),
        (
            SAT._replace(breaks=(LUNCH._replace(adjourned_at=at("09:50")),)),
            ("adjourned_at", "It was opened at 10:04, so it cannot have been adjourned at 09:50.", 0),
        ),
        (
            SAT._replace(breaks=(LUNCH._replace(resumed_at=at("12:10")),)),
            ("resumed_at", "It was adjourned at 12:30, so it cannot have been resumed at 12:10.", 0),
        ),
        (
            SAT._replace(breaks=(LUNCH._replace(resumed_at=at("09:00", 10)),), closed_at=None),
            None,
        ),
        (
            SAT._replace(breaks=(LUNCH._replace(resumed_at=at("15:30")),)),
            ("resumed_at", "It was closed at 15:12, so it cannot have been resumed at 15:30.", 0),
        ),
        (
            SAT._replace(breaks=(LUNCH._replace(adjourned_at=at("16:00", 10), resumed_at=None),)),
            (
                "adjourned_at",
                "It was closed at 15:12 on 9 May 2024, so it cannot have been adjourned at 16:00 on 10 May 2024.",
                0,
            ),
        ),
        (
            SAT._replace(breaks=(LUNCH, LUNCH._replace(adjourned_at=at("13:00"), resumed_at=at("13:20")))),
            ("adjourned_at", "It was resumed at 13:15, so it cannot have been adjourned again at 13:00.", 1),
        ),
        (
            SAT._replace(breaks=(LUNCH._replace(resumed_at=None), LUNCH._replace(adjourned_at=at("13:00")))),
            ("adjourned_at", "It was adjourned at 12:30: say first when it was resumed.", 1),
        ),
        (
            SAT._replace(breaks=(LUNCH._replace(resumed_at=None),)),
            ("resumed_at", "It was closed at 15:12, so say when it was resumed before.", 0),
        ),
        (
            SAT._replace(breaks=(LUNCH._replace(item=None),)),
            ("item", "Say at which item the meeting was adjourned.", 0),
        ),
        (SAT._replace(breaks=(LUNCH._replace(item=ItemNumber(9)),)), ("item", "Item 9 is not on the agenda.", 0)),
        (
            SAT._replace(breaks=(LUNCH._replace(adjourned_at=None),)),
            ("adjourned_at", "Say when the meeting was adjourned.", 0),
        ),
        (SAT, None),
        (Held(), None),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_in_a_sentence(held: Held, fault: tuple[str, str, int | None] | None) -> None:
    first = next(held_faults(held, ITEMS), None)

    assert (tuple(first) if first else None) == fault
