"""The fixed vocabularies of panels and meetings. Outcome words are not here: they are data (OutcomeWord)."""

from typing import ClassVar

from django.db.models import TextChoices

from core.audience import Sensitivity


class Role(TextChoices):
    """The part somebody has on a panel. A deputy secretary may do all that a secretary may."""

    CHAIR = "chair", "Chair"
    DEPUTY_CHAIR = "deputy_chair", "Deputy chair"
    MEMBER = "member", "Member"
    ALTERNATE = "alternate", "Standing alternate"
    SECRETARY = "secretary", "Secretary"
    DEPUTY_SECRETARY = "deputy_secretary", "Deputy secretary"
    OBSERVER = "observer", "Observer"

    SECRETARIES: ClassVar[tuple["Role", ...]]  # who keep the minutes
    DRAFTERS: ClassVar[tuple["Role", ...]]  # who read them while they are a draft


Role.SECRETARIES = (Role.SECRETARY, Role.DEPUTY_SECRETARY)
Role.DRAFTERS = (*Role.SECRETARIES, Role.CHAIR)


class MeetingKind(TextChoices):
    ORDINARY = "ordinary", "Ordinary"
    EXTRAORDINARY = "extraordinary", "Extraordinary"
    EX_COMMITTEE = "ex_committee", "By correspondence"

    OF_MEETINGS: ClassVar[tuple["MeetingKind", ...]]  # at which people meet


MeetingKind.OF_MEETINGS = (MeetingKind.ORDINARY, MeetingKind.EXTRAORDINARY)


class MeetingState(TextChoices):
    PLANNED = "planned", "Planned"
    AGENDA_ISSUED = "agenda_issued", "Agenda issued"
    OPEN = "open", "Open"
    CLOSED = "closed", "Closed"
    CANCELLED = "cancelled", "Cancelled"

    TO_COME: ClassVar[tuple["MeetingState", ...]]
    NOT_OVER: ClassVar[tuple["MeetingState", ...]]
    OVER: ClassVar[tuple["MeetingState", ...]]
    OPENED: ClassVar[tuple["MeetingState", ...]]  # called off or still to come, nothing was decided there


MeetingState.TO_COME = (MeetingState.PLANNED, MeetingState.AGENDA_ISSUED)
MeetingState.NOT_OVER = (*MeetingState.TO_COME, MeetingState.OPEN)
MeetingState.OVER = (MeetingState.CLOSED, MeetingState.CANCELLED)
MeetingState.OPENED = (MeetingState.OPEN, MeetingState.CLOSED)


class AttendanceKind(TextChoices):
    PRESENT = "present", "Present"
    ALTERNATE = "alternate", "Alternate"
    IN_ATTENDANCE = "in_attendance", "In attendance"
    APOLOGIES = "apologies", "Apologies"
    ABSENT = "absent", "Absent"  # without apologies; not the same as not recorded

    AWAY: ClassVar[tuple["AttendanceKind", ...]]


AttendanceKind.AWAY = (AttendanceKind.APOLOGIES, AttendanceKind.ABSENT)


class Manner(TextChoices):
    """The way in which somebody was there."""

    IN_PERSON = "in_person", "In person"
    REMOTE = "remote", "Remotely"


class Side(TextChoices):
    """The side on which a vote was cast on a motion, or that it was not cast; in a vote between options, FOR is for one
    of them."""

    FOR = "for", "For"
    AGAINST = "against", "Against"
    ABSTAINED = "abstained", "Abstained"
    NOT_VOTING = "not_voting", "Not voting"


class HeldAs(TextChoices):
    """The way in which a meeting was held."""

    IN_PERSON = "in_person", "In person"
    REMOTE = "remote", "Remotely"
    BOTH = "both", "In person and remotely"


class Coming(TextChoices):
    """The answer of somebody who was asked whether they are coming to a meeting."""

    YES = "yes", "Coming"
    NO = "no", "Apologies"
    ALTERNATE = "alternate", "Sends an alternate"


class SeenBy(TextChoices):
    """Who may read what somebody has an interest in; they themselves always may."""

    EVERYBODY = "everybody", "Everybody"
    PANEL = "panel", "The panel"
    SECRETARIAT = "secretariat", "The secretariat"

    def named(self, noun: str) -> str:
        """Return who that is on a body that is called by this noun: "The board"."""
        return f"The {noun}" if self is SeenBy.PANEL else str(self.label)


class Follows(TextChoices):
    """The consequence at an item of an interest that somebody has declared in it.

    Whoever takes part counts as if there were none; the others stand aside. Of declarations from before this was asked
    nothing is said: they took no part, and nobody knows whether they stayed in the room.
    """

    TAKES_PART = "takes_part", "Takes part: stays, speaks and votes"
    SPEAKS = "speaks", "Stays and speaks, does not vote"
    SILENT = "silent", "Stays silent"
    LEAVES = "leaves", "Leaves"

    STAY_ASIDE: ClassVar[tuple["Follows", ...]]  # who stand aside and are in the room


Follows.STAY_ASIDE = (Follows.SPEAKS, Follows.SILENT)


class Purpose(TextChoices):
    DECISION = "decision", "For decision"
    DISCUSSION = "discussion", "For discussion"
    INFORMATION = "information", "For information"


class ProposalState(TextChoices):
    """The state of an item that was proposed for an agenda."""

    OPEN = "open", "Not answered yet"
    ACCEPTED = "accepted", "On the agenda"
    DECLINED = "declined", "Declined"
    WITHDRAWN = "withdrawn", "Withdrawn"


class CorrectionState(TextChoices):
    """The state of a correction of a person that one panel proposed to the others of that person."""

    OPEN = "open", "Not answered yet"
    MADE = "made", "Made"
    DECLINED = "declined", "Declined"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Choice(TextChoices):
    """The answer of a voter to a question by correspondence. Nobody has answered is not one of them."""

    AGREE = "agree", "Agree"
    DISAGREE = "disagree", "Disagree"
    ABSTAIN = "abstain", "Abstain"
    MEETING = "meeting", "Wants a meeting"


class Way(TextChoices):
    """The way in which an answer came that the secretariat entered for a voter."""

    EMAIL = "email", "By email"
    TELEPHONE = "telephone", "By telephone"
    LETTER = "letter", "By letter"
    IN_PERSON = "in_person", "In person"


class Fate(TextChoices):
    """The fate of a question by correspondence."""

    CARRIED = "carried", "Agreed"
    LOST = "lost", "Not agreed"
    TOO_FEW = "too_few", "Not decided: too few answered"
    TO_MEETING = "to_meeting", "Goes to a meeting"


class SensitivityChoice(TextChoices):
    PUBLIC = Sensitivity.PUBLIC.value, "Public"
    CONFIDENTIAL = Sensitivity.CONFIDENTIAL.value, "Confidential"


class Stage(TextChoices):
    """The stage of a row: it still follows a draft, or stands in a version that has left the secretariat."""

    DRAFT = "draft", "Draft"
    ISSUED = "issued", "Issued"


class Form(TextChoices):
    TEXT = "text", "Running text"
    LIST = "list", "List item"


class PaperKind(TextChoices):
    """The way in which a paper comes before the panel: sent out, tabled at the meeting, or by word of mouth."""

    PAPER = "paper", "Paper"
    TABLED = "tabled", "Tabled at the meeting"
    VERBAL = "verbal", "Verbal, without a file"


class ScanResult(TextChoices):
    """The verdict of this installation's scanner on a file. One in which it found something is never kept."""

    CLEAN = "clean", "Scanned, nothing found"
    NOT_SCANNED = "not_scanned", "Not scanned"


class DrawingState(TextChoices):
    QUEUED = "queued", "Queued"
    DRAWING = "drawing", "Drawing"
    DONE = "done", "Done"
    FAILED = "failed", "Failed"


class CopyState(TextChoices):
    QUEUED = "queued", "Queued"
    MARKING = "marking", "Being marked"
    DONE = "done", "Done"
    FAILED = "failed", "Failed"


class PackState(TextChoices):
    QUEUED = "queued", "Queued"
    BUILDING = "building", "Building"
    DONE = "done", "Done"
    FAILED = "failed", "Failed"
