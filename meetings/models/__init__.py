from .agenda import AgendaItem
from .decision import Decision, IssuedDecision
from .meeting import Attendance, Meeting
from .member_import import MemberImport
from .panel import Letterhead, Membership, OutcomeWord, Panel, Seat
from .people import Organisation, Person
from .term_warning import TermWarning

__all__ = [
    "AgendaItem",
    "Attendance",
    "Decision",
    "IssuedDecision",
    "Letterhead",
    "Meeting",
    "MemberImport",
    "Membership",
    "Organisation",
    "OutcomeWord",
    "Panel",
    "Person",
    "Seat",
    "TermWarning",
]
