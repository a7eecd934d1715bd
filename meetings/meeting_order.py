"""The order of what a panel held and decided: meetings by their numbers, and by the day beside decisions by
correspondence.

A decision by correspondence has its day once it is closed; until then it comes before nothing. It is reported at the
meeting of its day, or at the next one after it.
"""

from typing import TYPE_CHECKING

from django.db.models import Q

from meetings.enums import MeetingState

if TYPE_CHECKING:
    from meetings.models import Meeting


def earlier_than(meeting: "Meeting", *, at: str = "") -> Q:
    """Return the condition that a row's meeting came before a meeting of its panel.

    ``at`` is the path from the row to its meeting, such as "item__meeting"; a meeting has none. Before a decision by
    correspondence came what was held, or closed, on an earlier day.
    """
    path = f"{at}__" if at else ""
    of_panel = Q(**{f"{path}panel": meeting.panel_id})
    if meeting.series:
        return of_panel & Q(**{f"{path}held_on__lt": meeting.held_on or meeting.panel.today})
    sitting = Q(**{f"{path}series": "", f"{path}number__lt": meeting.number})
    closed = Q(**{f"{path}held_on__isnull": False}) & ~Q(**{f"{path}series": ""})
    on_time = Q(**{f"{path}held_on__lte": meeting.held_on}) if meeting.held_on else Q()
    return of_panel & (sitting | (closed & on_time))


def sittings_after(meeting: "Meeting") -> Q:
    """Return the condition on meetings of the panel that come after this one, or after a decision by correspondence."""
    sittings = Q(panel=meeting.panel_id, series="")
    if not meeting.series:
        return sittings & Q(number__gt=meeting.number)
    day = meeting.held_on or meeting.panel.today
    undated = Q(held_on=None, held_in=None, state__in=MeetingState.TO_COME)
    return sittings & (Q(held_on__gte=day) | Q(held_on=None, held_in__gt=day) | undated)
