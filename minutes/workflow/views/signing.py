"""The pages on which the second signatory countersigns, and the chair signs."""

from collections.abc import Mapping
from typing import Any

from allauth.core import ratelimit
from django.utils.functional import cached_property

from core.accounts.second_factor import ShownFactor, require_second_factor, shown_factor
from core.audience import Audience
from core.errors import Unacceptable
from meetings.access import access_in
from minutes.enums import MinutesState, VersionKind
from minutes.models import Version
from minutes.versions.compare import changes_between, in_words
from minutes.versions.freeze import derived_hashes, version_document
from minutes.versions.signatures import in_groups, rendition_label
from minutes.workflow import verbs
from minutes.workflow.forms import SignForm
from minutes.workflow.second_signature import open_countersignature, second_capacity
from minutes.workflow.signing import statement_for

from .steps import MinutesStep

TOO_MANY_ATTEMPTS = "Too many attempts. Please wait a minute, then try again. Nothing was signed."


class Sign(MinutesStep):
    """The page shows what differs from the circulated version and what will be signed, and asks for the password.

    Whoever has a second factor is asked for that before it.
    """

    verb = "sign"
    form_class = SignForm
    template_name = "minutes/workflow/sign_form.html"

    def require(self) -> None:
        super().require()
        require_second_factor(self.request, self.by)

    @cached_property
    def shown(self) -> Mapping[str, Any]:
        """Return what the page shows of the text to be signed; nothing before there is one."""
        approved = (
            Version.objects.valid().select_related("approval__meeting__panel").filter(minutes=self.subject).first()
        )
        circulated = self.subject.versions.filter(kind=VersionKind.CIRCULATED).first()
        if approved is None or circulated is None:
            return {}
        return {
            "approval": approved.approval,
            "circulated": circulated,
            "number": approved.number + 1,
            "statement": statement_for(self.subject.meeting),
            "capacity": self.capacity(),
            "beside": open_countersignature(self.subject),
            **self._text(approved, circulated),
            **_hashes(approved),
        }

    def _text(self, approved: Version, circulated: Version) -> dict[str, Any]:
        """Return how much it holds and how it differs from what was circulated, as far as the signatory may read it."""
        audience = access_in(self.request).audience_on(self.subject.meeting.panel_id)
        text = version_document(approved, audience).document
        changes = changes_between(version_document(circulated, audience).document, text)
        decisions = sum(len(item.decisions) for item in text.items)
        return {
            "changes": changes,
            "difference": in_words(changes),
            "counts": (len(text.items), decisions, len(text.actions)),
        }

    def capacity(self) -> str:
        """Return in which capacity one signs."""
        return verbs.CAPACITY

    def get_initial(self) -> dict[str, Any]:
        return {"text": self.shown.get("text"), "name": self.by.name}

    def get_button(self) -> str:
        return f"Sign version {self.shown['number']}" if self.shown else self.get_title()

    def act(self, form: SignForm) -> str:
        self.count_try()
        verbs.sign(self.subject, **form.cleaned_data, second_step=self.second_step(), by=self.by)
        return "The minutes are signed. The sealed PDFs are being made."

    def second_step(self) -> ShownFactor | None:
        return shown_factor(self.request, self.by)

    def count_try(self) -> None:
        """A password is asked for here as it is at signing in, so tries are counted here too."""
        if not ratelimit.consume(self.request, action="reauthenticate", user=self.by):
            raise Unacceptable(TOO_MANY_ATTEMPTS)

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        return super().get_context_data(**self.shown, **more)


class Countersign(Sign):
    """The same text, for the second signatory."""

    verb = "countersign"

    def capacity(self) -> str:
        return second_capacity(self.subject.meeting.panel)

    def get_button(self) -> str:
        return f"Countersign version {self.shown['number']}" if self.shown else self.get_title()

    def act(self, form: SignForm) -> str:
        self.count_try()
        verbs.countersign(self.subject, **form.cleaned_data, second_step=self.second_step(), by=self.by)
        return "You have countersigned the minutes. The chair signs next."


def _hashes(approved: Version) -> dict[str, Any]:
    """Return the hash of each rendition as it will be signed, and the one that a form sends back."""
    hashes = derived_hashes(approved, MinutesState.SIGNED)
    return {
        "text": hashes[Audience.CONFIDENTIAL],
        "hashes": [(rendition_label(audience), in_groups(digest)) for audience, digest in hashes.items()],
    }
