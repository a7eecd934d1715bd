"""The answer to a recommendation: recorded and corrected on a page, and the file that shows it."""

from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from actions.services.answers import check_evidence
from core.web.confirm import ConfirmView
from meetings.access import PanelAccess, access_in
from meetings.crumbs import Crumbs
from meetings.models import Decision
from minutes.models import RecommendationAnswer
from minutes.registers.answer_form import AnswerForm
from minutes.registers.answering import (
    GivenAnswer,
    answer_store,
    last_recorded,
    record_answer,
    require_may_answer,
    take_answer_back,
)
from minutes.registers.recommendations import given_to, history_told, is_secret, may_be_named


class AnswerRecommendation(ConfirmView):
    """The page of an answer to a recommendation, for the secretariat of its panel, and for that of whom it was made
    to."""

    template_name = "minutes/registers/recommendation_answer.html"
    form_class = AnswerForm
    subject: Decision

    def get_subject(self) -> Decision:
        rows = Decision.objects.select_related("item__meeting__panel", "recommended_panel")
        decision = get_object_or_404(rows, pk=self.kwargs["pk"])
        self.access = access_in(self.request)
        self.last = last_recorded(decision.pk)
        if not is_theirs_to_see(decision, self.access):
            raise Http404("No such recommendation for this reader.")
        return decision

    def require(self) -> None:
        require_may_answer(self.subject, self.access, self.last)

    @property
    def standing(self) -> RecommendationAnswer | None:
        return None if self.last is None or self.last.is_taken_back else self.last

    def get_title(self) -> str:
        return "Correct the answer" if self.standing else "Record the answer"

    def get_form_kwargs(self) -> dict[str, Any]:
        panels = set(given_to(self.access).filter(decision=self.subject.pk).values_list("recommended_panel", flat=True))
        named = [row for panel in panels for row in may_be_named(self.access, panel)[:50]]
        return super().get_form_kwargs() | {"named": named, "standing": self.standing}

    def get_initial(self) -> dict[str, Any]:
        seen = {"seen": self.last and self.last.pk, "from_decision": self.request.GET.get("from", "")}
        if self.standing is None:
            return seen
        names = ("decided", "decided_on", "reasons", "differs", "source", "link")
        own = {"from_decision": str(self.standing.from_decision_id or "")}
        return seen | own | {name: getattr(self.standing, name) for name in names}

    def get_success_url(self) -> str:
        return reverse("minutes:decision-detail", args=[self.subject.pk])

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        shown = given_to(self.access).filter(decision=self.subject.pk).first()
        is_own = self.subject.item.meeting.panel_id in self.access.drafts
        stated = self.subject if is_own else shown
        around = {"crumbs": Crumbs.of_meeting(self.subject.item.meeting), "own_panels": self.access.panels}
        return super().get_context_data(stated=stated, **around, **more)

    def act(self, form: AnswerForm) -> str:
        given = form.cleaned_data
        if given.get("taken_back"):
            take_answer_back(self.subject, given["reasons"], seen=given["seen"], by=self.by)
            return "The answer is taken back. The recommendation waits for one."
        own, file = given.get("from_decision"), given["file"]
        names = ("decided", "decided_on", "reasons", "differs", "source", "link")
        said = GivenAnswer(
            **{name: given[name] for name in names},
            from_decision=own.decision if own else None,
            file=check_evidence(file.name, file.read()) if file else None,
        )
        record_answer(self.subject, said, seen=given["seen"], by=self.by)
        return "The answer is recorded."


def is_theirs_to_see(decision: Decision, access: PanelAccess) -> bool:
    """Tell whether this reader may know of the decision: they draft its minutes and may read it, or it was made to a
    panel of theirs and is out."""
    panel = decision.item.meeting.panel_id
    if is_secret(decision) and panel not in access.cleared:
        return False
    return panel in access.drafts or given_to(access).filter(decision=decision.pk).exists()


@require_safe
def answer_file(request: HttpRequest, pk: UUID, answer: UUID) -> FileResponse:
    """The file that shows an answer, as a download and never as a page, for people of the panel who may read of it."""
    access = access_in(request)
    told = history_told(access, pk).filter(decision__item__meeting__panel__in=access.panels)
    found = get_object_or_404(told.exclude(stored_name=""), pk=answer)
    response = FileResponse(
        answer_store().open(found.stored_name),
        as_attachment=True,
        filename=found.file_name,
        content_type=found.content_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
