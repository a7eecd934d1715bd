"""Papers withdrawn, put into the bin, taken out of it, and deleted with time."""

import json
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from core.audit.lookup import is_as_attested
from core.audit.trail import AuditEvent
from core.errors import Unacceptable, WrongState
from meetings.agenda.services.items import withdraw_item
from meetings.enums import MeetingState
from meetings.models import Meeting, Paper, PaperNote
from meetings.papers.services.bin import (
    bin_paper,
    empty_paper_bin,
    restore_paper,
    restore_withdrawn_paper,
    withdraw_paper,
)
from meetings.papers.services.papers import add_paper_version, paper_files
from meetings.papers.services.reading import write_note
from tests.conftest import Cast
from tests.meetings.papers.papers import hand_in, item, pdf


def test_a_withdrawn_paper_keeps_its_reason_and_takes_no_more_files(cast: Cast, meeting: Meeting) -> None:
    paper = hand_in(item(meeting, 1), "Minutes")
    with pytest.raises(Unacceptable, match="Say why"):
        withdraw_paper(paper, " ", by=cast.secretary)

    withdraw_paper(paper, "Superseded", by=cast.secretary)

    with pytest.raises(WrongState, match="GRID_48_01 is withdrawn"):
        add_paper_version(paper, "report.pdf", pdf("two"), by=cast.secretary)
    with pytest.raises(WrongState, match="is withdrawn"):
        withdraw_paper(paper, "Again", by=cast.secretary)


def test_a_withdrawn_paper_is_put_back_with_its_files_and_takes_more(cast: Cast, meeting: Meeting) -> None:
    paper = hand_in(item(meeting, 1), "Minutes")
    with pytest.raises(WrongState, match="GRID_48_01 is not withdrawn"):
        restore_withdrawn_paper(paper, by=cast.secretary)
    withdraw_paper(paper, "Superseded", by=cast.secretary)

    restore_withdrawn_paper(paper, by=cast.secretary)
    add_paper_version(paper, "report.pdf", pdf("two"), by=cast.secretary)

    again = Paper.objects.get(pk=paper.pk)
    assert (again.withdrawn_reason, again.versions.count()) == ("", 2)
    assert is_as_attested(again, again)
    event = AuditEvent.objects.get(verb="meetings.paper_put_back")
    assert (event.actor, json.loads(event.facts)["reference"]) == (cast.secretary, "GRID_48_01")


def test_a_paper_waits_for_its_item_to_be_put_back(cast: Cast, meeting: Meeting) -> None:
    paper = hand_in(item(meeting, 1), "Minutes")
    withdraw_paper(paper, "Superseded", by=cast.secretary)
    withdraw_item(item(meeting, 1), "No time", by=cast.secretary)

    with pytest.raises(Unacceptable, match="Item 1 is withdrawn"):
        restore_withdrawn_paper(paper, by=cast.secretary)
    assert Paper.objects.get(pk=paper.pk).withdrawn_reason == "Superseded"


def test_a_paper_is_taken_out_of_the_bin_within_thirty_days_and_emptied_then(cast: Cast, meeting: Meeting) -> None:
    kept, gone = hand_in(item(meeting, 1), "Kept", "one"), hand_in(item(meeting, 1), "Gone", "two")
    write_note(gone, "Mine", by=cast.member)
    bin_paper(kept, by=cast.secretary)
    bin_paper(gone, by=cast.secretary)
    assert list(Paper.objects.all()) == []

    with time_machine.travel(datetime.now(UTC) + timedelta(days=29)):
        assert empty_paper_bin() == 0
    restore_paper(kept, by=cast.secretary)
    with time_machine.travel(datetime.now(UTC) + timedelta(days=31)):
        assert (empty_paper_bin(), empty_paper_bin()) == (1, 0)

    with pytest.raises(WrongState, match="not in the bin any more"):
        restore_paper(gone, by=cast.secretary)
    assert [each.title for each in Paper.objects.all()] == ["Kept"]
    assert [paper_files().exists(each.versions.get().stored_name) for each in (kept, gone)] == [True, False]
    assert PaperNote.objects.count() == 0


def test_what_members_may_have_read_is_withdrawn_and_not_binned(cast: Cast, meeting: Meeting) -> None:
    paper = hand_in(item(meeting, 1), "Minutes")
    Meeting.objects.update(state=MeetingState.AGENDA_ISSUED)

    with pytest.raises(WrongState, match="Withdraw it"):
        bin_paper(paper, by=cast.secretary)
