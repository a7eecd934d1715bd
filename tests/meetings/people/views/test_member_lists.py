"""Lists of members on their pages: shown line by line, answered, taken."""

import csv
import io

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from meetings.models import MemberImport, Membership, Person
from meetings.people.services.people import add_person
from meetings.people.services.seats import add_seats
from meetings.people.views.member_lists import ROWS_ON_A_PAGE
from tests.conftest import Cast
from tests.meetings.people.pages import PAGE, shown


def hand_in(client: Client, text: str, name: str = "members.csv"):
    return client.post(f"{PAGE}import/", {"file": SimpleUploadedFile(name, text.encode())})


def test_a_list_is_shown_answered_and_taken_with_invitations(cast: Cast, secretary: Client) -> None:
    priya = add_person("Priya Nair", organisation="SECAS", by=cast.outsider)
    where = hand_in(
        secretary, "Name,E-mail,Organisation,Role\nDi Wolf,di@example.org,,Observer\nPriya Nair,,Ofgem,Observer\n,,,"
    )

    page = shown(secretary.get(where.url))
    assert "2 lines. 1 can be imported; 1 is not." in page
    assert "Is this the Priya Nair of SECAS?" in page
    assert "Invite 1 by email" in page
    secretary.post(where.url, {"line-3": str(priya.pk)})
    assert "2 can be imported" in shown(secretary.get(where.url))
    taken = secretary.post(f"{where.url}take/", {"invite": "on"})

    assert taken.url == PAGE
    assert Membership.objects.filter(panel=cast.panel, person=priya).exists()
    assert [message.to for message in mail.outbox] == [["di@example.org"]]
    assert "Imported on" in shown(secretary.get(f"{PAGE}import/"))


def test_a_line_with_a_fault_is_mended_on_the_page(cast: Cast, secretary: Client) -> None:
    where = hand_in(secretary, "Name,Phone,E-mail,Role\nDi Wolf,123,di,Observer\nEd Fox,,ed@example.org,Observer\n")
    line = f"{where.url}lines/2/"
    assert f'href="{line}"' in shown(secretary.get(where.url))
    form = shown(secretary.get(line))
    assert "“di” is not an email address." in form
    assert "Phone" not in form

    still = secretary.post(line, {"cell-0": "Di Wolf", "cell-2": "d i", "cell-3": "Observer"}, follow=True)
    mended = secretary.post(line, {"cell-0": "Di Wolf", "cell-2": "di@example.org", "cell-3": "Observer"}, follow=True)

    assert "Line 2 has been read again: it still cannot be imported." in shown(still)
    assert "Line 2 has been read again: it can be imported." in shown(mended)
    assert "2 can be imported" in shown(secretary.get(where.url))
    assert MemberImport.objects.get().entries[0]["cells"] == ["Di Wolf", "123", "di@example.org", "Observer"]
    assert secretary.get(f"{where.url}lines/9/").status_code == 404


def test_what_is_taken_is_what_the_page_says_at_that_moment(cast: Cast, secretary: Client) -> None:
    where = hand_in(secretary, "Name,Role\nDi Wolf,Observer\nEd Fox,Observer\n")
    chosen = {"line-2": "out", "line-3": "take", "invite": "on"}

    asked = secretary.post(f"{where.url}take/?show=new", chosen, follow=True)
    assert not Person.objects.filter(name__in=["Di Wolf", "Ed Fox"]).exists()
    taken = secretary.post(f"{where.url}take/", chosen, follow=True)

    assert "Nothing is imported yet: with the answers you have just chosen 1 line can be imported, not 2." in shown(
        asked
    )
    assert asked.redirect_chain[0][0] == f"{where.url}?show=new&invite=on"
    assert "Import 1 line<" in shown(asked)
    assert "1 appointed, 0 changed." in shown(taken)
    assert not Person.objects.filter(name="Di Wolf").exists()


def test_an_answer_that_leaves_a_doubt_elsewhere_is_looked_at_before_anything_is_taken(
    cast: Cast, secretary: Client
) -> None:
    where = hand_in(secretary, "Name,Alternate for\nDi Wolf,\nEd Fox,Di Wolf\nFy Gray,\n")

    asked = secretary.post(f"{where.url}take/", {"line-2": "out", "line-3": "take", "line-4": "take"}, follow=True)

    assert "1 line can be imported, not 3." in shown(asked)
    assert "“Di Wolf” is in line 2, which is not imported as it stands" in shown(asked)
    assert not Person.objects.filter(name="Fy Gray").exists()


def test_other_lines_in_place_of_those_that_were_to_be_taken_are_looked_at_first(cast: Cast, secretary: Client) -> None:
    add_seats(cast.panel, "Gas", 1, by=cast.secretary)
    where = hand_in(secretary, "Name,Seat\nDi Wolf,Gas\nEd Fox,Gas\n")

    asked = secretary.post(f"{where.url}take/", {"line-2": "out"}, follow=True)

    assert "Nothing is imported yet: with the answers you have just chosen other lines are imported." in shown(asked)
    assert not Membership.objects.filter(seat__category="Gas").exists()


def test_answers_that_were_kept_before_are_taken_with_those_that_say_the_same(cast: Cast, secretary: Client) -> None:
    where = hand_in(secretary, "Name,Role\nDi Wolf,Observer\nEd Fox,Observer\n")
    secretary.post(where.url, {"line-2": "out", "line-3": "take"})

    taken = secretary.post(f"{where.url}take/", {"line-2": "out", "line-3": "take"}, follow=True)

    assert "1 appointed, 0 changed." in shown(taken)


def test_a_list_of_which_lines_are_left_stays_open(cast: Cast, secretary: Client) -> None:
    where = hand_in(secretary, "Name,E-mail,Role\nDi Wolf,di@example.org,Observer\nEd Fox,nothing,Observer\n")

    taken = secretary.post(f"{where.url}take/")

    assert taken.url == where.url


def test_lines_that_are_not_taken_are_saved_with_why_and_start_no_formula(cast: Cast, secretary: Client) -> None:
    where = hand_in(secretary, 'Name,E-mail,Notes\nDi Wolf,nothing,"=HYPERLINK(1)"\nEd Fox,,\n')

    saved = secretary.get(f"{where.url}not-taken.csv")

    assert list(csv.reader(io.StringIO(saved.getvalue().decode("utf-8-sig")))) == [
        ["Line", "Why", "Name", "E-mail", "Notes"],
        ["2", "“nothing” is not an email address.", "Di Wolf", "nothing", "'=HYPERLINK(1)"],
    ]


def test_a_file_that_is_no_list_is_refused_at_its_field(cast: Cast, secretary: Client) -> None:
    for response in (hand_in(secretary, "%PDF-1.7"), hand_in(secretary, ""), secretary.post(f"{PAGE}import/")):
        assert response.status_code == 400
    assert not MemberImport.objects.exists()
    assert "No column is headed “Name”" in shown(hand_in(secretary, "a,b\n1,2"))


@pytest.mark.parametrize("content", ["rubbish", "PK and what is left of it", "\0\1\2", "PK\3\4 and no more"])
def test_a_workbook_that_is_damaged_is_called_so(cast: Cast, secretary: Client, content: str) -> None:
    response = hand_in(secretary, content, "Members.XLSX")

    assert response.status_code == 400
    assert (
        "This file cannot be read as a workbook: it is damaged, or is not one. Open it in Excel, save it again "
        "as .xlsx or as CSV, and choose the new file." in shown(response)
    )


def test_a_list_is_read_whatever_its_file_is_called(cast: Cast, secretary: Client) -> None:
    assert hand_in(secretary, "Name\nDi Wolf\n", "members.xlsx").status_code == 302
    assert "There is nobody in this list" in shown(hand_in(secretary, "Name\n", "members.xlsx"))


@pytest.mark.parametrize("count", [1, 3 * ROWS_ON_A_PAGE])
def test_a_long_list_has_pages_and_takes_the_same_queries(cast: Cast, secretary: Client, count: int) -> None:
    lines = "".join(f"Person {number},p{number}@example.org\n" for number in range(count))
    where = hand_in(secretary, f"Name,E-mail\n{lines}")

    with CaptureQueriesContext(connection) as queries:
        page = shown(secretary.get(where.url))

    assert page.count("<select") == min(count, ROWS_ON_A_PAGE)
    assert ("Page 1 of 3" in page) == (count > ROWS_ON_A_PAGE)
    assert len(queries) == 11


def test_lines_of_one_kind_are_shown_alone_by_the_address(cast: Cast, secretary: Client) -> None:
    where = hand_in(secretary, "Name,E-mail\nDi Wolf,nothing\nEd Fox,\n")

    page = shown(secretary.get(f"{where.url}?show=error"))

    assert ("Di Wolf" in page, "Ed Fox" in page) == (True, False)
    assert 'aria-current="page">Error (1)</a>' in page
