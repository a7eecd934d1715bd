"""Who keeps a panel's minutes and who chairs it, for those who can give them what they cannot give themselves."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from meetings.access import access_in
from meetings.people.overview import officers_of
from meetings.people.services.giving_rights import why_not_to_give
from meetings.web import account_of

from .access import panel_to_give_rights_on


@require_safe
@never_cache
@login_required
def secretariat(request: HttpRequest, code: str) -> HttpResponse:
    panel, by = panel_to_give_rights_on(request, code), account_of(request)
    terms = [
        (membership, why_not_to_give(panel, membership.person, by, with_clearance=True))
        for membership in officers_of(panel)
    ]
    context = {"panel": panel, "terms": terms, "is_of_the_panel": panel.pk in access_in(request).panels}
    return render(request, "meetings/people/secretariat.html", context)
