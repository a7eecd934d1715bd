"""Forms of a decision by correspondence: a question, a window, an answer, an answer entered for somebody, a reason."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from django import forms
from django.db.models import F

from core.web.forms import ConfirmForm
from meetings.agenda.forms import ReasonForm, WholePointForm
from meetings.correspondence.board import Board
from meetings.correspondence.services.answering import Evidence, Given
from meetings.correspondence.services.drafting import Asked
from meetings.correspondence.voters import Entitled
from meetings.correspondence.window import CLOSING_TIME, moment_of
from meetings.enums import Choice, MeetingState, Way
from meetings.models import Meeting, Panel, Person, Voter
from meetings.panels.rules import PanelRules
from meetings.people.forms import day_field

ANSWERS_FOR_ANOTHER = [
    (Choice.AGREE.value, "They agree"),
    (Choice.DISAGREE.value, "They disagree"),
    (Choice.ABSTAIN.value, "They abstain"),
    (Choice.MEETING.value, "They want it discussed at a meeting"),
]
NEEDS_A_NOTE = "Say why it should be discussed at a meeting. The others read the reason."
MINUTES_OFFERED = 12


class QuestionForm(WholePointForm):
    """A question: what is decided, why, and who may read it."""

    refused_at = "resolution"

    background = forms.CharField(
        max_length=20_000,
        required=False,
        label="What led to it (optional)",
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    resolution = forms.CharField(
        max_length=20_000,
        label="Proposed resolution",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="What the voters agree to, such as “That the schedule be kept until 30 November 2027.”",
        error_messages={"required": "Write the resolution that is proposed: it is what the voters agree to."},
    )
    is_discussed = forms.BooleanField(
        required=False,
        label="It is discussed before it is answered",
        help_text="Voters write first what they think of it, and all of them read that.",
    )
    approves = forms.ModelChoiceField(
        Meeting.objects.none(),
        required=False,
        label="Minutes that it approves (optional)",
        empty_label="None",
    )

    def __init__(self, panel: Panel, *args: Any, **kwargs: Any) -> None:
        super().__init__(panel, *args, **kwargs)
        for name in ("purpose", "minutes_allotted"):
            del self.fields[name]
        over = Meeting.objects.filter(panel=panel, state=MeetingState.CLOSED).select_related("panel")
        newest = over.order_by(F("held_on").desc(nulls_last=True), "-pk").values_list("pk", flat=True)[:MINUTES_OFFERED]
        self.fields["approves"].queryset = over.filter(pk__in=list(newest))  # type: ignore[attr-defined] # of a choice of rows
        self.order_fields(["title", "background", "resolution", "presenter"])

    def asked(self) -> Asked:
        said = self.cleaned_data
        self.cleaned_data = said | {"purpose": "", "minutes_allotted": None}
        return Asked(self.details(), said["resolution"], said["background"], said["is_discussed"], said["approves"])

    @staticmethod
    def of(asked: Asked) -> dict[str, Any]:
        """Return what a question asks as the form's initial values."""
        told = {"resolution": asked.resolution, "background": asked.background, "is_discussed": asked.is_discussed}
        return asked.details._asdict() | told | {"approves": asked.approves_pk}


class ClosingForm(ConfirmForm):
    """Until when it is open, by the panel's clock."""

    refused_at = "closes_on"

    closes_on = day_field("Day on which it closes")
    closes_at = forms.TimeField(
        label="Time",
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": "Give a time, such as 17:00.", "invalid": "Give a time, such as 17:00."},
    )

    def __init__(self, *args: Any, rules: PanelRules, **kwargs: Any) -> None:
        self.rules = rules
        super().__init__(*args, **kwargs)

    @property
    def closes(self) -> datetime:
        at: time = self.cleaned_data["closes_at"]
        return moment_of(self.cleaned_data["closes_on"], at, self.rules)


class OpenForm(ClosingForm):
    """``is_discussed`` asks until when the discussion lasts."""

    discussed_until = day_field("Day until which it is discussed", required=False, help_text="Until 17:00 of that day.")

    def __init__(self, *args: Any, is_discussed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_discussed:
            del self.fields["discussed_until"]

    @property
    def answers_from(self) -> datetime | None:
        day = self.cleaned_data.get("discussed_until")
        return moment_of(day, CLOSING_TIME, self.rules) if day else None


class ExtendForm(ClosingForm):
    reason = forms.CharField(
        max_length=500, label="Why", error_messages={"required": "Say why there is more time; the voters read it."}
    )


class _Answering(ConfirmForm):
    """The fields of every answer, whoever gives it."""

    choice = forms.ChoiceField(
        label="The answer",
        widget=forms.RadioSelect,
        choices=ANSWERS_FOR_ANOTHER,
        error_messages={"required": "Choose one of the answers."},
    )
    note = forms.CharField(
        label="A note (optional)",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Whoever sees the answers reads it.",
    )
    has_interest = forms.BooleanField(required=False, label="I have an interest to declare")
    interest = forms.CharField(
        label="The interest",
        max_length=500,
        required=False,
        help_text="The minutes print these words. The answer is kept and does not count.",
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("choice") == Choice.MEETING and not said.get("note", "").strip():
            self.add_error("note", NEEDS_A_NOTE)
        if said.get("has_interest") and not said.get("interest", "").strip():
            self.add_error("interest", "Say what the interest is.")
        if said.get("interest", "").strip() and not said.get("has_interest"):
            self.add_error("has_interest", "You name an interest: tick that there is one, or leave it empty.")
        return said

    def given(self) -> Given:
        said = self.cleaned_data
        return Given(Choice(said["choice"]), said["note"], said["interest"] if said["has_interest"] else "")


class AnswerForm(_Answering):
    """One's own answer for one place; several of them can stand on a page."""

    def __init__(self, data: Any = None, *, voter: Voter, **kwargs: Any) -> None:
        super().__init__(data, prefix=prefix_of(voter), **kwargs)


def prefix_of(voter: Voter) -> str:
    """Return what the names of the fields begin with in the form for a place."""
    return f"place{voter.position}"


class EnterForm(_Answering):
    """An answer that came by another way. ``who`` are those who may answer, each for a place."""

    refused_at = "who"

    who = forms.ChoiceField(label="Whose answer", error_messages={"required": "Choose whose answer it is."})
    way = forms.ChoiceField(label="How it came", choices=[("", "Choose"), *Way.choices])
    evidence = forms.CharField(
        label="Its words, or who heard it and when",
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="It is kept with the answer as its evidence. The secretariat and the voter read it.",
        error_messages={"required": "Put down the words of the answer, or who told whom, and when."},
    )

    def __init__(self, *args: Any, who: Sequence[tuple[Voter, Entitled]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._who = {f"{voter.pk}-{entitled.person.pk}": (voter, entitled.person) for voter, entitled in who}
        names = [(f"{voter.pk}-{entitled.person.pk}", _named(voter, entitled)) for voter, entitled in who]
        self.fields["who"].choices = [("", "Choose"), *names]  # type: ignore[attr-defined] # of a ChoiceField
        self.fields["has_interest"].label = "They have an interest to declare"
        self.order_fields(["who", "choice", "note", "has_interest", "interest", "way", "evidence"])

    @property
    def whose(self) -> tuple[Voter, Person]:
        return self._who[self.cleaned_data["who"]]

    @property
    def told(self) -> Evidence:
        return Evidence(Way(self.cleaned_data["way"]), self.cleaned_data["evidence"])


class ContributionForm(ConfirmForm):
    refused_at = "text"

    text = forms.CharField(
        max_length=10_000,
        label="What you think of it",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Write something first."},
    )
    on = forms.IntegerField(required=False, widget=forms.HiddenInput)


class MoveForm(ReasonForm):
    """A meeting to come, and why the question goes there."""

    refused_at = "reason"

    meeting = forms.ChoiceField(label="Meeting", error_messages={"required": "Choose a meeting."})

    def __init__(self, *args: Any, meetings: Sequence[Meeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._meetings = {str(meeting.pk): meeting for meeting in meetings}
        choices = [(pk, f"Meeting {each.number}, {each.day}") for pk, each in self._meetings.items()]
        self.fields["meeting"].choices = choices  # type: ignore[attr-defined] # of a ChoiceField
        self.order_fields(["meeting", "reason"])

    @property
    def chosen(self) -> Meeting:
        return self._meetings[self.cleaned_data["meeting"]]


def who_may_answer(board: Board, *, confidential: bool, but: int | None) -> list[tuple[Voter, Entitled]]:
    """Return who may answer a question for which place, but the one who enters it."""
    return [
        (voter, entitled)
        for voter in board.voters
        for entitled in board.entitled(voter)
        if entitled.may_read(confidential=confidential) and entitled.person.pk != but
    ]


def _named(voter: Voter, entitled: Entitled) -> str:
    stands_in = f", for {entitled.alternate_for}" if entitled.alternate_for else ""
    return f"{entitled.person}{stands_in} ({voter.place})"
