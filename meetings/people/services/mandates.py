"""Mandates: for which organisation somebody acts on a panel, from when to when, as its secretariat says."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from core import english
from core.accounts.models import User
from core.audit.trail import record
from core.characters import one_line
from core.checked_rows import check
from core.errors import Unacceptable, WrongState
from core.working_days import far_off
from meetings.access import require_secretary
from meetings.models import Mandate, Organisation, Panel, Person
from meetings.people.directory import panels_of
from meetings.people.term_conflicts import overlap, term

from .giving_rights import require_may_give
from .people import organisation_named


@transaction.atomic
def give_mandate(
    panel: Panel, person: Person, organisation: str, *, starts_on: date, by: User, ends_on: date | None = None
) -> Mandate:
    """Let somebody of the panel act for an organisation, from the first day to the last, both included.

    Raises NotAllowed for oneself and for whoever may give no rights on this panel, Unacceptable for somebody who does
    not belong to it, for no organisation, and where they act for it at that time already.
    """
    require_may_give(panel, person, by=by)
    Panel.objects.select_for_update(no_key=True).get(pk=panel.pk)  # of two at once the second finds the first
    mandate = Mandate(
        panel=panel,
        person=person,
        organisation=_organisation(organisation),
        starts_on=starts_on,
        ends_on=ends_on,
        given_by=by,
        given_at=timezone.now(),
    )
    check(mandate)
    _refuse(mandate)
    mandate.save()
    record("meetings.mandate_given", mandate, by=by, attests=[mandate], **facts_of(mandate))
    return mandate


def _organisation(name: str) -> Organisation:
    organisation = organisation_named(one_line(name))
    if organisation is None:
        raise Unacceptable("Say for which organisation they act.")
    return organisation


def _refuse(wanted: Mandate) -> None:
    if wanted.panel_id not in panels_of(wanted.person):
        raise Unacceptable(f"{wanted.person} does not belong to {wanted.panel.in_sentence}. Appoint them first.")
    for day in filter(None, (wanted.starts_on, wanted.ends_on)):
        if reason := far_off(day, wanted.panel.today):
            raise Unacceptable(reason)
    alike = Mandate.objects.filter(panel=wanted.panel, person=wanted.person, organisation=wanted.organisation)
    if other := next((held for held in alike if overlap(held, wanted)), None):
        raise Unacceptable(f"{wanted.person} acts for {wanted.organisation} already: {term(other)}.")


@transaction.atomic
def end_mandate(mandate: Mandate, *, ends_on: date, by: User) -> None:
    """Give it an earlier last day. Raises Unacceptable for a later one: a longer mandate is another, given anew."""
    require_secretary(mandate.panel, by)
    mandate = _locked(mandate)
    before = mandate.ends_on
    if ends_on > (before or date.max):
        raise Unacceptable(
            f"It ends on {english.day(before or ends_on)}. For longer, give another from the next day on."
        )
    mandate.ends_on = ends_on
    check(mandate)
    mandate.save(update_fields=["ends_on"])
    record("meetings.mandate_ended", mandate, by=by, attests=[mandate], before=before, **facts_of(mandate))


@transaction.atomic
def cancel_mandate(mandate: Mandate, *, by: User) -> None:
    """Cancel one that has not begun. Raises WrongState for one that has."""
    require_secretary(mandate.panel, by)
    mandate = _locked(mandate)
    require_not_begun(mandate)
    record("meetings.mandate_cancelled", mandate, by=by, removes=[mandate], **facts_of(mandate))
    mandate.delete()


def require_not_begun(mandate: Mandate) -> None:
    if mandate.starts_on <= mandate.panel.today:
        raise WrongState(f"{mandate.person} acts for {mandate.organisation} already. Give it a last day instead.")


def _locked(mandate: Mandate) -> Mandate:
    Panel.objects.select_for_update(no_key=True).get(pk=mandate.panel_id)
    return Mandate.objects.select_related("panel", "person", "organisation").get(pk=mandate.pk)


def facts_of(mandate: Mandate) -> dict[str, Any]:
    """Return what the trail states of a mandate."""
    return {
        "panel": mandate.panel_id,
        "person": mandate.person_id,
        "organisation": mandate.organisation_id,
        "starts_on": mandate.starts_on,
        "ends_on": mandate.ends_on,
    }
