from .agenda import AgendaItem
from .calendar_feed import CalendarFeed
from .coming import Asked, HintPutAside, PaperReminder, Recusal, Reply
from .correction import CorrectionAgreement, PersonCorrection
from .correspondence import Answer, Contribution, Extension, Question, Voter, VoterReminder, Window
from .decision import Decision, IssuedDecision
from .issue import AgendaIssue, AgendaRecall
from .mandate import Mandate
from .meeting import Attendance, Meeting, Return
from .member_import import MemberImport
from .page_drawing import PageDrawing
from .panel import Letterhead, Membership, OutcomeWord, Panel, Seat
from .paper import Pack, Paper, PaperNote, PaperOpening, PaperVersion
from .people import Organisation, Person
from .proposal import ItemProposal
from .readers_copy import ReadersCopy
from .sitting import Adjournment, Sitting
from .standing import StandingItem
from .standing_interest import StandingInterest
from .term_warning import TermWarning
from .vote import Ballot, Vote

__all__ = [
    "Adjournment",
    "AgendaIssue",
    "AgendaItem",
    "AgendaRecall",
    "Answer",
    "Asked",
    "Attendance",
    "Ballot",
    "CalendarFeed",
    "Contribution",
    "CorrectionAgreement",
    "Decision",
    "Extension",
    "HintPutAside",
    "IssuedDecision",
    "ItemProposal",
    "Letterhead",
    "Mandate",
    "Meeting",
    "MemberImport",
    "Membership",
    "Organisation",
    "OutcomeWord",
    "Pack",
    "PageDrawing",
    "Panel",
    "Paper",
    "PaperNote",
    "PaperOpening",
    "PaperReminder",
    "PaperVersion",
    "Person",
    "PersonCorrection",
    "Question",
    "ReadersCopy",
    "Recusal",
    "Reply",
    "Return",
    "Seat",
    "Sitting",
    "StandingInterest",
    "StandingItem",
    "TermWarning",
    "Vote",
    "Voter",
    "VoterReminder",
    "Window",
]
