"""The place of a page: under which meeting of which panel."""

from dataclasses import dataclass

from meetings.models import Meeting
from meetings.references import meeting_written


@dataclass(frozen=True, slots=True)
class Crumbs:
    panel_id: int
    panel: str
    code: str
    number: int

    @classmethod
    def of_meeting(cls, meeting: Meeting) -> "Crumbs":
        return cls(meeting.panel_id, meeting.panel.name, meeting.code, meeting.number)

    @property
    def reference(self) -> str:
        return meeting_written(self.code, self.number)
