"""The register of decisions."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from core.audience import Sensitivity
from core.web.keyset_paging import Place, Source
from core.web.links import go
from meetings.access import PanelAccess
from meetings.attendance.queries import rooms_of
from meetings.item_numbers import ItemNumber
from meetings.models import AgendaItem, Decision, IssuedDecision
from meetings.models.decision import StatedOutcome
from meetings.panels.rules import PanelRules
from minutes.document.quorum import DECIDES_NOTHING
from minutes.enums import MinutesState
from minutes.models import RecommendationAnswer
from minutes.rendering.decision_notes import majority_words
from minutes.rendering.markup import tint_of

from .counts import count_by
from .order import place_of, register_order
from .recommendations import Wanted, answers_to, narrowed
from .visibility import is_circulated_only, readable, versions_read_by

DECIDED_WITHOUT_QUORUM = "Decided without a quorum"
_RELATED = ("item__meeting__panel", "item__meeting__minutes", "restates")


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision as a line of the register. ``notes`` say in words what its marks are; ``answer`` is what became of it
    where it is a recommendation, and this reader may read of that."""

    id: UUID
    outcome: str
    lead: str
    statement: str
    sub_points: tuple[str, ...]
    notes: tuple[str, ...]
    meeting: str
    day: str
    item: ItemNumber
    is_confidential: bool
    is_draft: bool
    recommended_to: str = ""
    answer: RecommendationAnswer | None = None

    @property
    def tint(self) -> str:
        return tint_of(self.outcome)

    @property
    def rest(self) -> str:
        """The statement behind its outcome word, which the label shows."""
        return self.statement.removeprefix(self.outcome).strip()

    @property
    def place_in_minutes(self) -> str:
        return f"{self.meeting}, item {self.item}"

    @property
    def address_in_minutes(self) -> str:
        return go(f"{self.meeting} item {self.item}")


def decision_sources(
    access: PanelAccess, wanted: Q, *, fold: bool = False, recommended: Wanted = Wanted.ANY
) -> list[Source[DecisionRow]]:
    """The decisions that this reader may see and asks for, newest meeting first.

    Folded, a statement that says again what another has said is left out, unless only it is for every reader.
    """
    live = [live_decisions(access, wanted, fold=fold, recommended=recommended)] if access.drafts else []
    return [issued_decisions(access, wanted, fold=fold, recommended=recommended), *live]


def issued_decisions(
    access: PanelAccess, wanted: Q, *, fold: bool = False, recommended: Wanted = Wanted.ANY
) -> Source[DecisionRow]:
    """Those of ``decision_sources`` that stand in a version: none of a panel whose minutes this reader drafts."""
    issued = IssuedDecision.objects.filter(readable(access), wanted, version__in=versions_read_by(access).values("pk"))
    issued = issued.filter(narrowed(recommended, access, "decision_id"))
    issued = issued.exclude(_says_again()) if fold else issued

    def prepare(rows: Sequence[IssuedDecision]) -> None:
        answers = answers_to(access, (row.decision_id for row in rows if row.recommended_to))
        for row in rows:
            row.answer = answers.get(row.decision_id)  # type: ignore[attr-defined] # noted of the stretch

    return Source(_told(issued), register_order("decision_id"), _issued_row, _issued_place, prepare)


def live_decisions(
    access: PanelAccess, wanted: Q, *, fold: bool = False, recommended: Wanted = Wanted.ANY
) -> Source[DecisionRow]:
    """Those of ``decision_sources`` that the working text states, on panels whose minutes this reader drafts."""
    live = Decision.objects.filter(readable(access), wanted, retired_at=None)
    live = live.filter(narrowed(recommended, access, "pk"), item__meeting__panel__in=access.drafts)
    live = live.exclude(_says_again()) if fold else live

    def prepare(rows: Sequence[Decision]) -> None:
        _mark_inquorate(rows)
        answers = answers_to(access, (row.pk for row in rows if row.recommended_to))
        for row in rows:
            row.answer = answers.get(row.pk)  # type: ignore[attr-defined] # noted of the stretch

    return Source(live.select_related(*_RELATED, "vote"), register_order("id"), _live_row, _live_place, prepare)


def _mark_inquorate(rows: Sequence[Decision]) -> None:
    """Note of each of these rows whether it was decided without a quorum, as its document would have it."""
    meetings = {row.item.meeting.pk: row.item.meeting for row in rows if _can_be_inquorate(row)}
    items = defaultdict[int, set[ItemNumber]](set)
    for row in rows:
        items[row.item.meeting_id].add(row.item.number)
    lost = {
        (meeting, item)
        for meeting, room in rooms_of(list(meetings.values())).items()
        for item, presence in room.at_each(items[meeting]).items()
        if presence.is_quorate is False
    }
    for row in rows:
        is_inquorate = _can_be_inquorate(row) and (row.item.meeting_id, row.item.number) in lost
        row.without_quorum = is_inquorate  # type: ignore[attr-defined] # as an issued row says it


def _can_be_inquorate(row: Decision) -> bool:
    meeting = row.item.meeting
    is_decided = row.outcome not in DECIDES_NOTHING and not row.item.withdrawn_reason
    return is_decided and meeting.attendance_recorded and PanelRules.read(meeting.panel.rules).has_quorum


def _told(issued: QuerySet[IssuedDecision]) -> QuerySet[IssuedDecision]:
    return issued.select_related(*_RELATED).annotate(is_draft=is_circulated_only())


def outcome_counts(sources: Sequence[Source[DecisionRow]]) -> Counter[str]:
    """Count the decisions of the sources by outcome."""
    return count_by((source.rows, "outcome") for source in sources)


def _says_again() -> Q:
    is_secret = Q(sensitivity=Sensitivity.CONFIDENTIAL.value)
    return Q(restates__isnull=False) & (is_secret | Q(restates__sensitivity=Sensitivity.PUBLIC.value))


def _issued_place(row: IssuedDecision) -> Place:
    return place_of(row.item, row.position, row.decision_id)


def _live_place(row: Decision) -> Place:
    return place_of(row.item, row.position, row.pk)


def _issued_row(row: IssuedDecision) -> DecisionRow:
    is_draft: bool = row.is_draft  # type: ignore[attr-defined] # annotated
    return _row(
        row,
        row.item,
        row.decision_id,
        is_draft=is_draft,
        says_again=_folds(row),
        without_quorum=row.without_quorum,
        voted=row.voted,
    )


def _live_row(row: Decision) -> DecisionRow:
    is_draft = row.item.meeting.minutes.state not in MinutesState.SETTLED
    without_quorum: bool = row.without_quorum  # type: ignore[attr-defined] # as it was noted of the stretch
    return _row(
        row,
        row.item,
        row.pk,
        is_draft=is_draft,
        says_again=_folds(row),
        without_quorum=without_quorum,
        voted=row.vote.printed if hasattr(row, "vote") else "",
    )


def _folds(row: Decision | IssuedDecision) -> bool:
    """Tell whether the statement says again what everybody who reads it can read: the condition of ``_says_again``."""
    public = Sensitivity.PUBLIC.value
    return row.restates is not None and (row.sensitivity != public or row.restates.sensitivity == public)


def _row(
    row: StatedOutcome,
    item: AgendaItem,
    identity: UUID,
    *,
    is_draft: bool,
    says_again: bool,
    without_quorum: bool,
    voted: str,
) -> DecisionRow:
    return DecisionRow(
        id=identity,
        outcome=row.outcome,
        lead=row.lead,
        statement=row.statement,
        sub_points=tuple(row.sub_points),
        notes=(
            *((DECIDED_WITHOUT_QUORUM,) if without_quorum else ()),
            *_notes(row, says_again=says_again, voted=voted),
        ),
        meeting=item.meeting.reference,
        day=item.meeting.day,
        item=item.number,
        is_confidential=row.sensitivity == Sensitivity.CONFIDENTIAL,
        is_draft=is_draft,
        recommended_to=row.recommended_to,
        answer=row.answer,  # type: ignore[attr-defined] # noted of the stretch
    )


def _notes(row: StatedOutcome, *, says_again: bool, voted: str) -> Iterator[str]:
    if voted:
        yield f"Vote: {voted}"
    elif row.carried_by:
        yield majority_words(row.dissent_count)
    if row.dissent_names:
        yield f"Dissenting: {', '.join(row.dissent_names)}"
    if row.is_negative:
        yield "Not carried"
    if row.deferred_to:
        yield f"Deferred to {row.deferred_to}"
    if row.condition:
        yield f"Condition: {row.condition}"
    if row.recommended_to:
        yield f"Recommendation to {row.recommended_to}"
    if says_again:
        yield "Repeats an earlier statement"
