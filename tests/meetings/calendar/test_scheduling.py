"""A year of meetings by rule: which days it names, and what is said of those that will not do."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.divisions import Division
from core.working_days import WorkingCalendar
from meetings.calendar.scheduling import LAST, MeetingRule, Slot, objection, shifted, slots, sorted_by_day

ENGLAND = WorkingCalendar()
SECOND_FRIDAY = MeetingRule(which=2, weekday=4)
LONG_AGO = date(2000, 1, 1)
MONTHS = st.dates(date(2010, 1, 1), date(2035, 12, 1)).map(lambda day: day.replace(day=1))
DAYS = st.dates(date(2017, 1, 1), date(2018, 12, 31))
RULES = st.builds(
    MeetingRule,
    which=st.sampled_from([1, 2, 3, 4, LAST]),
    weekday=st.integers(0, 4),
    every=st.integers(1, 6),
    skipped=st.frozensets(st.integers(1, 12), max_size=11),
    clear=st.integers(0, 6),
)


def year(rule: MeetingRule, first: str, last: str, taken: dict[date, int] | None = None) -> list[Slot]:
    start, end = (date.fromisoformat(f"{month}-01") for month in (first, last))
    return list(slots(rule, start, end, ENGLAND, taken or {}, LONG_AGO))


def only(rule: MeetingRule, month: str, taken: dict[date, int] | None = None) -> Slot:
    (slot,) = year(rule, month, month, taken)
    return slot


def test_the_second_friday_of_every_month_but_august() -> None:
    rule = MeetingRule(which=2, weekday=4, skipped=frozenset({8}))

    days = [slot.day.isoformat() for slot in year(rule, "2017-06", "2017-12")]

    assert days == ["2017-06-09", "2017-07-14", "2017-09-08", "2017-10-13", "2017-11-10", "2017-12-08"]


def test_every_other_month_is_counted_from_the_first_whatever_is_left_out() -> None:
    rule = MeetingRule(which=1, weekday=0, every=2, skipped=frozenset({9}))

    days = [slot.day.isoformat() for slot in year(rule, "2017-07", "2018-01")]

    assert days == ["2017-07-03", "2017-11-06", "2018-01-01"]


def test_the_last_thursday_is_the_fourth_or_the_fifth() -> None:
    rule = MeetingRule(which=LAST, weekday=3)

    days = [slot.day.isoformat() for slot in year(rule, "2017-11", "2018-02")]

    assert days == ["2017-11-30", "2017-12-28", "2018-01-25", "2018-02-22"]


def test_a_day_that_will_do_has_no_objection_and_no_proposal() -> None:
    assert only(SECOND_FRIDAY, "2017-09") == Slot(date(2017, 9, 8))


def test_a_bank_holiday_gives_way_to_the_same_weekday_nearest_to_it() -> None:
    slot = only(SECOND_FRIDAY, "2017-04")

    assert slot == Slot(date(2017, 4, 14), "Friday 14 April 2017 is Good Friday.", date(2017, 4, 21))
    assert str(slot) == "Friday 14 April 2017 is Good Friday. Proposed: Friday 21 April."


def test_clear_of_bank_holidays_means_so_many_working_days_after_and_before() -> None:
    first_friday = MeetingRule(which=1, weekday=4, clear=5)

    after = only(first_friday, "2018-01")
    before = only(MeetingRule(which=3, weekday=2, clear=5), "2018-12")
    good_friday = only(MeetingRule(which=2, weekday=4, clear=5), "2017-04")

    assert after.objection == ("Friday 5 January 2018 lies four working days after New Year's Day; five are asked for.")
    assert after.proposal == date(2018, 1, 12)
    assert before.objection == (
        "Wednesday 19 December 2018 lies four working days before Christmas Day; five are asked for."
    )
    assert before.proposal == date(2018, 12, 12)
    assert good_friday.proposal == date(2017, 4, 7)  # the 21st is four working days after Easter Monday


def test_one_working_day_is_said_in_the_singular() -> None:
    slot = only(MeetingRule(which=1, weekday=1, clear=1), "2018-01")
    near = only(MeetingRule(which=1, weekday=1, clear=2), "2018-01")

    assert slot.objection == ""
    assert near.objection == ("Tuesday 2 January 2018 lies one working day after New Year's Day; two are asked for.")


def test_a_month_that_has_its_meeting_is_left_out() -> None:
    on_the_day = only(SECOND_FRIDAY, "2017-09", {date(2017, 9, 8): 48})
    in_the_month = only(SECOND_FRIDAY, "2017-09", {date(2017, 9, 15): 48})

    assert str(on_the_day) == "Meeting 48 is on Friday 8 September 2017 already. Proposed: leave September 2017 out."
    assert (on_the_day.can_be_kept, in_the_month.can_be_kept) == (False, True)
    assert str(in_the_month) == "Meeting 48 is on Friday 15 September 2017 already. Proposed: leave September 2017 out."


def test_where_no_weekday_of_the_month_will_do_another_day_is_proposed_and_else_none() -> None:
    fridays = frozenset(date(2017, 9, day) for day in (1, 8, 15, 22, 29))
    shut = WorkingCalendar(Division.ENGLAND_AND_WALES, fridays)
    month = date(2017, 9, 1)

    (slot,) = slots(SECOND_FRIDAY, month, month, shut, {}, LONG_AGO)
    (hopeless,) = slots(MeetingRule(which=2, weekday=4, clear=20), month, month, shut, {}, LONG_AGO)

    assert str(slot) == ("Friday 8 September 2017 is a day of closure. Proposed: Thursday 7 September.")
    assert str(hopeless).endswith("No other day of September 2017 will do. Proposed: leave September 2017 out.")


def test_a_day_that_has_passed_is_left_out_and_none_is_proposed() -> None:
    april = date(2017, 4, 1)

    (passed,) = slots(SECOND_FRIDAY, april, april, ENGLAND, {}, date(2017, 4, 15))
    (today,) = slots(MeetingRule(which=3, weekday=4), april, april, ENGLAND, {}, date(2017, 4, 21))
    (holiday,) = slots(
        MeetingRule(which=1, weekday=0), date(2017, 5, 1), date(2017, 5, 1), ENGLAND, {}, date(2017, 5, 1)
    )

    assert passed == Slot(date(2017, 4, 14), "Friday 14 April 2017 has passed.")
    assert str(passed) == "Friday 14 April 2017 has passed. Proposed: leave April 2017 out."
    assert today == Slot(date(2017, 4, 21))
    assert holiday.proposal == date(2017, 5, 8)


def test_no_day_that_has_passed_is_proposed_in_place_of_another() -> None:
    fridays = frozenset(date(2017, 9, day) for day in (15, 22, 29))
    shut = WorkingCalendar(Division.ENGLAND_AND_WALES, fridays)

    (slot,) = slots(MeetingRule(which=3, weekday=4), date(2017, 9, 1), date(2017, 9, 1), shut, {}, date(2017, 9, 12))

    assert slot.proposal == date(2017, 9, 14)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2017-09-08", ""),
        ("2017-08-28", "Monday 28 August 2017 is a bank holiday (Late Summer Bank Holiday)."),
        ("2017-09-09", "9 September 2017 is a Saturday."),
    ],
)
def test_what_speaks_against_a_day_that_somebody_types(day: str, said: str) -> None:
    assert objection(date.fromisoformat(day), ENGLAND) == said


@given(RULES, MONTHS, st.integers(0, 18))
def test_every_slot_is_the_day_the_rule_names_and_every_proposal_will_do(
    rule: MeetingRule, first: date, more: int
) -> None:
    year_on = first.year + (first.month - 1 + more) // 12
    last = date(year_on, (first.month - 1 + more) % 12 + 1, 1)

    found = list(slots(rule, first, last, ENGLAND, {}, LONG_AGO))

    assert [slot.day for slot in found] == sorted({slot.day for slot in found})
    for slot in found:
        assert slot.day.weekday() == rule.weekday
        assert slot.day.month not in rule.skipped
        assert first <= slot.day.replace(day=1) <= last
        assert (slot.objection == "") == (objection(slot.day, ENGLAND, rule.clear) == "")
        if slot.proposal:
            assert slot.objection
            assert slot.proposal.replace(day=1) == slot.day.replace(day=1)
            assert objection(slot.proposal, ENGLAND, rule.clear) == ""


def test_a_rule_is_said_in_a_sentence() -> None:
    rule = MeetingRule(which=LAST, weekday=3, every=2, skipped=frozenset({12, 8}), clear=2)

    assert str(rule) == (
        "The last Thursday of every other month, not in August or December, two working days clear of bank holidays"
    )
    assert str(MeetingRule(which=1, weekday=0)) == "The first Monday of every month"


@pytest.mark.parametrize(
    ("numbers", "own", "wanted", "new"),
    [
        ([48, 49, 50], 50, 48, {50: 48, 48: 49, 49: 50}),
        ([48, 49, 50], 48, 50, {48: 50, 50: 49, 49: 48}),
        ([48, 49, 51], 51, 48, {51: 48, 48: 49, 49: 50}),  # as far as the gap
        ([48, 50, 51], 51, 48, {51: 48, 48: 49}),
        ([48, 49, 50], 49, 60, {49: 60}),
        ([48, 49, 50], 49, 49, {}),
    ],
)
def test_who_makes_room_when_a_meeting_takes_another_number(
    numbers: list[int], own: int, wanted: int, new: dict[int, int]
) -> None:
    assert shifted(numbers, own, wanted) == new


@given(st.sets(st.integers(1, 30), min_size=1), st.data())
def test_after_a_change_numbers_are_unique_and_the_others_keep_their_order(
    numbers: set[int], data: st.DataObject
) -> None:
    own, wanted = data.draw(st.sampled_from(sorted(numbers))), data.draw(st.integers(1, 30))

    new = shifted(numbers, own, wanted)

    after = {number: new.get(number, number) for number in sorted(numbers)}
    others = [now for was, now in after.items() if was != own]
    assert after[own] == wanted
    assert len(set(after.values())) == len(numbers)
    assert others == sorted(others)


@given(st.lists(DAYS, max_size=12))
def test_numbers_put_in_order_are_the_same_numbers_by_day(days: list[date]) -> None:
    meetings = [(40 + number, day, None) for number, day in enumerate(days)]

    new = sorted_by_day(meetings)

    after = sorted((new.get(number, number), day) for number, day, _ in meetings)
    assert [number for number, _ in after] == [number for number, _, _ in meetings]
    assert [day for _, day in after] == sorted(days)
