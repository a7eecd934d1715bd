"""The agenda on paper: tagged, titled, the same bytes for the same agenda."""

from pathlib import Path

import pytest

from core.audience import Audience
from core.pdf.engine import write_pdf
from meetings.agenda.document import redact_agenda
from meetings.agenda.reading import live_agenda
from meetings.agenda.rendering import PAPER, render_agenda_html
from meetings.agenda.services.planned import withdraw_planned_item
from meetings.models import Meeting
from tests.conftest import Cast
from tests.meetings.agenda.planning import item_at, make_secret
from tests.pdf_checkers import outloud_finds

pytestmark = pytest.mark.usefixtures("letterhead")


def test_the_same_agenda_gives_the_same_bytes_tagged_and_titled(planned: Meeting) -> None:
    html = render_agenda_html(redact_agenda(live_agenda(planned), Audience.PUBLIC))

    once, again = write_pdf(html, PAPER), write_pdf(html, PAPER)

    assert once == again
    assert "<title>Grid Code Panel: Agenda of meeting 12 (DRAFT)</title>" in html


def test_the_checkers_find_nothing_to_say(cast: Cast, planned: Meeting, tmp_path: Path) -> None:
    make_secret(item_at(planned, 2))
    withdraw_planned_item(item_at(planned, 3), "No time", by=cast.secretary)
    document, papers = live_agenda(planned), [tmp_path / f"{audience}.pdf" for audience in Audience]

    for audience, paper in zip(Audience, papers, strict=True):
        paper.write_bytes(write_pdf(render_agenda_html(redact_agenda(document, audience)), PAPER))

    assert outloud_finds(papers) == []
