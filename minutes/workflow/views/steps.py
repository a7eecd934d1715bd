"""The page of each step that minutes take: what it does, what is still missing, what is asked for, and the button."""

from typing import Any

from django.urls import reverse

from core.web.confirm import ConfirmView
from meetings.access import access_in
from meetings.crumbs import Crumbs
from meetings.enums import MeetingState
from minutes.enums import MinutesState
from minutes.models import Minutes
from minutes.reading.web import readable_minutes
from minutes.workflow import verbs
from minutes.workflow.circulation import preview_of_circulation
from minutes.workflow.forms import ApproveForm, CirculateForm, ReasonForm, StepForm
from minutes.workflow.next_steps import HEADINGS, LABELS
from minutes.workflow.progress import track
from minutes.workflow.readiness import Gap, gaps_in_owners
from minutes.workflow.transitions import Transition, gaps_before, transition_from
from minutes.workflow.unsaved import TAKEN, late_gaps
from minutes.workflow.views.unsaved import UnsavedNamedFirst


class MinutesStep(ConfirmView):
    """The step of one verb: who may not take it gets 403, and 409 where the minutes are not there yet or any more."""

    verb = ""
    form_class = StepForm
    template_name = "minutes/workflow/step_form.html"
    subject: Minutes
    transition: Transition

    def get_subject(self) -> Minutes:
        minutes = readable_minutes(self.request.user, self.kwargs["reference"])
        self.transition = transition_from(minutes, self.verb, by=self.by)
        return minutes

    def get_title(self) -> str:
        return LABELS[self.transition.event]

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"minutes": self.subject}

    def get_success_url(self) -> str:
        return reverse("minutes:minutes-detail", args=[self.subject.meeting.reference])

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        gaps = gaps_before(self.subject, self.transition)
        return super().get_context_data(
            crumbs=Crumbs.of_meeting(self.subject.meeting),
            meeting=self.subject.meeting,
            heading=HEADINGS[self.transition.event].format(f"the minutes of {self.subject.meeting.name}"),
            track=track(
                MeetingState.CLOSED,
                MinutesState(self.subject.state),
                by_correspondence=self.subject.meeting.is_by_correspondence,
            ),
            gaps=[gap for gap in gaps if gap.blocks],
            doubts=[gap for gap in gaps if not gap.blocks] + self.get_doubts(),
            **more,
        )

    def get_doubts(self) -> list[Gap]:
        """Return what is to be looked at first, beside what the transition itself knows of."""
        return []


class TakesTheText(MinutesStep, UnsavedNamedFirst):
    """A step after which nobody writes in the text as it is: who still does is named first."""

    what_follows = TAKEN

    def get_doubts(self) -> list[Gap]:
        meeting, access = self.subject.meeting, access_in(self.request)
        late = late_gaps(meeting, access) if meeting.panel_id in access.keeps else []
        return [*gaps_in_owners(self.subject), *self.get_unsaved(), *late]


class SendToChair(TakesTheText):
    verb = "send_to_chair"
    lead = "The chair reads the draft next. Until it comes back, nobody edits it."

    def act(self, _form: StepForm) -> str:
        verbs.send_to_chair(self.subject, by=self.by)
        return "The draft is with the chair."


class ReturnToDraft(MinutesStep):
    verb = "return_to_draft"
    lead = (
        "The text can then be edited again. "
        "A version that was circulated stays readable until the next one is circulated."
    )
    form_class = ReasonForm

    def act(self, form: ReasonForm) -> str:
        verbs.return_to_draft(self.subject, form.cleaned_data["reason"], by=self.by)
        return "The minutes are a draft again."


class Circulate(TakesTheText):
    verb = "circulate"
    lead = (
        "The text is frozen as a version that everybody who sits or attends can read, and the actions get their "
        "numbers. Owners who have not had a notice of theirs are told by email: in this one, or in one of their own."
    )
    form_class = CirculateForm
    template_name = "minutes/workflow/circulate_form.html"

    def act(self, form: CirculateForm) -> str:
        verbs.circulate(self.subject, recipients=form.cleaned_data["recipients"], site=self.site, by=self.by)
        return "The minutes are circulated."

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        mails = preview_of_circulation(self.subject, access_in(self.request), site=self.site)
        return super().get_context_data(mails=mails, **more)


class Approve(MinutesStep):
    verb = "approve"
    template_name = "minutes/workflow/approve_form.html"
    lead = "What is approved becomes a version of its own, which the chair then signs."
    form_class = ApproveForm

    def get_form_kwargs(self) -> dict[str, Any]:
        is_cleared = self.subject.meeting.panel_id in access_in(self.request).cleared
        return super().get_form_kwargs() | {"is_cleared": is_cleared}

    def act(self, form: ApproveForm) -> str:
        verbs.approve(self.subject, at=form.cleaned_data["at"], by=self.by)
        return "The approval is recorded. The chair signs next."


class Publish(MinutesStep):
    verb = "publish"
    lead = "Everybody can then read the public minutes at a stable address, without signing in."

    def act(self, _form: StepForm) -> str:
        verbs.publish(self.subject, by=self.by)
        return "The minutes are published."


class WithdrawSignature(MinutesStep):
    verb = "withdraw_signature"
    lead = "The signed version is then no longer in force. The approved text is, and can be signed again."
    form_class = ReasonForm

    def act(self, form: ReasonForm) -> str:
        verbs.withdraw_signature(self.subject, form.cleaned_data["reason"], by=self.by)
        return "The signature is withdrawn."


class Reopen(MinutesStep):
    verb = "reopen"
    lead = "The text can then be edited again. What was signed or published stays until a new version replaces it."
    form_class = ReasonForm

    def act(self, form: ReasonForm) -> str:
        verbs.reopen(self.subject, form.cleaned_data["reason"], by=self.by)
        return "The minutes are a draft again; what was published stays readable."
