from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.audit.canonical import canonical_instant, canonical_json


class Colour(StrEnum):
    RED = "red"


def test_the_canonical_text_of_every_kind_of_value_is_this_one_to_the_letter():
    value = {
        "number": 47,
        "ids": [UUID("00000000-0000-0000-0000-00000000002f"), None],
        "at": datetime(2017, 8, 11, 10, 30, tzinfo=timezone(timedelta(hours=1))),
        "Ünder": "naïve “quoted”\n",
        "held_on": date(2017, 8, 11),
        "starts_at": time(10, 30),
        "nested": {"b": True, "a": (Colour.RED, False)},
    }

    text = canonical_json(value)

    assert text == (
        '{"at":"2017-08-11T09:30:00.000000+00:00","held_on":"2017-08-11",'
        '"ids":["00000000-0000-0000-0000-00000000002f",null],'
        '"nested":{"a":["red",false],"b":true},"number":47,"starts_at":"10:30:00","Ünder":"naïve “quoted”\\n"}'
    )


@pytest.mark.parametrize("value", [1.0, Decimal("1"), {1, 2}, b"bytes", object(), timedelta(1), {1: "a"}])
def test_a_value_without_one_certain_text_is_refused_however_deep_it_lies(value):
    with pytest.raises(TypeError):
        canonical_json({"facts": [value]})


def test_an_instant_without_a_time_zone_is_refused():
    with pytest.raises(ValueError, match="has no time zone"):
        canonical_json({"at": datetime(2017, 8, 11, 10, 30)})


def test_one_instant_has_one_text_whatever_zone_it_is_told_in():
    in_london = datetime(2017, 8, 11, 10, 30, tzinfo=timezone(timedelta(hours=1)))
    in_utc = datetime(2017, 8, 11, 9, 30, tzinfo=UTC)

    assert canonical_instant(in_london) == canonical_instant(in_utc)


@given(st.dictionaries(st.text(), st.integers() | st.text() | st.booleans()))
def test_the_order_in_which_facts_are_given_does_not_show(facts):
    backwards = dict(reversed(facts.items()))

    assert canonical_json(backwards) == canonical_json(facts)
