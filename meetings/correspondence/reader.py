"""The reader of a question’s page, and their rights."""

from dataclasses import dataclass

from meetings.access import PanelAccess
from meetings.correspondence.board import is_secret
from meetings.models import Question


@dataclass(frozen=True, slots=True)
class Reader:
    """Whoever reads the page: their person, whether they keep the record, take part in drafting, and are cleared."""

    person: int | None
    keeps: bool
    drafts: bool
    is_cleared: bool

    @classmethod
    def of(cls, access: PanelAccess, panel: int) -> "Reader":
        return cls(access.person, panel in access.keeps, panel in access.drafts, panel in access.cleared)

    def may_read(self, question: Question) -> bool:
        return self.is_cleared or not is_secret(question)
