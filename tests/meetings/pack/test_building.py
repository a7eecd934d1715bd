"""The pack: what it holds for whom, in which order, and how it is numbered."""

import io
from datetime import time

import pikepdf
import pytest
from django.test import Client

from core.audience import Audience
from meetings.models import AgendaItem, Meeting
from meetings.papers import prepared
from meetings.papers.services.papers import Received, add_paper
from tests.conftest import Cast
from tests.meetings.pack.packs import SECRET, WHY, built, words_of
from tests.meetings.papers.odd_pdfs import SHOWN
from tests.meetings.papers.own_papers import own_paper
from tests.meetings.papers.papers import hand_in, item, make_meeting, pdf, saved


def bookmarks_of(content: bytes) -> list[tuple[str, int]]:
    with pikepdf.open(io.BytesIO(content)) as file, file.open_outline() as outline:
        places = {page.obj.objgen: place for place, page in enumerate(file.pages, start=1)}
        entries = [each for top in outline.root for each in (top, *top.children)]
        return [(each.title, places[each.destination[0].objgen]) for each in entries]


def test_bookmarks_contents_and_numbers_agree_for_who_is_cleared(meeting: Meeting) -> None:
    pack = built(meeting, Audience.CONFIDENTIAL)

    assert bookmarks_of(pack) == [
        ("Agenda and contents", 1),
        ("1. Opening", 2),
        ("GRID_48_01 First report", 2),
        ("GRID_48_02 quokkatitle", 4),
        ("3. quokkaitem", 5),
        ("GRID_48_03 quokkapaper", 5),
        ("4. Figures", 6),
        ("GRID_48_04 Costs", 6),
        ("GRID_48_08 Lying", 7),
    ]
    contents = [" ".join(line.split()) for line in words_of(pack, 1).splitlines()]
    assert "GRID_48_01 First report 2" in contents
    assert "GRID_48_02 quokkatitle Confidential: quokkareason 4" in contents
    assert "GRID_48_08 Lying 7" in contents
    for page in range(1, 8):
        assert f"Pack {page} of 7 · GRID48 · contains confidential material" in words_of(pack, page)
    assert "wombat two" in words_of(pack, 3)


def test_a_paper_says_at_its_head_what_it_is_and_each_page_of_a_secret_one_that_it_is_secret(
    cast: Cast, meeting: Meeting
) -> None:
    hand_in(item(meeting, 2), "漢字", "one", "two", **SECRET)

    pack = built(meeting, Audience.CONFIDENTIAL)

    pages = [words_of(pack, page).splitlines() for page in range(2, 8)]
    heads = ["".join(line.strip() for line in page if "GRID_48" in line) for page in pages]
    assert heads == [
        "Item 1 · GRID_48_01 · First report",
        "",
        "Item 1 · GRID_48_02 · Confidential · quokkatitle",
        "Item 2 · GRID_48_09 · Confidential",
        "GRID_48_09 · Confidential",
        "Item 3 · GRID_48_03 · Confidential · quokkapaper",
    ]


def test_the_pack_claims_pdf_ua_where_each_paper_has_its_tags_and_else_names_those_without(cast: Cast) -> None:
    made = make_meeting(cast.panel, "Opening")
    claims, names = [], []
    for title, content in {"Tagged": own_paper("Tagged"), "Bare": pdf("Bare")}.items():
        add_paper(item(made, 1), title, file=Received("report.pdf", content), by=cast.secretary)
        pack = built(made, Audience.PUBLIC)
        with pikepdf.open(io.BytesIO(pack)) as file, file.open_metadata() as metadata:
            claims.append(metadata.get("pdfuaid:part"))
        names.append("GRID_48_02 was handed in without complete tags" in " ".join(words_of(pack, 1).split()))

    assert claims == ["1", None]
    assert names == [False, True]


def test_what_is_no_pdf_is_named_and_what_is_withdrawn_or_verbal_has_no_page(meeting: Meeting) -> None:
    pack = built(meeting, Audience.CONFIDENTIAL)
    words = " ".join(words_of(pack).split())

    assert "issued as a separate file, costs.docx" in words
    assert "GRID_48_05 Update Verbal" in words
    assert "GRID_48_06 Old figures Withdrawn: Superseded" in words
    assert "Gone Withdrawn: No time" in words
    assert not any(gone in words for gone in ("oldwords", "unheard"))


def everything_in(content: bytes) -> str:
    """Words, and every object of the file laid open."""
    plain = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as file:
        file.save(plain, stream_decode_level=pikepdf.StreamDecodeLevel.all, compress_streams=False, qdf=True)
    return (words_of(content) + plain.getvalue().decode("latin-1")).replace("\n", "")


def test_nothing_confidential_is_in_the_pack_of_who_is_not_cleared(meeting: Meeting) -> None:
    public, cleared = (everything_in(built(meeting, each)) for each in (Audience.PUBLIC, Audience.CONFIDENTIAL))

    hidden = ("quokkatitle", "quokkatext", "quokkaitem", "quokkapaper", "quokkawords", "quokkareason")
    assert [token for token in hidden if token in public] == []
    assert [token for token in hidden if token in cleared] == list(hidden)
    assert "quokka" not in public
    assert "wombat" in public
    assert [title for title, _ in bookmarks_of(built(meeting, Audience.PUBLIC))] == [
        "Agenda and contents",
        "1. Opening",
        "GRID_48_01 First report",
        "4. Figures",
        "GRID_48_04 Costs",
        "GRID_48_08 Lying",
    ]


def test_only_a_pack_with_something_confidential_says_that_it_is(cast: Cast, meeting: Meeting) -> None:
    plain = make_meeting(cast.panel, "Opening", number=49)
    hand_in(item(plain, 1), "First report", "wombat")
    said = "contains confidential material:"

    assert said in words_of(built(meeting, Audience.CONFIDENTIAL), 1)
    assert said not in words_of(built(meeting, Audience.PUBLIC), 1)
    assert said not in words_of(built(plain, Audience.CONFIDENTIAL), 1)


def test_a_withheld_item_keeps_its_number_and_public_title(meeting: Meeting) -> None:
    contents = [" ".join(line.split()) for line in words_of(built(meeting, Audience.PUBLIC), 1).splitlines()]

    assert "3 A supplier Confidential" in contents


def test_a_withheld_item_that_is_withdrawn_says_so_to_everybody_and_why_to_the_cleared(
    cast: Cast, meeting: Meeting, client: Client
) -> None:
    AgendaItem.objects.filter(meeting=meeting, number=3).update(withdrawn_reason="quokkaloss", minutes_allotted=15)
    contents = [" ".join(words_of(built(meeting, audience), 1).split()) for audience in Audience]
    pages = []
    for who in (cast.observer, cast.member):
        client.force_login(who)
        pages.append(client.get("/meetings/GRID48/papers/").content.decode())

    assert "3 A supplier Confidential Withdrawn 4" in contents[0]
    assert "3 quokkaitem Confidential Withdrawn: quokkaloss" in contents[1]
    assert "15 minutes" not in "".join(contents)
    assert ['withdrawn">Withdrawn</p>' in page for page in pages] == [True, False]
    assert ["quokkaloss" in page for page in pages] == [False, True]


def test_the_first_page_says_when_and_where_and_what_each_item_is_for(meeting: Meeting) -> None:
    Meeting.objects.update(starts_at=time(10), ends_at=time(13, 30), place="Room 4")
    AgendaItem.objects.filter(number=2).update(purpose="decision", minutes_allotted=90, presenter="Ann Ost")
    meeting.refresh_from_db()

    words = " ".join(words_of(built(meeting, Audience.PUBLIC), 1).split())

    assert "8 March 2030, 10:00 to 13:30 · Room 4" in words
    assert "2 Business 1 hour 30 minutes · For decision · Presented by Ann Ost" in words


def test_a_secret_paper_with_a_public_title_is_named_by_that_alone(cast: Cast, meeting: Meeting) -> None:
    hand_in(item(meeting, 2), "quokkaoffer", "quokkaprice", public_title="An offer", **SECRET)

    public = built(meeting, Audience.PUBLIC)

    assert "An offer Confidential" in " ".join(words_of(public, 1).split())
    assert "quokka" not in everything_in(public)


def test_our_own_pages_keep_their_tags(meeting: Meeting) -> None:
    with pikepdf.open(io.BytesIO(built(meeting, Audience.PUBLIC))) as file:
        assert file.Root.MarkInfo.Marked
        assert [str(each.S) for each in file.Root.StructTreeRoot.K[0].K].count("/Sect") == 2
        assert str(file.docinfo["/Title"]) == "Pack of GRID48"


def test_a_paper_that_cannot_be_joined_is_left_out_by_name(mixed: Meeting) -> None:
    pack = built(mixed, Audience.PUBLIC)

    contents, stand_in = (" ".join(words_of(pack, page).split()) for page in (1, 4))
    assert [page for page in range(2, 5) if "wombat" in words_of(pack, page) or SHOWN in words_of(pack, page)] == [2, 3]
    assert "GRID_48_03 Unjoinable Its pages are not in the pack 4" in contents
    assert contents.count("not in the pack") == 1
    assert (
        f"Its pages could not be put into the pack: {WHY}. It is issued as a separate file, unjoinable.pdf" in stand_in
    )
    assert bookmarks_of(pack) == [
        ("Agenda and contents", 1),
        ("1. Opening", 2),
        ("GRID_48_01 Good", 2),
        ("GRID_48_02 Odd", 3),
        ("2. Business", 4),
        ("GRID_48_03 Unjoinable", 4),
    ]


def test_pages_that_would_break_the_whole_leave_their_paper_out(
    mixed: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = prepared.prepare_confined

    def without_resources(content: bytes) -> bytes:
        if b"/Rotate 45" not in content:
            return whole(content)
        with pikepdf.open(io.BytesIO(whole(content))) as file:
            del file.pages[0].obj.Resources
            return saved(file)

    monkeypatch.setattr(prepared, "prepare_confined", without_resources)

    words = " ".join(words_of(built(mixed, Audience.PUBLIC)).split())

    assert "GRID_48_02 Odd Its pages are not in the pack 3" in words
    assert "wombat" in words
