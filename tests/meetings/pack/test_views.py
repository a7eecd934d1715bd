"""The page of a pack: how far it is, what it lacks, and the file."""

from django.test import Client

from core.audience import Audience, Sensitivity
from core.release import this_release
from meetings.models import Meeting, Pack
from meetings.pack.requesting import build_pack
from meetings.papers.services.papers import Received, add_paper, add_paper_version, paper_files
from tests.conftest import Cast
from tests.meetings.pack.packs import BAD, WHY, built, words_of
from tests.meetings.papers.odd_pdfs import UNJOINABLE
from tests.meetings.papers.papers import item, pdf
from tests.pages import page_text


def test_the_secretary_is_told_what_was_left_out_and_what_to_do(cast: Cast, mixed: Meeting, client: Client) -> None:
    built(mixed, Audience.PUBLIC)
    built(mixed, Audience.CONFIDENTIAL)
    left_out = item(mixed, 2).papers.get()
    pages = {}
    for role in ("secretary", "observer"):
        client.force_login(getattr(cast, role))
        pages[role] = " ".join(page_text(client.get("/meetings/GRID48/pack/")).split())

    to_do = "Open it, print it to a new PDF, and hand that in as a new version."
    assert {role: (page.count("GRID_48_03 Unjoinable"), f": {WHY}." in page) for role, page in pages.items()} == {
        "secretary": (1, True),
        "observer": (1, True),
    }
    assert [to_do in pages[role] for role in pages] == [True, False]
    assert [f"/papers/{left_out.pk}/replace/" in pages[role] for role in pages] == [True, False]
    assert "GRID_48_01" not in pages["secretary"] + pages["observer"]


def test_once_a_new_version_is_in_nothing_is_left_out(cast: Cast, mixed: Meeting, client: Client) -> None:
    client.force_login(cast.secretary)
    before = page_text(client.get("/meetings/GRID48/pack/"))
    add_paper_version(item(mixed, 2).papers.get(), "new.pdf", pdf("numbat"), by=cast.secretary)

    after, pack = page_text(client.get("/meetings/GRID48/pack/")), built(mixed, Audience.CONFIDENTIAL)

    assert ["Unjoinable" in page for page in (before, after)] == [True, False]
    assert "numbat" in words_of(pack, 4)
    assert "not in the pack" not in words_of(pack)


def test_what_the_pack_of_the_cleared_lacks_is_told_to_nobody_else(cast: Cast, mixed: Meeting, client: Client) -> None:
    said = {"sensitivity": Sensitivity.CONFIDENTIAL, "reason": "quokkareason", "public_title": "An offer"}
    file = Received("quokka.pdf", UNJOINABLE[BAD].replace(b"words here", b"other here"))
    add_paper(item(mixed, 2), "quokkaoffer", file=file, by=cast.secretary, **said)
    pages = []
    for who in (cast.observer, cast.member):
        client.force_login(who)
        pages.append(page_text(client.get("/meetings/GRID48/pack/")))

    assert ["quokkaoffer" in page for page in pages] == [False, True]
    assert "quokka" not in pages[0]


def test_a_lost_file_is_asked_for_and_not_to_be_opened(cast: Cast, meeting: Meeting, client: Client) -> None:
    lost = add_paper(item(meeting, 1), "Lost", by=cast.secretary)
    add_paper_version(lost, "lost.pdf", pdf("wombat"), by=cast.secretary)
    paper_files().delete(lost.versions.get().stored_name)
    built(meeting, Audience.CONFIDENTIAL)
    client.force_login(cast.secretary)

    page = " ".join(page_text(client.get("/meetings/GRID48/pack/")).split())

    assert "its file is not where it was kept." in page
    assert "Hand in a new version" in page
    assert "print it to a new PDF" not in page


def test_the_page_tells_how_far_it_is_and_leads_to_the_file(cast: Cast, waiting: Pack, client: Client) -> None:
    client.force_login(cast.observer)
    page = page_text(client.get("/meetings/GRID48/pack/"))
    same = client.get("/meetings/GRID48/pack/progress/?seen=waiting-0")
    sent_on = client.get("/meetings/GRID48/pack.pdf")
    build_pack.call(waiting.pk, this_release())
    ready = page_text(client.get("/meetings/GRID48/pack/progress/?seen=waiting-0"))
    file = client.get("/meetings/GRID48/pack.pdf")

    assert "Waiting for its turn" in page
    assert '<meta http-equiv="refresh"' in page
    assert (same.status_code, sent_on["Location"]) == (204, "/meetings/GRID48/pack/")
    assert "Ready: 5 pages" in ready
    assert file.getvalue().startswith(b"%PDF")
    assert client.get("/meetings/GRID48/pack.pdf", headers={"if-none-match": file["ETag"]}).status_code == 304
