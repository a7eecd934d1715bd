"""The text that is kept of an issue."""

import json
from datetime import date, time

from hypothesis import given

from meetings.agenda.document import AgendaDocument
from meetings.agenda.serialise import agenda_from, agenda_text
from tests.meetings.agenda.documents import documents


@given(documents())
def test_what_is_kept_of_an_issue_is_read_back_as_it_was(document: AgendaDocument) -> None:
    assert agenda_from(agenda_text(document, "salt")) == document


def test_the_kept_text_is_canonical_and_differs_by_its_salt() -> None:
    document = AgendaDocument("GRID", "Grid Code Panel", 12, held_on=date(2026, 12, 8), starts_at=time(10))

    text = agenda_text(document, "aa")

    assert text == json.dumps(json.loads(text), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert text != agenda_text(document, "bb")
    assert '"starts_at":"10:00:00"' in text
