"""Papers beside the items of an agenda: each by the name that its reader may read, or not at all."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from core.audience import Audience, Sensitivity
from meetings.agenda.document import redact_agenda
from meetings.agenda.papers_named import papers_named
from meetings.agenda.reading import live_agenda
from meetings.enums import PaperKind
from meetings.models import Meeting
from meetings.papers.services.bin import bin_paper, withdraw_paper
from meetings.papers.services.papers import add_paper
from tests.conftest import Cast
from tests.meetings.agenda.planning import issue, item_at, make_secret
from tests.meetings.papers.papers import hand_in

SECRET = {"sensitivity": Sensitivity.CONFIDENTIAL, "reason": "quokkareason"}


@pytest.fixture
def papers(cast: Cast, planned: Meeting) -> Meeting:
    """Of each kind: open, to follow, verbal, withdrawn, in the bin, secret with and without a public title, and one of
    a secret item."""
    item, by = item_at(planned, 2), cast.secretary
    hand_in(item, "Report")
    add_paper(item, "Awaited", by=by)
    add_paper(item, "Word of mouth", kind=PaperKind.VERBAL, by=by)
    withdraw_paper(hand_in(item, "Old"), "quokkastale", by=by)
    bin_paper(hand_in(item, "Binned"), by=by)
    hand_in(item, "quokkaoffer", public_title="An offer", **SECRET)
    hand_in(item, "quokkaprice", **SECRET)
    hand_in(item_at(planned, 3), "quokkacontract")
    make_secret(item_at(planned, 3))
    return planned


def named(meeting: Meeting, audience: Audience) -> list[tuple[str, str, str, bool]]:
    items = redact_agenda(live_agenda(meeting), audience).document.items
    by_item = papers_named(items, audience)
    return [
        (paper.title, paper.note, paper.secret, paper.is_open) for item in items for paper in by_item.get(item.id, ())
    ]


def test_papers_are_named_with_what_is_said_of_them(papers: Meeting) -> None:
    assert named(papers, Audience.CONFIDENTIAL) == [
        ("Report", "", "", True),
        ("Awaited", "to follow", "", False),
        ("Word of mouth", "verbal report", "", False),
        ("Old", "withdrawn: quokkastale", "", False),
        ("quokkaoffer", "", "Confidential: quokkareason", True),
        ("quokkaprice", "", "Confidential: quokkareason", True),
        ("quokkacontract", "", "", True),
    ]


def test_who_is_not_cleared_reads_public_titles_alone(papers: Meeting) -> None:
    assert named(papers, Audience.PUBLIC) == [
        ("Report", "", "", True),
        ("Awaited", "to follow", "", False),
        ("Word of mouth", "verbal report", "", False),
        ("Old", "withdrawn: quokkastale", "", False),
        ("An offer", "", "Confidential", False),
    ]


def test_the_page_leads_to_each_paper_that_its_reader_may_open(cast: Cast, papers: Meeting, client: Client) -> None:
    issue(papers)
    pages = []
    for who in (cast.observer, cast.member):
        client.force_login(who)
        pages.append(client.get("/meetings/GRID12/agenda/").content.decode())

    assert [page.count('href="/papers/') for page in pages] == [1, 4]
    assert ["quokkaoffer" in page for page in pages] == [False, True]
    assert [token in pages[0] for token in ("quokkaprice", "quokkacontract", "quokkareason")] == [False] * 3


def test_papers_cost_two_queries_however_many_there_are(
    papers: Meeting, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    items = redact_agenda(live_agenda(papers), Audience.CONFIDENTIAL).document.items

    with django_assert_num_queries(2):
        papers_named(items, Audience.CONFIDENTIAL)
