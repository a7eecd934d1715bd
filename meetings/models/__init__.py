from .agenda import AgendaItem
from .calendar_feed import CalendarFeed
from .coming import Asked, PaperReminder, Recusal, Reply
from .decision import Decision, IssuedDecision
from .meeting import Attendance, Meeting
from .panel import Letterhead, Membership, OutcomeWord, Panel, Seat
from .people import Organisation, Person

__all__ = [
    "AgendaItem",
    "Asked",
    "Attendance",
    "CalendarFeed",
    "Decision",
    "IssuedDecision",
    "Letterhead",
    "Meeting",
    "Membership",
    "Organisation",
    "OutcomeWord",
    "Panel",
    "PaperReminder",
    "Person",
    "Recusal",
    "Reply",
    "Seat",
]
