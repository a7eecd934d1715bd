"""Corrections of somebody who belongs to several panels: proposed by one secretariat, made when the others agree."""

from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from core.accounts.models import User
from core.audit.trail import record
from core.characters import one_line
from core.checked_rows import check_fields
from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.access import access_of, require_secretary
from meetings.enums import CorrectionState
from meetings.models import CorrectionAgreement, Membership, Panel, Person, PersonCorrection
from meetings.people.directory import panels_of
from meetings.people.mails import correction_answer_mail, correction_mails, queue_panel_mails

from .giving_rights import require_may_give
from .people import digest_of, write_correction


@transaction.atomic
def propose_correction(
    person: Person, *, name: str, organisation: str, panel: Panel, site: str, by: User
) -> PersonCorrection:
    """Propose a correction on behalf of one of the person's panels; the secretariats of the others are told by mail.

    Raises NotAllowed for whoever does not keep that panel and for oneself, WrongState where the person is on no other
    or a correction waits already, Unacceptable for what is no name.
    """
    require_secretary(panel, by)
    require_may_give(panel, person, by=by)
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)  # of two proposals the second finds the first
    correction = PersonCorrection(
        person=person,
        name=one_line(name),
        organisation=one_line(organisation),
        proposed_for=panel,
        proposed_by=by,
        proposed_at=timezone.now(),
    )
    check_fields(correction)
    _require_new(correction)
    correction.save()
    _agree(correction, by)
    asked = Panel.objects.filter(pk__in=panels_to_agree(correction)).order_by("pk")
    for other in asked:
        queue_panel_mails(other, correction_mails(correction, other, site))
    record("meetings.correction_proposed", correction, by=by, person=person.pk, panel=panel.pk, **_facts(correction))
    return correction


def _require_new(correction: PersonCorrection) -> None:
    panels = panels_of(correction.person)
    if correction.proposed_for_id not in panels:
        raise NotAllowed(f"{correction.person} does not belong to {correction.proposed_for.in_sentence}.")
    if len(panels) == 1:
        raise WrongState(f"{correction.person} belongs to no other panel: nobody else need be asked.")
    require_no_open_correction(correction.person)


def require_no_open_correction(person: Person) -> None:
    """Raise WrongState where a correction of this person waits."""
    if PersonCorrection.objects.filter(person=person, state=CorrectionState.OPEN).exists():
        raise WrongState(f"A correction of {person} waits for an answer already.")


def corrections_to_answer(panel: Panel) -> QuerySet[PersonCorrection]:
    """Return the open corrections that this panel's secretariat is asked about, the oldest first."""
    here = Membership.objects.not_over().filter(panel=panel, person=OuterRef("person"))
    agreed = CorrectionAgreement.objects.filter(panel=panel, correction=OuterRef("pk"))
    waiting = PersonCorrection.objects.filter(Exists(here), ~Exists(agreed), state=CorrectionState.OPEN)
    return waiting.exclude(proposed_for=panel).select_related("person")


def panels_to_agree(correction: PersonCorrection) -> frozenset[int]:
    """Return the panels of the person whose secretariat has not agreed yet."""
    agreed = correction.agreements.values_list("panel", flat=True)
    return panels_of(correction.person) - {correction.proposed_for_id, *agreed}


@transaction.atomic
def accept_correction(correction: PersonCorrection, *, site: str, by: User) -> bool:
    """Agree for the panels that the actor keeps; return whether it was made by that, for no other has to agree.

    Raises NotAllowed for whoever keeps none of the panels that are asked, WrongState where it is answered.
    """
    correction = _to_answer(correction, by)
    _agree(correction, by)
    record("meetings.correction_agreed", correction, by=by, person=correction.person_id, **_facts(correction))
    if panels_to_agree(correction):
        return False
    write_correction(correction.person, name=correction.name, organisation=correction.organisation, by=by)
    _settle(correction, CorrectionState.MADE)
    queue_panel_mails(correction.proposed_for, [correction_answer_mail(correction, site)])
    return True


@transaction.atomic
def decline_correction(correction: PersonCorrection, reason: str, *, site: str, by: User) -> None:
    """Decline, for a reason that the proposer reads. Raises as ``accept_correction``, Unacceptable without a reason."""
    correction = _to_answer(correction, by)
    correction.answer = one_line(reason)
    if not correction.answer:
        raise Unacceptable("Say why it is declined; whoever proposed it reads the reason.")
    check_fields(correction)
    _settle(correction, CorrectionState.DECLINED)
    queue_panel_mails(correction.proposed_for, [correction_answer_mail(correction, site)])
    record("meetings.correction_declined", correction, by=by, person=correction.person_id)


@transaction.atomic
def withdraw_correction(correction: PersonCorrection, *, by: User) -> None:
    """Withdraw what one's own panel has proposed. Raises WrongState where it is answered."""
    require_secretary(correction.proposed_for, by)
    correction = _open(correction)
    _settle(correction, CorrectionState.WITHDRAWN)
    record("meetings.correction_withdrawn", correction, by=by, person=correction.person_id)


def require_may_answer(correction: PersonCorrection, by: User) -> None:
    """Raise NotAllowed unless they keep a panel that is asked; nobody agrees to a correction of themselves."""
    if correction.person.account_id == by.pk:
        raise NotAllowed("Somebody else of the secretariat answers for your own name.")
    if not (by.is_operator or panels_to_agree(correction) & access_of(by).keeps):
        raise NotAllowed("Only the secretariat of a panel that is asked can answer this.")


def _to_answer(correction: PersonCorrection, by: User) -> PersonCorrection:
    correction = _open(correction)
    require_may_answer(correction, by)
    return correction


def _open(correction: PersonCorrection) -> PersonCorrection:
    Person.objects.select_for_update(no_key=True).get(pk=correction.person_id)
    related = ("person__account", "person__organisation", "proposed_for", "proposed_by")
    row = PersonCorrection.objects.select_related(*related).get(pk=correction.pk)
    if row.state != CorrectionState.OPEN:
        raise WrongState(f"This correction is answered already: {row.get_state_display().lower()}.")
    return row


def _agree(correction: PersonCorrection, by: User) -> None:
    now, mine = timezone.now(), panels_to_agree(correction) & access_of(by).keeps
    CorrectionAgreement.objects.bulk_create(
        CorrectionAgreement(correction=correction, panel_id=panel, by=by, at=now) for panel in sorted(mine)
    )


def _settle(correction: PersonCorrection, state: CorrectionState) -> None:
    correction.state, correction.answered_at = state, timezone.now()
    correction.save(update_fields=["state", "answer", "answered_at"])


def _facts(correction: PersonCorrection) -> dict[str, Any]:
    return {"name": digest_of(correction.name), "organisation": digest_of(correction.organisation)}
