"""The answers of others to recommendations, recorded by the panel that made them or, from a decision, by theirs."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.db import transaction
from django.utils import timezone

from actions.services.answers import CheckedEvidence
from core.accounts.models import User
from core.audit.trail import record
from core.characters import one_line
from core.checked_rows import check
from core.errors import NotAllowed, Unacceptable, WrongState
from core.working_days import far_off
from meetings.access import PanelAccess, access_of
from meetings.models import Decision, IssuedDecision
from minutes.models import RecommendationAnswer

from .recommendations import given_to, is_secret, may_be_named

OVERTAKEN = "Somebody else has recorded an answer in the meantime. Look at it; nothing of yours is saved yet."
OF_A_FILE = ("file_name", "content_type", "size", "sha256", "stored_name")


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answer: what was decided, on which day, why, and how that is known."""

    decided: str
    decided_on: date
    reasons: str = ""
    differs: bool = False
    source: str = ""
    link: str = ""
    from_decision: Decision | None = None
    file: CheckedEvidence | None = None


@transaction.atomic
def record_answer(decision: Decision, given: GivenAnswer, *, seen: UUID | None, by: User) -> RecommendationAnswer:
    """Record the answer to a recommendation, at whatever point its minutes are; in place of the one that stands.

    ``seen`` is the row that whoever records this has before them. Raises NotAllowed for anybody but the secretariat of
    its panel, who may read it, and that of the panel it was made to; WrongState for what is no recommendation, or has
    been answered meanwhile; Unacceptable without words, a day that can be, or a source.
    """
    row = _hold(decision)
    last = _last_of(row, seen)
    require_may_answer(row, access_of(by), last)
    answer = RecommendationAnswer(
        decision=row,
        replaces=last,
        decided=given.decided.strip(),
        decided_on=given.decided_on,
        reasons=given.reasons.strip(),
        differs=given.differs,
        source=one_line(given.source),
        link=given.link.strip(),
        from_decision=given.from_decision,
        **_file_values(given.file, last),
        by=by,
        at=timezone.now(),
    )
    _check(answer, by)
    answer.save(force_insert=True)
    verb = "minutes.recommendation_answer_corrected" if last else "minutes.recommendation_answered"
    record(verb, row, by=by, attests=[answer], answer=str(answer.pk), differs=answer.differs)
    return answer


@transaction.atomic
def take_answer_back(decision: Decision, reasons: str, *, seen: UUID | None, by: User) -> None:
    """Note that what is recorded as the answer was a mistake: there is none yet. Raises as ``record_answer`` does."""
    row = _hold(decision)
    last = _last_of(row, seen)
    require_may_answer(row, access_of(by), last)
    if last is None or last.is_taken_back:
        raise WrongState("No answer is recorded that could be taken back.")
    if not reasons.strip():
        raise Unacceptable("Say why it is taken back.")
    gone = RecommendationAnswer(
        decision=row, replaces=last, is_taken_back=True, reasons=reasons.strip(), by=by, at=timezone.now()
    )
    check(gone)
    gone.save(force_insert=True)
    record("minutes.recommendation_answer_taken_back", row, by=by, attests=[gone], answer=str(gone.pk))


def answer_store() -> Storage:
    return storages["answers"]


def require_may_answer(decision: Decision, access: PanelAccess, last: RecommendationAnswer | None) -> None:
    """Raise NotAllowed or WrongState as ``record_answer`` does; ``last`` is what was recorded last."""
    panel = decision.item.meeting.panel
    if is_secret(decision) and panel.pk not in access.cleared:
        raise NotAllowed("This decision is confidential. Only those cleared for it can say what became of it.")
    if panel.pk in access.keeps:
        if not decision.recommended_to and not _was_issued_as_one(decision):
            raise WrongState("This decision is no recommendation, so there is no answer to it.")
    elif not given_to(access).filter(decision=decision.pk).exists():
        raise NotAllowed(f"Only the secretariat of {panel.in_sentence} can do this, and that of whom it was made to.")
    elif last is not None and not last.is_taken_back and not _is_theirs(last, access):
        raise NotAllowed(f"The secretariat of {panel.in_sentence} has recorded an answer. Ask them to correct it.")


def may_answer(decision: Decision, access: PanelAccess, last: RecommendationAnswer | None) -> bool:
    """Tell whether the page offers to record an answer, or to correct it."""
    try:
        require_may_answer(decision, access, last)
    except (NotAllowed, WrongState):
        return False
    return True


def _was_issued_as_one(decision: Decision) -> bool:
    return IssuedDecision.objects.filter(decision=decision.pk).exclude(recommended_to="").exists()


def _is_theirs(answer: RecommendationAnswer, access: PanelAccess) -> bool:
    own = answer.from_decision
    return own is not None and own.item.meeting.panel_id in access.keeps


def _hold(decision: Decision) -> Decision:
    """Hold the decision, so that nobody else answers it until the transaction ends."""
    rows = Decision.objects.select_for_update(of=("self",), no_key=True).select_related("item__meeting__panel")
    return rows.get(pk=decision.pk)


def last_recorded(decision: UUID) -> RecommendationAnswer | None:
    """Return what was recorded last of a decision's answer."""
    rows = RecommendationAnswer.objects.filter(decision=decision, replaced_by=None)
    return rows.select_related("from_decision__item__meeting").first()


def _last_of(decision: Decision, seen: UUID | None) -> RecommendationAnswer | None:
    last = last_recorded(decision.pk)
    if (last and last.pk) != seen:
        raise WrongState(OVERTAKEN)
    return last


def _check(answer: RecommendationAnswer, by: User) -> None:
    if not answer.decided:
        raise Unacceptable("Say what was decided.")
    today = answer.decision.item.meeting.panel.today
    if answer.decided_on is None or answer.decided_on > today:
        raise Unacceptable("It was decided today at the latest: correct the day.")
    if reason := far_off(answer.decided_on, today):
        raise Unacceptable(reason)
    if answer.link and not answer.link.startswith(("https://", "http://")):
        raise Unacceptable("An address begins with https://.")
    if not (answer.source or answer.link or answer.stored_name or answer.from_decision_id):
        raise Unacceptable("Say how you know: in words, by an address, a file, or a decision of theirs.")
    if answer.from_decision_id is not None and not _may_be_named(answer, by):
        raise NotAllowed("Only the secretariat of the panel that it was made to can answer it by a decision of theirs.")
    check(answer)


def _may_be_named(answer: RecommendationAnswer, by: User) -> bool:
    access = access_of(by)
    to = given_to(access).filter(decision=answer.decision_id).values_list("recommended_panel", flat=True)
    return any(may_be_named(access, panel).filter(decision=answer.from_decision_id).exists() for panel in set(to))


def _file_values(file: CheckedEvidence | None, last: RecommendationAnswer | None) -> dict[str, Any]:
    """Return what a row says of its file: a new one, or that of the answer which it replaces."""
    if file is None:
        return {name: getattr(last, name) for name in OF_A_FILE} if last else {}
    return {
        "file_name": file.name,
        "content_type": file.content_type,
        "size": len(file.content),
        "sha256": sha256(file.content).hexdigest(),
        "stored_name": answer_store().save(uuid4().hex, ContentFile(file.content)),
    }
