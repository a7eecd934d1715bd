"""Decisions that are recommendations to others, and what became of them, as far as a reader may read of it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from core.audience import Audience, Sensitivity
from meetings.access import PanelAccess
from meetings.models import Decision, IssuedDecision
from minutes.document.model import DocumentDecision, DocumentRecommendationAnswer
from minutes.document.redaction import Redacted
from minutes.models import RecommendationAnswer, Version

from .visibility import readable

MOST_WAITING = 20  # on the start page


class Wanted(StrEnum):
    """The decisions that a register is narrowed to, by whether they are recommendations."""

    ANY = ""
    ALL = "all"
    UNANSWERED = "unanswered"


def answers_told(access: PanelAccess) -> QuerySet[RecommendationAnswer]:
    """Return the answers that stand, and that this reader may read: what became of a decision of which any wording is
    confidential, be it that of the text or one that was issued, is for the cleared."""
    return _standing().filter(_told(access))


def with_answers(redacted: Redacted) -> Redacted:
    """Return a document with the answers to its recommendations, as far as they are for its audience."""
    document, known = redacted.document, _standing()
    if redacted.audience is Audience.PUBLIC:
        known = known.filter(_told(PanelAccess()))
    made = [UUID(each.id) for item in document.items for each in item.decisions if each.recommended_to]
    answers = {str(answer.decision_id): answer for answer in known.filter(decision__in=made)}
    items = tuple(
        replace(item, decisions=tuple(_with_answer(each, answers.get(each.id)) for each in item.decisions))
        for item in document.items
    )
    return replace(redacted, document=replace(document, items=items))


def _with_answer(decision: DocumentDecision, answer: RecommendationAnswer | None) -> DocumentDecision:
    if answer is None or answer.decided_on is None:
        return decision
    said = DocumentRecommendationAnswer(
        answer.decided, answer.decided_on, answer.reasons, answer.differs, answer.source, answer.link
    )
    return replace(decision, answer=said)


def _standing() -> QuerySet[RecommendationAnswer]:
    return RecommendationAnswer.objects.filter(replaced_by=None, is_taken_back=False)


def history_told(access: PanelAccess, decision: UUID) -> QuerySet[RecommendationAnswer]:
    """Return all that was ever recorded of one decision's answer, the latest first, for whom it is."""
    rows = RecommendationAnswer.objects.filter(_told(access), decision=decision).select_related("by")
    return rows.order_by("-at", "-pk")


def _told(access: PanelAccess) -> Q:
    issued = IssuedDecision.objects.filter(decision=OuterRef("decision"), sensitivity=Sensitivity.CONFIDENTIAL.value)
    is_open = Q(decision__sensitivity=Sensitivity.PUBLIC.value) & ~Exists(issued)
    return is_open | Q(decision__item__meeting__panel__in=access.cleared)


def is_secret(decision: Decision) -> bool:
    """Tell whether any wording of a decision is confidential, that of the text or one that was issued."""
    issued = IssuedDecision.objects.filter(decision=decision.pk).values_list("sensitivity", flat=True)
    return Sensitivity.CONFIDENTIAL in (decision.sensitivity, *issued)


def narrowed(wanted: Wanted, access: PanelAccess, decision: str) -> Q:
    """Return the condition on rows of a register whose decision is named by this field."""
    if wanted is Wanted.ANY:
        return Q()
    is_one = ~Q(recommended_to="")
    if wanted is Wanted.ALL:
        return is_one
    return is_one & ~Q(Exists(answers_told(access).filter(decision=OuterRef(decision))))


def answers_to(access: PanelAccess, decisions: Iterable[UUID]) -> dict[UUID, RecommendationAnswer]:
    """Return the answers to these decisions, by their ids, where there is one for this reader; in one query."""
    ids = list(decisions)
    if not ids:
        return {}
    return {answer.decision_id: answer for answer in answers_told(access).filter(decision__in=ids)}


def decision_named(access: PanelAccess, answer: RecommendationAnswer | None) -> UUID | None:
    """Return the decision of theirs that an answer names, where this reader may read it."""
    if answer is None or answer.from_decision_id is None:
        return None
    versions = Version.objects.read_in(access.panels).values("pk")
    rows = IssuedDecision.objects.filter(readable(access), version__in=versions, decision=answer.from_decision_id)
    return answer.from_decision_id if rows.exists() else None


def given_to(access: PanelAccess) -> QuerySet[IssuedDecision]:
    """Return the recommendations to panels whose minutes this reader keeps, as far as they may read them: in the
    version that is theirs to read, of a panel of theirs or of the public."""
    versions = Version.objects.read_in(access.panels).values("pk")
    rows = IssuedDecision.objects.filter(readable(access), version__in=versions, recommended_panel__in=access.keeps)
    return rows.select_related("item__meeting__panel", "recommended_panel", "decision")


def recommendations_waiting_for(access: PanelAccess) -> Sequence[IssuedDecision]:
    """Return those of them that nobody has answered, the oldest first; in one query, for whoever keeps minutes."""
    if not access.keeps:
        return []
    unanswered = given_to(access).filter(narrowed(Wanted.UNANSWERED, access, "decision_id"))
    return list(unanswered.order_by("item__meeting__held_on", "pk")[:MOST_WAITING])


def may_be_named(access: PanelAccess, panel: int) -> QuerySet[IssuedDecision]:
    """Return the decisions of a panel by which its secretariat can answer a recommendation to it, newest first: those
    of its public items, once a version of them is out."""
    versions = Version.objects.read_in(access.panels).values("pk")
    rows = IssuedDecision.objects.filter(
        version__in=versions,
        item__meeting__panel=panel,
        item__meeting__panel__in=access.keeps,
        sensitivity=Sensitivity.PUBLIC.value,
        decision__sensitivity=Sensitivity.PUBLIC.value,
    )
    return rows.select_related("item__meeting__panel").order_by("-item__meeting__number", "item__number", "position")
