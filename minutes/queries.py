"""Builds the document of a meeting's minutes from its rows, in a constant number of queries."""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from uuid import UUID

from django.db.models import QuerySet

from actions.models import Action
from actions.references import Reference
from meetings.models import Attendance, Decision, Letterhead, Meeting, Panel
from minutes.assembly import document_blocks, document_decision, document_mentions
from minutes.document import (
    DocumentAction,
    DocumentAttendee,
    DocumentDecision,
    DocumentItem,
    DocumentLetterhead,
    MinutesDocument,
)
from minutes.models import ItemText, Minutes
from minutes.text import Reading, Statement, read


def build_document(minutes: Minutes) -> MinutesDocument:
    """The working text of these minutes as one document, confidential parts and draft numbers included.

    Whatever leaves SmartGov goes through ``redact`` first.
    """
    meeting = minutes.meeting
    source = getattr(minutes, "source", None)
    return MinutesDocument(
        panel_code=meeting.panel.code,
        panel_name=meeting.panel.name,
        number=meeting.number,
        state=minutes.state,
        held_on=meeting.held_on,
        held_in=meeting.held_in,
        source=source.file_name if source else "",
        attendance_recorded=meeting.attendance_recorded,
        apologies_recorded=meeting.apologies_recorded,
        attendance=tuple(
            map(_attendee, meeting.attendances.select_related("alternate_for").order_by("position", "pk"))
        ),
        front=document_blocks(read(minutes.front, panel_code=meeting.panel.code).blocks),
        items=tuple(_items(meeting)),
        letterhead=_letterhead(meeting.panel),
    )


def _letterhead(panel: Panel) -> DocumentLetterhead | None:
    row: Letterhead | None = getattr(panel, "letterhead", None)
    if row is None:
        return None
    logo = f"data:image/png;base64,{b64encode(row.logo).decode()}" if row.logo else ""
    return DocumentLetterhead(row.address_line, logo, row.logo_alt)


def _items(meeting: Meeting) -> Iterator[DocumentItem]:
    texts = ItemText.objects.filter(item__meeting=meeting).select_related("item").order_by("item__number")
    decisions = Decision.objects.filter(item__meeting=meeting, retired_at=None).in_bulk()
    actions = Action.objects.filter(meeting=meeting, retired_at=None).order_by("item__number", "position")
    document_actions = dict(_document_actions(meeting, actions))
    for text in texts:
        reading = read(text.html, panel_code=meeting.panel.code)
        yield _item(text, reading, decisions, document_actions)


def _item(
    text: ItemText,
    reading: Reading,
    decisions: Mapping[UUID, Decision],
    actions: Mapping[str, DocumentAction],
) -> DocumentItem:
    item = text.item
    return DocumentItem(
        number=item.number,
        title=item.title,
        public_title=item.public_title,
        sensitivity=item.sensitivity,
        sensitivity_reason=item.sensitivity_reason,
        points_to_confidential_minutes=reading.points_to_confidential_minutes,
        blocks=document_blocks(reading.blocks),
        decisions=tuple(_decision(statement, decisions[UUID(statement.id)]) for statement in reading.statements),
        actions=tuple(actions[action.id] for action in reading.actions),
        mentions=document_mentions(reading.mentions),
    )


def _decision(statement: Statement, row: Decision) -> DocumentDecision:
    """The statement as the text has it, with what its row knows better: a person may have set it by hand."""
    return replace(
        document_decision(statement),
        carried_by=row.carried_by,
        dissent_count=row.dissent_count,
        dissent_names=tuple(row.dissent_names),
        condition=row.condition,
        deferred_to=row.deferred_to,
        restates=str(row.restates_id or ""),
    )


def _document_actions(meeting: Meeting, rows: Iterable[Action]) -> Iterator[tuple[str, DocumentAction]]:
    """An action without a number prints the one its rank among all the meeting's actions would give it."""
    for rank, row in enumerate(rows, start=1):
        number = rank if row.number is None else row.number
        reference = str(Reference(meeting.panel.code, meeting.number, number))
        is_draft = row.number is None
        yield (
            str(row.pk),
            DocumentAction(str(row.pk), str(row.block), reference, is_draft, row.owner, row.due, row.text),
        )


def _attendee(row: Attendance) -> DocumentAttendee:
    detail = ", ".join(filter(None, (_stands_in(row), _part_attended(row))))
    detail = detail[:1].upper() + detail[1:]
    return DocumentAttendee(row.kind, row.name, row.category, detail)


def _stands_in(row: Attendance) -> str:
    return f"alternate for {row.alternate_for}" if row.alternate_for else ""


def _part_attended(row: Attendance) -> str:
    """Only of those who came late or left early."""
    if row.from_item and row.to_item:
        return f"item {row.from_item}" if row.from_item == row.to_item else f"items {row.from_item} to {row.to_item}"
    if row.from_item:
        return f"from item {row.from_item}"
    return f"until item {row.to_item}" if row.to_item else ""


MEETING_REFERENCE = re.compile(r"([A-Za-z]{2,8})([1-9]\d{0,8})")


def minutes_of(reference: str, among: QuerySet[Minutes]) -> Minutes:
    """The minutes of the meeting that a reference such as SECP47 names; raises Minutes.DoesNotExist otherwise."""
    code, number = panel_and_number(reference)
    return with_meeting(among).get(meeting__panel__code=code, meeting__number=number)


def panel_and_number(reference: str) -> tuple[str, int]:
    """SECP and 47 of SECP47, however it is capitalised; raises Minutes.DoesNotExist for anything else."""
    match = MEETING_REFERENCE.fullmatch(reference)
    if match is None:
        raise Minutes.DoesNotExist(f"{reference} is not the reference of a meeting.")
    return match[1].upper(), int(match[2])


def with_meeting(minutes: QuerySet[Minutes]) -> QuerySet[Minutes]:
    """These minutes with the rows that their document begins with."""
    return minutes.select_related("meeting__panel__letterhead", "source")
