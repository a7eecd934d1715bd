"""What readers have of an agenda that was issued."""

from core.audience import Audience
from meetings.agenda.document import redact_agenda
from meetings.agenda.reading import issued_agenda
from meetings.models import Meeting


def read(meeting: Meeting, audience: Audience = Audience.PUBLIC) -> dict[str, str]:
    """What readers have: titles with their marks."""
    document = issued_agenda(meeting)
    assert document is not None
    redacted = redact_agenda(document, audience)
    return {entry.title: redacted.marks.get(entry.id, "") for entry in redacted.document.items}
