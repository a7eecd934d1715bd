"""Terms: changed, renewed, called off; clearance given and taken."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from meetings.models import Membership, Panel
from meetings.people.forms import RenewalForm, TermForm
from meetings.people.services.memberships import call_off, change_term, day_after, renew, require_to_come, set_clearance
from meetings.people.term_conflicts import term

from .access import for_the_secretariat
from .steps import Step, take_step


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_secretariat
def term_step(request: HttpRequest, panel: Panel, pk: int, verb: str) -> HttpResponse:
    of_panel = Membership.objects.filter(panel=panel).select_related("person", "seat", "panel", "stands_in_for__person")
    membership = get_object_or_404(of_panel, pk=pk)
    back = reverse("meetings:person", args=[panel.code, membership.person_id])
    if verb == "call-off" and request.method == "POST":
        back = reverse("meetings:people", args=[panel.code])  # where they may be on no page of their own any more
    return take_step(request, panel, membership, STEPS[verb], back)


def _named(membership: Membership) -> str:
    place = membership.seat or membership.get_role_display()
    return f"{membership.person}, {place}: {term(membership)}."


def _next_last_day(membership: Membership) -> dict[str, date | None]:
    """As long again as the term that ends."""
    if membership.ends_on is None:
        return {"ends_on": None}
    years = round((membership.ends_on - membership.starts_on).days / 365.25)
    try:
        return {"ends_on": membership.ends_on.replace(year=membership.ends_on.year + max(years, 1))}
    except ValueError:  # 29 February
        return {"ends_on": None}


STEPS: dict[str, Step[Membership]] = {
    "change": Step(
        title="Change the term",
        lead=lambda each: f"{_named(each)} To end it, give it a last day: on that day they still belong to the panel.",
        button="Save the term",
        done=lambda each: f"The term of {each.person} is changed.",
        form=TermForm,
        before=lambda each: {"starts_on": each.starts_on, "ends_on": each.ends_on},
        act=lambda each, given, by, _site: change_term(each, **given, by=by),
    ),
    "renew": Step(
        title="Renew the term",
        lead=lambda each: f"{_named(each)} The next term begins on the day after.",
        button="Renew the term",
        done=lambda each: f"The term of {each.person} is renewed.",
        form=RenewalForm,
        before=_next_last_day,
        act=lambda each, given, by, _site: _done(renew(each, ends_on=given["ends_on"], by=by)),
        require=lambda each, _by: day_after(each),
    ),
    "give-clearance": Step(
        title="Give clearance",
        lead=lambda each: (
            f"{each.person} can then read what is confidential on {each.panel.in_sentence}. This is recorded."
        ),
        button="Give clearance",
        done=lambda each: f"{each.person} is cleared for what is confidential.",
        act=lambda each, _given, by, _site: set_clearance(each, is_cleared=True, by=by),
    ),
    "take-clearance": Step(
        title="Take clearance away",
        lead=lambda each: (
            f"From now on {each.person} reads nothing confidential on {each.panel.in_sentence}. It is recorded."
        ),
        button="Take clearance away",
        done=lambda each: f"{each.person} is no longer cleared.",
        act=lambda each, _given, by, _site: set_clearance(each, is_cleared=False, by=by),
        is_grave=True,
    ),
    "call-off": Step(
        title="Call off the appointment",
        lead=lambda each: f"{_named(each)} It has not begun, and then does not come about.",
        button="Call it off",
        done=lambda each: f"The appointment of {each.person} is called off.",
        act=lambda each, _given, by, _site: call_off(each, by=by),
        require=lambda each, _by: require_to_come(each),
        is_grave=True,
    ),
}


def _done(following: Membership) -> str:
    return f"The term of {following.person} is renewed: {term(following)}."
