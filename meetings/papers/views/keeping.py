"""The steps that a secretary takes with a paper: one page for each."""

from typing import Any

from django.urls import reverse

from core.errors import WrongState
from core.web.confirm import ConfirmView
from core.web.forms import ConfirmForm
from meetings.models import Meeting, Paper
from meetings.papers.forms import PaperForm, ReplaceForm, WithdrawForm
from meetings.papers.services.bin import bin_paper, restore_paper, restore_withdrawn_paper, withdraw_paper
from meetings.papers.services.papers import add_paper_version, change_paper

from .access import binned_paper, paper_to_keep


class PapersStep(ConfirmView):
    """A step that leads back to the papers of its meeting."""

    template_name = "meetings/papers/paper_form.html"
    meeting: Meeting

    def get_success_url(self) -> str:
        return reverse("meetings:paper-list", args=[self.meeting.reference])

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        return super().get_context_data(meeting=self.meeting, **more)


class PaperStep(PapersStep):
    """A step for whoever keeps the paper: 404 for who may not read it, 403 for who may not keep it."""

    template_name = "meetings/papers/paper_step.html"
    subject: Paper

    def get_subject(self) -> Paper:
        paper = self.find()
        self.meeting = paper.item.meeting
        return paper

    def find(self) -> Paper:
        return paper_to_keep(self.request, self.kwargs["pk"])


class ReplacePaper(PaperStep):
    title = "Replace the file"
    lead = "The new file becomes the newest version. Earlier versions stay, and everybody sees that there is a new one."
    form_class = ReplaceForm

    def act(self, form: ReplaceForm) -> str:
        file = form.cleaned_data["file"]
        add_paper_version(self.subject, file.name, file.content, by=self.by)
        return f"{self.subject.reference} has a new version."


class ChangePaper(PaperStep):
    title = "Change the paper"
    button = "Save"
    lead = "The reference stays as it is."
    form_class = PaperForm

    def get_initial(self) -> dict[str, Any]:
        return PaperForm.said_of(self.subject)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"is_asked": self.subject.item.meeting.is_by_correspondence}

    def act(self, form: PaperForm) -> str:
        change_paper(self.subject, **form.described(), by=self.by)
        return f"{self.subject.reference} is changed."


class WithdrawPaper(PaperStep):
    title = "Withdraw the paper"
    lead = "It stays listed under its reference, with the reason. Nobody can open it any more, and it leaves the pack."
    form_class = WithdrawForm

    def act(self, form: WithdrawForm) -> str:
        withdraw_paper(self.subject, form.cleaned_data["reason"], by=self.by)
        return f"{self.subject.reference} is withdrawn."


class RestoreWithdrawnPaper(PaperStep):
    title = "Put the paper back"
    lead = "It can be opened again, with all its versions, and goes into the pack. That it was withdrawn is recorded."

    def require(self) -> None:
        if not self.subject.withdrawn_reason:
            raise WrongState(f"{self.subject.reference} is not withdrawn.")

    def act(self, _form: ConfirmForm) -> str:
        restore_withdrawn_paper(self.subject, by=self.by)
        return f"{self.subject.reference} is back in its place."


class BinPaper(PaperStep):
    title = "Put in the bin"
    lead = "It can be put back for thirty days; then its files are deleted. Its reference is not used again."

    def act(self, _form: ConfirmForm) -> str:
        bin_paper(self.subject, by=self.by)
        return f"{self.subject.reference} is in the bin."


class RestorePaper(PaperStep):
    title = "Put back"
    lead = "It goes back to where it was, with all its versions."

    def find(self) -> Paper:
        return binned_paper(self.request, self.kwargs["pk"])

    def act(self, _form: ConfirmForm) -> str:
        restore_paper(self.subject, by=self.by)
        return f"{self.subject.reference} is back in its place."
