"""The pages of a paper: shown as the worker draws them, and what is said of those that are not drawn."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from core.pdf import strangers
from core.pdf.strangers import DrawnPage, PageFault, draw_pages
from core.release import this_release
from meetings.enums import CopyState
from meetings.models import Meeting, PageDrawing, Paper, ReadersCopy
from meetings.papers import pages, readers_copy
from tests.conftest import Cast
from tests.meetings.papers.views.pages import got

COSTLY = "To draw this page would take more time or memory than a page may take."
UNREADABLE = "This page cannot be shown here."
WAITING = "This page is not drawn yet."


@pytest.fixture
def reader(cast: Cast, meeting: Meeting, client: Client) -> Client:
    client.force_login(cast.member)
    return client


@pytest.fixture
def address(meeting: Meeting) -> str:
    return f"/papers/{Paper.objects.get(title='Wombat report').pk}/"


def draw_one_page() -> None:
    """As far as the worker is with one of two pages."""
    drawing = PageDrawing.objects.get()
    with pages.storages["papers"].open(drawing.version.stored_name) as file:
        pages._keep(drawing, next(draw_pages(file.read(), [1])))
    PageDrawing.start(drawing.key)


@pytest.mark.usefixtures("queue")
def test_pages_come_one_by_one_as_they_are_drawn(reader: Client, address: str) -> None:
    first = got(reader, address)
    draw_one_page()

    answer = got(reader, f"{address}v1/drawing/1/?seen=waiting-0")
    whole = got(reader, address)

    assert (first.count(WAITING), "0 of 2 can be read by now" in first) == (2, True)
    assert f'hx-get="{address}v1/drawing/1/?seen=waiting-0"' in first
    assert re.findall(r'id="(page-\d|drawing)"', answer) == ["drawing", "page-1"]
    assert answer.count('hx-swap-oob="true"') == 1
    assert "wombat words" in answer
    assert f'hx-get="{address}v1/drawing/1/?seen=at-work-1"' in answer
    assert (whole.count(WAITING), whole.count("sheet-picture")) == (1, 1)
    assert "hx-swap-oob" not in whole
    assert reader.get(f"{address}v1/drawing/1/?seen=at-work-1").status_code == 204


@pytest.mark.usefixtures("queue")
@pytest.mark.parametrize("seen", ["", "waiting-", "waiting-x", "waiting-99999999999", "waiting-٣"])
def test_what_was_seen_may_be_anything(reader: Client, address: str, seen: str) -> None:
    got(reader, address)
    draw_one_page()

    assert 'id="page-1"' in got(reader, f"{address}v1/drawing/1/?seen={seen}")


@pytest.mark.usefixtures("queue")
def test_a_worker_that_does_not_answer_is_told_of_and_asked_again(reader: Client, address: str) -> None:
    got(reader, address)
    long_ago = timezone.now() - timedelta(seconds=30)
    PageDrawing.objects.update(requested_at=long_ago, moved_at=long_ago)

    assert "the worker that draws them is not answering" in got(reader, address)

    PageDrawing.fail(PageDrawing.objects.get().key, "It went wrong.")
    assert "It went wrong." in got(reader, address)
    answer = reader.post(f"{address}v1/drawing/1/")
    assert (answer.status_code, answer["Location"]) == (302, f"{address}v1/?page=1")
    assert "0 of 2 can be read by now" in got(reader, address)


@pytest.mark.usefixtures("queue")
def test_the_page_says_how_far_the_copy_is_and_gets_the_way_to_it_once_it_is_made(
    cast: Cast, meeting: Meeting, client: Client
) -> None:
    client.force_login(cast.member)
    address = f"/papers/{Paper.objects.get(title='quokkatitle').pk}/"
    first = got(client, address)
    drawn = client.get(f"{address}v1/drawing/1/?seen=waiting.waiting-0")
    sent_on = client.get(f"{address}v1/file")
    readers_copy.mark_paper.func(ReadersCopy.objects.get().key, this_release())

    answer = got(client, f"{address}v1/drawing/1/?seen=waiting.waiting-0")
    again = client.get(f"{address}v1/drawing/1/?seen=done.waiting-0")

    assert "a copy with the mark “Confidential” on each page is being made" in first
    assert f'hx-get="{address}v1/drawing/1/?seen=waiting.waiting-0"' in first
    assert (drawn.status_code, sent_on.status_code, again.status_code) == (204, 302, 204)
    assert re.findall(r'id="(page-\d|drawing|copy)"', answer) == ["drawing", "copy"]
    assert f'href="{address}v1/file">Open the PDF</a>' in answer


@pytest.mark.usefixtures("queue")
def test_a_copy_that_does_not_come_leaves_the_file_to_its_readers_and_is_asked_for_again(
    cast: Cast, meeting: Meeting, client: Client
) -> None:
    client.force_login(cast.member)
    address = f"/papers/{Paper.objects.get(title='quokkatitle').pk}/"
    handed_in = f"{address}v1/file?as-handed-in"
    got(client, address)
    early, long_ago = client.get(handed_in).status_code, timezone.now() - timedelta(seconds=30)
    ReadersCopy.objects.update(requested_at=long_ago, moved_at=long_ago)

    page, late = got(client, address), client.get(handed_in)
    late.getvalue()
    ReadersCopy.fail(ReadersCopy.objects.get().key, "It went wrong.")
    failed = got(client, address)
    answer = client.post(f"{address}v1/drawing/1/")

    assert (early, late.status_code) == (403, 200)
    assert "the worker that makes it is not answering" in page
    assert ("It went wrong." in failed, f'href="{handed_in}"' in failed) == (True, True)
    assert (answer.status_code, ReadersCopy.objects.get().state) == (302, CopyState.QUEUED)


def test_pages_that_are_not_there_have_no_progress(reader: Client, address: str) -> None:
    assert [reader.get(f"{address}v1/drawing/{page}/").status_code for page in (0, 3)] == [404, 404]


@pytest.mark.parametrize(("fault", "sentence"), [(PageFault.COSTLY, COSTLY), (PageFault.UNREADABLE, UNREADABLE)])
def test_a_page_without_a_picture_says_why_and_offers_the_file(
    reader: Client, address: str, monkeypatch: pytest.MonkeyPatch, fault: PageFault, sentence: str
) -> None:
    def second_without(content: bytes, numbers: range) -> list[DrawnPage]:
        whole, second = draw_pages(content, numbers)
        return [whole, DrawnPage(2, second.text, b"", fault)]

    monkeypatch.setattr(pages, "draw_pages", second_without)

    page = got(reader, address)

    assert page.count(sentence) == 1
    assert re.search(rf'{sentence}\s+<a href="{address}v1/file">Open the PDF</a>', page)
    assert page.count('class="sheet-picture"') == 1
    assert "second" in page


def test_a_picture_is_kept_with_its_tag(reader: Client, address: str) -> None:
    got(reader, address)
    first = reader.get(f"{address}v1/pages/1.webp")

    again = reader.get(f"{address}v1/pages/1.webp", headers={"if-none-match": first["ETag"]})

    assert (first["Content-Type"], again.status_code) == ("image/webp", 304)
    assert "private" in first["Cache-Control"]


def test_in_place_of_a_picture_that_is_not_there_stands_one_that_says_so(reader: Client, address: str) -> None:
    answer = reader.get(f"{address}v1/pages/1.webp")

    assert (answer.status_code, answer["Location"]) == (302, "/static/page-not-drawn.svg")
    assert answer["Cache-Control"] == "private, no-store"
    assert UNREADABLE in (settings.BASE_DIR / "static/page-not-drawn.svg").read_text()


def test_nothing_is_drawn_while_a_page_is_asked_for(
    reader: Client, address: str, queue: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(strangers, "confined", lambda *_, **__: pytest.fail("Drawn in the web process."))

    assert WAITING in got(reader, address)
