"""The recommendations of earlier meetings that a meeting hears of: those that wait for an answer, and what became of
the others since the last meeting, in words with which its minutes can record it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from core import english
from core.audience import Sensitivity
from core.characters import one_line
from meetings.access import PanelAccess
from meetings.enums import MeetingState
from meetings.meeting_order import earlier_than
from meetings.models import AgendaItem, Decision, IssuedDecision, Meeting
from meetings.panels.rules import PanelRules
from minutes.models import RecommendationAnswer
from minutes.registers.recommendations import answers_to
from minutes.registers.visibility import readable


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A recommendation, and the answer to it where the meeting can know of one; ``sentences`` record how it stands."""

    row: Decision
    answer: RecommendationAnswer | None

    @property
    def place(self) -> str:
        return f"{self.row.item.meeting.reference}, item {self.row.item.number}"

    @property
    def is_confidential(self) -> bool:
        """True where any wording of it is: what became of it is then for the cleared."""
        was_secret: bool = self.row.was_secret  # type: ignore[attr-defined] # annotated
        return was_secret or self.row.sensitivity == Sensitivity.CONFIDENTIAL

    @property
    def sentences(self) -> str:
        recommended = f"{self.place}: {_first_low(one_line(self.row.recommended_to))}"
        if self.answer is None or self.answer.decided_on is None:
            return f"{recommended} had not answered the recommendation yet."
        said = f"{recommended} decided on {english.day(self.answer.decided_on)}: {_quoted(self.answer.decided)}"
        differs = " This differs from what was recommended." if self.answer.differs else ""
        reasons = f" The reasons given were: {_quoted(self.answer.reasons)}" if self.answer.reasons else ""
        return f"{said}{differs}{reasons}"


def to_hear_of(item: AgendaItem, access: PanelAccess) -> list[Recommendation]:
    """Return them as whoever drafts the item may read them; in three queries at most."""
    meeting = item.meeting
    before = earlier_than(meeting, at="item__meeting")
    rows = Decision.objects.filter(readable(access), before, retired_at=None).exclude(recommended_to="")
    secret = IssuedDecision.objects.filter(decision=OuterRef("pk"), sensitivity=Sensitivity.CONFIDENTIAL.value)
    told = rows.select_related("item__meeting__panel").annotate(was_secret=Exists(secret))
    made = list(told.order_by("item__meeting__number", "item__number", "position"))
    if not made:
        return []
    answers, last_day = answers_to(access, (row.pk for row in made)), _last_day_before(meeting)
    heard = (Recommendation(row, _known_at(meeting, answers.get(row.pk))) for row in made)
    return [each for each in heard if each.answer is None or not _was_told(each.answer, last_day, meeting)]


def _known_at(meeting: Meeting, answer: RecommendationAnswer | None) -> RecommendationAnswer | None:
    """Return the answer, unless it was decided after the meeting."""
    is_later = answer and answer.decided_on and meeting.held_on and answer.decided_on > meeting.held_on
    return None if is_later else answer


def _was_told(answer: RecommendationAnswer, last_day: date | None, meeting: Meeting) -> bool:
    """Tell whether the last meeting before this could have heard of it."""
    zone = PanelRules.read(meeting.panel.rules).zone
    return last_day is not None and answer.at.astimezone(zone).date() < last_day


def _last_day_before(meeting: Meeting) -> date | None:
    held = Meeting.objects.sittings().filter(earlier_than(meeting), state__in=MeetingState.OPENED)
    return held.exclude(held_on=None).order_by("-number").values_list("held_on", flat=True).first()


def _first_low(words: str) -> str:
    """Return the words as they stand within a sentence."""
    return f"the{words[3:]}" if words.startswith("The ") else words


def _quoted(words: str) -> str:
    line = one_line(words)
    return f"“{line}”" if line.endswith((".", "!", "?")) else f"“{line}”."
