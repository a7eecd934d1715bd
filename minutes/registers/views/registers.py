"""The registers of decisions and actions: pages and files."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from actions.models import ActionState
from core.web.csv import csv_response
from core.web.keyset_paging import Source, every_row, read_page
from meetings.access import PanelAccess, access_in
from minutes.models import Minutes, RecommendationAnswer
from minutes.registers import ActionRow, DecisionRow, action_sources, decision_sources, outcome_counts, state_counts
from minutes.registers.due_status import follow
from minutes.registers.filters import ActionFilter, DecisionFilter, RegisterFilter
from minutes.rendering.markup import tint_of

ROWS_ON_A_PAGE = 50
ROWS_AT_ONCE = 500
MEETINGS_TO_CHOOSE_FROM = 200
PLACES = ("after", "before")
DECISION_COLUMNS = (
    "Meeting", "Date", "Item", "Outcome", "Lead", "Statement", "Sub-points", "Notes", "Sensitivity", "Stage",
    "Recommendation to", "What they decided", "Decided on", "Their reasons", "Differs", "Source",
)  # fmt: skip
ACTION_COLUMNS = (
    "Reference", "Number", "Meeting", "Date", "Item", "Owner", "Due", "Status", "Latest answer", "Answered on",
    "Action", "Sensitivity", "Stage",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that a register can be narrowed to, and how many rows it would leave."""

    value: str
    label: str
    count: int
    is_chosen: bool

    @property
    def tint(self) -> str:
        return tint_of(self.value)


@require_safe
def decision_list(request: HttpRequest) -> HttpResponse:
    asked, access = DecisionFilter(request.GET), access_in(request)
    of_any_outcome = _decisions(asked, access, of_any_outcome=True)
    counts = outcome_counts(of_any_outcome)
    chosen = request.GET.getlist("outcome")
    sources = _decisions(asked, access) if chosen else of_any_outcome
    context = {
        **_shared(request, asked, sources),
        "outcomes": [Choice(word, word, counts[word], word in chosen) for word in sorted({*counts, *chosen})],
        "total": sum(count for word, count in counts.items() if word in chosen or not chosen),
    }
    page, fragment = "minutes/registers/decision_list.html", "minutes/registers/_decision_register.html"
    return render(request, _template(request, page=page, fragment=fragment), context)


@require_safe
def decision_csv(request: HttpRequest) -> StreamingHttpResponse:
    sources = _decisions(DecisionFilter(request.GET), access_in(request))
    return csv_response("decisions.csv", DECISION_COLUMNS, map(_decision_cells, every_row(sources, chunk=ROWS_AT_ONCE)))


@require_safe
def action_list(request: HttpRequest) -> HttpResponse:
    asked, access = ActionFilter(request.GET), access_in(request)
    in_any_state = _actions(asked, access, in_any_state=True)
    counts = state_counts(in_any_state)
    chosen = asked.cleaned_data.get("state") or ""
    shared = _shared(request, asked, _actions(asked, access) if chosen else in_any_state)
    context = {
        **shared,
        "followed": follow(shared["page"].rows, access),
        "states": [Choice(state, state.label, counts[state], state == chosen) for state in ActionState],
        "total": counts[chosen] if chosen else sum(counts.values()),
    }
    page, fragment = "minutes/registers/action_list.html", "minutes/registers/_action_register.html"
    return render(request, _template(request, page=page, fragment=fragment), context)


@require_safe
def action_csv(request: HttpRequest) -> StreamingHttpResponse:
    sources = _actions(ActionFilter(request.GET), access_in(request))
    return csv_response("actions.csv", ACTION_COLUMNS, map(_action_cells, every_row(sources, chunk=ROWS_AT_ONCE)))


def _decisions(
    asked: DecisionFilter, access: PanelAccess, *, of_any_outcome: bool = False
) -> list[Source[DecisionRow]]:
    wanted = asked.wanted() if of_any_outcome else asked.wanted() & asked.wanted_outcomes()
    recommended = asked.wanted_recommendations()
    return decision_sources(access, wanted, fold=bool(asked.cleaned_data.get("fold")), recommended=recommended)


def _actions(asked: ActionFilter, access: PanelAccess, *, in_any_state: bool = False) -> list[Source[ActionRow]]:
    return action_sources(access, asked.wanted(), Q() if in_any_state else asked.wanted_state())


def _shared(request: HttpRequest, asked: RegisterFilter, sources: Sequence[Source[Any]]) -> dict[str, Any]:
    meetings = _meetings_to_choose_from(request)
    return {
        "asked": asked,
        "page": read_page(
            sources, after=request.GET.get("after", ""), before=request.GET.get("before", ""), size=ROWS_ON_A_PAGE
        ),
        "meetings": meetings,
        "panels": sorted({minutes.meeting.panel.code: minutes.meeting.panel.name for minutes in meetings}.items()),
        "query": _without(request.GET, PLACES).urlencode(),
        "is_filtered": any(_without(request.GET, PLACES).values()),
    }


def _meetings_to_choose_from(request: HttpRequest) -> list[Minutes]:
    readable = Minutes.objects.visible_to(request.user).select_related("meeting__panel")
    return list(readable[:MEETINGS_TO_CHOOSE_FROM])


def _without(query: QueryDict, names: Iterable[str]) -> QueryDict:
    copy = query.copy()
    for name in names:
        copy.pop(name, None)
    return copy


def _template(request: HttpRequest, *, page: str, fragment: str) -> str:
    """The whole page, or for htmx what of it the filters change."""
    return fragment if request.headers.get("HX-Request") else page


def _decision_cells(row: DecisionRow) -> Iterator[str]:
    yield from (row.meeting, row.day, str(row.item), row.outcome, row.lead, row.statement)
    yield from ("; ".join(row.sub_points), "; ".join(row.notes))
    yield from _marks(row)
    yield row.recommended_to
    yield from _answer_cells(row.answer)


def _answer_cells(answer: RecommendationAnswer | None) -> tuple[str, ...]:
    if answer is None or answer.decided_on is None:
        return ("",) * 5
    source = "; ".join(filter(None, (answer.source, answer.link)))
    differs = "yes" if answer.differs else "no"
    return answer.decided, answer.decided_on.isoformat(), answer.reasons, differs, source


def _action_cells(row: ActionRow) -> Iterator[str]:
    yield from (str(row.reference), _standing_of_number(row))
    yield from (row.meeting, row.day, str(row.item), row.owner, row.due, row.state.label)
    yield from (row.word.note, row.word.on.isoformat()) if row.word else ("", "")
    yield row.text
    yield from _marks(row)


def _standing_of_number(row: ActionRow) -> str:
    if row.is_draft_number:
        return "draft number"
    return "issued" if row.reference.number else "none printed"


def _marks(row: DecisionRow | ActionRow) -> tuple[str, str]:
    return ("confidential" if row.is_confidential else "public", "draft" if row.is_draft else "issued")
