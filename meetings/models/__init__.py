from .agenda import AgendaItem
from .decision import Decision, IssuedDecision
from .meeting import Attendance, Meeting
from .panel import Letterhead, Membership, OutcomeWord, Panel, Seat
from .paper import Pack, Paper, PaperNote, PaperOpening, PaperVersion
from .people import Organisation, Person

__all__ = [
    "AgendaItem",
    "Attendance",
    "Decision",
    "IssuedDecision",
    "Letterhead",
    "Meeting",
    "Membership",
    "Organisation",
    "OutcomeWord",
    "Pack",
    "Panel",
    "Paper",
    "PaperNote",
    "PaperOpening",
    "PaperVersion",
    "Person",
    "Seat",
]
