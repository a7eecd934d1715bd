"""A paper as its reader reads it, and notes nobody else sees."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.audience import Sensitivity
from meetings.models import Meeting, Paper, PaperOpening
from meetings.papers.services.reading import write_note
from tests.conftest import Cast
from tests.meetings.papers.papers import hand_in, item
from tests.meetings.papers.views.pages import LIST, PACK, got
from tests.pages import page_text


def test_a_paper_takes_the_same_queries_whatever_its_pages(cast: Cast, meeting: Meeting, client: Client) -> None:
    client.force_login(cast.member)
    short, long = Paper.objects.get(title="Wombat report"), hand_in(item(meeting, 1), "Long", *("words",) * 21)
    taken = []
    for paper in (short, long):
        client.get(f"/papers/{paper.pk}/")
        with CaptureQueriesContext(connection) as asked:
            page = got(client, f"/papers/{paper.pk}/")
        taken.append(len(asked))

    assert taken[0] == taken[1]
    assert page.count("Text of this page") == 20
    assert "Pages 1 to 20 of 21" in page


def test_the_words_of_a_page_stand_before_its_picture_for_a_phone_and_below_it_for_others(
    cast: Cast, meeting: Meeting, client: Client
) -> None:
    client.force_login(cast.member)

    page = got(client, f"/papers/{hand_in(item(meeting, 1), 'Short', 'numbat').pk}/")

    first, picture, second = (page.index(part) for part in ('"sheet-words"', '"sheet-picture"', '"sheet-words-below"'))
    assert first < page.index("numbat") < picture < second


@pytest.mark.parametrize(
    ("said", "number", "name"),
    [
        ({}, 1, "report.pdf"),
        ({"sensitivity": Sensitivity.CONFIDENTIAL, "reason": "Prices"}, 1, "report-confidential.pdf"),
        ({}, 2, "report-confidential.pdf"),
    ],
    ids=["public", "a secret paper", "a paper of a secret item"],
)
def test_only_a_confidential_paper_bears_the_mark_in_its_name(
    cast: Cast, meeting: Meeting, client: Client, said: dict[str, str], number: int, name: str
) -> None:
    paper = hand_in(item(meeting, number), "Numbats", **said)
    client.force_login(cast.member)

    answer = client.get(f"/papers/{paper.pk}/v1/file")
    answer.close()

    assert answer["Content-Disposition"] == f'inline; filename="{name}"'


def test_opening_a_paper_is_noted_and_told_to_the_secretary_alone(cast: Cast, meeting: Meeting, client: Client) -> None:
    paper = Paper.objects.get(title="Wombat report")
    for who in (cast.member, cast.observer):
        client.force_login(who)
        client.head(f"/papers/{paper.pk}/")
        got(client, f"/papers/{paper.pk}/")
    assert PaperOpening.objects.filter(version__paper=paper).count() == 2
    assert "Opened by" not in got(client, LIST)

    client.force_login(cast.secretary)
    page = got(client, LIST)

    assert "Opened by 1 of 2 members" in page
    assert "Member, Observer" in page


@pytest.mark.parametrize("role", ["chair", "secretary", "operator", "cleared_observer"])
def test_a_note_is_seen_by_nobody_but_its_writer(cast: Cast, meeting: Meeting, client: Client, role: str) -> None:
    paper = Paper.objects.get(title="Wombat report")
    write_note(paper, "Ask about numbats", page=2, by=cast.member)
    address = f"/papers/{paper.pk}/"
    client.force_login(cast.member)
    own = got(client, address) + got(client, f"{address}?note=2")

    client.force_login(getattr(cast, role))
    others = "".join(got(client, each) for each in (address, f"{address}?note=2", LIST, PACK, "/meetings/GRID48/"))

    assert own.count("Ask about numbats") == 3
    assert "numbats" not in others


def test_a_note_that_cannot_be_kept_is_shown_again_as_it_was_typed(
    cast: Cast, meeting: Meeting, client: Client
) -> None:
    client.force_login(cast.member)
    paper = Paper.objects.get(title="Wombat report")

    page = page_text(client.post(f"/papers/{paper.pk}/note/", {"text": "Typed words", "page": 9}))

    assert "There is no page 9 in this paper." in page
    assert "Typed words</textarea>" in page
