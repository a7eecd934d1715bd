"""Interests declared in items of an agenda, what follows from each, and hints of them that are put aside."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from core.accounts.models import User
from core.audience import Sensitivity
from core.audit.trail import record
from core.checked_rows import check
from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.access import keeps_the_minutes, reads_confidential, require_secretary
from meetings.attendance.services.rsvp import held_state, require_own_or_secretary
from meetings.enums import Follows, MeetingState
from meetings.models import AgendaItem, HintPutAside, Person, Recusal, StandingInterest
from meetings.panels.rules import PanelRules


@transaction.atomic
def declare_interest(
    item: AgendaItem, person: Person, interest: str, *, by: User, follows: Follows | None = None
) -> Recusal:
    """Record that somebody has declared an interest in an item, and what follows; where that is not said, they take no
    part in it.

    The Companies Act 2006, s. 177, and the Model Articles, art. 14, ask for it; the minutes print it at the item.
    Raises NotAllowed unless they declare it themselves, or the secretary does for them, and of whoever is to take part
    for anybody but the secretary; WrongState for themselves once the meeting is over; Unacceptable without words, for
    the same item twice, for one that is withdrawn, and to take part where no rule of the panel lets the meeting allow
    it.
    """
    _require_own_until_it_is_over_or_secretary(item, person, by)
    if AgendaItem.objects.filter(pk=item.pk).exclude(withdrawn_reason="").exists():
        raise Unacceptable(
            f"Item {item.number} is withdrawn, so nobody takes part in it. "
            "An interest can be declared once it is back on the agenda."
        )
    if Recusal.objects.filter(item=item, person=person).exists():
        raise Unacceptable(f"{person} has declared an interest in item {item.number} already.")
    recusal = Recusal(item=item, person=person)
    _state(recusal, interest, follows, by=by)
    recusal.save()
    _record("meetings.interest_declared", recusal, by=by)
    return recusal


@transaction.atomic
def change_declaration(recusal: Recusal, interest: str, *, by: User, follows: Follows | None) -> None:
    """Change what somebody has declared, or what follows from it. Raises as ``declare_interest`` does."""
    row = Recusal.objects.select_for_update(of=("self",), no_key=True).get(pk=recusal.pk)
    _require_own_until_it_is_over_or_secretary(recusal.item, row.person, by)
    before = (row.interest, row.follows)
    _state(row, interest, follows, by=by)
    if (row.interest, row.follows) == before:
        return
    row.save(update_fields=["interest", "follows"])
    _record("meetings.declaration_changed", row, by=by)


@transaction.atomic
def withdraw_interest(recusal: Recusal, *, by: User) -> None:
    """They take part in the item after all. Raises NotAllowed and WrongState as ``declare_interest`` does."""
    meeting = recusal.item.meeting
    _require_own_until_it_is_over_or_secretary(recusal.item, recusal.person, by)
    gone = Recusal.objects.get(pk=recusal.pk)
    recusal.delete()
    item, person = recusal.item.number.plain, recusal.person_id
    record("meetings.interest_withdrawn", meeting, by=by, removes=[gone], item=item, person=person)


@transaction.atomic
def put_hint_aside(item: AgendaItem, interest: StandingInterest, *, by: User) -> None:
    """Note that the secretariat need not be told again that an item names an interest; twice is once.

    Raises NotAllowed for others, and of a confidential item for whoever is not cleared.
    """
    panel = item.meeting.panel
    require_secretary(panel, by)
    if item.sensitivity != Sensitivity.PUBLIC and not reads_confidential.test(by, panel):
        raise NotAllowed("This item is confidential. Only those cleared for it can change it.")
    _, is_new = HintPutAside.objects.get_or_create(
        item=item, interest=interest, defaults={"by": by, "at": timezone.now()}
    )
    if is_new:
        record("meetings.hint_put_aside", item, by=by, item=item.number.plain, interest=interest.pk)


def _state(recusal: Recusal, interest: str, follows: Follows | None, *, by: User) -> None:
    recusal.interest, recusal.follows = interest.strip(), follows.value if follows else ""
    if not recusal.interest:
        raise Unacceptable("Say what the interest is.")
    if follows is Follows.TAKES_PART:
        _require_allowed(recusal.item, by)
    check(recusal)


def _require_allowed(item: AgendaItem, by: User) -> None:
    panel = item.meeting.panel
    if not keeps_the_minutes.test(by, panel):
        raise NotAllowed("Only the secretariat can record that the meeting has allowed somebody to take part.")
    if not PanelRules.read(panel.rules).interested_may_take_part:
        raise Unacceptable(
            f"No rule of this {panel.noun} lets the meeting allow whoever has declared an interest to take part."
        )


def _require_own_until_it_is_over_or_secretary(item: AgendaItem, person: Person, by: User) -> None:
    meeting = item.meeting
    require_own_or_secretary(meeting, person, by)
    if held_state(meeting) not in MeetingState.NOT_OVER and not keeps_the_minutes.test(by, meeting.panel):
        raise WrongState(f"Meeting {meeting.reference} is over. Only the secretariat can correct its record.")


def _record(verb: str, recusal: Recusal, *, by: User) -> None:
    item, facts = recusal.item, _facts_of(recusal)
    record(verb, item.meeting, by=by, attests=[recusal], **facts)


def _facts_of(recusal: Recusal) -> dict[str, Any]:
    return {"item": recusal.item.number.plain, "person": recusal.person_id, "follows": recusal.follows}
