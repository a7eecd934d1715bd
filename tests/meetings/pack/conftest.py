"""Meetings whose papers become a pack."""

import pytest

from core.audience import Audience
from meetings.enums import PaperKind
from meetings.models import AgendaItem, Meeting, Pack
from meetings.pack.plan import plan_pack
from meetings.pack.requesting import request_pack
from meetings.papers.services.bin import withdraw_paper
from meetings.papers.services.papers import Received, add_paper
from tests.conftest import Cast
from tests.meetings.pack.packs import BAD, SECRET
from tests.meetings.papers.odd_pdfs import READABLE, UNJOINABLE
from tests.meetings.papers.papers import DOCX, hand_in, item, make_meeting, pdf


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    """Five items: with two papers, without any, secret, with a file of Office, withdrawn."""
    made = make_meeting(cast.panel, "Opening", "Business", "quokkaitem", "Figures", "Gone")
    AgendaItem.objects.filter(meeting=made, number=3).update(
        sensitivity="confidential", sensitivity_reason="quokkawhy", public_title="A supplier"
    )
    hand_in(item(made, 1), "First report", "wombat one", "wombat two")
    hand_in(item(made, 1), "quokkatitle", "quokkatext", name="quokkafile.pdf", **SECRET)
    hand_in(item(made, 3), "quokkapaper", "quokkawords", name="quokkaname.pdf")
    by = cast.secretary
    add_paper(item(made, 4), "Costs", file=Received("costs.docx", DOCX), kind=PaperKind.TABLED, by=by)
    add_paper(item(made, 4), "Update", kind=PaperKind.VERBAL, by=by)
    withdraw_paper(hand_in(item(made, 4), "Old figures", "oldwords"), "Superseded", by=by)
    hand_in(item(made, 5), "Paper of a withdrawn item", "unheard")
    AgendaItem.objects.filter(meeting=made, number=5).update(withdrawn_reason="No time")
    hand_in(item(made, 4), "Lying", "lying page", name="lying.pdf")
    return made


@pytest.fixture
def mixed(cast: Cast) -> Meeting:
    """A good paper, an odd one, and one that cannot be joined to others, for two items."""
    made = make_meeting(cast.panel, "Opening", "Business")
    files = {"Good": pdf("wombat"), "Odd": READABLE["turned by 45 degrees"], "Unjoinable": UNJOINABLE[BAD]}
    for number, (title, content) in zip((1, 1, 2), files.items(), strict=True):
        add_paper(item(made, number), title, file=Received(f"{title.lower()}.pdf", content), by=cast.secretary)
    return made


@pytest.fixture
def waiting(queue: None, meeting: Meeting) -> Pack:
    return request_pack(plan_pack(meeting, Audience.PUBLIC))
