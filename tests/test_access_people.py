"""Who gets what at the addresses of a panel's seats and people, and what each may change there."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from core.accounts.services import close_account
from meetings.enums import Role
from meetings.models import Mandate, MemberImport, Membership, Person, PersonCorrection, Seat
from meetings.people.list_import.importer import read_in
from meetings.people.services.corrections import propose_correction
from meetings.people.services.mandates import give_mandate
from meetings.people.services.memberships import appoint_member
from meetings.people.services.people import add_person
from meetings.people.services.seats import add_seats, give_up_seat
from tests.access import (
    EACH_ROLE,
    ITS_SECRETARY,
    ITS_SECRETARY_CHANGES,
    NOBODY,
    UNCLEARED,
    Read,
    Sent,
    read_all,
    send_all,
    sign_in_as,
)
from tests.conftest import Cast
from tests.ended_sessions import routes_not_walked
from tests.factories import make_member
from tests.strange_values import faults

PEOPLE, ROUTE = "/panels/GRID/people/", "panels/<str:code>/people/"
LIST = "panels/<str:code>/people/import/<uuid:pk>/"
NOT_THERE = NOBODY | {"anonymous": 302}
HIDDEN = ITS_SECRETARY | {"secretary": 404}
TOO_SOON = ITS_SECRETARY | {"secretary": 409}
OF_ANOTHER_PANEL = ITS_SECRETARY | {"secretary": 403}
RENAME = "panels/<str:code>/people/seats/<int:pk>/rename-category/"


def seat(category: str) -> str:
    return f"{PEOPLE}seats/{Seat.objects.get(category=category).pk}"


def term(name: str) -> str:
    return f"{PEOPLE}terms/{Membership.objects.get(person__name=name).pk}"


def person(name: str) -> str:
    return f"{PEOPLE}{Person.objects.get(name=name).pk}"


def correction(name: str) -> str:
    return f"{PEOPLE}corrections/{PersonCorrection.objects.get(name=name).pk}/"


def mandate(organisation: str) -> str:
    return f"{PEOPLE}mandates/{Mandate.objects.get(organisation__name=organisation).pk}/"


def member_list(file_name: str = "members.csv") -> str:
    return f"{PEOPLE}import/{MemberImport.objects.get(file_name=file_name).pk}/"


TERM_CHANGE = "panels/<str:code>/people/terms/<int:pk>/change/"
GIVERS = ITS_SECRETARY | {"chair": 200}
TABLE = [
    Read(f"{PEOPLE}secretariat/", "panels/<str:code>/people/secretariat/", GIVERS, b"Nobody can extend their own"),
    Read(
        lambda: f"{term('Secretary')}/give-clearance/",
        "panels/<str:code>/people/terms/<int:pk>/give-clearance/",
        ITS_SECRETARY | {"secretary": 403, "chair": 200},  # the deputy is not cleared
        b"can then read what is confidential",
    ),
    Read(PEOPLE, ROUTE, ITS_SECRETARY, b"Large Suppliers"),
    Read("/panels/NONE/people/", ROUTE, NOT_THERE, b""),
    Read(f"{PEOPLE}appoint/?name=ada", "panels/<str:code>/people/appoint/", ITS_SECRETARY, b"Ada Quill"),
    Read(f"{PEOPLE}appoint/?person=new", "panels/<str:code>/people/appoint/", ITS_SECRETARY, b"Appoint somebody new"),
    Read(f"{PEOPLE}appoint/?person=0", "panels/<str:code>/people/appoint/", HIDDEN, b""),
    Read(f"{PEOPLE}seats/add/", "panels/<str:code>/people/seats/add/", ITS_SECRETARY, b"How many"),
    Read(
        lambda: f"{seat('Large Suppliers')}/change/",
        "panels/<str:code>/people/seats/<int:pk>/change/",
        ITS_SECRETARY,
        b"It has a vote",
    ),
    Read(lambda: f"{seat('Gas')}/rename-category/", RENAME, ITS_SECRETARY, b"All seats of Gas"),
    Read(lambda: f"{seat('Elsewhere')}/rename-category/", RENAME, HIDDEN, b""),
    Read(lambda: f"{seat('Elsewhere')}/change/", "panels/<str:code>/people/seats/<int:pk>/change/", HIDDEN, b""),
    Read(
        lambda: f"{seat('Gas')}/give-up/",
        "panels/<str:code>/people/seats/<int:pk>/give-up/",
        ITS_SECRETARY,
        b"Give up the seat",
    ),
    Read(
        lambda: f"{seat('Old')}/keep/", "panels/<str:code>/people/seats/<int:pk>/keep/", ITS_SECRETARY, b"was given up"
    ),
    Read(
        lambda: f"{term('Ada Quill')}/change/",
        "panels/<str:code>/people/terms/<int:pk>/change/",
        ITS_SECRETARY,
        b"First day",
    ),
    Read(lambda: f"{term('Outsider')}/change/", TERM_CHANGE, HIDDEN | {"chair": 404}, b""),
    Read(
        lambda: f"{term('Ada Quill')}/renew/",
        "panels/<str:code>/people/terms/<int:pk>/renew/",
        ITS_SECRETARY,
        b"next term",
    ),
    Read(
        lambda: f"{term('Observer')}/give-clearance/",
        "panels/<str:code>/people/terms/<int:pk>/give-clearance/",
        ITS_SECRETARY | {UNCLEARED: 403},
        b"can then read what is confidential",
    ),
    Read(
        lambda: f"{term('Cleared')}/take-clearance/",
        "panels/<str:code>/people/terms/<int:pk>/take-clearance/",
        ITS_SECRETARY,
        b"can read nothing confidential",
    ),
    Read(
        lambda: f"{term('Bo Reed')}/call-off/",
        "panels/<str:code>/people/terms/<int:pk>/call-off/",
        ITS_SECRETARY,
        b"has not begun",
    ),
    Read(lambda: f"{person('Ada Quill')}/", "panels/<str:code>/people/<int:pk>/", ITS_SECRETARY, b"No account"),
    Read(lambda: f"{person('Outsider')}/", "panels/<str:code>/people/<int:pk>/", HIDDEN, b""),
    Read(
        lambda: f"{person('Ada Quill')}/correct/",
        "panels/<str:code>/people/<int:pk>/correct/",
        ITS_SECRETARY,
        b"Organisation",
    ),
    Read(
        lambda: f"{person('Ada Quill')}/invite/",
        "panels/<str:code>/people/<int:pk>/invite/",
        ITS_SECRETARY,
        b"24 hours",
    ),
    Read(
        lambda: f"{person('Member')}/invite-again/",
        "panels/<str:code>/people/<int:pk>/invite-again/",
        ITS_SECRETARY,
        b"Send the link",
    ),
    Read(
        lambda: f"{person('Member')}/change-address/",
        "panels/<str:code>/people/<int:pk>/change-address/",
        ITS_SECRETARY,
        b"member@example.org",
    ),
    Read(
        lambda: f"{person('Member')}/close-account/",
        "panels/<str:code>/people/<int:pk>/close-account/",
        ITS_SECRETARY,
        b"signed out at once",
    ),
    Read(
        lambda: f"{person('Former')}/close-account/",
        "panels/<str:code>/people/<int:pk>/close-account/",
        ITS_SECRETARY,
        b"signed out at once",
    ),
    Read(
        lambda: f"{person('Former')}/change-address/",
        "panels/<str:code>/people/<int:pk>/change-address/",
        ITS_SECRETARY,
        b"former@example.org",
    ),
    Read(
        lambda: f"{person('Gone')}/close-account/",
        "panels/<str:code>/people/<int:pk>/close-account/",
        OF_ANOTHER_PANEL,
        b"",
    ),
    Read(
        lambda: f"{person('Closed')}/open-account/",
        "panels/<str:code>/people/<int:pk>/open-account/",
        ITS_SECRETARY,
        b"sign in again",
    ),
    Read(lambda: f"{seat('Gas')}/keep/", "panels/<str:code>/people/seats/<int:pk>/keep/", TOO_SOON, b""),
    Read(lambda: f"{term('Observer')}/renew/", "panels/<str:code>/people/terms/<int:pk>/renew/", TOO_SOON, b""),
    Read(lambda: f"{term('Ada Quill')}/call-off/", "panels/<str:code>/people/terms/<int:pk>/call-off/", TOO_SOON, b""),
    Read(lambda: f"{person('Member')}/invite/", "panels/<str:code>/people/<int:pk>/invite/", TOO_SOON, b""),
    Read(
        lambda: f"{person('Ada Quill')}/invite-again/", "panels/<str:code>/people/<int:pk>/invite-again/", TOO_SOON, b""
    ),
    Read(
        lambda: f"{person('Shared')}/close-account/",
        "panels/<str:code>/people/<int:pk>/close-account/",
        OF_ANOTHER_PANEL,
        b"",
    ),
    Read(f"{PEOPLE}import/", "panels/<str:code>/people/import/", ITS_SECRETARY, b"members.csv"),
    Read(member_list, LIST, ITS_SECRETARY, b"Cy Dale"),
    Read(lambda: member_list("deputys.csv"), LIST, HIDDEN, b""),
    Read(
        lambda: f"{member_list()}lines/2/",
        "panels/<str:code>/people/import/<uuid:pk>/lines/<int:line>/",
        ITS_SECRETARY,
        b"Put it into the list",
    ),
    Read(
        lambda: f"{member_list('deputys.csv')}lines/2/",
        "panels/<str:code>/people/import/<uuid:pk>/lines/<int:line>/",
        HIDDEN,
        b"",
    ),
    Read(
        lambda: f"{member_list()}not-taken.csv",
        "panels/<str:code>/people/import/<uuid:pk>/not-taken.csv",
        ITS_SECRETARY,
        b"is not an email address",
    ),
    Read(
        lambda: f"{member_list('deputys.csv')}not-taken.csv",
        "panels/<str:code>/people/import/<uuid:pk>/not-taken.csv",
        HIDDEN,
        b"",
    ),
]

GIVE_MANDATE = "panels/<str:code>/people/<int:pk>/mandates/give/"
END_MANDATE = "panels/<str:code>/people/mandates/<int:pk>/end/"
CANCEL_MANDATE = "panels/<str:code>/people/mandates/<int:pk>/cancel/"
CORRECTION = "panels/<str:code>/people/corrections/<int:pk>/"
TABLE += [
    Read(lambda: f"{person('Ada Quill')}/mandates/give/", GIVE_MANDATE, ITS_SECRETARY, b"As the minutes call it"),
    Read(lambda: f"{person('Secretary')}/mandates/give/", GIVE_MANDATE, OF_ANOTHER_PANEL, b""),
    Read(lambda: f"{person('Outsider')}/mandates/give/", GIVE_MANDATE, HIDDEN | {"chair": 404}, b""),
    Read(lambda: f"{mandate('Halden')}end/", END_MANDATE, ITS_SECRETARY, b"Last day"),
    Read(lambda: f"{mandate('Elsewhere')}end/", END_MANDATE, HIDDEN, b""),
    Read(lambda: f"{mandate('Halden')}cancel/", CANCEL_MANDATE, TOO_SOON, b""),
    Read(lambda: f"{correction('here')}accept/", f"{CORRECTION}accept/", ITS_SECRETARY, b"As Outsider proposes"),
    Read(lambda: f"{correction('here')}decline/", f"{CORRECTION}decline/", ITS_SECRETARY, b"Why"),
    Read(lambda: f"{correction('there')}accept/", f"{CORRECTION}accept/", OF_ANOTHER_PANEL, b""),
    Read(lambda: f"{correction('there')}withdraw/", f"{CORRECTION}withdraw/", ITS_SECRETARY, b"Withdraw"),
]

OBSERVING = {"name": "Di Wolf", "role": "observer", "starts_on": "2024-01-01"}
SENT = [
    Sent(
        lambda: f"{person('Ada Quill')}/mandates/give/",
        GIVE_MANDATE,
        {"organisation": "SECAS", "starts_on": "2024-01-01"},
        ITS_SECRETARY_CHANGES,
        PEOPLE.encode(),
    ),
    Sent(
        lambda: f"{mandate('Halden')}end/",
        END_MANDATE,
        {"ends_on": "2030-12-31"},
        ITS_SECRETARY_CHANGES,
        PEOPLE.encode(),
    ),
    Sent(lambda: f"{mandate('To come')}cancel/", CANCEL_MANDATE, {}, ITS_SECRETARY_CHANGES, PEOPLE.encode()),
    Sent(lambda: f"{mandate('Elsewhere')}cancel/", CANCEL_MANDATE, {}, HIDDEN, b""),
    Sent(lambda: f"{correction('here')}accept/", f"{CORRECTION}accept/", {}, ITS_SECRETARY_CHANGES, PEOPLE.encode()),
    Sent(
        lambda: f"{correction('here')}decline/",
        f"{CORRECTION}decline/",
        {"reason": "No."},
        ITS_SECRETARY_CHANGES,
        PEOPLE.encode(),
    ),
    Sent(lambda: f"{correction('here')}withdraw/", f"{CORRECTION}withdraw/", {}, OF_ANOTHER_PANEL, b""),
    Sent(lambda: f"{correction('there')}accept/", f"{CORRECTION}accept/", {}, OF_ANOTHER_PANEL, b""),
    Sent(
        lambda: f"{correction('there')}withdraw/", f"{CORRECTION}withdraw/", {}, ITS_SECRETARY_CHANGES, PEOPLE.encode()
    ),
    Sent(
        f"{PEOPLE}appoint/?person=new",
        "panels/<str:code>/people/appoint/",
        OBSERVING,
        ITS_SECRETARY_CHANGES,
        PEOPLE.encode(),
    ),
    Sent(
        f"{PEOPLE}seats/add/",
        "panels/<str:code>/people/seats/add/",
        {"category": "Consumers", "count": 2, "has_vote": "on"},
        ITS_SECRETARY_CHANGES,
        PEOPLE.encode(),
    ),
    Sent(
        lambda: f"{seat('Large Suppliers')}/change/",
        "panels/<str:code>/people/seats/<int:pk>/change/",
        {"appointed_by": "By election"},
        ITS_SECRETARY_CHANGES,
        PEOPLE.encode(),
    ),
    Sent(
        lambda: f"{seat('Gas')}/rename-category/",
        RENAME,
        {"category": "Oil"},
        ITS_SECRETARY_CHANGES,
        PEOPLE.encode(),
    ),
    Sent(
        lambda: f"{seat('Gas')}/give-up/",
        "panels/<str:code>/people/seats/<int:pk>/give-up/",
        {"ends_on": "2024-12-31"},
        ITS_SECRETARY_CHANGES,
        PEOPLE.encode(),
    ),
    Sent(
        lambda: f"{seat('Old')}/keep/",
        "panels/<str:code>/people/seats/<int:pk>/keep/",
        {},
        ITS_SECRETARY_CHANGES,
        PEOPLE.encode(),
    ),
    Sent(lambda: f"{seat('Gas')}/keep/", "panels/<str:code>/people/seats/<int:pk>/keep/", {}, TOO_SOON, b""),
    Sent(
        lambda: f"{term('Ada Quill')}/change/",
        "panels/<str:code>/people/terms/<int:pk>/change/",
        {"starts_on": "2024-01-01", "ends_on": "2029-12-31"},
        ITS_SECRETARY_CHANGES,
        PEOPLE.encode(),
    ),
    Sent(
        lambda: f"{term('Ada Quill')}/renew/",
        "panels/<str:code>/people/terms/<int:pk>/renew/",
        {},
        ITS_SECRETARY_CHANGES,
        PEOPLE.encode(),
    ),
    Sent(
        lambda: f"{term('Observer')}/renew/",
        "panels/<str:code>/people/terms/<int:pk>/renew/",
        {},
        TOO_SOON,
        b"",
    ),
    Sent(
        lambda: f"{term('Observer')}/give-clearance/",
        "panels/<str:code>/people/terms/<int:pk>/give-clearance/",
        {},
        ITS_SECRETARY_CHANGES | {UNCLEARED: 403},
        PEOPLE.encode(),
    ),
    Sent(
        lambda: f"{term('Cleared')}/take-clearance/",
        "panels/<str:code>/people/terms/<int:pk>/take-clearance/",
        {},
        ITS_SECRETARY_CHANGES,
        PEOPLE.encode(),
    ),
    Sent(
        lambda: f"{term('Bo Reed')}/call-off/",
        "panels/<str:code>/people/terms/<int:pk>/call-off/",
        {},
        ITS_SECRETARY_CHANGES,
        PEOPLE.encode(),
    ),
    Sent(
        lambda: f"{person('Ada Quill')}/correct/",
        "panels/<str:code>/people/<int:pk>/correct/",
        {"name": "Ada Quille"},
        ITS_SECRETARY_CHANGES,
        PEOPLE.encode(),
    ),
    Sent(
        lambda: f"{person('Ada Quill')}/invite/",
        "panels/<str:code>/people/<int:pk>/invite/",
        {"email": "ada@example.org"},
        ITS_SECRETARY_CHANGES,
        PEOPLE.encode(),
    ),
    Sent(
        lambda: f"{person('Member')}/invite/",
        "panels/<str:code>/people/<int:pk>/invite/",
        {"email": "other@example.org"},
        TOO_SOON,
        b"",
    ),
    Sent(
        lambda: f"{person('Shared')}/close-account/",
        "panels/<str:code>/people/<int:pk>/close-account/",
        {},
        OF_ANOTHER_PANEL,
        b"",
    ),
    Sent(
        lambda: f"{person('Former')}/close-account/",
        "panels/<str:code>/people/<int:pk>/close-account/",
        {},
        ITS_SECRETARY_CHANGES,
        PEOPLE.encode(),
    ),
    Sent(
        lambda: f"{person('Gone')}/change-address/",
        "panels/<str:code>/people/<int:pk>/change-address/",
        {"email": "mine@example.org"},
        OF_ANOTHER_PANEL,
        b"",
    ),
    Sent(
        lambda: f"{person('Member')}/invite-again/",
        "panels/<str:code>/people/<int:pk>/invite-again/",
        {},
        ITS_SECRETARY_CHANGES,
        PEOPLE.encode(),
    ),
    Sent(
        lambda: f"{person('Member')}/change-address/",
        "panels/<str:code>/people/<int:pk>/change-address/",
        {"email": "new@example.org"},
        ITS_SECRETARY_CHANGES,
        PEOPLE.encode(),
    ),
    Sent(
        lambda: f"{person('Closed')}/open-account/",
        "panels/<str:code>/people/<int:pk>/open-account/",
        {},
        ITS_SECRETARY_CHANGES,
        PEOPLE.encode(),
    ),
    Sent(
        f"{PEOPLE}import/",
        "panels/<str:code>/people/import/",
        {"file": lambda: SimpleUploadedFile("more.csv", b"Name\nDi Wolf\n")},
        ITS_SECRETARY_CHANGES,
        f"{PEOPLE}import/".encode(),
    ),
    Sent(
        lambda: f"{member_list()}lines/2/",
        "panels/<str:code>/people/import/<uuid:pk>/lines/<int:line>/",
        {"cell-0": "Somebody Else"},
        ITS_SECRETARY_CHANGES,
        f"{PEOPLE}import/".encode(),
    ),
    Sent(
        lambda: f"{member_list('deputys.csv')}lines/2/",
        "panels/<str:code>/people/import/<uuid:pk>/lines/<int:line>/",
        {},
        HIDDEN,
        b"",
    ),
    Sent(
        lambda: f"{member_list()}take/",
        "panels/<str:code>/people/import/<uuid:pk>/take/",
        {},
        ITS_SECRETARY_CHANGES,
        f"{PEOPLE}import/".encode(),
    ),
    Sent(
        lambda: f"{member_list('deputys.csv')}take/", "panels/<str:code>/people/import/<uuid:pk>/take/", {}, HIDDEN, b""
    ),
    Sent(
        lambda: f"{member_list()}discard/",
        "panels/<str:code>/people/import/<uuid:pk>/discard/",
        {},
        ITS_SECRETARY_CHANGES,
        PEOPLE.encode(),
    ),
    Sent(
        lambda: f"{member_list('deputys.csv')}discard/",
        "panels/<str:code>/people/import/<uuid:pk>/discard/",
        {},
        HIDDEN,
        b"",
    ),
]


@pytest.fixture
def house(cast: Cast) -> Cast:
    """Ada in a seat, Bo from tomorrow, somebody of two panels, somebody whose term is over and
    somebody who then went to another panel, a seat that is given up, a list that waits; and a list
    that a deputy has read in, which is the deputy's alone."""
    by, panel = cast.secretary, cast.panel
    (large,) = add_seats(panel, "Large Suppliers", 1, by=by)
    add_seats(panel, "Gas", 1, by=by)
    (old,) = add_seats(panel, "Old", 1, by=by)
    Seat.objects.create(panel=cast.outsider.person.memberships.get().panel, category="Elsewhere")
    ada, bo = add_person("Ada Quill", by=by), add_person("Bo Reed", by=by)
    appoint_member(panel, ada, Role.MEMBER, seat=large, starts_on=date(2024, 1, 1), ends_on=date(2030, 12, 31), by=by)
    appoint_member(panel, bo, Role.OBSERVER, starts_on=timezone.localdate() + timedelta(days=1), by=by)
    appoint_member(
        panel,
        add_person("Past", by=by),
        Role.MEMBER,
        seat=old,
        starts_on=date(2020, 1, 1),
        ends_on=date(2021, 1, 1),
        by=by,
    )
    give_up_seat(old, ends_on=date(2022, 1, 1), by=by)
    shared = make_member(panel, "shared@example.org", Role.OBSERVER)
    other = cast.outsider.person.memberships.get().panel
    appoint_member(other, shared.person, Role.OBSERVER, starts_on=date(2024, 1, 1), by=cast.outsider)
    make_member(panel, "former@example.org", Role.MEMBER)
    soon = timezone.localdate() + timedelta(days=1)
    give_mandate(panel, ada, "Halden", starts_on=date(2024, 1, 1), by=by)
    give_mandate(panel, ada, "To come", starts_on=soon, by=by)
    give_mandate(other, cast.outsider.person, "Elsewhere", starts_on=soon, by=cast.operator)
    asked = {"site": "http://testserver", "organisation": ""}
    propose_correction(shared.person, name="here", panel=other, by=cast.outsider, **asked)
    both = make_member(panel, "both@example.org", Role.OBSERVER)
    appoint_member(other, both.person, Role.OBSERVER, starts_on=date(2024, 1, 1), by=cast.outsider)
    propose_correction(both.person, name="there", panel=panel, by=by, **asked)
    gone = make_member(panel, "gone@example.org", Role.MEMBER)
    for each in ("Former", "Gone"):
        Membership.objects.filter(person__name=each).update(ends_on=date(2024, 1, 1))
    appoint_member(other, gone.person, Role.OBSERVER, starts_on=date(2024, 1, 2), by=cast.outsider)
    close_account(make_member(panel, "closed@example.org", Role.OBSERVER), by=cast.operator)
    deputy = make_member(panel, "deputy@example.org", Role.DEPUTY_SECRETARY)
    read_in(panel, b"Name,E-mail\nCy Dale,\nDi Wolf,nothing\n", file_name="members.csv", by=by)
    read_in(panel, b"Name\nEd Fox\n", file_name="deputys.csv", by=deputy)
    return cast


@pytest.mark.parametrize("role", EACH_ROLE)
def test_each_role_gets_and_changes_what_the_tables_say(house: Cast, client: Client, role: str) -> None:
    sign_in_as(client, role, house)

    assert read_all(client, TABLE) == []
    assert send_all(client, SENT) == []


def test_a_deputy_secretary_gets_what_a_secretary_gets_and_lists_of_their_own(house: Cast, client: Client) -> None:
    client.force_login(Person.objects.get(name="Deputy").account)

    assert [client.get(address).status_code for address in (PEOPLE, member_list("deputys.csv"), member_list())] == [
        200,
        200,
        404,
    ]


@pytest.mark.parametrize(
    "address", [PEOPLE, f"{PEOPLE}1/", f"{PEOPLE}import/00000000-0000-0000-0000-000000000000/take/"]
)
def test_pages_take_the_methods_that_they_are_for(cast: Cast, client: Client, address: str) -> None:
    client.force_login(cast.secretary)
    method = client.get if address.endswith("take/") else client.post

    assert method(address).status_code == 405


# Forms that the secretary is not shown as the house is laid: by a script, of others, at another stage.
SHOWN_TO_OTHERS_OR_NOT_NOW: set[str] = {"panels/<str:code>/people/import/<uuid:pk>/take/"}


def test_a_form_that_outlives_its_session_loses_nothing(house: Cast) -> None:
    assert routes_not_walked(house, "secretary", TABLE, SENT) == SHOWN_TO_OTHERS_OR_NOT_NOW


def test_no_strange_value_ends_in_a_fault(house: Cast, client: Client) -> None:
    client.force_login(house.secretary)

    assert faults(client, [*TABLE, *SENT]) == []
