"""Papers as pages: what each reader is shown, counted and told; notes nobody else sees; forms that lose nothing."""

import io
import re

import pypdfium2
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image
from pypdfium2 import PdfiumError

from core.audience import Sensitivity
from core.uploads.limits import LARGEST_FILE
from meetings.agenda.services.issue import issue_agenda
from meetings.agenda.services.items import PlannedItem, add_items, withdraw_item
from meetings.enums import MeetingState
from meetings.models import AgendaItem, Meeting, Paper, PaperOpening
from meetings.papers.pages import MOST_DOTS, PageText, page_picture, page_texts, prune_pages
from meetings.papers.services.bin import bin_paper
from meetings.papers.services.papers import Received, add_paper
from meetings.papers.services.reading import write_note
from tests.conftest import Cast
from tests.meetings.papers.odd_pdfs import odd
from tests.meetings.papers.papers import encrypted, hand_in, item, make_meeting
from tests.pages import page_text

SECRET = {"sensitivity": Sensitivity.CONFIDENTIAL, "reason": "quokkareason"}
NOT_SHOWN = "This page cannot be shown here."
LIST, PACK = "/meetings/GRID48/papers/", "/meetings/GRID48/pack/"


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    """An item with an open and a secret paper, and a secret item with one."""
    made = make_meeting(cast.panel, "Opening", "quokkaitem")
    secret = {"sensitivity": "confidential", "sensitivity_reason": "quokkawhy", "public_title": "A supplier"}
    AgendaItem.objects.filter(meeting=made, number=2).update(**secret)
    hand_in(item(made, 1), "Wombat report", "wombat words", "second")
    hand_in(item(made, 1), "quokkatitle", "quokkatext", name="quokkafile.pdf", **SECRET)
    hand_in(item(made, 2), "quokkapaper", "quokkawords")
    return made


def got(client: Client, address: str) -> str:
    response = client.get(address)
    return f"{response.headers}{response.getvalue().decode()}"


def status(client: Client, address: str) -> int:
    response = client.get(address)
    response.getvalue()  # which closes the file too
    return int(response.status_code)


@pytest.mark.parametrize(
    ("role", "count", "hidden"),
    [("observer", 1, 0), ("cleared_observer", 3, 5), ("member", 3, 5), ("chair", 3, 5), ("secretary", 3, 5)],
)
def test_list_and_counts_hold_only_what_each_reader_is_cleared_for(
    cast: Cast, meeting: Meeting, client: Client, role: str, count: int, hidden: int
) -> None:
    client.force_login(getattr(cast, role))

    page, pack = got(client, LIST), got(client, PACK)

    tokens = (
        "quokkatitle",
        "quokkareason",
        "quokkaitem",
        "quokkapaper",
        str(Paper.objects.get(title="quokkapaper").pk),
    )
    assert sum(token in page for token in tokens) == hidden
    assert ("quokka" in page) == bool(hidden)
    assert f"{count} paper{'s' * (count > 1)}" in page
    assert f"Agenda and {count} paper{'s' * (count > 1)} as one PDF" in pack
    assert "Wombat report" in page
    assert "quokka" not in pack


def test_what_a_withheld_item_holds_is_not_told(cast: Cast, meeting: Meeting, client: Client) -> None:
    client.force_login(cast.observer)

    page = got(client, LIST)

    assert "A supplier" in page
    assert "No paper." not in page


def test_an_agenda_that_is_not_issued_has_no_side_door(cast: Cast, meeting: Meeting, client: Client) -> None:
    Meeting.objects.update(state=MeetingState.PLANNED)
    paper = Paper.objects.get(title="Wombat report")
    client.force_login(cast.member)
    doors = [LIST, PACK, "/meetings/GRID48/pack.pdf", f"/papers/{paper.pk}/", f"/papers/{paper.pk}/v1/file"]

    assert [status(client, door) for door in doors] == [404] * 5


def test_an_item_added_since_the_agenda_was_issued_waits_for_the_next_issue(
    cast: Cast, meeting: Meeting, client: Client
) -> None:
    Meeting.objects.update(state=MeetingState.PLANNED)
    issue_agenda(meeting, site="http://testserver", by=cast.secretary)
    add_items(meeting, [PlannedItem(3, "numbatitem")], by=cast.secretary)
    new = hand_in(item(meeting, 3), "numbattitle", "numbatwords")
    doors = [LIST, PACK, f"/papers/{new.pk}/", f"/papers/{new.pk}/v1/file", f"/papers/{new.pk}/v1/pages/1.webp"]
    seen = []
    for who in (cast.member, cast.secretary):
        client.force_login(who)
        seen.append(([status(client, door) for door in doors], "numbat" in got(client, LIST)))

    issue_agenda(meeting, site="http://testserver", by=cast.secretary)
    client.force_login(cast.member)

    assert seen == [([200, 200, 404, 404, 404], False), ([200] * 5, True)]
    assert "numbattitle" in got(client, LIST)
    assert client.get(f"/papers/{new.pk}/").status_code == 200


@pytest.mark.parametrize(("role", "queries"), [("member", 8), ("secretary", 10)])
def test_the_list_takes_the_same_queries_whatever_its_length(
    cast: Cast, meeting: Meeting, client: Client, role: str, queries: int
) -> None:
    client.force_login(getattr(cast, role))
    client.get(LIST)
    taken = []
    for more in (0, 40):
        for number in range(more):
            hand_in(item(meeting, 1), f"Paper {number}", f"words {number}")
        with CaptureQueriesContext(connection) as asked:
            page = got(client, LIST)
        taken.append(len(asked))

    assert taken == [queries, queries]
    assert "43 papers" in page


def test_a_paper_takes_the_same_queries_whatever_its_pages(cast: Cast, meeting: Meeting, client: Client) -> None:
    client.force_login(cast.member)
    short, long = Paper.objects.get(title="Wombat report"), hand_in(item(meeting, 1), "Long", *("words",) * 45)
    taken = []
    for paper in (short, long):
        client.get(f"/papers/{paper.pk}/")
        with CaptureQueriesContext(connection) as asked:
            page = got(client, f"/papers/{paper.pk}/")
        taken.append(len(asked))

    assert taken[0] == taken[1]
    assert page.count("Text of this page") == 20
    assert "Pages 1 to 20 of 45" in page


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


def test_a_page_is_a_picture_with_its_text_beside_it(meeting: Meeting) -> None:
    version = Paper.objects.get(title="Wombat report").versions.get()

    first, second = page_texts(version, [1, 2])
    picture = Image.open(io.BytesIO(page_picture(version, 1)))

    assert (first, second.text) == (PageText(1400, 1981, "wombat words"), "second")
    assert (picture.format, picture.size) == ("WEBP", (1400, 1982))
    assert prune_pages() == 0


def test_a_picture_is_drawn_once_and_kept_with_its_tag(cast: Cast, meeting: Meeting, client: Client) -> None:
    client.force_login(cast.member)
    address = f"/papers/{Paper.objects.get(title='Wombat report').pk}/v1/pages/1.webp"
    first = client.get(address)

    again = client.get(address, headers={"if-none-match": first["ETag"]})

    assert (first["Content-Type"], again.status_code) == ("image/webp", 304)
    assert "private" in first["Cache-Control"]


def faulty(*_: object, **__: object) -> None:
    raise PdfiumError("no")


def test_an_unreadable_page_says_so_and_offers_the_file(
    cast: Cast, meeting: Meeting, client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    client.force_login(cast.member)
    paper, whole = Paper.objects.get(title="Wombat report"), pypdfium2.PdfDocument.get_page
    second = lambda file, index: faulty() if index == 1 else whole(file, index)  # noqa: E731
    monkeypatch.setattr(pypdfium2.PdfDocument, "get_page", second)

    page = got(client, f"/papers/{paper.pk}/")

    assert page.count(NOT_SHOWN) == 1
    assert re.search(rf'{NOT_SHOWN}\s+<a href="/papers/{paper.pk}/v1/file">Open the PDF</a>', page)
    assert page.count('class="sheet-picture"') == 1
    assert "wombat words" in page
    assert str(paper.pk) in caplog.text
    assert "PdfiumError: no" in caplog.text


def test_a_file_of_which_nothing_can_be_drawn_says_so_of_each_page(
    cast: Cast, meeting: Meeting, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(cast.member)
    paper = Paper.objects.get(title="Wombat report")
    monkeypatch.setattr(pypdfium2, "PdfDocument", faulty)

    assert got(client, f"/papers/{paper.pk}/").count(NOT_SHOWN) == 2


def test_a_picture_that_cannot_be_drawn_is_one_that_says_so(
    cast: Cast, meeting: Meeting, client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    client.force_login(cast.member)
    paper = Paper.objects.get(title="Wombat report")
    monkeypatch.setattr(pypdfium2.PdfPage, "render", faulty)

    answer = client.get(f"/papers/{paper.pk}/v1/pages/1.webp")

    assert (answer.status_code, answer["Location"]) == (302, "/static/page-not-drawn.svg")
    assert answer["Cache-Control"] == "private, no-store"
    assert NOT_SHOWN in (settings.BASE_DIR / "static/page-not-drawn.svg").read_text()
    assert str(paper.pk) in caplog.text


def test_a_hair_of_a_page_is_drawn_no_larger_than_any_other(cast: Cast, meeting: Meeting) -> None:
    file = Received("hair.pdf", odd(box="/MediaBox[0 0 0.001 800]"))
    version = add_paper(item(meeting, 1), "A hair", file=file, by=cast.secretary).versions.get()

    picture = Image.open(io.BytesIO(page_picture(version, 1)))

    assert picture.size[0] * picture.size[1] <= MOST_DOTS


def test_a_refused_file_keeps_what_was_typed_and_leaves_no_paper(cast: Cast, meeting: Meeting, client: Client) -> None:
    client.force_login(cast.secretary)
    said = {"item": item(meeting, 1).pk, "title": "Typed title", "kind": "paper", "sensitivity": "public"}
    file = SimpleUploadedFile("locked.pdf", encrypted())

    page = page_text(client.post("/meetings/GRID48/papers/add/", said | {"file": file}))

    field = page[page.index('type="file"') :].partition(">")[0]
    assert "This PDF is locked with a password" in page
    assert 'value="Typed title"' in page
    assert [words for words in ("autofocus", 'aria-invalid="true"', "id_file_error") if words not in field] == []
    assert Paper.objects.count() == 3


def test_a_reason_for_secrecy_at_a_paper_for_everybody_is_asked_about(
    cast: Cast, meeting: Meeting, client: Client
) -> None:
    client.force_login(cast.secretary)
    said = {"item": item(meeting, 1).pk, "title": "Offers", "kind": "paper", "sensitivity": "public"}

    page = page_text(client.post(f"{LIST}add/", said | {"reason": "It names prices."}))

    assert "Choose “Confidential”, or empty those two." in page
    assert 'value="It names prices."' in page
    assert not Paper.objects.filter(title="Offers").exists()


def test_no_paper_is_offered_for_an_item_that_is_withdrawn(cast: Cast, meeting: Meeting, client: Client) -> None:
    client.force_login(cast.secretary)
    offered = f"/papers/add/?item={item(meeting, 2).pk}"
    before = got(client, LIST)
    withdraw_item(item(meeting, 2), "No time", by=cast.secretary)

    after, form = got(client, LIST), got(client, f"{LIST}add/")

    assert [offered in before, offered in after] == [True, False]
    assert "Withdrawn: No time" in after
    assert f'<option value="{item(meeting, 1).pk}"' in form
    assert f'<option value="{item(meeting, 2).pk}"' not in form


def test_a_file_that_is_too_large_is_refused_before_it_is_read(cast: Cast, meeting: Meeting, client: Client) -> None:
    client.force_login(cast.secretary)
    paper = Paper.objects.get(title="Wombat report")
    file = SimpleUploadedFile("large.pdf", b"x" * (LARGEST_FILE + 1))

    page = page_text(client.post(f"/papers/{paper.pk}/replace/", {"file": file}))

    assert "The file is too large. You can upload PDF, DOCX, XLSX or PPTX, up to 50 MB." in page


def test_the_bin_is_shown_to_the_secretary_until_when_each_can_be_taken_out(
    cast: Cast, meeting: Meeting, client: Client
) -> None:
    Meeting.objects.update(state=MeetingState.PLANNED)
    bin_paper(add_paper(item(meeting, 1), "Thrown away", by=cast.secretary), by=cast.secretary)
    pages = []
    for who in (cast.chair, cast.secretary):
        client.force_login(who)
        pages.append(got(client, LIST))

    assert ["Thrown away" in page for page in pages] == [False, True]
    assert re.search(r"kept until \d+ \w+ \d{4}", pages[1])


def test_a_new_paper_starts_as_secret_as_the_panel_has_it(cast: Cast, meeting: Meeting, client: Client) -> None:
    cast.panel.rules = {"default_sensitivity": "confidential"}
    cast.panel.save()
    client.force_login(cast.secretary)

    page = got(client, "/meetings/GRID48/papers/add/")

    assert re.search(r'value="confidential"[^>]*checked', page)
