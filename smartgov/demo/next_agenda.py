"""Meeting 48, some days from today: its agenda and papers, and how far they have come."""

from datetime import time
from typing import NamedTuple

from meetings.attendance.services.interests import Stated
from meetings.enums import Coming, Follows, PaperKind, Purpose, SeenBy

from . import people

DECISION, DISCUSSION, INFORMATION = Purpose.DECISION, Purpose.DISCUSSION, Purpose.INFORMATION

AHEAD = 9  # working days from today to the meeting: its papers have just become due
RULES = {"quorum": 6, "paper_days": 10}
STARTS_AT, ENDS_AT, PLACE = time(10), time(13), "Harbour Room, 4 Lantern Yard, London"
EVERY, AFTERWARDS = 28, 3  # days between the meetings after it, and how many there are


class AheadItem(NamedTuple):
    """An item of the agenda. One with a ``reason`` is confidential."""

    title: str
    purpose: Purpose
    presenter: str
    minutes: int
    reason: str = ""
    public_title: str = ""


class PaperAhead(NamedTuple):
    """A paper and the texts of its files in the order in which they came. One with a ``reason`` is confidential.

    The first file came so many days early, in working days before papers were due, or today where no number stands.
    """

    item: int
    title: str
    texts: tuple[str, ...] = ()
    days_early: int | None = None
    kind: PaperKind = PaperKind.PAPER
    reason: str = ""
    public_title: str = ""


class Reply(NamedTuple):
    """A member's reply to who comes."""

    name: str
    coming: Coming
    note: str = ""
    alternate: str = ""


ANY_OTHER_BUSINESS = "Any Other Business"  # the panel keeps it last

STANDING_ITEMS = [
    AheadItem("Minutes and Actions Outstanding", DECISION, "Anna Brandt", 10),
    AheadItem("SEC Party Update", INFORMATION, "Anna Brandt", 5),
    AheadItem(ANY_OTHER_BUSINESS, DISCUSSION, "Ruth Calloway", 10),
]

AGENDA_48 = [
    AheadItem("Minutes and Actions Outstanding", DECISION, "Anna Brandt", 10),
    AheadItem("Total System Assessments: Delegation to the Security Sub-Committee", DECISION, "Priya Nair", 20),
    AheadItem("Temporary Maintenance Schedule: Replies of Users", DECISION, "Naomi Feld", 25),
    AheadItem("Operations Group: Nominations", INFORMATION, "Meera Shah", 10),
    AheadItem(
        "User Assurance Status",
        DECISION,
        "Meera Shah",
        20,
        reason="Security sensitive",
        public_title="User Security Assessment Update",
    ),
    AheadItem("Modification Timetables and the DCC", DISCUSSION, "Naomi Feld", 20),
    AheadItem("Modification and Release Status", DECISION, "Priya Nair", 15),
    AheadItem("Risk and Issue Registers", DISCUSSION, "Meera Shah", 15),
    AheadItem("Meeting Dates of the Coming Year", DECISION, "Anna Brandt", 5),
    AheadItem("BEIS Update", INFORMATION, "Mei Tanaka", 10),
    AheadItem("DCC Update", DISCUSSION, "Naomi Feld", 15),
    AheadItem("Operations Report", INFORMATION, "Priya Nair", 10),
    AheadItem("SEC Party Update", INFORMATION, "Anna Brandt", 5),
    AheadItem(ANY_OTHER_BUSINESS, DISCUSSION, "Ruth Calloway", 10),
]

PAPERS_48 = [
    PaperAhead(2, "Delegation of Total System Assessments", ("delegation-1", "delegation-2"), days_early=3),
    PaperAhead(3, "Replies of Users on the Maintenance Schedule", ("maintenance",)),
    PaperAhead(
        4,
        "Nominees and their Declared Interests",
        ("nominees",),
        days_early=1,
        reason="Personal data",
        public_title="Statements of the nominees",
    ),
    PaperAhead(5, "Status of Four Users", ("assurance",), days_early=1, reason="Security sensitive"),
    PaperAhead(6, "How Long Modifications Wait for an Answer", kind=PaperKind.VERBAL),
    PaperAhead(7, "Status of Modifications and Releases"),
    PaperAhead(8, "Risk and Issue Registers", ("registers",), days_early=2),
    PaperAhead(9, "Dates Proposed", ("dates",), kind=PaperKind.TABLED),
]

INTEREST = (3, "Tomos Pryce", "Works for a Large Supplier whose reply is among those before the Panel", Follows.SPEAKS)
STANDING_INTERESTS = (
    ("Tomos Pryce", Stated("Employed by a Large Supplier", people.FIRST_DAY, words="Maintenance Schedule, Firmware")),
    ("Naomi Feld", Stated("Employed by the DCC", people.FIRST_DAY, seen_by=SeenBy.EVERYBODY, organisation="DCC")),
)
WITHDRAWN = (12, "The figures of the month are not complete. The report comes to the next meeting.")
PROPOSED = (
    "Notice of Firmware Changes",
    "Suppliers hear of new firmware only when meters ask for it. A notice two weeks ahead would spare them calls.",
)
NOTE = "Ask who pays if an assessment overruns its budget."

# Joel Whitcombe, Martin Osei, Colin Drury and Naomi Feld have not answered.
ANSWERS_48 = [
    Reply("Ruth Calloway", Coming.YES),
    Reply("Tomos Pryce", Coming.YES, note="I have to leave at 12:30."),
    Reply("Sunita Rao", Coming.YES),
    Reply("Hugh Mallory", Coming.NO, note="On leave."),
    Reply("Eilidh Sinclair", Coming.YES),
    Reply("Farah Aziz", Coming.ALTERNATE, alternate="Leon Baptiste"),
    Reply("Grace Lindqvist", Coming.YES),
]
