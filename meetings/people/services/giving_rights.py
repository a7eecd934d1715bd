"""Nobody can extend their own rights on a panel: a place, a longer term, clearance, a mandate, the name they sign with.

They are given by a secretary other than the one who gets them, and clearance by one who is cleared; where there is no
such secretary, by the chair or an administrator of this installation.
"""

from core import english
from core.accounts.models import User
from core.errors import NotAllowed
from meetings.access import PanelAccess, access_of
from meetings.enums import Role
from meetings.models import Membership, Panel, Person
from meetings.models.panel import MembershipQuerySet

OWN = "Nobody can extend their own rights."
UNCLEARED = "Only somebody who is cleared on {} can give clearance, or a longer term with it."


def require_may_give(panel: Panel, person: Person, *, by: User, with_clearance: bool = False) -> None:
    """Raise NotAllowed, and say whom to ask, unless this actor may give this person a right on this panel."""
    if refusal := why_not_to_give(panel, person, by, with_clearance=with_clearance):
        raise NotAllowed(refusal)


def why_not_to_give(panel: Panel, person: Person, by: User, *, with_clearance: bool = False) -> str:
    """Return why they may not, in sentences; "" where they may."""
    if by.is_operator:
        return ""
    access = access_of(by)
    if not gives_rights_on(panel, access, by):
        return f"Only the secretariat of {panel.name} can do this."
    givers = _secretaries_who_could(panel, person, with_clearance=with_clearance)
    is_own = person.account_id == by.pk
    is_giver = by.pk in {giver.person.account_id for giver in givers}
    stands_in = not givers and (by.is_administrator or panel.pk in access.chairs)
    if not is_own and (is_giver or stands_in):
        return ""
    refusal = OWN if is_own else _why_not(panel, access)
    return f"{refusal} Ask {_whom_to_ask(panel, person, givers)}."


def gives_rights_on(panel: Panel, access: PanelAccess, by: User) -> bool:
    """Return whether there are rights that this actor may give on this panel: to whom and which is asked later."""
    return by.is_operator or by.is_administrator or panel.pk in access.keeps | access.chairs


def _secretaries_who_could(panel: Panel, person: Person, *, with_clearance: bool) -> list[Membership]:
    held = _who_can_sign_in(panel, *Role.SECRETARIES).exclude(person=person.pk)
    return list(held.that_read_confidential() if with_clearance else held)


def _who_can_sign_in(panel: Panel, *roles: Role) -> MembershipQuerySet:
    held = Membership.objects.current().filter(panel=panel, role__in=roles, person__account__is_active=True)
    return held.select_related("person").order_by("person__name")


def _why_not(panel: Panel, access: PanelAccess) -> str:
    if panel.pk in access.keeps:
        return UNCLEARED.format(panel.in_sentence)
    return f"The secretariat of {panel.in_sentence} gives this."


def _whom_to_ask(panel: Panel, person: Person, givers: list[Membership]) -> str:
    if givers:
        return english.or_list([str(giver.person) for giver in givers])
    chairs = _who_can_sign_in(panel, Role.CHAIR).exclude(person=person.pk)
    return english.or_list([*(str(chair.person) for chair in chairs), "an administrator of this installation"])
