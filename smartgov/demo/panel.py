"""The panel itself: its accounts, people, seats and who holds them, and its letterhead."""

from core.accounts.models import User
from core.accounts.services import create_account
from meetings.models import Panel, Person, Seat
from meetings.panels.services import set_letterhead
from meetings.people.services.mandates import give_mandate
from meetings.people.services.memberships import appoint_member
from meetings.people.services.people import add_person
from meetings.people.services.seats import add_seats

from . import FOLDER, people

Cast = dict[str, Person]  # by name
Seats = dict[tuple[str, int], Seat]  # by category and number

ADDRESS = "Smart Energy Code Panel · care of SECAS, 4 Lantern Yard, London"
LOGO_ALT = "The dial of a meter"


def create_accounts(password: str, *, by: User) -> dict[str, User]:
    return {
        account.name: create_account(account.email, name=account.name, password=password, by=by)
        for account in people.ACCOUNTS
    }


def add_people(accounts: dict[str, User], *, by: User) -> Cast:
    organisations = {sitting.name: "" for sitting in people.SITTING}
    organisations |= {attending.name: attending.organisation for attending in people.ATTENDING}
    organisations |= people.OTHERS
    return {
        name: add_person(name, organisation=organisation, account=accounts.get(name), by=by)
        for name, organisation in organisations.items()
    }


def appoint_attending(panel: Panel, cast: Cast, *, by: User) -> None:
    for attending in people.ATTENDING:
        appoint_member(
            panel,
            cast[attending.name],
            attending.role,
            is_cleared=attending.is_cleared,
            starts_on=people.FIRST_DAY,
            by=by,
        )
        organisation = attending.organisation
        give_mandate(panel, cast[attending.name], organisation, starts_on=people.FIRST_DAY, by=by)


def add_seats_of_each_category(panel: Panel, *, by: User) -> Seats:
    return {
        (seat.category, seat.number): seat
        for category in people.SEAT_CATEGORIES
        for seat in add_seats(panel, category.name, category.seats, appointed_by=category.appointed_by, by=by)
    }


def appoint_sitting(panel: Panel, cast: Cast, seats: Seats, *, by: User) -> None:
    for sitting in people.SITTING:
        appoint_member(
            panel,
            cast[sitting.name],
            sitting.role,
            seat=seats[sitting.category, sitting.number],
            is_cleared=sitting.is_cleared,
            starts_on=sitting.starts_on,
            ends_on=sitting.ends_on,
            by=by,
        )


def give_letterhead(panel: Panel, *, by: User) -> None:
    logo = (FOLDER / "logo.png").read_bytes()
    set_letterhead(panel, address_line=ADDRESS, logo=logo, logo_alt=LOGO_ALT, by=by)
