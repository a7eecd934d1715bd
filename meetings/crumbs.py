"""The place of a page: under which meeting of which panel."""

from dataclasses import dataclass

from meetings.models import Meeting
from meetings.references import code_with_mark, meeting_written


@dataclass(frozen=True, slots=True)
class Crumbs:
    panel_id: int
    panel: str
    code: str
    number: int
    series: str = ""

    @classmethod
    def of_meeting(cls, meeting: Meeting) -> "Crumbs":
        return cls(meeting.panel_id, meeting.panel.name, meeting.panel.code, meeting.number, meeting.series)

    @property
    def reference(self) -> str:
        return meeting_written(code_with_mark(self.code, self.series), self.number)

    @property
    def name(self) -> str:
        """Return what it is called: "Meeting 47", or "SECP-C12" beneath "By correspondence"."""
        return self.reference if self.series else f"Meeting {self.number}"
