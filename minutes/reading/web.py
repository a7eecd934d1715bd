"""Minutes that a reader asks for, fetched and authorised in one call."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from core.accounts.models import User
from core.web.clock import tell_time_in
from meetings import web as meetings_web
from meetings.access import PanelAccess, access_in
from meetings.models import Meeting
from meetings.web import account_of
from minutes.models import Minutes, Version
from minutes.reading.editions import Edition, Holding, edition_by_number, edition_for, holding_of, versions_given

__all__ = [
    "account_of",
    "edition_to_read",
    "meeting_on_panel",
    "readable_minutes",
    "version_to_read",
    "versions_to_read",
]


def readable_minutes(user: User | AnonymousUser, reference: str) -> Minutes:
    """Minutes that this person may see; for anybody else they are not there."""
    try:
        minutes = Minutes.objects.visible_to(user).get_by_reference(reference)
    except Minutes.DoesNotExist:
        raise Http404(f"No minutes of {reference} for this reader.") from None
    meetings_web.tell_time_of(minutes.meeting.panel)
    return minutes


def edition_to_read(request: HttpRequest, reference: str) -> Edition:
    """Return what whoever asks reads under this reference; raise Http404 if that is nothing."""
    try:
        edition = edition_for(access_in(request), reference)
    except Minutes.DoesNotExist:
        raise Http404(f"No minutes of {reference} for this reader.") from None
    tell_time_in(edition.of.zone)
    return edition


def versions_to_read(request: HttpRequest, reference: str) -> tuple[Holding, list[Version]]:
    """The minutes of this reference, and their versions that whoever asks may open by number, newest first.

    Where that is none they are not there, but for those who take part in the drafting.
    """
    access = access_in(request)
    try:
        holding = holding_of(reference)
    except Minutes.DoesNotExist:
        raise Http404(f"No minutes of {reference} for this reader.") from None
    given = versions_given(access, holding)
    if not given and holding.panel not in access.drafts:
        raise Http404(f"No version of the minutes of {reference} for this reader.")
    tell_time_in(holding.zone)
    return holding, given


def version_to_read(request: HttpRequest, reference: str, number: int) -> tuple[Edition, list[Version]]:
    """The version of this number as whoever asks was given it, and all that they were given; else it is not there."""
    holding, given = versions_to_read(request, reference)
    for version in given:
        if version.number == number:
            return edition_by_number(access_in(request), holding, version), given
    raise Http404(f"No version {number} of the minutes of {reference} for this reader.")


def meeting_on_panel(access: PanelAccess, reference: str, among: "QuerySet[Meeting] | None" = None) -> Meeting:
    """The meeting of this reference, with its panel and minutes, for those of its panel; else it is not there."""
    meetings = Meeting.objects.all() if among is None else among
    return meetings_web.meeting_on_panel(access, reference, meetings.select_related("panel", "minutes"))
