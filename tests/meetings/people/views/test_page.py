"""Pages of a panel's seats and people: what they show, how somebody is appointed, how a list is taken."""

import csv
import io
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.accounts.models import User
from meetings.enums import Role
from meetings.models import MemberImport, Membership, Panel, Person, Seat
from meetings.people.overview import ON_A_PAGE
from meetings.people.services.memberships import appoint_member, renew_term
from meetings.people.services.people import add_person
from meetings.people.services.seats import add_seats, give_up_seat
from meetings.people.views.member_lists import ROWS_ON_A_PAGE
from tests.conftest import Cast
from tests.pages import page_text

PAGE = "/panels/GRID/people/"
START = date(2024, 1, 1)


@pytest.fixture
def secretary(cast: Cast, client: Client) -> Client:
    client.force_login(cast.secretary)
    return client


def shown(response) -> str:
    return page_text(response)


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def sit(cast: Cast, seat: Seat, name: str, ends_on: date | None = None, starts_on: date = START) -> Membership:
    person = add_person(name, by=cast.secretary)
    return appoint_member(
        cast.panel, person, Role.MEMBER, seat=seat, starts_on=starts_on, ends_on=ends_on, by=cast.secretary
    )


# The page


def test_seats_stand_by_category_with_holder_alternate_and_what_is_vacant(cast: Cast, secretary: Client) -> None:
    first, second, third = add_seats(
        cast.panel, "Large Suppliers", 3, appointed_by="By election", has_vote=True, by=cast.secretary
    )
    ada = sit(cast, first, "Ada Quill")
    appoint_member(
        cast.panel,
        add_person("Leon Baptiste", by=cast.secretary),
        Role.ALTERNATE,
        stands_in_for=ada,
        starts_on=START,
        is_cleared=True,
        by=cast.secretary,
    )
    sit(cast, second, "Bea Lowe", ends_on=date(2024, 3, 31))
    sit(cast, third, "Cy Dale", starts_on=in_days(10))

    page = shown(secretary.get(PAGE))

    assert "By election · a vote each" in page
    assert "Ada Quill</a>" in page
    assert "Standing alternate: <a" in page
    assert "Vacant since 1 April 2024" in page
    assert "to come:" in page
    assert "In the chair: Chair · Deputy: nobody" in page
    assert "In the past: 1 term" in page


def test_what_ends_soon_stands_on_top_with_its_days_unless_it_is_renewed(cast: Cast, secretary: Client) -> None:
    first, second, third = add_seats(cast.panel, "Large Suppliers", 3, by=cast.secretary)
    sit(cast, first, "Ada Quill", ends_on=in_days(24))
    renew_term(sit(cast, second, "Bo Reed", ends_on=in_days(30)), ends_on=None, by=cast.secretary)
    sit(cast, third, "Cy Dale", ends_on=in_days(61))

    top = shown(secretary.get(PAGE)).split('id="seats"')[0]

    assert "ends in 24 days" in top
    assert [name in top for name in ("Ada Quill", "Bo Reed", "Cy Dale")] == [True, False, False]


def test_a_seat_that_is_given_up_is_folded_away(cast: Cast, secretary: Client) -> None:
    (seat,) = add_seats(cast.panel, "Old Seats", 1, by=cast.secretary)
    sit(cast, seat, "Bea Lowe", ends_on=date(2024, 3, 31))
    give_up_seat(seat, ends_on=date(2024, 3, 31), by=cast.secretary)

    page = shown(secretary.get(PAGE))

    assert "Seat: Old Seats 1" in page.split('id="past"')[1]
    assert "Old Seats" not in page.split('id="past"')[0]


@pytest.mark.parametrize("count", [1, ON_A_PAGE + 5])
def test_the_page_takes_the_same_queries_for_one_and_for_many(cast: Cast, secretary: Client, count: int) -> None:
    seats = add_seats(cast.panel, "Large Suppliers", count, by=cast.secretary)
    people = Person.objects.bulk_create(Person(name=f"Person {number}") for number in range(3 * count))
    sitting = [
        Membership(
            panel=cast.panel, person=people[at], role=Role.MEMBER, seat=seat, starts_on=START, ends_on=in_days(20)
        )
        for at, seat in enumerate(seats)
    ]
    Membership.objects.bulk_create(sitting)
    alternates = [
        Membership(
            panel=cast.panel, person=people[count + at], role=Role.ALTERNATE, stands_in_for=each, starts_on=START
        )
        for at, each in enumerate(sitting)
    ]
    observers = [
        Membership(panel=cast.panel, person=people[2 * count + at], role=Role.OBSERVER, starts_on=START)
        for at in range(count)
    ]
    past = [
        Membership(
            panel=cast.panel, person=person, role=Role.OBSERVER, starts_on=date(2020, 1, 1), ends_on=date(2021, 1, 1)
        )
        for person in people[:count]
    ]
    Membership.objects.bulk_create([*alternates, *observers, *past])

    with CaptureQueriesContext(connection) as queries:
        page = shown(secretary.get(PAGE))

    assert page.count("Standing alternate:") == min(count, ON_A_PAGE)
    assert ("Page 1 of 2" in page) == (count > ON_A_PAGE)
    assert len(queries) == 17


def test_the_second_page_of_each_list_is_found_by_its_address(cast: Cast, secretary: Client) -> None:
    people = Person.objects.bulk_create(Person(name=f"Person {number:03}") for number in range(ON_A_PAGE + 1))
    Membership.objects.bulk_create(
        Membership(
            panel=cast.panel, person=person, role=Role.OBSERVER, starts_on=date(2020, 1, 1), ends_on=date(2021, 1, 1)
        )
        for person in people
    )

    page = shown(secretary.get(f"{PAGE}?past=2"))

    assert '<details class="people-past" id="past" open>' in page
    assert "Person 050" in page


def test_those_without_a_seat_are_found_by_name_in_a_long_list(cast: Cast, secretary: Client) -> None:
    people = Person.objects.bulk_create(Person(name=f"Person {number:03}") for number in range(ON_A_PAGE + 1))
    Membership.objects.bulk_create(
        Membership(panel=cast.panel, person=person, role=Role.OBSERVER, starts_on=START) for person in people
    )

    found = shown(secretary.get(f"{PAGE}?named=person+042"))
    missed = shown(secretary.get(f"{PAGE}?named=nobody"))

    assert ("Person 042" in found, "Person 041" in found) == (True, False)
    assert "Nobody here has this name." in missed


# A person


def test_a_person_is_shown_with_all_terms_and_with_panels_of_the_reader_alone(cast: Cast, secretary: Client) -> None:
    other = Panel.objects.get(code="OTHER")
    appoint_member(other, cast.observer.person, Role.OBSERVER, starts_on=START, by=cast.outsider)
    unseen = shown(secretary.get(f"{PAGE}{cast.observer.person.pk}/"))
    appoint_member(other, cast.secretary.person, Role.OBSERVER, starts_on=START, by=cast.outsider)

    seen = shown(secretary.get(f"{PAGE}{cast.observer.person.pk}/"))

    assert "Another Panel" not in unseen
    assert "also belongs to another panel" in unseen
    assert "Another Panel: Observer" in seen
    assert "Close the account" not in seen


@pytest.mark.parametrize(
    ("verb", "sent", "sentence"),
    [
        ("change", {"starts_on": "2024-02-01", "ends_on": "2024-01-31"}, "A membership cannot end before it starts."),
        ("change", {"ends_on": "2024-01-31"}, "Give the first day."),
        ("change", {"starts_on": "soon"}, "This is not a date."),
    ],
)
def test_what_cannot_be_taken_is_said_at_the_form_and_keeps_what_was_typed(
    cast: Cast, secretary: Client, verb: str, sent: dict[str, str], sentence: str
) -> None:
    membership = cast.member.person.memberships.get()

    response = secretary.post(f"{PAGE}terms/{membership.pk}/{verb}/", sent)

    assert (response.status_code, sentence in shown(response)) == (400, True)
    assert all(f'value="{value}"' in shown(response) for value in sent.values())


@pytest.mark.parametrize(
    ("verb", "sent", "field", "sentence"),
    [
        ("change", {"starts_on": "0026-12-01"}, "starts_on", "Tuesday 1 December 0026 is far off. Is the year right?"),
        ("change", {"starts_on": "2024-01-01", "ends_on": "9999-12-31"}, "ends_on", "Friday 31 December 9999 is far"),
        ("renew", {"ends_on": "2202-01-01"}, "ends_on", "Friday 1 January 2202 is far off. Is the year right?"),
    ],
)
def test_a_year_that_is_far_off_is_said_at_its_day(
    cast: Cast, secretary: Client, verb: str, sent: dict[str, str], field: str, sentence: str
) -> None:
    (seat,) = add_seats(cast.panel, "Gas", 1, by=cast.secretary)
    ada = sit(cast, seat, "Ada Quill", ends_on=date(2028, 3, 31))

    refused = secretary.post(f"{PAGE}terms/{ada.pk}/{verb}/", sent)

    errors = refused.context["form"].errors
    assert (refused.status_code, list(errors)) == (400, [field])
    assert sentence in errors[field][0]


def test_nobody_is_appointed_from_a_year_that_is_far_off(cast: Cast, secretary: Client) -> None:
    sent = {"name": "Di Wolf", "role": "observer", "starts_on": "0026-12-01"}

    refused = secretary.post(f"{PAGE}appoint/?person=new", sent)

    assert "is far off" in refused.context["form"].errors["starts_on"][0]
    assert not Person.objects.filter(name="Di Wolf").exists()


@pytest.mark.parametrize("first_day", ["2026-04-01", "2019-01-01", "2024-06-01"])
def test_a_term_that_is_not_changed_is_shown_as_it_is(cast: Cast, secretary: Client, first_day: str) -> None:
    (seat,) = add_seats(cast.panel, "Gas", 1, by=cast.secretary)
    sit(cast, seat, "Bo Reed", starts_on=date(2019, 1, 1), ends_on=date(2023, 12, 31))
    ann = sit(cast, seat, "Ann O'Neil", ends_on=date(2028, 3, 31))
    leon = add_person("Leon Baptiste", by=cast.secretary)
    appoint_member(cast.panel, leon, Role.ALTERNATE, stands_in_for=ann, starts_on=START, by=cast.secretary)

    refused = secretary.post(f"{PAGE}terms/{ann.pk}/change/", {"starts_on": first_day, "ends_on": "2026-03-01"})

    assert refused.status_code == 400
    assert "Ann O&#x27;Neil, Gas 1: 1 January 2024 to 31 March 2028. To end it" in shown(refused)


def test_the_last_secretary_reads_why_their_term_is_not_ended(cast: Cast, secretary: Client) -> None:
    own = cast.secretary.person.memberships.get()

    response = secretary.post(f"{PAGE}terms/{own.pk}/change/", {"starts_on": "2020-01-01", "ends_on": "2024-01-31"})

    assert "nobody but Secretary could keep the minutes of Grid Code Panel" in shown(response)


# Appointing


def test_somebody_known_is_found_by_name_with_where_they_belong_and_appointed(cast: Cast, secretary: Client) -> None:
    (seat,) = add_seats(cast.panel, "Large Suppliers", 1, by=cast.secretary)
    priya = add_person("Priya Nair", organisation="SECAS", by=cast.outsider)

    found = shown(secretary.get(f"{PAGE}appoint/?name=nair&seat={seat.pk}"))
    form = shown(secretary.get(f"{PAGE}appoint/?person={priya.pk}&seat={seat.pk}"))
    response = secretary.post(
        f"{PAGE}appoint/?person={priya.pk}",
        {"role": "member", "seat": seat.pk, "starts_on": "2024-01-01", "is_cleared": "on"},
    )

    assert f'href="?person={priya.pk}&amp;seat={seat.pk}"' in found
    assert "On none of your panels" in found
    assert f'<option value="{seat.pk}" selected>Large Suppliers 1: vacant</option>' in form
    assert response.url == f"{PAGE}{priya.pk}/"
    assert Membership.objects.get(person=priya).seat == seat


def test_somebody_new_with_the_name_of_somebody_known_is_asked_about(cast: Cast, secretary: Client) -> None:
    add_person("Priya Nair", organisation="SECAS", by=cast.outsider)
    sent = {"name": "priya nair", "organisation": "Ofgem", "role": "observer", "starts_on": "2024-01-01"}

    asked = secretary.post(f"{PAGE}appoint/?person=new", sent)
    taken = secretary.post(f"{PAGE}appoint/?person=new", {**sent, "is_another": "on"})

    assert asked.status_code == 400
    assert "Is this the Priya Nair of SECAS?" in shown(asked)
    assert "Appoint the Priya Nair of SECAS" in shown(asked)
    assert taken.status_code == 302
    assert Person.objects.filter(name__iexact="priya nair").count() == 2


def test_a_refused_appointment_adds_nobody(cast: Cast, secretary: Client) -> None:
    response = secretary.post(
        f"{PAGE}appoint/?person=new", {"name": "Di Wolf", "role": "chair", "starts_on": "2024-01-01"}
    )

    assert "There cannot be two in the chair" in shown(response)
    assert not Person.objects.filter(name="Di Wolf").exists()


def test_an_alternate_sees_the_panel_on_the_days_of_their_term_alone(cast: Cast, client: Client) -> None:
    account = User.objects.create_user("leon@example.org")
    leon = add_person("Leon Baptiste", account=account, by=cast.secretary)
    member = cast.member.person.memberships.get()
    appoint_member(
        cast.panel,
        leon,
        Role.ALTERNATE,
        stands_in_for=member,
        starts_on=date(2026, 3, 2),
        ends_on=date(2026, 3, 3),
        by=cast.secretary,
    )
    got = []

    for day in (1, 2, 3, 4):
        with time_machine.travel(datetime(2026, 3, day, 12, tzinfo=UTC), tick=False):
            client.force_login(account)
            got.append(client.get("/panels/GRID/").status_code)

    assert got == [404, 200, 200, 404]


def test_an_alternate_needs_somebody_to_stand_in_for(cast: Cast, secretary: Client) -> None:
    leon = add_person("Leon Baptiste", by=cast.secretary)
    member = cast.member.person.memberships.get()
    sent = {"role": "alternate", "starts_on": "2024-01-01"}

    refused = secretary.post(f"{PAGE}appoint/?person={leon.pk}", sent)
    secretary.post(f"{PAGE}appoint/?person={leon.pk}", {**sent, "stands_in_for": member.pk})

    assert "Say for whom they stand in." in shown(refused)
    assert Membership.objects.get(person=leon).stands_in_for == member


@pytest.mark.parametrize("count", [1, 20])
def test_the_search_takes_the_same_queries_for_one_and_for_many(cast: Cast, secretary: Client, count: int) -> None:
    people = Person.objects.bulk_create(Person(name=f"Nair {number}") for number in range(count))
    Membership.objects.bulk_create(
        Membership(panel=cast.panel, person=person, role=Role.OBSERVER, starts_on=START) for person in people
    )

    with CaptureQueriesContext(connection) as queries:
        page = shown(secretary.get(f"{PAGE}appoint/?name=nair"))

    assert page.count("Grid Code Panel: Observer") == count
    assert len(queries) == 7


# Lists


def hand_in(client: Client, text: str, name: str = "members.csv"):
    return client.post(f"{PAGE}import/", {"file": SimpleUploadedFile(name, text.encode())})


def test_a_list_is_shown_answered_and_taken_with_invitations(cast: Cast, secretary: Client) -> None:
    priya = add_person("Priya Nair", organisation="SECAS", by=cast.outsider)
    where = hand_in(
        secretary, "Name,E-mail,Organisation,Role\nDi Wolf,di@example.org,,Observer\nPriya Nair,,Ofgem,Observer\n,,,"
    )

    page = shown(secretary.get(where.url))
    assert "2 lines. 1 can be taken; 1 is not." in page
    assert "Is this the Priya Nair of SECAS?" in page
    assert "Invite 1 by mail" in page
    secretary.post(where.url, {"line-3": str(priya.pk)})
    assert "2 can be taken" in shown(secretary.get(where.url))
    taken = secretary.post(f"{where.url}take/", {"invite": "on"})

    assert taken.url == PAGE
    assert Membership.objects.filter(panel=cast.panel, person=priya).exists()
    assert [message.to for message in mail.outbox] == [["di@example.org"]]
    assert "Taken on" in shown(secretary.get(f"{PAGE}import/"))


def test_what_is_taken_is_what_the_page_says_at_that_moment(cast: Cast, secretary: Client) -> None:
    where = hand_in(secretary, "Name,Role\nDi Wolf,Observer\nEd Fox,Observer\n")
    chosen = {"line-2": "out", "line-3": "take", "invite": "on"}

    asked = secretary.post(f"{where.url}take/?show=new", chosen, follow=True)
    assert not Person.objects.filter(name__in=["Di Wolf", "Ed Fox"]).exists()
    taken = secretary.post(f"{where.url}take/", chosen, follow=True)

    assert "Nothing is taken yet: by the answers you have just chosen 1 line can be taken, not 2." in shown(asked)
    assert asked.redirect_chain[0][0] == f"{where.url}?show=new&invite=on"
    assert "Take 1 line<" in shown(asked)
    assert "1 appointed, 0 changed." in shown(taken)
    assert not Person.objects.filter(name="Di Wolf").exists()


def test_an_answer_that_leaves_a_doubt_elsewhere_is_looked_at_before_anything_is_taken(
    cast: Cast, secretary: Client
) -> None:
    where = hand_in(secretary, "Name,Alternate for\nDi Wolf,\nEd Fox,Di Wolf\nFy Gray,\n")

    asked = secretary.post(f"{where.url}take/", {"line-2": "out", "line-3": "take", "line-4": "take"}, follow=True)

    assert "1 line can be taken, not 3." in shown(asked)
    assert "“Di Wolf” stands in line 2, which is not taken as it is" in shown(asked)
    assert not Person.objects.filter(name="Fy Gray").exists()


def test_other_lines_in_place_of_those_that_were_to_be_taken_are_looked_at_first(cast: Cast, secretary: Client) -> None:
    add_seats(cast.panel, "Gas", 1, by=cast.secretary)
    where = hand_in(secretary, "Name,Seat\nDi Wolf,Gas\nEd Fox,Gas\n")

    asked = secretary.post(f"{where.url}take/", {"line-2": "out"}, follow=True)

    assert "Nothing is taken yet: by the answers you have just chosen other lines are taken." in shown(asked)
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
        ["2", "“nothing” is not an e-mail address.", "Di Wolf", "nothing", "'=HYPERLINK(1)"],
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
        "This file cannot be read as a workbook: it is damaged, or none. Open it in Excel, save it again as .xlsx or "
        "as CSV, and choose the new file." in shown(response)
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
