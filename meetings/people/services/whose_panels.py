"""Who keeps the panels of a person: all of them, one of them, or none."""

from core import english
from core.accounts.models import User
from core.errors import NotAllowed
from meetings.access import PanelAccess, access_of
from meetings.models import Person
from meetings.people.directory import other_panels, panels_of


def why_not_kept(person: Person, access: PanelAccess, by: User) -> str:
    """Return why this actor keeps no panel that this person is on, or will be, in a sentence; "" where they do.

    Where no panel is left it is the last one: an account outlives the terms of its person, and somebody must be able
    to close it. Whoever has gone on to another panel is for that one alone to keep.
    """
    if by.is_operator or not access.keeps.isdisjoint(panels_of(person)):
        return ""
    return f"Only the secretariat of a panel that {person} belongs to, or belonged to last, can do this."


def require_their_secretary(person: Person, by: User) -> None:
    """Raise NotAllowed unless they keep the minutes of a panel that this person belongs to, or belonged to last."""
    if refusal := why_not_kept(person, access_of(by), by):
        raise NotAllowed(refusal)


def require_all_their_panels(person: Person, by: User) -> None:
    """Raise NotAllowed, and say whom to ask, unless they keep the minutes of every panel of this person's."""
    require_their_secretary(person, by)
    refusal = why_not_theirs(person, access_of(by), by)
    if refusal:
        raise NotAllowed(refusal)


def why_not_theirs(person: Person, access: PanelAccess, by: User) -> str:
    """Return why this actor cannot change how somebody signs in, naming panels they may see; "" where they can."""
    if by.is_operator:
        return ""
    others = other_panels(person, access.keeps)
    seen = list(dict.fromkeys(membership.panel.name for membership in others if membership.panel_id in access.panels))
    if not others:
        return why_not_kept(person, access, by)
    where = f"{person} also belongs to {english.and_list(seen) or 'another panel'}, and one account opens all panels."
    return f"{where} Ask {_whom_to_ask(seen)}."


def _whom_to_ask(seen: list[str]) -> str:
    if seen:
        return f"somebody who keeps the minutes of {english.and_list(seen)} too, or the operator of this installation"
    return "the operator of this installation"
