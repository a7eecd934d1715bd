"""A paper as its reader reads it, and notes nobody else sees."""

from hashlib import sha256

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.audience import Sensitivity
from meetings.models import Meeting, Paper, PaperOpening
from meetings.papers.services.papers import Received, add_paper
from meetings.papers.services.reading import write_note
from tests.conftest import Cast
from tests.meetings.pack.packs import words_of
from tests.meetings.papers.odd_pdfs import SIGNED, UNJOINABLE
from tests.meetings.papers.papers import DOCX, hand_in, item
from tests.meetings.papers.views.pages import LIST, PACK, got
from tests.pages import page_text

SECRET = {"sensitivity": Sensitivity.CONFIDENTIAL, "reason": "Prices"}


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
        (SECRET, 1, "report-confidential.pdf"),
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


def test_a_confidential_pdf_opens_as_a_copy_with_its_mark_and_the_secretariat_has_the_file_of_record(
    cast: Cast, meeting: Meeting, client: Client
) -> None:
    version = hand_in(item(meeting, 1), "Numbats", "numbat", "second", **SECRET).versions.get()
    address = f"/papers/{version.paper_id}/v1/file"
    client.force_login(cast.member)
    copy, page = client.get(address).getvalue(), got(client, f"/papers/{version.paper_id}/")
    refused = client.get(f"{address}?as-handed-in").status_code

    client.force_login(cast.secretary)
    record, own_page = client.get(f"{address}?as-handed-in"), got(client, f"/papers/{version.paper_id}/")

    marked = [" ".join(words_of(copy, number).split()) for number in (1, 2)]
    assert marked == [f"{version.paper.reference} · Confidential {words}" for words in ("numbat", "second")]
    assert sha256(record.getvalue()).hexdigest() == version.sha256
    assert record["Content-Disposition"] == 'inline; filename="report-confidential-as-handed-in.pdf"'
    assert (refused, version.sha256 in page, version.sha256 in own_page) == (403, False, True)
    assert "as-handed-in" not in page
    assert "This is a copy with the mark “Confidential” on each page." in page
    assert PaperOpening.objects.get(version=version, account=cast.member).count == 2


def test_a_paper_that_cannot_be_marked_says_so_and_is_open_to_its_readers_under_its_marked_name(
    cast: Cast, meeting: Meeting, client: Client
) -> None:
    file = Received("odd.pdf", UNJOINABLE["contents packed as nobody knows"])
    paper = add_paper(item(meeting, 1), "Odd", file=file, by=cast.secretary, **SECRET)
    client.force_login(cast.member)
    address = f"/papers/{paper.pk}/v1/file"

    page, sent_on = got(client, f"/papers/{paper.pk}/"), client.get(address)
    unmarked = client.get(f"{address}?as-handed-in")

    said = "The pages of this PDF could not be marked “Confidential”: a part of its file cannot be read."
    assert (said in page, "bears the mark in its name alone" in page) == (True, True)
    assert f'href="{address}?as-handed-in"' in page
    assert (sent_on.status_code, sent_on["Location"]) == (302, f"/papers/{paper.pk}/v1/")
    assert unmarked.getvalue() == file.content
    assert "odd-confidential-as-handed-in.pdf" in unmarked["Content-Disposition"]


def test_an_office_file_says_that_its_name_alone_bears_the_mark(cast: Cast, meeting: Meeting, client: Client) -> None:
    client.force_login(cast.member)
    file, said = Received("costs.docx", DOCX), "It bears the mark “Confidential” in its name alone"
    papers = [add_paper(item(meeting, 1), "Costs", file=file, by=cast.secretary, **more) for more in (SECRET, {})]

    assert [said in got(client, f"/papers/{paper.pk}/") for paper in papers] == [True, False]


@pytest.mark.parametrize(
    ("said", "ending"), [({}, "ends in the pack."), (SECRET, "marked “Confidential” and in the pack.")]
)
def test_a_signed_paper_says_whose_its_signature_is_and_where_it_stays(
    cast: Cast, meeting: Meeting, client: Client, said: dict[str, str], ending: str
) -> None:
    paper = add_paper(item(meeting, 1), "Signed", file=Received("signed.pdf", SIGNED), by=cast.secretary, **said)
    client.force_login(cast.member)

    page = " ".join(got(client, f"/papers/{paper.pk}/").split())

    assert page.count("This paper bears a digital signature; its file does not say by whom.") == 1
    assert "It was not checked here." in page
    assert ending in page
    assert "digital signature" not in got(client, f"/papers/{Paper.objects.get(title='Wombat report').pk}/")


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
