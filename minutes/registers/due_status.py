"""The due dates of actions as they stand today: until when they are owed, and by how much that is over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from actions.dues import Due, due_of
from actions.models import ActionState
from core.working_days import WorkingCalendar
from meetings.access import PanelAccess
from meetings.meeting_order import earlier_than
from meetings.models import Meeting
from meetings.panels.rules import PanelRules
from minutes.registers import ActionRow


@dataclass(frozen=True, slots=True)
class Followed:
    """A row of the register with how it stands on a day."""

    row: ActionRow
    due: Due
    today: date

    @property
    def overdue_by(self) -> int:
        return 0 if self.row.is_over else self.due.overdue_by(self.today)

    @property
    def status(self) -> str:
        return "" if self.row.is_over else self.due.status(self.today)

    @property
    def has_own_day(self) -> bool:
        """Tell whether the day says more than the words it was read from."""
        return self.due.day is not None and self.due.day_words != ""

    @property
    def why_no_day(self) -> str:
        """Why nobody can say a day, where words are given and none is known."""
        return "" if self.row.is_over or self.due.day else self.due.day_words


def follow(rows: Sequence[ActionRow], access: PanelAccess) -> list[Followed]:
    """The rows with how they stand today by the working days of their panels, in one query for any number of them."""
    if not rows:
        return []
    meetings, panels = _meetings_meant(rows, access), {row.raised_at.panel for row in rows}
    calendars = {panel.pk: (PanelRules.read(panel.rules).calendar, panel.today) for panel in panels}
    followed = []
    for row in rows:
        calendar, today = calendars[row.raised_at.panel_id]
        followed.append(Followed(row, _due(row, meetings, calendar), today))
    return followed


def _due(row: ActionRow, meetings: Sequence[Meeting], calendar: WorkingCalendar) -> Due:
    return due_of(row.due, since=row.raised_at, meetings=meetings, calendar=calendar)


def outstanding_before(meeting: Meeting) -> Q:
    """The condition on rows of ``action_sources``: of the panel's earlier meetings, and not closed. A decision by
    correspondence takes up none."""
    if meeting.series:
        return Q(pk__in=[])
    return earlier_than(meeting, at="item__meeting") & Q(stands__in=ActionState.UNFINISHED)


def _meetings_meant(rows: Sequence[ActionRow], access: PanelAccess) -> list[Meeting]:
    """Later meetings of panels that this reader belongs to: when others meet is not said before they have."""
    panels = {row.raised_at.panel_id for row in rows} & access.panels
    first = min((row.raised_at.number for row in rows if not row.raised_at.series), default=0)
    may_be_meant = Q() if any(row.raised_at.series for row in rows) else Q(number__gt=first)
    return list(Meeting.objects.sittings().filter(may_be_meant, panel__in=panels).select_related("panel"))
