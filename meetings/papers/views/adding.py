"""A paper is added to an item of a meeting."""

from typing import Any

from django.db.models import QuerySet

from meetings.access import access_in
from meetings.models import AgendaItem, Meeting
from meetings.panels.rules import PanelRules
from meetings.papers.forms import NewPaperForm
from meetings.papers.services.papers import add_paper

from .access import meeting_to_hand_in
from .keeping import PapersStep


class AddPaper(PapersStep):
    title = "Add the paper"
    form_class = NewPaperForm
    subject: Meeting

    def get_subject(self) -> Meeting:
        self.meeting = meeting_to_hand_in(self.request, self.kwargs["reference"])
        return self.meeting

    def get_initial(self) -> dict[str, Any]:
        sensitivity = PanelRules.read(self.meeting.panel.rules).default_sensitivity
        return {"item": self.request.GET.get("item"), "sensitivity": sensitivity.value}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"items": self.items_to_read(), "is_asked": bool(self.meeting.series)}

    def items_to_read(self) -> QuerySet[AgendaItem]:
        """Return the items that a paper can be for: whoever is not cleared hands in nothing for one that they may not
        see, and nobody does for a withdrawn one."""
        items = self.meeting.items.filter(withdrawn_reason="").select_related("meeting__panel").order_by("number")
        is_cleared = self.meeting.panel_id in access_in(self.request).cleared
        return items if is_cleared else items.filter(sensitivity="public")

    def act(self, form: NewPaperForm) -> str:
        asked, described = form.cleaned_data, form.described()
        paper = add_paper(asked["item"], described.pop("title"), file=asked["file"], by=self.by, **described)
        return f"{paper.reference} is added."
