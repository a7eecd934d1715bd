"""The people of the demo: who sits on the panel, who attends it, and who has an account. All of them are invented."""

from datetime import date
from typing import NamedTuple

from meetings.enums import Role

SECRETARY = "Anna Brandt"
FIRST_DAY = date(2016, 10, 1)


class SeatCategory(NamedTuple):
    name: str
    seats: int
    appointed_by: str


class Sitting(NamedTuple):
    """Somebody in a seat, for a term that may have ended."""

    name: str
    category: str
    number: int = 1
    role: Role = Role.MEMBER
    starts_on: date = FIRST_DAY
    ends_on: date | None = None
    is_cleared: bool = True


class Attending(NamedTuple):
    """Somebody who belongs to the panel without a seat."""

    name: str
    organisation: str
    role: Role = Role.OBSERVER
    is_cleared: bool = False


class Account(NamedTuple):
    """An address to sign in with, and what its person may see."""

    name: str
    email: str
    role: str


SEAT_CATEGORIES = [
    SeatCategory("Independent Chair", 1, "SECCo Board"),
    SeatCategory("Large Suppliers", 2, "Large Suppliers, by election"),
    SeatCategory("Small Suppliers", 2, "Small Suppliers, by election"),
    SeatCategory("Electricity Networks", 1, "Electricity Networks, by election"),
    SeatCategory("Gas Networks", 1, "Gas Networks, by election"),
    SeatCategory("Other SEC Parties", 2, "Other SEC Parties, by election"),
    SeatCategory("DCC", 1, "DCC"),
    SeatCategory("Consumers", 2, "Citizens Advice"),
]

# Bea Lowe sat before meeting 47, and Idris Kemp's seat has been vacant since he left.
SITTING = [
    Sitting("Ruth Calloway", "Independent Chair", role=Role.CHAIR),
    Sitting("Tomos Pryce", "Large Suppliers", 1),
    Sitting("Bea Lowe", "Large Suppliers", 2, ends_on=date(2017, 3, 31)),
    Sitting("Sunita Rao", "Large Suppliers", 2, starts_on=date(2017, 4, 1)),
    Sitting("Joel Whitcombe", "Small Suppliers", 1),
    Sitting("Hugh Mallory", "Small Suppliers", 2),
    Sitting("Eilidh Sinclair", "Electricity Networks"),
    Sitting("Martin Osei", "Gas Networks"),
    Sitting("Colin Drury", "Other SEC Parties", 1),
    Sitting("Farah Aziz", "Other SEC Parties", 2),
    Sitting("Naomi Feld", "DCC", is_cleared=False),
    Sitting("Grace Lindqvist", "Consumers", 1),
    Sitting("Idris Kemp", "Consumers", 2, ends_on=date(2018, 3, 31)),
]

ATTENDING = [
    Attending(SECRETARY, "SECAS", Role.SECRETARY, is_cleared=True),
    Attending("Priya Nair", "SECAS", is_cleared=True),
    Attending("Meera Shah", "SECAS", is_cleared=True),
    Attending("Daniel Hoyle", "Ofgem", is_cleared=True),
    Attending("Mei Tanaka", "BEIS"),
]

# An alternate, and somebody who has nothing to do with the panel.
OTHERS = {"Leon Baptiste": "Northgate Meters", "Felix Marlowe": "Harbour Council"}

ACCOUNTS = [
    Account(SECRETARY, "anna@example.org", "secretary; sees drafts, and what is confidential"),
    Account("Ruth Calloway", "ruth@example.org", "Chair; sees drafts, and what is confidential"),
    Account("Tomos Pryce", "tomos@example.org", "member for Large Suppliers, cleared for what is confidential"),
    Account("Naomi Feld", "naomi@example.org", "member for the DCC, not cleared"),
    Account("Priya Nair", "priya@example.org", "observer of SECAS, which owes the actions; cleared"),
    Account("Daniel Hoyle", "daniel@example.org", "observer of Ofgem, cleared"),
    Account("Mei Tanaka", "mei@example.org", "observer of BEIS, not cleared"),
    Account("Felix Marlowe", "felix@example.org", "on no panel"),
]
