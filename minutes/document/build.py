"""The document of a meeting's minutes, built from its rows in a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from actions.models import Action, reference_in
from meetings.attendance.held import Held
from meetings.attendance.queries import attendance_rows, attendee_of, held_of, room_of, stays_of
from meetings.attendance.stays import Stay, in_words
from meetings.correspondence.outcome import QuestionOutcome, outcomes_of
from meetings.item_numbers import ItemNumber
from meetings.models import Attendance, Decision, Meeting
from meetings.panels.letterhead import letterhead_of
from meetings.panels.rules import PanelRules
from minutes.document.annotations import BESIDE_TEXT, BesideText
from minutes.document.correspondence import document_answers
from minutes.document.model import (
    DocumentAction,
    DocumentAdjournment,
    DocumentAnswers,
    DocumentAttendee,
    DocumentDecision,
    DocumentItem,
    DocumentQuorum,
    DocumentSitting,
    DocumentStay,
    DocumentVote,
    MinutesDocument,
)
from minutes.document.parts import document_blocks, document_decision, document_mentions
from minutes.document.quorum import document_quorum
from minutes.document.sitting import written
from minutes.document.votes import VOTED, document_vote
from minutes.models import ItemText, Minutes
from minutes.text import Statement, read


def build_document(minutes: Minutes) -> MinutesDocument:
    """The working text of these minutes as one document, confidential parts and draft numbers included.

    Whatever leaves SmartGov goes through ``redact`` first.
    """
    meeting = minutes.meeting
    source = getattr(minutes, "source", None)
    attended = attendance_rows(meeting)
    outcomes = outcomes_of(meeting) if meeting.series else ()
    held, rules = held_of(meeting), PanelRules.read(meeting.panel.rules)
    return MinutesDocument(
        panel_code=meeting.panel.code,
        panel_name=meeting.panel.name,
        series=meeting.series,
        number=meeting.number,
        state=minutes.state,
        held_on=meeting.held_on,
        held_in=meeting.held_in,
        source=source.file_name if source else "",
        attendance_recorded=meeting.attendance_recorded,
        apologies_recorded=meeting.apologies_recorded,
        attendance=tuple(_attendee(row, rules) for row in attended),
        front=document_blocks(read(minutes.front, panel_code=meeting.panel.code).blocks),
        items=tuple(_items(meeting, attended, outcomes, held)),
        letterhead=letterhead_of(meeting.panel),
        opened_on=min((outcome.opened_on for outcome in outcomes), default=None),
        closed_on=max((outcome.closed_on for outcome in outcomes), default=None),
        sitting=_sitting(held),
    )


def _sitting(held: Held) -> DocumentSitting | None:
    sitting = DocumentSitting(written(held.started_at), written(held.closed_at), held.place, held.held_as)
    return None if sitting == DocumentSitting() else sitting


def _adjournments(held: Held) -> dict[ItemNumber | None, tuple[DocumentAdjournment, ...]]:
    """Return the adjournments by the item that they stand at."""
    found: defaultdict[ItemNumber | None, tuple[DocumentAdjournment, ...]] = defaultdict(tuple)
    for each in held.breaks:
        times = written(each.adjourned_at), written(each.resumed_at)
        found[each.item] += (DocumentAdjournment(*times, each.is_within, each.reason),)
    return found


class _ItemRow(NamedTuple):
    pk: int
    number: ItemNumber
    printed_number: str | None
    title: str
    public_title: str
    sensitivity: str
    sensitivity_reason: str
    withdrawn_reason: str
    inquorate_reason: str
    html: str


class _DecisionRow(NamedTuple):
    """The columns of a decision that its text does not say, or not as well."""

    id: UUID
    item: int
    carried_by: str
    dissent_count: int | None
    dissent_names: tuple[str, ...]
    condition: str
    is_negative: bool
    deferred_to: str
    recommended_to: str
    restates: UUID | None
    set_by_hand: tuple[str, ...]
    vote: DocumentVote | None


_ITEM_COLUMNS = ("item_id", *(f"item__{name}" for name in _ItemRow._fields[1:-1]), "html")


def _items(
    meeting: Meeting, attended: Sequence[Attendance], outcomes: Sequence[QuestionOutcome], held: Held
) -> Iterator[DocumentItem]:
    texts = ItemText.objects.filter(item__meeting=meeting).order_by("item__number")
    rows = texts.annotate(**BESIDE_TEXT).values_list(*_ITEM_COLUMNS, *BESIDE_TEXT)
    decisions, actions = _decisions_by_item(meeting), _actions_by_item(meeting)
    items = [(_ItemRow._make(columns), BesideText.read(reasons, interests)) for *columns, reasons, interests in rows]
    quorums = _quorums(meeting, attended, [text for text, _ in items if not text.withdrawn_reason])
    adjournments = _adjournments(held)
    answers = {outcome.item.pk: document_answers(outcome) for outcome in outcomes}
    for text, beside in items:
        yield _item(
            text,
            frozenset(decisions[text.pk]),
            frozenset(actions[text.pk]),
            beside,
            quorums.get(text.number),
            adjournments.get(text.number, ()),
            answers.get(text.pk),
            meeting.panel.code,
        )


def _quorums(
    meeting: Meeting, attended: Sequence[Attendance], items: Iterable[_ItemRow]
) -> dict[ItemNumber, DocumentQuorum | None]:
    """Return how each item stood with the quorum; nothing without a rule about it, or a record of who was there."""
    if not (meeting.attendance_recorded and PanelRules.read(meeting.panel.rules).has_quorum):
        return {}
    room = room_of(meeting, [attendee_of(row) for row in attended])
    reasons = {item.number: item.inquorate_reason for item in items}
    return {item: document_quorum(presence, reasons[item]) for item, presence in room.at_each(reasons).items()}


def _decisions_by_item(meeting: Meeting) -> defaultdict[int, list[_DecisionRow]]:
    rows = Decision.objects.filter(item__meeting=meeting, retired_at=None).annotate(**VOTED)
    places = PanelRules.read(meeting.panel.rules).votes_printed
    decisions: defaultdict[int, list[_DecisionRow]] = defaultdict(list)
    for *columns, voted, options, by_name in rows.values_list(*_DecisionRow._fields[:-1], *VOTED):
        decision = _DecisionRow._make([*columns, document_vote(voted, options, by_name, places)])
        hashable = decision._replace(
            dissent_names=tuple(decision.dissent_names), set_by_hand=tuple(decision.set_by_hand)
        )
        decisions[decision.item].append(hashable)
    return decisions


def _actions_by_item(meeting: Meeting) -> defaultdict[int, list[DocumentAction]]:
    actions: defaultdict[int, list[DocumentAction]] = defaultdict(list)
    for item, action in _document_actions(meeting):
        actions[item].append(action)
    return actions


@lru_cache(maxsize=2048)
def _item(
    text: _ItemRow,
    decisions: frozenset[_DecisionRow],
    actions: frozenset[DocumentAction],
    beside: BesideText,
    quorum: DocumentQuorum | None,
    adjournments: tuple[DocumentAdjournment, ...],
    answers: DocumentAnswers | None,
    panel_code: str,
) -> DocumentItem:
    """The same object for the same rows: what is made of it further on need not be made again."""
    reading = read(text.html, panel_code=panel_code)
    decision_of = {str(row.id): row for row in decisions}
    action_of = {action.id: action for action in actions}
    return DocumentItem(
        number=text.number,
        printed_number=text.printed_number,
        title=text.title,
        public_title=text.public_title,
        sensitivity=text.sensitivity,
        sensitivity_reason=text.sensitivity_reason,
        withdrawn_reason=text.withdrawn_reason,
        points_to_confidential_minutes=reading.points_to_confidential_minutes,
        blocks=document_blocks(reading.blocks, dict(beside.reasons)),
        decisions=tuple(_decision(statement, decision_of[statement.id]) for statement in reading.statements),
        actions=tuple(action_of[action.id] for action in reading.actions),
        mentions=document_mentions(reading.mentions),
        interests=beside.interests,
        quorum=quorum,
        adjournments=adjournments,
        answers=answers,
    )


def _decision(statement: Statement, row: _DecisionRow) -> DocumentDecision:
    """The statement as the text has it, with what its row knows better: a person may have set it by hand."""
    return replace(
        document_decision(statement),
        carried_by=row.carried_by,
        dissent_count=row.dissent_count,
        dissent_names=row.dissent_names,
        condition=row.condition,
        is_negative=row.is_negative,
        deferred_to=row.deferred_to,
        recommended_to=row.recommended_to,
        restates=str(row.restates or ""),
        by_hand=(*row.set_by_hand, *(["dissent_names"] if row.dissent_names else [])),
        vote=row.vote,
    )


_ACTION_COLUMNS = ("item_id", "id", "block", "number", "owner", "due", "text", "printed_label")


def _document_actions(meeting: Meeting) -> Iterator[tuple[int, DocumentAction]]:
    """An action without a number prints the one its rank among all the meeting's actions would give it."""
    rows = Action.objects.filter(meeting=meeting, retired_at=None).order_by("item__number", "position")
    for rank, row in enumerate(rows.values_list(*_ACTION_COLUMNS), start=1):
        item, pk, block, number, owner, due, text, label = row
        is_draft = number is None and label is None
        reference = str(reference_in(meeting, rank if number is None else number)) if label is None else ""
        yield item, DocumentAction(str(pk), str(block), reference, is_draft, owner, due, text, label)


def _attendee(row: Attendance, rules: PanelRules) -> DocumentAttendee:
    stays, vote_to = stays_of(row), str(row.vote_to or "")
    passed = f"vote passed to {vote_to}" if vote_to else ""
    detail = ", ".join(filter(None, (_stands_in(row), in_words(stays), passed)))
    detail = detail[:1].upper() + detail[1:]
    told = () if stays == [Stay()] else tuple(DocumentStay(*stay) for stay in stays)
    initials = row.initials if rules.uses_initials else ""
    return DocumentAttendee(row.kind, row.name, row.category, detail, told, initials, vote_to)


def _stands_in(row: Attendance) -> str:
    return f"alternate for {row.alternate_for}" if row.alternate_for else ""
