"""The page of each step that minutes take: what it does, what is still missing, what is asked for, and the button."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core.accounts.models import User
from core.audience import Audience
from core.errors import Unacceptable
from meetings.access import standing_in
from meetings.crumbs import Crumbs
from meetings.enums import MeetingState
from minutes.enums import MinutesState, VersionKind
from minutes.models import Minutes, Version
from minutes.reading.web import readable_minutes, site_of
from minutes.versions.compare import changes_between, in_words
from minutes.versions.freeze import derived_hashes, version_document
from minutes.versions.signatures import in_groups, rendition_label
from minutes.workflow import verbs
from minutes.workflow.circulation import preview_of_circulation
from minutes.workflow.forms import ApproveForm, CirculateForm, ReasonForm, SignForm, StepForm
from minutes.workflow.next_steps import LABELS
from minutes.workflow.progress import track
from minutes.workflow.second_signature import open_countersignature, second_capacity
from minutes.workflow.signing import statement_for
from minutes.workflow.transitions import gaps_before, transition_from

TOO_MANY_TRIES = "Too many tries. Please wait a minute, then try again. Nothing was signed."


@dataclass(frozen=True, slots=True)
class StepPage:
    """``act`` calls the verb with what the form holds; ``more`` is what its template shows besides."""

    lead: str
    done: str
    act: Callable[[HttpRequest, Minutes, Mapping[str, Any], User], object]
    form: type[StepForm] = StepForm
    template: str = "minutes/workflow/step_form.html"
    more: Callable[[HttpRequest, Minutes], Mapping[str, Any]] = lambda _request, _minutes: {}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def minutes_step(request: HttpRequest, reference: str, verb: str) -> HttpResponse:
    """Shows the step, or takes it: who may not gets 403, and 409 where the minutes are not there yet or any more."""
    minutes, page = readable_minutes(request.user, reference), PAGES[verb]
    by: User = request.user  # type: ignore[assignment] # signed in
    transition = transition_from(minutes, verb, by=by)
    form = page.form(minutes, request.POST if request.method == "POST" else None, initial=page.more(request, minutes))
    if request.method == "POST" and form.is_valid():
        try:
            page.act(request, minutes, form.cleaned_data, by)
        except Unacceptable as refusal:
            form.refuse(str(refusal))
        else:
            messages.success(request, page.done)
            return redirect("minutes:minutes-detail", reference)
    gaps = gaps_before(minutes, transition)
    context = {
        "crumbs": Crumbs.of_meeting(minutes.meeting),
        "meeting": minutes.meeting,
        "track": track(MeetingState.CLOSED, MinutesState(minutes.state)),
        "label": LABELS[transition.event],
        "page": page,
        "form": form,
        "gaps": [gap for gap in gaps if gap.blocks],
        "doubts": [gap for gap in gaps if not gap.blocks],
        **page.more(request, minutes),
    }
    return render(request, page.template, context, status=400 if form.errors else 200)


def _mails(request: HttpRequest, minutes: Minutes) -> Mapping[str, Any]:
    return {"mails": preview_of_circulation(minutes, standing_in(request), site=site_of(request))}


def _sign(request: HttpRequest, minutes: Minutes, asked: Mapping[str, Any], by: User) -> None:
    _count_try(request, by)
    verbs.sign(minutes, password=asked["password"], text=asked["text"], by=by)


def _countersign(request: HttpRequest, minutes: Minutes, asked: Mapping[str, Any], by: User) -> None:
    _count_try(request, by)
    verbs.countersign(minutes, password=asked["password"], text=asked["text"], by=by)


def _count_try(request: HttpRequest, by: User) -> None:
    """A password is asked for here as it is at signing in, so tries are counted here too."""
    if not ratelimit.consume(request, action="reauthenticate", user=by):
        raise Unacceptable(TOO_MANY_TRIES)


def _what_is_signed(request: HttpRequest, minutes: Minutes) -> Mapping[str, Any]:
    """What differs from the version that was circulated, and what the signature will stand under."""
    approved = Version.objects.valid().select_related("approval__meeting__panel").filter(minutes=minutes).first()
    circulated = minutes.versions.filter(kind=VersionKind.CIRCULATED).first()
    if approved is None or circulated is None:
        return {}
    audience = standing_in(request).audience_on(minutes.meeting.panel_id)
    shown = version_document(approved, audience).document
    changes = changes_between(version_document(circulated, audience).document, shown)
    hashes = derived_hashes(approved, MinutesState.SIGNED)
    return {
        "text": hashes[Audience.CONFIDENTIAL],
        "approval": approved.approval,
        "circulated": circulated,
        "changes": changes,
        "difference": in_words(changes),
        "number": approved.number + 1,
        "button": f"Sign version {approved.number + 1}",
        "hashes": [(rendition_label(audience), in_groups(digest)) for audience, digest in hashes.items()],
        "counts": (
            len(shown.items), sum(len(item.decisions) for item in shown.items), len(shown.actions),
        ),
        "statement": statement_for(minutes.meeting),
        "capacity": verbs.CAPACITY,
        "beside": open_countersignature(minutes),
    }  # fmt: skip


def _what_is_countersigned(request: HttpRequest, minutes: Minutes) -> Mapping[str, Any]:
    """The same text, for the second signatory."""
    shown = dict(_what_is_signed(request, minutes))
    return shown and shown | {
        "capacity": second_capacity(minutes.meeting.panel),
        "button": f"Sign version {shown['number']} beside the chair",
    }


PAGES: Mapping[str, StepPage] = {
    "send_to_chair": StepPage(
        lead="The chair reads the draft next. Until it comes back, nobody edits it.",
        done="The draft is with the chair.",
        act=lambda _request, minutes, _asked, by: verbs.send_to_chair(minutes, by=by),
    ),
    "return_to_draft": StepPage(
        lead="The text can then be edited again. A version that was circulated stays readable until the next one is.",
        done="The minutes are a draft again.",
        form=ReasonForm,
        act=lambda _request, minutes, asked, by: verbs.return_to_draft(minutes, asked["reason"], by=by),
    ),
    "circulate": StepPage(
        lead="The text is frozen as a version that everybody of the panel can read, and the actions get their numbers. "
        "Owners whom no notice has told of theirs are told by mail, in this one or in one of their own.",
        done="The minutes are circulated.",
        form=CirculateForm,
        template="minutes/workflow/circulate_form.html",
        more=_mails,
        act=lambda request, minutes, asked, by: verbs.circulate(
            minutes, recipients=asked["recipients"], site=site_of(request), by=by
        ),
    ),
    "approve": StepPage(
        lead="What is approved becomes a version of its own, which the chair then signs.",
        done="The approval is recorded. The chair signs next.",
        form=ApproveForm,
        act=lambda _request, minutes, asked, by: verbs.approve(minutes, at=asked["at"], by=by),
    ),
    "sign": StepPage(
        lead="",
        done="The minutes are signed. The sealed PDFs are being made.",
        form=SignForm,
        template="minutes/workflow/sign_form.html",
        more=_what_is_signed,
        act=_sign,
    ),
    "countersign": StepPage(
        lead="",
        done="You have signed beside the chair, who signs next.",
        form=SignForm,
        template="minutes/workflow/sign_form.html",
        more=_what_is_countersigned,
        act=_countersign,
    ),
    "publish": StepPage(
        lead="Everybody can then read the public minutes at a stable address, without signing in.",
        done="The minutes are published.",
        act=lambda _request, minutes, _asked, by: verbs.publish(minutes, by=by),
    ),
    "withdraw_signature": StepPage(
        lead="The signed version then no longer stands. The approved text does, and can be signed again.",
        done="The signature is withdrawn.",
        form=ReasonForm,
        act=lambda _request, minutes, asked, by: verbs.withdraw_signature(minutes, asked["reason"], by=by),
    ),
    "reopen": StepPage(
        lead="The text can then be edited again. What was signed or published stays until a new version replaces it.",
        done="The minutes are a draft again; what was published stays readable.",
        form=ReasonForm,
        act=lambda _request, minutes, asked, by: verbs.reopen(minutes, asked["reason"], by=by),
    ),
}
