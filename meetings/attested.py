"""The rows of meetings that the trail attests: who was there, who is on a panel, agendas and papers as given out."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from core.accounts.models import User
from core.audit.attested import AttestedKind, KeptFile, OlderEvent, attest, locate
from meetings.models import (
    Adjournment,
    AgendaIssue,
    AgendaItem,
    AgendaRecall,
    Answer,
    Attendance,
    Ballot,
    Contribution,
    Decision,
    Extension,
    IssuedDecision,
    Mandate,
    Meeting,
    Membership,
    Panel,
    Paper,
    PaperVersion,
    Person,
    Question,
    Recusal,
    Return,
    Sitting,
    StandingInterest,
    Vote,
    Voter,
    Window,
)
from meetings.papers.services.papers import paper_files

OF_A_PERSON = "memberships__panel"
# Not its place among the others, which moves with each statement before it: the text has it.
OF_A_DECISION = (
    "item", "outcome", "form", "block", "lead", "statement", "sentence", "sub_points", "carried_by", "dissent_count",
    "dissent_names", "condition", "is_negative", "deferred_to", "recommended_to", "recommended_panel", "sensitivity",
    "set_by_hand", "restates", "retired_at",
)  # fmt: skip
WHEN = ("held_on", "held_in", "starts_at", "ends_at")


def attest_meetings() -> None:
    attest(
        AttestedKind(
            Person,
            "person",
            str,
            OF_A_PERSON,
            ("organisation", "account"),
            hashed=("name",),
        ),
        AttestedKind(
            Meeting,
            "meeting",
            str,
            "panel",
            fields=("panel", "series", "number", "kind", "state", *WHEN, "place", "cancelled_reason", "binned_at"),
            plain=("panel", "number", "kind", "state", *WHEN, "binned_at"),
            hashed=("place",),
            rows=Meeting.with_binned.all,
        ),
        AttestedKind(
            AgendaItem,
            "withdrawal of an item",
            lambda row: f"item {row.number} of {row.meeting.reference}",
            "meeting__panel",
            fields=("meeting", "withdrawn_reason"),
            plain=("meeting",),
            hashed=("withdrawn_reason",),
            rows=lambda: AgendaItem.with_binned.exclude(withdrawn_reason=""),
        ),
        AttestedKind(
            Decision,
            "decision",
            lambda row: f"statement {row.position + 1} of item {row.item.number} of {row.item.meeting.reference}",
            "item__meeting__panel",
            fields=OF_A_DECISION,
            plain=("item", "outcome", "sensitivity", "retired_at"),
        ),
        AttestedKind(
            Vote,
            "vote",
            lambda row: f"decision {row.decision_id}",
            "decision__item__meeting__panel",
            ("decision", "is_by_name"),
        ),
        AttestedKind(
            Ballot,
            "vote by name",
            lambda row: f"position {row.position + 1} of vote {row.vote_id}",
            "vote__decision__item__meeting__panel",
            ("vote", "position"),
        ),
        AttestedKind(
            Attendance,
            "attendance",
            lambda row: f"{row.meeting.reference}, position {row.position + 1}",
            "meeting__panel",
            ("meeting", "kind", "position"),
        ),
        AttestedKind(
            Return,
            "return to a meeting",
            lambda row: f"position {row.position + 1} of attendance {row.attendance_id}",
            "attendance__meeting__panel",
            ("attendance", "position", "from_item", "to_item"),
        ),
        AttestedKind(
            Sitting,
            "sitting",
            lambda row: row.meeting.reference,
            "meeting__panel",
            ("meeting", "started_at", "closed_at", "held_as"),
            hashed=("place",),
        ),
        AttestedKind(
            Adjournment,
            "adjournment",
            lambda row: f"{row.sitting.meeting.reference}, position {row.position + 1}",
            "sitting__meeting__panel",
            ("sitting", "position", "item", "is_within", "adjourned_at", "resumed_at"),
        ),
        AttestedKind(
            Membership,
            "membership",
            lambda row: f"{row.person} on {row.panel.code}",
            "panel",
            ("panel", "person", "role", "is_cleared", "starts_on", "ends_on"),
        ),
        AttestedKind(
            Mandate,
            "mandate",
            lambda row: f"{row.person} on {row.panel.code}",
            "panel",
            ("panel", "person", "organisation", "starts_on", "ends_on", "given_by"),
        ),
        AttestedKind(
            StandingInterest,
            "registered interest",
            lambda row: f"person {row.person_id} on {row.panel.code}",
            "panel",
            ("panel", "person", "organisation", "seen_by", "starts_on", "ends_on", "registered_by"),
        ),
        AttestedKind(
            Recusal,
            "declared interest",
            lambda row: f"item {row.item.number} of {row.item.meeting.reference}",
            "item__meeting__panel",
            ("item", "person", "follows"),
        ),
        _agenda_issue(),
        AttestedKind(
            AgendaRecall,
            "recall of an agenda",
            lambda row: f"revision {row.issue.revision} of {row.issue.meeting.reference}",
            "issue__meeting__panel",
            ("issue", "at"),
        ),
        AttestedKind(
            IssuedDecision,
            "issued decision",
            lambda row: f"statement {row.position + 1} of item {row.item.number} of {row.item.meeting.reference}",
            "item__meeting__panel",
            ("version", "decision"),
        ),
        AttestedKind(
            Paper,
            "paper",
            lambda row: str(row.reference),
            "item__meeting__panel",
            fields=("number", "reference", "withdrawn_reason", "emptied_at"),
            plain=("number", "reference", "emptied_at"),
            rows=Paper.with_binned.all,
        ),
        _paper_version(),
        *_by_correspondence(),
    )
    locate(Panel, "pk")
    locate(User, f"person__{OF_A_PERSON}")


def _by_correspondence() -> Iterator[AttestedKind]:
    yield AttestedKind(
        Question,
        "question",
        lambda row: f"question {row.item.number} of {row.item.meeting.reference}",
        "item__meeting__panel",
        ("item", "fate", "approves", "moved_to", "moved_at"),
    )
    yield AttestedKind(
        Window,
        "window",
        lambda row: row.meeting.reference,
        "meeting__panel",
        ("meeting", "opens_at", "answers_from", "closes_at", "ended_at", "is_early"),
    )
    yield AttestedKind(
        Extension,
        "extension of a window",
        lambda row: row.window.meeting.reference,
        "window__meeting__panel",
        ("window", "was_to_close_at", "closes_at", "at", "by"),
    )
    yield AttestedKind(
        Voter,
        "voter",
        lambda row: f"voter {row.position} of {row.meeting.reference}",
        "meeting__panel",
        ("meeting", "position", "seat", "person"),
    )
    yield AttestedKind(
        Answer,
        "answer",
        lambda row: f"voter {row.voter.position}, question {row.question.item.number} of {row.voter.meeting.reference}",
        "question__item__meeting__panel",
        ("question", "voter", "person", "alternate_for", "entered_by", "at"),
    )
    yield AttestedKind(
        Contribution,
        "contribution",
        lambda row: f"question {row.question.item.number} of {row.question.item.meeting.reference}",
        "question__item__meeting__panel",
        ("question", "on", "person", "entered_by", "at"),
    )


def _agenda_issue() -> AttestedKind:
    def told(subject: str, facts: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
        return kind.key_from(subject), {name: facts[name] for name in ("revision", "sha256")}

    kind = AttestedKind(
        AgendaIssue,
        "issued agenda",
        lambda row: f"revision {row.revision} of {row.meeting.reference}",
        "meeting__panel",
        ("meeting", "revision", "sha256", "issued_at", "issued_by"),
        older=(OlderEvent("meetings.agenda_issued", told),),
    )
    return kind


def _paper_version() -> AttestedKind:
    return AttestedKind(
        PaperVersion,
        "paper version",
        lambda row: f"version {row.number} of {row.paper.reference}",
        "paper__item__meeting__panel",
        ("paper", "number", "sha256", "size", "received_at", "received_by", "stored_name"),
        rows=_with_what_became_of_their_papers,
        store=paper_files,
        file=lambda row: None if row.emptied_at else KeptFile(row.stored_name, row.sha256),
    )


def _with_what_became_of_their_papers() -> QuerySet[PaperVersion]:
    """Without a join: the versions of a paper whose row was taken away are still there."""
    paper = Paper.with_binned.filter(pk=OuterRef("paper"))
    return PaperVersion.objects.annotate(emptied_at=Subquery(paper.values("emptied_at")))
