"""An agenda as the text that is kept of an issue and hashed, and read back as the document it was. Pure."""

import json

from core.audit.canonical import canonical_json
from core.stored import from_plain, to_plain
from meetings.agenda.document import AgendaDocument

SCHEMA = "smartgov.agenda/1"


def agenda_text(document: AgendaDocument, salt: str) -> str:
    """The exact characters that an issue keeps. The salt is random: without one, a short confidential title could be
    guessed, and the guess proved by the hash."""
    return canonical_json({"schema": SCHEMA, "salt": salt, "document": to_plain(document)})


def agenda_from(text: str) -> AgendaDocument:
    """The document that was issued."""
    return from_plain(AgendaDocument, json.loads(text)["document"])
