"""The forms before minutes move on; each says by ``fields`` what the verb of its step takes."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from core.web.forms import RefusedAtLastField
from meetings.models import Meeting, Person
from meetings.people.queries import people_with_accounts
from minutes.models import Minutes
from minutes.workflow.approval import meetings_that_can_approve, next_meeting_to_open
from minutes.workflow.approval_by_correspondence import asked_for

EX_COMMITTEE = "ex-committee"
OUTSIDE = "By correspondence that was not held here"
NONE_WAS_OPENED = (
    "No later meeting has been opened yet: "
    'open <a href="{}">meeting {}</a> once it is held, or choose “By correspondence”.'
)
NONE_IS_PLANNED = "No later meeting is planned yet: plan the one that approves them, or choose “By correspondence”."


class StepForm(RefusedAtLastField):
    """A step that asks for nothing but to be confirmed."""

    def __init__(self, minutes: Minutes, *args: Any, **kwargs: Any) -> None:
        self.minutes = minutes
        super().__init__(*args, **kwargs)


class ReasonForm(StepForm):
    reason = forms.CharField(
        label="Why",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Kept with the minutes, and read by the secretariat and the chair.",
        error_messages={"required": "Say why; the reason is kept with the minutes."},
    )


class CirculateForm(StepForm):
    recipients = forms.ModelMultipleChoiceField(
        queryset=Person.objects.none(),
        required=False,
        label="Who is told by email",
        widget=forms.CheckboxSelectMultiple,
        help_text="Everybody who sits or attends can read it, whether or not they are told.",
    )

    def __init__(self, minutes: Minutes, *args: Any, **kwargs: Any) -> None:
        super().__init__(minutes, *args, **kwargs)
        people = people_with_accounts(minutes.meeting.panel)
        self.fields["recipients"].queryset = people  # type: ignore[attr-defined] # of this field
        self.fields["recipients"].initial = people


class ApproveForm(StepForm):
    at = forms.ChoiceField(
        label="Where they were approved",
        error_messages={
            "required": "Say where they were approved.",
            "invalid_choice": "Choose a later meeting that was opened, or “By correspondence”.",
        },
    )

    def __init__(self, minutes: Minutes, *args: Any, is_cleared: bool = False, **kwargs: Any) -> None:
        super().__init__(minutes, *args, **kwargs)
        later, asked = meetings_that_can_approve(minutes), asked_for(minutes, is_cleared=is_cleared)
        carried = [each for each in asked if each.is_carried]
        self._places = {str(meeting.pk): meeting for meeting in (*(each.decision for each in carried), *later)}
        self.fields["at"].choices = [  # type: ignore[attr-defined] # of this field
            *((str(each.decision.pk), each.label) for each in carried),
            *((str(meeting.pk), _named(meeting)) for meeting in later),
            *(() if self._places else [("", "Choose where")]),
            (EX_COMMITTEE, OUTSIDE if carried else "By correspondence"),
        ]
        self.fields["at"].initial = next(iter(self._places), "")
        notes = [sentence for each in asked for sentence in each.notes]
        opening = [] if self._places else [_where_to_open_one(minutes)]
        self.fields["at"].help_text = format_html_join(" ", "{}", [[sentence] for sentence in (*notes, *opening)])

    def clean_at(self) -> Meeting | None:
        return self._places.get(self.cleaned_data["at"])


def _where_to_open_one(minutes: Minutes) -> str:
    meeting = next_meeting_to_open(minutes)
    if meeting is None:
        return NONE_IS_PLANNED
    address = reverse("minutes:meeting-detail", args=[meeting.reference])
    return format_html(NONE_WAS_OPENED, address, meeting.number)


def _named(meeting: Meeting) -> str:
    return ", ".join(filter(None, (f"At meeting {meeting.number}", meeting.day)))


class SignForm(StepForm):
    text = forms.CharField(widget=forms.HiddenInput)
    name = forms.CharField(widget=forms.HiddenInput)
    password = forms.CharField(
        label="Your password, to show it is you",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Enter your password."},
    )
