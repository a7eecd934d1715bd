from meetings.agenda.services.bin import bin_item
from meetings.models import AgendaItem, Meeting
from tests.conftest import Cast
from tests.meetings.agenda.planning import item_at, plan_meeting


def titles(rows: object) -> list[str]:
    return [item.title for item in rows.order_by("pk")]


def test_a_binned_item_is_on_no_agenda(cast: Cast) -> None:
    meeting = plan_meeting(cast.panel)

    bin_item(item_at(meeting, 2), by=cast.secretary)

    meeting = Meeting.objects.get()
    assert titles(AgendaItem.objects.all()) == titles(meeting.items.all()) == ["Welcome", "Close"]
    assert titles(AgendaItem.with_binned.all()) == ["Welcome", "Budget", "Close"]
