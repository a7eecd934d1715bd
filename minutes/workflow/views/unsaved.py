"""A step that names, before it is taken, whose words in the text are not saved yet."""

from typing import Any

from django.http import HttpResponse

from core.web.confirm import ConfirmView
from meetings.access import access_in
from minutes.models import Minutes
from minutes.workflow.readiness import Gap
from minutes.workflow.unsaved import unsaved_gaps, unsaved_in

KNOWN = "known"  # the field that says who was named on the page
SINCE = "Since you opened this page somebody has written on: see above. Press again to go on all the same."


class UnsavedNamedFirst(ConfirmView):
    """The step can be taken all the same, by whoever has read the names. Its subject is a meeting or its minutes."""

    what_follows = ""

    def get_unsaved(self) -> list[Gap]:
        meeting = self.subject.meeting if isinstance(self.subject, Minutes) else self.subject
        return unsaved_gaps(unsaved_in(meeting, access_in(self.request), reader=self.by), self.what_follows)

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        return super().get_context_data(**{"unsaved": self.get_unsaved(), **more})

    def form_valid(self, form: Any) -> HttpResponse:
        known = self.request.POST.getlist(KNOWN)
        if any(gap.sentence not in known for gap in self.get_unsaved()):
            form.refuse(SINCE)
            return self.form_invalid(form)
        return super().form_valid(form)
