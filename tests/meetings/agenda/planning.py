"""A meeting that is being prepared, for tests of its agenda."""

from collections.abc import Sequence
from datetime import date, time

from core.accounts.models import User
from core.audience import Sensitivity
from meetings.agenda.services.issue import issue_agenda
from meetings.agenda.services.planned import NewItem, edit_item, plan_items
from meetings.agenda.services.points import Details
from meetings.calendar.services.meetings import create_meeting
from meetings.models import AgendaItem, Meeting, Panel

SITE = "http://testserver"
DAY = date(2034, 12, 8)  # far off: for a day that has passed nothing can be proposed


def plan_meeting(panel: Panel, number: int = 12, titles: Sequence[str] = ("Welcome", "Budget", "Close")) -> Meeting:
    """Planned for 10:00 to 11:00 on DAY, twenty minutes for each item."""
    by = User.objects.operator()
    meeting = create_meeting(panel, number, held_on=DAY, by=by)
    meeting.starts_at, meeting.ends_at, meeting.place = time(10), time(11), "Room 4"
    meeting.save()
    plan_items(meeting, [NewItem(Details(title, minutes_allotted=20)) for title in titles], by=by)
    return meeting


def item_at(meeting: Meeting, number: int | str) -> AgendaItem:
    return AgendaItem.objects.select_related("meeting__panel").get(meeting=meeting, number=number)


def numbered(meeting: Meeting) -> list[tuple[int, str]]:
    return list(AgendaItem.objects.filter(meeting=meeting).order_by("number").values_list("number", "title"))


def make_secret(item: AgendaItem, *, public_title: str = "A contract", **said: str) -> None:
    details = Details.of(item)._replace(
        **{
            "sensitivity": Sensitivity.CONFIDENTIAL,
            "sensitivity_reason": "Prices",
            "public_title": public_title,
        }
        | said
    )
    edit_item(item, details, by=User.objects.operator())


def issue(meeting: Meeting) -> None:
    issue_agenda(meeting, site=SITE, by=User.objects.operator())
