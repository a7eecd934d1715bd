"""Who opened what, and notes that readers make."""

from datetime import UTC, datetime

import pytest
import time_machine

from core.audit.trail import AuditEvent
from core.errors import Unacceptable
from meetings.models import Meeting, PaperNote, PaperOpening
from meetings.papers.services.reading import note_opening, write_note
from tests.conftest import Cast
from tests.meetings.papers.papers import hand_in, item


def test_an_opening_is_one_row_a_reader_and_version(cast: Cast, meeting: Meeting) -> None:
    version = hand_in(item(meeting, 1), "Minutes").versions.get()
    with time_machine.travel(datetime(2030, 3, 1, 9, tzinfo=UTC), tick=False):
        note_opening(version, by=cast.member)
    with time_machine.travel(datetime(2030, 3, 2, 9, tzinfo=UTC), tick=False):
        note_opening(version, by=cast.member)
    note_opening(version, by=cast.chair)

    opening = PaperOpening.objects.get(account=cast.member)

    assert (opening.first_at.day, opening.last_at.day, opening.count) == (1, 2, 2)
    assert PaperOpening.objects.count() == 2


def test_a_note_is_one_a_page_and_reader_and_leaves_no_word_in_the_trail(cast: Cast, meeting: Meeting) -> None:
    paper = hand_in(item(meeting, 1), "Minutes", "one", "two")
    write_note(paper, "Ask about quokkas", by=cast.member)
    write_note(paper, "Wrong sum", page=2, by=cast.member)
    write_note(paper, " Right sum ", page=2, by=cast.member)
    write_note(paper, "Fine", page=2, by=cast.chair)
    write_note(paper, "", by=cast.member)

    notes = PaperNote.objects.order_by("account").values_list("account__email", "page", "text")

    assert sorted(notes) == [("chair@example.org", 2, "Fine"), ("member@example.org", 2, "Right sum")]
    facts = "".join(AuditEvent.objects.values_list("facts", flat=True))
    assert not any(word in facts for word in ("quokka", "sum", "Fine"))


def test_a_note_on_a_page_that_is_not_there_or_without_end_is_refused(cast: Cast, meeting: Meeting) -> None:
    paper = hand_in(item(meeting, 1), "Minutes", "one")

    with pytest.raises(Unacceptable, match="no page 2"):
        write_note(paper, "x", page=2, by=cast.member)
    with pytest.raises(Unacceptable, match="10000 characters"):
        write_note(paper, "x" * 10_001, by=cast.member)
