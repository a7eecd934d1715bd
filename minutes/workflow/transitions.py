"""The table of the moves that minutes make: who may move them, from where to where, and what must be complete.

Verbs, buttons and pages read it.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from core.accounts.models import User
from core.errors import NotAllowed, WrongState
from meetings.access import PanelAccess, access_of
from meetings.models import Panel
from minutes.enums import MinutesState
from minutes.models import Minutes
from minutes.workflow.readiness import Facts, Gap, gaps_in_correction, gaps_in_issue, gaps_in_text, no_gaps
from minutes.workflow.second_signature import gaps_in_signatures, signs_second


class Who(NamedTuple):
    """The people who may make a move, by their access to the panel. ``words`` name them in a sentence."""

    includes: Callable[[PanelAccess, Panel], bool]
    words: str


SECRETARIAT = Who(lambda access, panel: panel.pk in access.keeps, "the secretariat")
CHAIR = Who(lambda access, panel: panel.pk in access.chairs, "the chair")
EITHER = Who(lambda access, panel: panel.pk in access.drafts, "the secretariat or the chair")
SECOND_SIGNATORY = Who(signs_second, "the second signatory")


class Transition(NamedTuple):
    """A row of the table; ``event`` names the move in the audit trail."""

    verb: str
    event: str
    sources: tuple[MinutesState, ...]
    target: MinutesState
    who: Who
    gaps: Callable[[Minutes, Facts], Iterable[Gap]] = no_gaps


S = MinutesState
SEND_TO_CHAIR = Transition(
    "send_to_chair", "minutes.sent_to_chair", (S.DRAFT,), S.CHAIR_REVIEW, SECRETARIAT, gaps_in_text
)
RETURN_TO_DRAFT = Transition(
    "return_to_draft", "minutes.returned_to_draft", (S.CHAIR_REVIEW, S.CIRCULATED), S.DRAFT, EITHER
)
CIRCULATE = Transition("circulate", "minutes.circulated", (S.CHAIR_REVIEW,), S.CIRCULATED, EITHER, gaps_in_text)
APPROVE = Transition("approve", "minutes.approved", (S.CIRCULATED,), S.APPROVED, SECRETARIAT)
APPROVE_AS_CORRECTED = Transition(
    "approve", "minutes.approved_as_corrected", (S.DRAFT,), S.APPROVED, SECRETARIAT, gaps_in_correction
)
COUNTERSIGN = Transition("countersign", "minutes.countersigned", (S.APPROVED,), S.APPROVED, SECOND_SIGNATORY)
SIGN = Transition("sign", "minutes.signed", (S.APPROVED,), S.SIGNED, CHAIR, gaps_in_signatures)
PUBLISH = Transition("publish", "minutes.published", (S.SIGNED,), S.PUBLISHED, SECRETARIAT, gaps_in_issue)
WITHDRAW_SIGNATURE = Transition("withdraw_signature", "minutes.signature_withdrawn", (S.SIGNED,), S.APPROVED, EITHER)
REOPEN = Transition("reopen", "minutes.reopened", (S.SIGNED, S.PUBLISHED), S.DRAFT, EITHER)
PUBLISH_ELSEWHERE = Transition(
    "publish_elsewhere", "minutes.published_elsewhere", (S.DRAFT,), S.PUBLISHED_ELSEWHERE, SECRETARIAT
)
TABLE = (
    SEND_TO_CHAIR, RETURN_TO_DRAFT, CIRCULATE, APPROVE, APPROVE_AS_CORRECTED, COUNTERSIGN, SIGN, PUBLISH,
    WITHDRAW_SIGNATURE, REOPEN, PUBLISH_ELSEWHERE,
)  # fmt: skip


def transition_from(minutes: Minutes, verb: str, *, by: User) -> Transition:
    """The row of the table by which this person can move the minutes now; raises as the verb itself would."""
    rows, access = [row for row in TABLE if row.verb == verb], access_of(by)
    allowed = [row for row in rows if row.who.includes(access, minutes.meeting.panel)]
    if not allowed:
        raise not_allowed(minutes, rows[0])
    for row in allowed:
        if minutes.state in row.sources:
            return row
    raise not_now(minutes)


def gaps_before(minutes: Minutes, transition: Transition, facts: Facts = None) -> list[Gap]:
    """Return what keeps minutes from moving on, and what to look at first, for a page to show before anybody tries."""
    return list(transition.gaps(minutes, facts))


def not_allowed(minutes: Minutes, transition: Transition) -> NotAllowed:
    return NotAllowed(f"Only {transition.who.words} of {minutes.meeting.panel.in_sentence} can do this.")


def not_now(minutes: Minutes) -> WrongState:
    """The refusal of a move for which the minutes, as whoever asks knows them, do not stand where it begins."""
    state = f"the status of the minutes of {minutes.meeting.reference} is “{minutes.get_state_display()}”"
    return WrongState(f"That cannot be done now: {state}.")


def moved_on(minutes: Minutes) -> WrongState:
    return WrongState(
        f"The minutes of {minutes.meeting.reference} have moved on in the meantime. Check where they stand now."
    )
