"""A change to somebody or something of a panel, for those alone who keep its minutes."""

from typing import Any

from django.urls import reverse

from core.web.confirm import ConfirmView
from meetings.access import access_in
from meetings.models import Panel
from meetings.people.forms import PeopleForm
from meetings.web import panel_to_keep

from .access import panel_to_give_rights_on


class PeopleStep(ConfirmView):
    """A step about what ``find`` finds of a panel, or about the panel itself."""

    form_class: type[PeopleForm] = PeopleForm
    template_name = "meetings/people/step.html"
    panel: Panel

    def get_subject(self) -> Any:
        self.panel = self.find_panel()
        return self.find()

    def find_panel(self) -> Panel:
        """Return the panel for whoever may take such a step."""
        return panel_to_keep(self.request, self.kwargs["code"])

    def find(self) -> Any:
        return self.panel

    def get_success_url(self) -> str:
        return reverse("meetings:people", args=[self.panel.code])

    @property
    def keeps(self) -> bool:
        """Whether they keep the panel's minutes: others who may take a step come from the page of its secretariat."""
        return self.panel.pk in access_in(self.request).keeps

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        return super().get_context_data(panel=self.panel, **more)


class GivingStep(PeopleStep):
    """A step that gives somebody a right; the chair or an administrator takes it where the secretariat cannot."""

    def find_panel(self) -> Panel:
        return panel_to_give_rights_on(self.request, self.kwargs["code"])

    def get_success_url(self) -> str:
        page = super().get_success_url() if self.keeps else reverse("meetings:secretariat", args=[self.panel.code])
        return str(page)
