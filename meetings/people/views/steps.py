"""A change to somebody or something of a panel, for those alone who keep its minutes."""

from typing import Any

from django.urls import reverse

from core.web.confirm import ConfirmView
from meetings.models import Panel
from meetings.people.forms import PeopleForm
from meetings.web import panel_to_keep


class PeopleStep(ConfirmView):
    """A step about what ``find`` finds of a panel, or about the panel itself."""

    form_class: type[PeopleForm] = PeopleForm
    template_name = "meetings/people/step.html"
    panel: Panel

    def get_subject(self) -> Any:
        self.panel = panel_to_keep(self.request, self.kwargs["code"])
        return self.find()

    def find(self) -> Any:
        return self.panel

    def get_success_url(self) -> str:
        return reverse("meetings:people", args=[self.panel.code])

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        return super().get_context_data(panel=self.panel, **more)
