"""The pack: what it holds for whom, in which order, how it is numbered; and how it is asked for and built."""

import io
import subprocess
from collections.abc import Callable
from datetime import time, timedelta

import pikepdf
import pytest
from django.test import Client
from django.utils import timezone

from core.audience import Audience, Sensitivity
from core.background.background_file import printed_files
from core.background.progress import Step
from core.release import this_release
from meetings.enums import PackState, PaperKind
from meetings.models import AgendaItem, Meeting, Pack
from meetings.pack import parts, requesting
from meetings.pack.plan import plan_pack
from meetings.pack.requesting import (
    FAILED,
    build_pack,
    request_again,
    request_pack,
)
from meetings.papers.services.bin import withdraw_paper
from meetings.papers.services.papers import Received, add_paper, add_paper_version, paper_files
from tests.conftest import Cast
from tests.meetings.papers.odd_pdfs import READABLE, SHOWN, UNJOINABLE
from tests.meetings.papers.papers import DOCX, hand_in, item, make_meeting, pdf, saved

SECRET = {"sensitivity": Sensitivity.CONFIDENTIAL, "reason": "quokkareason"}


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


def built(meeting: Meeting, audience: Audience) -> bytes:
    pack = request_pack(plan_pack(meeting, audience))
    assert pack.state == PackState.DONE
    with printed_files().open(pack.file_name) as file:
        return bytes(file.read())


def words_of(content: bytes, *pages: int) -> str:
    span = ["-f", str(pages[0]), "-l", str(pages[-1])] if pages else []
    done = subprocess.run(["pdftotext", "-layout", *span, "-", "-"], input=content, capture_output=True, check=True)  # noqa: S603, S607
    return done.stdout.decode()


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
        ("GRID_48_02 quokkatitle", 5),
        ("3. quokkaitem", 7),
        ("GRID_48_03 quokkapaper", 7),
        ("4. Figures", 9),
        ("GRID_48_04 Costs", 9),
        ("GRID_48_08 Lying", 10),
    ]
    contents = [" ".join(line.split()) for line in words_of(pack, 1).splitlines()]
    assert "GRID_48_01 First report 2" in contents
    assert "GRID_48_02 quokkatitle Confidential 5" in contents
    assert "GRID_48_08 Lying 10" in contents
    for page in range(1, 12):
        assert f"Pack {page} of 11 · GRID48" in words_of(pack, page)
    assert "wombat two" in words_of(pack, 4)


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
    said = "holds what is confidential"

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


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is set or prepared from now on, by its kind."""
    seen: list[str] = []

    def counted(kind: str, make: Callable[..., bytes]) -> Callable[..., bytes]:
        return lambda *given: (seen.append(kind), make(*given))[1]

    monkeypatch.setattr(parts, "_set", counted("ours", parts._set))
    monkeypatch.setattr(parts, "_prepared", counted("foreign", parts._prepared))
    return seen


def test_after_one_paper_changed_only_its_parts_and_the_contents_are_made_anew(
    cast: Cast, meeting: Meeting, made: list[str]
) -> None:
    built(meeting, Audience.CONFIDENTIAL)
    first, changed = sorted(made), item(meeting, 1).papers.get(title="First report")
    made.clear()
    add_paper_version(changed, "report.pdf", pdf("newer", "longer", "still"), by=cast.secretary)

    pack = built(meeting, Audience.CONFIDENTIAL)

    assert (first.count("foreign"), first.count("ours")) == (4, 6)
    assert sorted(made) == ["foreign", "ours", "ours"]
    assert "Pack 12 of 12" in words_of(pack, 12)
    assert Pack.objects.filter(meeting=meeting).count() == 1


def test_the_same_content_is_built_once(meeting: Meeting, made: list[str]) -> None:
    built(meeting, Audience.PUBLIC)
    made.clear()

    built(meeting, Audience.PUBLIC)

    assert made == []


@pytest.fixture
def mixed(cast: Cast) -> Meeting:
    """A good paper, an odd one, and one that cannot be joined to others, for two items."""
    made = make_meeting(cast.panel, "Opening", "Business")
    files = {"Good": pdf("wombat"), "Odd": READABLE["turned by 45 degrees"], "Unjoinable": UNJOINABLE[BAD]}
    for number, (title, content) in zip((1, 1, 2), files.items(), strict=True):
        add_paper(item(made, number), title, file=Received(f"{title.lower()}.pdf", content), by=cast.secretary)
    return made


BAD = "contents packed as nobody knows"
WHY = "a part of its file cannot be read"


def test_a_paper_that_cannot_be_joined_is_left_out_by_name(mixed: Meeting) -> None:
    pack = built(mixed, Audience.PUBLIC)

    contents, divider = (" ".join(words_of(pack, page).split()) for page in (1, 6))
    assert [page for page in range(2, 7) if "wombat" in words_of(pack, page) or SHOWN in words_of(pack, page)] == [3, 5]
    assert "GRID_48_03 Unjoinable Its pages are not in the pack 6" in contents
    assert contents.count("not in the pack") == 1
    assert (
        f"Its pages could not be put into the pack: {WHY}. It is issued as a separate file, unjoinable.pdf" in divider
    )
    assert bookmarks_of(pack) == [
        ("Agenda and contents", 1),
        ("1. Opening", 2),
        ("GRID_48_01 Good", 2),
        ("GRID_48_02 Odd", 4),
        ("2. Business", 6),
        ("GRID_48_03 Unjoinable", 6),
    ]


def test_the_secretary_is_told_what_was_left_out_and_what_to_do(cast: Cast, mixed: Meeting, client: Client) -> None:
    built(mixed, Audience.PUBLIC)
    built(mixed, Audience.CONFIDENTIAL)
    left_out = item(mixed, 2).papers.get()
    pages = {}
    for role in ("secretary", "observer"):
        client.force_login(getattr(cast, role))
        pages[role] = " ".join(client.get("/meetings/GRID48/pack/").content.decode().split())

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
    before = client.get("/meetings/GRID48/pack/").content.decode()
    add_paper_version(item(mixed, 2).papers.get(), "new.pdf", pdf("numbat"), by=cast.secretary)

    after, pack = client.get("/meetings/GRID48/pack/").content.decode(), built(mixed, Audience.CONFIDENTIAL)

    assert ["Unjoinable" in page for page in (before, after)] == [True, False]
    assert "numbat" in words_of(pack, 7)
    assert "not in the pack" not in words_of(pack)


def test_what_the_pack_of_the_cleared_lacks_is_told_to_nobody_else(cast: Cast, mixed: Meeting, client: Client) -> None:
    said = {"sensitivity": Sensitivity.CONFIDENTIAL, "reason": "quokkareason", "public_title": "An offer"}
    file = Received("quokka.pdf", UNJOINABLE[BAD].replace(b"words here", b"other here"))
    add_paper(item(mixed, 2), "quokkaoffer", file=file, by=cast.secretary, **said)
    pages = []
    for who in (cast.observer, cast.member):
        client.force_login(who)
        pages.append(client.get("/meetings/GRID48/pack/").content.decode())

    assert ["quokkaoffer" in page for page in pages] == [False, True]
    assert "quokka" not in pages[0]


def test_a_fault_of_ours_leaves_one_paper_out_and_is_logged(
    mixed: Meeting, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    whole, odd = parts.prepare_foreign, item(mixed, 1).papers.get(title="Odd")

    def faulty(source: io.BytesIO) -> bytes:
        if b"/Rotate 45" in source.getvalue():
            raise KeyError(45)
        return whole(source)

    monkeypatch.setattr(parts, "prepare_foreign", faulty)

    words = " ".join(words_of(built(mixed, Audience.PUBLIC)).split())

    assert "its file is made in a way that is not known here. It is issued as a separate file, odd.pdf" in words
    assert "wombat" in words
    (told,) = [each for each in caplog.records if each.levelname == "ERROR" and each.name == "meetings.pack.parts"]
    assert str(odd.pk) in told.getMessage()
    assert told.exc_info is not None
    assert told.exc_info[0] is KeyError


def test_pages_that_would_break_the_whole_leave_their_paper_out(
    mixed: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = parts.prepare_foreign

    def without_resources(source: io.BytesIO) -> bytes:
        if b"/Rotate 45" not in source.getvalue():
            return whole(source)
        with pikepdf.open(io.BytesIO(whole(source))) as file:
            del file.pages[0].obj.Resources
            return saved(file)

    monkeypatch.setattr(parts, "prepare_foreign", without_resources)

    words = " ".join(words_of(built(mixed, Audience.PUBLIC)).split())

    assert "GRID_48_02 Odd Its pages are not in the pack 4" in words
    assert "wombat" in words


def test_a_lost_file_is_asked_for_and_not_to_be_opened(cast: Cast, meeting: Meeting, client: Client) -> None:
    lost = add_paper(item(meeting, 1), "Lost", by=cast.secretary)
    add_paper_version(lost, "lost.pdf", pdf("wombat"), by=cast.secretary)
    paper_files().delete(lost.versions.get().stored_name)
    built(meeting, Audience.CONFIDENTIAL)
    client.force_login(cast.secretary)

    page = " ".join(client.get("/meetings/GRID48/pack/").content.decode().split())

    assert "its file is not where it was kept." in page
    assert "Hand in a new version" in page
    assert "print it to a new PDF" not in page


def test_a_lost_file_is_left_out_and_a_full_disk_stops_all(mixed: Meeting, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError("disk full")

    paper_files().delete(item(mixed, 1).papers.get(title="Good").versions.get().stored_name)
    words = " ".join(words_of(built(mixed, Audience.PUBLIC)).split())
    monkeypatch.setattr(parts, "prepare_foreign", full)
    failed = request_pack(plan_pack(mixed, Audience.CONFIDENTIAL))

    assert "could not be put into the pack: its file is not where it was kept." in words
    assert "separate file, good.pdf" not in words
    assert SHOWN in words
    assert (failed.state, failed.failure) == (PackState.FAILED, FAILED)


@pytest.fixture
def waiting(queue: None, meeting: Meeting) -> Pack:
    return request_pack(plan_pack(meeting, Audience.PUBLIC))


@pytest.mark.parametrize(
    ("state", "quiet", "step"),
    [
        (PackState.QUEUED, 1, Step.WAITING),
        (PackState.QUEUED, 30, Step.UNANSWERED),
        (PackState.QUEUED, 200, Step.STUCK),
        (PackState.BUILDING, 30, Step.AT_WORK),
        (PackState.BUILDING, 200, Step.STUCK),
        (PackState.FAILED, 999, Step.FAILED),
        (PackState.DONE, 999, Step.DONE),
    ],
)
def test_how_far_it_is_is_told_by_the_clock_too(waiting: Pack, state: PackState, quiet: int, step: Step) -> None:
    waiting.state, waiting.moved_at = state, timezone.now() - timedelta(seconds=quiet)

    assert waiting.step is step


def test_progress_is_counted_and_a_second_run_changes_nothing(waiting: Pack) -> None:
    build_pack.call(waiting.pk, this_release())
    done = Pack.objects.get()
    build_pack.call(waiting.pk, this_release())

    assert (done.state, done.done, done.total) == (PackState.DONE, 5, 5)
    assert Pack.objects.get().moved_at == done.moved_at


def test_what_changed_meanwhile_is_not_built_and_nobody_waits_for_it(
    cast: Cast, meeting: Meeting, waiting: Pack
) -> None:
    hand_in(item(meeting, 2), "One more", "more")

    build_pack.call(waiting.pk, this_release())

    assert not Pack.objects.exists()


def test_a_failure_is_told_in_a_sentence_and_can_be_tried_again(waiting: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_given: object, **_named: object) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as broken:
        broken.setattr(requesting, "build", fails)
        with pytest.raises(OSError, match="disk full"):
            build_pack.call(waiting.pk, this_release())
    told = Pack.objects.get().failure

    request_again(Pack.objects.get())
    build_pack.call(waiting.pk, this_release())

    assert told == FAILED
    assert Pack.objects.get().state == PackState.DONE


def test_another_release_does_not_build_it(waiting: Pack) -> None:
    build_pack.call(waiting.pk, "another release")

    assert "another release" in Pack.objects.get().failure


def test_a_lost_file_is_asked_for_again_and_what_nobody_reads_goes(meeting: Meeting) -> None:
    built(meeting, Audience.PUBLIC)
    printed_files().delete(Pack.objects.get().file_name)
    assert built(meeting, Audience.PUBLIC).startswith(b"%PDF")

    Pack.objects.update(last_read_at=timezone.now() - timedelta(days=31))

    assert (Pack.prune(), Pack.objects.count()) == (1, 0)


def test_the_page_tells_how_far_it_is_and_leads_to_the_file(cast: Cast, waiting: Pack, client: Client) -> None:
    client.force_login(cast.observer)
    page = client.get("/meetings/GRID48/pack/").content.decode()
    same = client.get("/meetings/GRID48/pack/progress/?seen=waiting-0")
    sent_on = client.get("/meetings/GRID48/pack.pdf")
    build_pack.call(waiting.pk, this_release())
    ready = client.get("/meetings/GRID48/pack/progress/?seen=waiting-0").content.decode()
    file = client.get("/meetings/GRID48/pack.pdf")

    assert "Waiting for its turn" in page
    assert '<meta http-equiv="refresh"' in page
    assert (same.status_code, sent_on["Location"]) == (204, "/meetings/GRID48/pack/")
    assert "Ready: 7 pages" in ready
    assert file.getvalue().startswith(b"%PDF")
    assert client.get("/meetings/GRID48/pack.pdf", headers={"if-none-match": file["ETag"]}).status_code == 304
