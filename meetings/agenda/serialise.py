"""An agenda as the text that is kept of an issue and hashed, and read back as the document it was. Pure."""

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date, time
from typing import Any, TypeVar

from core.audit.canonical import canonical_json
from meetings.agenda.document import AgendaDocument, AgendaEntry
from meetings.panels.letterhead import DocumentLetterhead

SCHEMA = "smartgov.agenda/1"
Part = TypeVar("Part")


def agenda_text(document: AgendaDocument, salt: str) -> str:
    """The exact characters that an issue keeps. The salt is random: without one, a short confidential title could be
    guessed, and the guess proved by the hash."""
    plain = json.loads(json.dumps(asdict(document), default=_iso))
    return canonical_json({"schema": SCHEMA, "salt": salt, "document": plain})


def agenda_from(text: str) -> AgendaDocument:
    """The document that was issued; a field that a later release added takes its default."""
    data = json.loads(text)["document"]
    return _part(
        AgendaDocument,
        data,
        issued_on=_date(data["issued_on"]),
        held_on=_date(data["held_on"]),
        starts_at=_time(data["starts_at"]),
        ends_at=_time(data["ends_at"]),
        letterhead=_part(DocumentLetterhead, data["letterhead"]) if data["letterhead"] else None,
        items=_entries(data["items"]),
        before=_entries(data["before"]),
    )


def _entries(rows: list[Mapping[str, Any]]) -> tuple[AgendaEntry, ...]:
    return tuple(_part(AgendaEntry, row) for row in rows)


def _part(kind: type[Part], data: Mapping[str, Any], **loaded: Any) -> Part:
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type] # every part is a dataclass
    return kind(**({name: value for name, value in data.items() if name in known} | loaded))


def _iso(value: object) -> str:
    if isinstance(value, date | time):
        return value.isoformat()
    raise TypeError(f"An agenda does not hold {type(value).__name__}.")


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _time(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None
