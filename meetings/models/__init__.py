from .agenda import AgendaItem
from .calendar_feed import CalendarFeed
from .coming import Asked, PaperReminder, Recusal, Reply
from .decision import Decision, IssuedDecision
from .meeting import Attendance, Meeting
from .member_import import MemberImport
from .panel import Letterhead, Membership, OutcomeWord, Panel, Seat
from .paper import Pack, Paper, PaperNote, PaperOpening, PaperVersion
from .people import Organisation, Person
from .term_warning import TermWarning

__all__ = [
    "AgendaItem",
    "Asked",
    "Attendance",
    "CalendarFeed",
    "Decision",
    "IssuedDecision",
    "Letterhead",
    "Meeting",
    "MemberImport",
    "Membership",
    "Organisation",
    "OutcomeWord",
    "Pack",
    "Panel",
    "Paper",
    "PaperNote",
    "PaperOpening",
    "PaperReminder",
    "PaperVersion",
    "Person",
    "Recusal",
    "Reply",
    "Seat",
    "TermWarning",
]
