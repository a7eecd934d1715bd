"""The agenda on paper: tagged, the same bytes for the same agenda, kept by its content, a draft for whom it is one."""

from pathlib import Path

import pytest
from django.test import Client

from meetings.agenda.services.planned import NewItem, plan_items, withdraw_planned_item
from meetings.agenda.services.points import Details
from meetings.models import Meeting
from tests.conftest import Cast
from tests.meetings.agenda.planning import issue, item_at, make_secret
from tests.minutes.rendering.pdf_reader import bookmarks_of, text_of

PDF = "/meetings/GRID12/agenda.pdf"
pytestmark = pytest.mark.usefixtures("letterhead")


def words(content: bytes, folder: Path) -> str:
    paper = folder / "agenda.pdf"
    paper.write_bytes(content)
    return " ".join(text_of(paper).split())


def test_it_prints_the_letterhead_when_and_where_and_each_item_with_its_time(
    cast: Cast, planned: Meeting, client: Client, tmp_path: Path
) -> None:
    details = Details("Risks", presenter="Ann Ost", minutes_allotted=6)
    plan_items(planned, [NewItem(details)], by=cast.secretary)
    issue(planned)
    client.force_login(cast.member)

    response = client.get(PDF)

    said = words(response.getvalue(), tmp_path)
    for part in (
        "1 High Street, Ely Agenda of meeting 12",
        "When 8 December 2034, 10:00 to 11:00 Where Room 4",
        "10:20 2 Budget",
        "11:00 4 Risks Ann Ost",
        "Page 1 of 1",
    ):
        assert part in said
    assert response["Content-Disposition"] == 'inline; filename="GRID12-agenda-revision-1.pdf"'
    assert bookmarks_of(tmp_path / "agenda.pdf") == [
        "Agenda of meeting 12",
        *("1. Welcome", "2. Budget", "3. Close", "4. Risks"),
    ]


def test_it_says_which_agenda_it_is(cast: Cast, planned: Meeting, client: Client, tmp_path: Path) -> None:
    def printed(address: str = PDF) -> str:
        return words(client.get(address).getvalue(), tmp_path)

    client.force_login(cast.secretary)
    before = printed()
    issue(planned)
    first = printed()
    plan_items(planned, [NewItem(Details("Late"))], by=cast.secretary)
    withdraw_planned_item(item_at(planned, 2), "No paper", by=cast.secretary)
    changed, draft = printed(), printed(f"{PDF}?draft")
    issue(planned)
    second = printed()

    assert ["DRAFT" in said for said in (before, first, changed, draft, second)] == [True, False, False, True, False]
    assert ["Late" in said for said in (first, changed, draft, second)] == [False, False, True, True]
    assert "REVISED Revision 2, issued" in second
    assert "4 Late New" in second
    assert "– 2 Budget Withdrawn in this revision: No paper" in second


def test_the_same_agenda_is_set_once_and_what_a_reader_has_is_not_sent_again(
    cast: Cast, planned: Meeting, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue(planned)
    client.force_login(cast.member)
    first = client.get(PDF)
    monkeypatch.setattr("core.pdf.engine.write_pdf", lambda *_: pytest.fail("It is set already."))

    again = client.get(PDF)
    held = client.get(PDF, headers={"If-None-Match": first["ETag"]})

    assert again.getvalue() == first.getvalue()
    assert (held.status_code, held.getvalue()) == (304, b"")
    assert first["Cache-Control"] == "private, no-cache"


def test_only_an_agenda_with_something_confidential_bears_the_mark_in_its_name_and_on_its_pages(
    cast: Cast, planned: Meeting, client: Client, tmp_path: Path
) -> None:
    make_secret(item_at(planned, 2))
    issue(planned)
    names, marks = [], []
    for who in (cast.observer, cast.member):
        client.force_login(who)
        answer = client.get(PDF)
        names.append(answer["Content-Disposition"].partition("filename=")[2])
        marks.append("8 December 2034 Confidential" in words(answer.getvalue(), tmp_path))

    assert names == ['"GRID12-agenda-revision-1.pdf"', '"GRID12-agenda-revision-1-confidential.pdf"']
    assert marks == [False, True]
