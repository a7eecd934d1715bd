"""Meetings for calendar programs: one as a file, and those of a person under a private address of theirs."""

from datetime import timedelta
from hashlib import sha256

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from core.web.site import site_address
from meetings.access import access_in, access_of
from meetings.calendar.ics import CONTENT_TYPE, calendar_file
from meetings.calendar.services.feeds import digest_of, make_feed, revoke_feed
from meetings.models import CalendarFeed, Meeting
from meetings.models.panel import today_by_panel
from meetings.web import account_of, meeting_on_panel

BACK = timedelta(days=366)  # what lies further back is no matter of a calendar program's
MOST_IN_A_FEED = 1000
SOON = 12


@require_safe
@login_required
def meeting_ics(request: HttpRequest, reference: str) -> HttpResponse:
    meeting = meeting_on_panel(access_in(request), reference)
    if meeting.held_on is None or meeting.series:
        raise Http404("A meeting without a date is in no calendar, nor is a decision by correspondence.")
    body = calendar_file([meeting], name=str(meeting.panel), site=site_address(request))
    response = _answer(request, body)
    response["Content-Disposition"] = f'attachment; filename="{meeting.reference}.ics"'
    return response


@require_safe
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    """A calendar, read without signing in. A withdrawn address is gone (410), that of a closed account is not there."""
    feed = get_object_or_404(CalendarFeed.objects.select_related("account"), token_sha256=digest_of(token))
    if not feed.account.is_active:
        raise Http404("The account is closed.")
    if feed.revoked_at:
        return HttpResponse("This address was withdrawn.\n", status=410, content_type="text/plain; charset=utf-8")
    since = timezone.now().date() - BACK
    meetings = Meeting.objects.sittings().filter(panel__in=access_of(feed.account).panels, held_on__gte=since)
    soonest_last = meetings.select_related("panel").order_by("-held_on", "pk")[:MOST_IN_A_FEED]
    return _answer(request, calendar_file(soonest_last, name="Meetings", site=site_address(request)))


def _answer(request: HttpRequest, body: bytes) -> HttpResponse:
    etag = f'"{sha256(body).hexdigest()}"'
    headers = {"ETag": etag, "Cache-Control": "private, no-cache"}
    response = HttpResponse(body, content_type=CONTENT_TYPE, headers=headers)
    return get_conditional_response(request, etag=etag, response=response) or response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def my_calendar(request: HttpRequest) -> HttpResponse:
    """One's next meetings, and the private address; it is shown on the answer that makes it and nowhere else."""
    by, address = account_of(request), ""
    if request.method == "POST" and "revoke" in request.POST:
        revoke_feed(by=by)
        return redirect("meetings:my-calendar")
    if request.method == "POST":
        address = site_address(request) + reverse("meetings:calendar-feed", args=[make_feed(by=by)])
    own = Meeting.objects.sittings().filter(panel__in=access_in(request).panels)
    ahead = own.filter(held_on__gte=today_by_panel()).select_related("panel")
    context = {
        "feed": CalendarFeed.objects.filter(account=by, revoked_at=None).first(),
        "address": address,
        "webcal": address.replace("https://", "webcal://", 1).replace("http://", "webcal://", 1),
        "meetings": ahead.order_by("held_on", "starts_at", "pk")[:SOON],
    }
    return render(request, "meetings/calendar/my_calendar.html", context)
