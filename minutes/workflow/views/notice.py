"""The notice of actions: who would be told what, and the button that sends it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from core.web.site import site_address
from meetings.access import access_in, keeps_the_minutes
from meetings.crumbs import Crumbs
from minutes.models import Minutes
from minutes.reading.web import account_of, readable_minutes
from minutes.workflow.notices import preview_notice, send_notice_of_actions


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def notice_of_actions(request: HttpRequest, reference: str) -> HttpResponse:
    minutes, access = _drafted(request, reference), access_in(request)
    site = site_address(request)
    if request.method == "POST":
        send_notice_of_actions(minutes, site=site, by=account_of(request))
        messages.success(request, f"The notice of the actions of {minutes.meeting.reference} is on its way.")
        return redirect("minutes:meeting-detail", minutes.meeting.reference)
    context = {
        "crumbs": Crumbs.of_meeting(minutes.meeting),
        "own_panels": access.panels,
        "meeting": minutes.meeting,
        "preview": preview_notice(minutes, access, site=site),
        "may_send": keeps_the_minutes.test(account_of(request), minutes.meeting.panel),
    }
    return render(request, "minutes/workflow/notice.html", context)


def _drafted(request: HttpRequest, reference: str) -> Minutes:
    """Minutes of a panel for whose drafts this person is there; for anybody else there is no notice to send."""
    minutes = readable_minutes(request.user, reference)
    if minutes.meeting.panel_id not in access_in(request).drafts:
        raise Http404(f"No notice of {reference} for this reader.")
    return minutes
