from dataclasses import dataclass, field
from datetime import date, time
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.stored import from_plain, store_as_plain, to_plain


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    title: str
    number: int = 0
    is_draft: bool = False
    held_on: date | None = None
    starts_at: time | None = None
    first: Line | None = None
    lines: tuple[Line, ...] = field(default_factory=tuple)


SHEETS = st.builds(Sheet, first=st.none() | st.builds(Line), lines=st.lists(st.builds(Line), max_size=3).map(tuple))


@given(SHEETS)
def test_what_was_made_plain_is_read_back_as_it_was(sheet: Sheet) -> None:
    assert from_plain(Sheet, to_plain(sheet)) == sheet


def test_plain_is_what_json_has() -> None:
    sheet = Sheet("Budget", 2, True, date(2017, 8, 11), time(10, 30), None, (Line("one", ("AGREED",)),))

    assert to_plain(sheet) == {
        "title": "Budget",
        "number": 2,
        "is_draft": True,
        "held_on": "2017-08-11",
        "starts_at": "10:30:00",
        "first": None,
        "lines": [{"text": "one", "marks": ["AGREED"]}],
    }


def test_a_field_that_was_added_later_takes_its_default_and_one_that_went_is_left_out() -> None:
    assert from_plain(Sheet, {"title": "Budget", "colour": "red"}) == Sheet("Budget")


def test_nothing_is_turned_into_another_type() -> None:
    assert from_plain(Sheet, {"title": None}).title is None


def test_a_uuid_is_its_text_and_what_json_cannot_hold_is_refused() -> None:
    @dataclass(frozen=True)
    class Marked:
        mark: object

    uuid = UUID("7f9c2b1a-0000-4000-8000-000000000001")
    assert to_plain(Marked(uuid)) == {"mark": str(uuid)}
    with pytest.raises(TypeError, match="has no set"):
        to_plain(Marked({1}))


class Tally:
    """A value of its own, with a plain form of its own."""

    def __init__(self, plain: int) -> None:
        self.plain = plain


def test_a_kind_that_says_what_it_is_plainly_is_stored_as_that() -> None:
    @dataclass(frozen=True)
    class Count:
        tally: Tally

    store_as_plain(Tally, Tally)

    assert to_plain(Count(Tally(3))) == {"tally": 3}
    assert from_plain(Count, {"tally": 3}).tally.plain == 3
