"""The agenda on paper: tagged, titled, the same bytes for the same agenda."""

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from core.audience import Audience
from core.pdf.engine import write_pdf
from meetings.agenda.document import redact_agenda
from meetings.agenda.papers_named import NamedPaper
from meetings.agenda.reading import live_agenda
from meetings.agenda.rendering import PAPER, render_agenda_html
from meetings.agenda.services.planned import withdraw_planned_item
from meetings.models import AgendaItem, Meeting
from tests.conftest import Cast
from tests.meetings.agenda.planning import item_at, make_secret, plan_meeting
from tests.minutes.rendering.pdf_reader import text_of
from tests.pdf_checkers import outloud_finds

pytestmark = pytest.mark.usefixtures("letterhead")


def test_the_same_agenda_gives_the_same_bytes_tagged_and_titled(planned: Meeting) -> None:
    html = render_agenda_html(redact_agenda(live_agenda(planned), Audience.PUBLIC), {})

    once, again = write_pdf(html, PAPER), write_pdf(html, PAPER)

    assert once == again
    assert "<title>Grid Code Panel: Agenda of meeting 12 (DRAFT)</title>" in html


def test_the_checkers_find_nothing_to_say(cast: Cast, planned: Meeting, tmp_path: Path) -> None:
    make_secret(item_at(planned, 2))
    withdraw_planned_item(item_at(planned, 3), "No time", by=cast.secretary)
    document, papers = live_agenda(planned), [tmp_path / f"{audience}.pdf" for audience in Audience]

    for audience, paper in zip(Audience, papers, strict=True):
        paper.write_bytes(write_pdf(render_agenda_html(redact_agenda(document, audience), {}), PAPER))

    assert outloud_finds(papers) == []


def test_fourteen_items_with_their_papers_stand_on_one_sheet(cast: Cast, tmp_path: Path) -> None:
    titles = [
        "A matter: a title of two lines, as long as titles are where much is said",
        *["Two words or three"] * 2,
    ] * 5
    meeting = plan_meeting(cast.panel, 14, titles[:14])
    AgendaItem.objects.filter(meeting=meeting).update(purpose="information", presenter="Ruth Calloway, Chair")
    make_secret(item_at(meeting, 5))
    document = replace(live_agenda(meeting), revision=2, issued_on=meeting.held_on, issued_by="Anna Brandt")
    papers = {
        entry.id: [NamedPaper(uuid4(), f"GRID_14_{place:02}", "What is proposed", "", "", True)]
        for place, entry in enumerate(document.items, start=1)
    }
    sheet = tmp_path / "agenda.pdf"

    sheet.write_bytes(write_pdf(render_agenda_html(redact_agenda(document, Audience.CONFIDENTIAL), papers), PAPER))

    words = " ".join(text_of(sheet).split())
    assert "Page 1 of 1" in words
    assert words.count("For information") == 14
    assert "Revision 2, issued by Anna Brandt, 8 December 2034" in words
    assert all(f"GRID_14_{place:02} What is proposed" in words for place in range(1, 15))
    assert "11:00 The meeting ends" in words
