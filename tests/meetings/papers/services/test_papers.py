"""Papers handed in and replaced, and the references they get."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from pytest_django.fixtures import Settings

from core.audience import Sensitivity
from core.audit.trail import AuditEvent
from core.errors import NotAllowed, Unacceptable, WrongState
from core.uploads.scanning import FOUND
from meetings.agenda.services.items import restore_item, withdraw_item
from meetings.enums import MeetingState, PaperKind
from meetings.models import Meeting, Paper, PaperVersion
from meetings.papers.services.bin import (
    bin_paper,
    empty_paper_bin,
    restore_paper,
    restore_withdrawn_paper,
    withdraw_paper,
)
from meetings.papers.services.papers import Received, add_paper, add_paper_version, change_paper
from tests.conftest import Cast
from tests.meetings.papers.papers import DOCX, hand_in, item, pdf


def test_references_count_through_the_meeting_and_none_is_used_again(cast: Cast, meeting: Meeting) -> None:
    by = cast.secretary
    first, second = add_paper(item(meeting, 2), "Costs", by=by), add_paper(item(meeting, 1), "Minutes", by=by)
    bin_paper(second, by=by)
    Paper.with_binned.update(binned_at=datetime(2020, 1, 1, tzinfo=UTC))
    empty_paper_bin()

    third = add_paper(item(meeting, 2), "Risks", by=by)

    assert [each.reference for each in (first, second, third)] == ["GRID_48_01", "GRID_48_02", "GRID_48_03"]


def test_a_reference_is_the_panels_own_pattern_and_the_meetings_day_and_stays(cast: Cast, meeting: Meeting) -> None:
    cast.panel.rules = {"paper_pattern": "{panel}-{date:%d%m%Y}-{item}-{number:03}"}
    cast.panel.save()
    paper = add_paper(item(meeting, 2), "Minutes", by=cast.secretary)
    cast.panel.rules = {}
    cast.panel.save()

    paper.refresh_from_db()

    assert paper.reference == "GRID-08032030-2-001"


def test_a_pattern_that_makes_a_reference_twice_is_refused(cast: Cast, meeting: Meeting) -> None:
    cast.panel.rules = {"paper_pattern": "{panel}"}
    cast.panel.save()
    add_paper(item(meeting, 1), "Minutes", by=cast.secretary)

    with pytest.raises(Unacceptable, match="gives GRID a second time"):
        add_paper(item(meeting, 1), "Costs", by=cast.secretary)


@pytest.mark.parametrize(
    ("title", "scanner", "sentence"), [("Minutes", "sh -c 'exit 1'", FOUND), (" ", "", "Give the paper a title")]
)
def test_a_file_or_title_that_is_refused_leaves_no_paper(
    cast: Cast, meeting: Meeting, settings: Settings, title: str, scanner: str, sentence: str
) -> None:
    settings.PAPER_SCANNER = scanner

    with pytest.raises(Unacceptable, match=sentence):
        add_paper(item(meeting, 1), title, file=Received("report.pdf", pdf()), by=cast.secretary)

    assert (Paper.with_binned.count(), PaperVersion.objects.count()) == (0, 0)


def test_a_new_file_is_a_new_version_and_the_same_one_is_not(cast: Cast, meeting: Meeting) -> None:
    paper, second = hand_in(item(meeting, 1), "Minutes", "one"), pdf("two", "three")
    add_paper_version(paper, "../second.pdf", second, by=cast.secretary)

    with pytest.raises(Unacceptable, match="already there, as version 2"):
        add_paper_version(paper, "third.pdf", second, by=cast.secretary)

    seen = paper.versions.values_list("number", "file_name", "pages", "content_type", "scan", "received_by__email")
    assert list(seen) == [
        (1, "report.pdf", 1, "application/pdf", "not_scanned", cast.operator.email),
        (2, "second.pdf", 2, "application/pdf", "not_scanned", "secretary@example.org"),
    ]


def test_a_version_is_written_once(cast: Cast, meeting: Meeting) -> None:
    hand_in(item(meeting, 1), "Minutes")

    for change in (lambda: PaperVersion.objects.update(file_name="x"), lambda: PaperVersion.objects.all().delete()):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


@pytest.mark.parametrize("role", ["chair", "member", "observer", "outsider"])
def test_only_the_secretariat_keeps_papers(cast: Cast, meeting: Meeting, role: str) -> None:
    paper, by = hand_in(item(meeting, 1), "Minutes"), getattr(cast, role)

    for refused in (
        lambda: add_paper(item(meeting, 1), "Another", by=by),
        lambda: add_paper_version(paper, "report.pdf", pdf("two"), by=by),
        lambda: change_paper(paper, title="Another", kind=PaperKind.PAPER, by=by),
        lambda: withdraw_paper(paper, "No", by=by),
        lambda: restore_withdrawn_paper(paper, by=by),
        lambda: bin_paper(paper, by=by),
        lambda: restore_paper(paper, by=by),
    ):
        with pytest.raises(NotAllowed):
            refused()


def test_a_paper_is_confidential_only_with_a_reason(cast: Cast, meeting: Meeting) -> None:
    with pytest.raises(Unacceptable, match="Say why the paper is confidential"):
        add_paper(item(meeting, 1), "Offer", sensitivity=Sensitivity.CONFIDENTIAL, by=cast.secretary)

    paper = add_paper(
        item(meeting, 1), "Offer", sensitivity=Sensitivity.CONFIDENTIAL, reason="A price", by=cast.secretary
    )
    change_paper(paper, title="Offer", kind=PaperKind.PAPER, reason="A price", public_title="x", by=cast.secretary)

    assert (paper.sensitivity, paper.sensitivity_reason, paper.public_title) == ("public", "", "")


def test_a_verbal_paper_has_no_file(cast: Cast, meeting: Meeting) -> None:
    verbal = add_paper(item(meeting, 1), "Update", kind=PaperKind.VERBAL, by=cast.secretary)
    written = hand_in(item(meeting, 1), "Minutes")

    with pytest.raises(Unacceptable, match="A verbal paper has no file"):
        add_paper_version(verbal, "report.pdf", pdf(), by=cast.secretary)
    with pytest.raises(Unacceptable, match="has a file, so it is not verbal"):
        change_paper(written, title="Minutes", kind=PaperKind.VERBAL, by=cast.secretary)


def test_an_item_that_is_withdrawn_takes_no_paper_until_it_is_put_back(cast: Cast, meeting: Meeting) -> None:
    withdraw_item(item(meeting, 2), "No time", by=cast.secretary)

    with pytest.raises(Unacceptable, match="Item 2 is withdrawn"):
        add_paper(item(meeting, 2), "Costs", by=cast.secretary)
    restore_item(item(meeting, 2), by=cast.secretary)

    assert add_paper(item(meeting, 2), "Costs", by=cast.secretary).reference == "GRID_48_01"


@pytest.mark.parametrize("state", [MeetingState.CLOSED, MeetingState.CANCELLED])
def test_papers_of_a_meeting_that_is_over_stay_as_they_are(cast: Cast, meeting: Meeting, state: MeetingState) -> None:
    Meeting.objects.update(state=state)

    with pytest.raises(WrongState, match="its papers stay as they are"):
        add_paper(item(meeting, 1), "Minutes", by=cast.secretary)


def test_an_item_takes_forty_papers(cast: Cast, meeting: Meeting) -> None:
    for number in range(40):
        add_paper(item(meeting, 1), f"Paper {number}", by=cast.secretary)

    papers = list(item(meeting, 1).papers.all())

    assert [each.position for each in papers] == list(range(1, 41))
    assert papers[-1].reference == "GRID_48_40"


def test_the_trail_has_references_and_hashes_and_no_title(cast: Cast, meeting: Meeting) -> None:
    paper = add_paper(item(meeting, 1), "Quokkas", file=Received("paper.docx", DOCX), by=cast.secretary)

    event = AuditEvent.objects.get(verb="meetings.paper_added")

    assert paper.reference in event.facts
    assert paper.versions.get().sha256 in event.facts
    assert "Quokkas" not in event.facts


def test_a_file_put_down_later_came_in_when_it_came_and_the_trail_says_when(cast: Cast, meeting: Meeting) -> None:
    came = datetime(2030, 2, 1, 9, tzinfo=UTC)

    with time_machine.travel(datetime(2030, 2, 4, 9, tzinfo=UTC)):
        paper = add_paper(item(meeting, 1), "Minutes", file=Received("paper.pdf", pdf(), came), by=cast.secretary)

    assert paper.versions.get().received_at == came
    assert '"received_at":"2030-02-01T09:00:00.000000+00:00"' in AuditEvent.objects.latest("seq").facts


def test_no_file_came_in_later_than_now(cast: Cast, meeting: Meeting) -> None:
    tomorrow = datetime.now(UTC) + timedelta(days=1)

    with pytest.raises(Unacceptable, match="later than now"):
        add_paper(item(meeting, 1), "Minutes", file=Received("paper.pdf", pdf(), tomorrow), by=cast.secretary)

    assert not Paper.objects.exists()
