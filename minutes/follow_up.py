"""How actions stand today: until when they are owed, by how much that is over, and the latest word of their owners."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from actions.dues import Due, due_of
from actions.models import ActionChange, ActionState
from meetings.access import Standing
from meetings.models import Meeting
from minutes.registers import ActionRow, action_sources
from minutes.registers.actions import UNFINISHED

OUTSTANDING_AT_MOST = 200


@dataclass(frozen=True, slots=True)
class LatestWord:
    """What was said last of an action, by whom and when."""

    state: str
    note: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Followed:
    """A row of the register with how it stands on a day; ``word`` is for those of its panel alone."""

    row: ActionRow
    due: Due
    today: date
    word: LatestWord | None

    @property
    def overdue_by(self) -> int:
        return 0 if self.row.is_over else self.due.overdue_by(self.today)

    @property
    def standing(self) -> str:
        return "" if self.row.is_over else self.due.standing(self.today)

    @property
    def has_own_day(self) -> bool:
        """Whether the day says more than the words it was read from."""
        return self.due.day is not None and f"{self.due.day:%-d %B %Y}" not in self.due.words


def follow(rows: Sequence[ActionRow], standing: Standing) -> list[Followed]:
    """The rows with how they stand today, in two queries for any number of them."""
    if not rows:
        return []
    words, meetings, today = _latest_words(rows, standing), _meetings_meant(rows, standing), timezone.localdate()
    return [
        Followed(row, due_of(row.due, since=row.raised_at, meetings=meetings), today, words.get(row.id)) for row in rows
    ]


def outstanding_before(meeting: Meeting, standing: Standing) -> list[Followed]:
    """The actions of the panel's earlier meetings that are not closed, as far as this reader may read them."""
    earlier = Q(item__meeting__panel=meeting.panel_id, item__meeting__number__lt=meeting.number)
    sources = action_sources(standing, earlier, Q(state__in=UNFINISHED))
    # Whoever takes part in the drafting reads live rows, and only these; of a panel there is one source.
    source = sources[-1] if meeting.panel_id in standing.drafts else sources[0]
    rows = source.order.stretch(source.rows, None, OUTSTANDING_AT_MOST)
    return follow([source.show(row) for row in rows], standing)


def _latest_words(rows: Sequence[ActionRow], standing: Standing) -> dict[UUID, LatestWord]:
    told = [row.id for row in rows if row.raised_at.panel_id in standing.panels]
    newest = ActionChange.objects.filter(action=OuterRef("action"), field="state").order_by("-at", "-pk")
    lines = ActionChange.objects.filter(action__in=told, field="state", pk=Subquery(newest.values("pk")[:1]))
    return {line.action_id: _word(line) for line in lines.select_related("by")}


def _word(line: ActionChange) -> LatestWord:
    return LatestWord(ActionState(line.new).label, line.reason, line.by.name, timezone.localtime(line.at).date())


def _meetings_meant(rows: Sequence[ActionRow], standing: Standing) -> list[Meeting]:
    """Later meetings of panels that this reader belongs to: when others meet is not said before they have."""
    panels = {row.raised_at.panel_id for row in rows} & standing.panels
    first = min(row.raised_at.number for row in rows)
    return list(Meeting.objects.filter(panel__in=panels, number__gt=first).select_related("panel"))
