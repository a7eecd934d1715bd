"""The register of interests of a panel: read, as a file too, and kept by each for themselves or by the secretariat."""

import re
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core.errors import NotAllowed
from core.web.confirm import ConfirmView
from core.web.csv import csv_response
from meetings.access import access_in
from meetings.attendance.forms import StandingInterestForm
from meetings.attendance.services.interests import change_interest, register_interest, require_own_or_secretariat
from meetings.attendance.standing_interests import (
    SEEN_BY_ALL,
    cells_of,
    interests_seen,
)
from meetings.models import Panel, Person, StandingInterest
from meetings.people.queries import who_sits
from meetings.web import panel_to_read

ON_A_PAGE = 50
MOST_DIGITS = 18  # of the key of a row
COLUMNS = ("Person", "Kind", "Meeting", "Item", "Interest", "Since", "Until", "Who may read it")


@never_cache
@require_safe
def interests(request: HttpRequest, code: str) -> HttpResponse:
    """The register as whoever asks may read it; of one person with ``?person=``."""
    panel, access = _panel_to_look_at(request, code), access_in(request)
    standing, person = interests_seen(panel, access), _person_named(request)
    if person:
        standing = standing.filter(person=person)
    page = Paginator(standing, ON_A_PAGE).get_page(request.GET.get("page"))
    keeps, is_of_the_panel = panel.pk in access.keeps, panel.pk in access.panels
    context = {
        "panel": panel,
        "is_of_the_panel": is_of_the_panel,
        "keeps": keeps,
        "may_add": keeps or (is_of_the_panel and access.person is not None),
        "today": panel.today,
        "own": access.person if is_of_the_panel else None,
        "of_one": person,
        "page": page,
    }
    return render(request, "meetings/attendance/register.html", context)


def _person_named(request: HttpRequest) -> int | None:
    named = request.GET.get("person", "")
    return int(named) if re.fullmatch(rf"[0-9]{{1,{MOST_DIGITS}}}", named) else None


@never_cache
@require_safe
def interests_csv(request: HttpRequest, code: str) -> StreamingHttpResponse:
    """The same as a file for a spreadsheet."""
    panel = _panel_to_look_at(request, code)
    return csv_response(f"{panel.code}-interests.csv", COLUMNS, cells_of(panel, access_in(request)))


def _panel_to_look_at(request: HttpRequest, code: str) -> Panel:
    """Return the panel for its own people, and for everybody where something of its register is for them."""
    panel = get_object_or_404(Panel, code=code.upper())
    is_open = (
        panel.pk in access_in(request).panels or StandingInterest.objects.filter(SEEN_BY_ALL, panel=panel).exists()
    )
    if not is_open:
        raise Http404(f"No register of {code} for this reader.")
    return panel


class InterestStep(ConfirmView):
    template_name = "meetings/attendance/register_step.html"
    form_class = StandingInterestForm
    panel: Panel

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"noun": self.panel.noun}

    def get_success_url(self) -> str:
        return reverse("meetings:interests", args=[self.panel.code])

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        return super().get_context_data(panel=self.panel, **more)


class AddInterest(InterestStep):
    title = "Enter an interest"
    button = "Enter it"
    subject: Panel

    def get_subject(self) -> Panel:
        self.panel = panel_to_read(self.request, self.kwargs["code"])
        return self.panel

    def require(self) -> None:
        if not self._keeps and not Person.objects.filter(account=self.by).exists():
            noun = self.panel.noun
            raise NotAllowed(
                f"Those who belong to the {noun} enter their interests here, and the secretariat for them."
            )

    @property
    def _keeps(self) -> bool:
        return self.panel.pk in access_in(self.request).keeps

    def get_form_kwargs(self) -> dict[str, Any]:
        people = {membership.person: None for membership in who_sits(self.panel)} if self._keeps else {}
        return super().get_form_kwargs() | {"people": list(people)}

    def get_initial(self) -> dict[str, Any]:
        return {"starts_on": self.panel.today}

    def act(self, form: StandingInterestForm) -> str:
        person = form.cleaned_data.get("person") or Person.objects.get(account=self.by)
        interest = register_interest(self.panel, person, form.stated(), by=self.by)
        return f"The interest of {interest.person} is in the register."


class ChangeInterest(InterestStep):
    title = "Change the entry"
    subject: StandingInterest

    def get_subject(self) -> StandingInterest:
        self.panel = panel_to_read(self.request, self.kwargs["code"])
        rows = interests_seen(self.panel, access_in(self.request))
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def require(self) -> None:
        require_own_or_secretariat(self.panel, self.subject.person, self.by)

    def get_lead(self) -> str:
        return f"An interest of {self.subject.person}. Once it is over, give its last day: it stays in the register."

    def get_initial(self) -> dict[str, Any]:
        return StandingInterestForm.of(self.subject)

    def act(self, form: StandingInterestForm) -> str:
        change_interest(self.subject, form.stated(), by=self.by)
        return f"The entry of {self.subject.person} is changed."
