"""The column of an item's number: every database sorts and compares it as the items stand."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Max

from core.checked_rows import check_fields
from core.errors import Unacceptable
from meetings.item_numbers import ItemNumber
from meetings.models import AgendaItem, Attendance, Meeting
from tests.conftest import Cast
from tests.factories import make_meeting

ADDED = ("10", "2A", "2.1", "2A.1", "2.10", "2.9")
IN_ORDER = ["1", "2", "2.1", "2.9", "2.10", "2A", "2A.1", "10"]


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    meeting = make_meeting(cast.panel)
    AgendaItem.objects.bulk_create(AgendaItem(meeting=meeting, number=number, title="Late") for number in ADDED)
    return meeting


def test_items_are_sorted_compared_and_found_by_number(meeting: Meeting) -> None:
    rows = meeting.items.order_by("number")

    assert list(map(str, rows.values_list("number", flat=True))) == IN_ORDER
    assert list(
        map(str, rows.filter(number__gt="2.9", number__lte=ItemNumber(10)).values_list("number", flat=True))
    ) == [
        "2.10",
        "2A",
        "2A.1",
        "10",
    ]
    assert meeting.items.get(number="2A").number == ItemNumber(2, 1)
    assert meeting.items.filter(number__in=[1, "2.1", ItemNumber(7)]).count() == 2
    assert meeting.items.aggregate(last=Max("number"))["last"] == 10
    assert rows.filter(number__key__gt=ItemNumber.read("2A").key).count() == 2


def test_a_row_has_a_number_before_it_comes_from_the_database() -> None:
    assert isinstance(AgendaItem(number=3).number, ItemNumber)
    assert Attendance(from_item="14A", to_item=None).from_item == ItemNumber(14, 1)
    assert Attendance(to_item=None).to_item is None


def test_no_two_items_have_one_number_and_none_is_before_the_first(meeting: Meeting) -> None:
    for number in ("2A", 0):
        with pytest.raises(IntegrityError), transaction.atomic():
            AgendaItem.objects.create(meeting=meeting, number=number, title="Another")


def test_whoever_comes_late_leaves_no_earlier(meeting: Meeting) -> None:
    Attendance.objects.create(meeting=meeting, kind="present", name="Ann Hale", from_item="2A", to_item=10)

    with pytest.raises(IntegrityError), transaction.atomic():
        Attendance.objects.create(meeting=meeting, kind="present", name="Lee Late", from_item="2A", to_item="2.9")


def test_a_row_says_its_number_as_people_write_it() -> None:
    item = AgendaItem(number="14A", title="Late paper")

    assert str(item) == "14A. Late paper"
    assert item._meta.get_field("number").value_to_string(item) == "14A"


def test_what_is_no_number_is_refused_in_a_sentence() -> None:
    item = AgendaItem(title="Late")
    item.__dict__["number"] = "fourteen"

    with pytest.raises(Unacceptable, match="is not the number of an item"):
        check_fields(item)
