"""Changes of a panel's set-up by its secretariat. Each is kept in the trail with the old value and the new."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from django.db import transaction
from django.db.models import Q

from core.accounts.models import User
from core.audit.trail import record
from core.checked_rows import check
from core.errors import Unacceptable, WrongState
from meetings.access import access_of, require_secretary
from meetings.attendance.queries import places_of, seats_of
from meetings.models import Decision, IssuedDecision, Meeting, OutcomeWord, Panel
from meetings.panels.queries import outcome_words
from meetings.panels.rule_checks import rule_faults
from meetings.panels.rules import PanelRules
from meetings.panels.services import panel_in_the_way, panel_of_mark
from meetings.references import code_with_mark, meeting_written

MARK_READS_AS_A_CODE = (
    "With this mark references of decisions by correspondence could be taken for those of another panel. "
    "Choose another mark."
)


@transaction.atomic
def rename_panel(panel: Panel, name: str, *, by: User) -> None:
    """Rename the panel from the next version on; what is frozen keeps the old name. Raises Unacceptable for none."""
    require_secretary(panel, by)
    locked = Panel.objects.select_for_update(no_key=True).get(pk=panel.pk)
    old, locked.name = locked.name, name.strip()
    check(locked)
    locked.save(update_fields=["name"])
    panel.name = locked.name
    record("meetings.panel_renamed", panel, by=by, old=old, new=locked.name)


@transaction.atomic
def recode_panel(panel: Panel, code: str, *, by: User) -> None:
    """Change the code in every reference.

    Raises WrongState once something is known by the old ones, Unacceptable for a code that is none or is taken.
    """
    require_secretary(panel, by)
    locked = Panel.objects.select_for_update(no_key=True).get(pk=panel.pk)
    if reason := why_code_is_fixed(locked):
        raise WrongState(reason)
    old, locked.code = locked.code, code.strip().upper()
    if there := panel_in_the_way(locked.code, of=locked):
        raise Unacceptable(why_no_code_beside(there, locked.code))
    check(locked)
    locked.save(update_fields=["code"])
    panel.code = locked.code
    record("meetings.panel_recoded", panel, by=by, old=old, new=locked.code)


def why_no_code_beside(there: Panel, code: str) -> str:
    """Return why a panel cannot take this code; the one in its way is not named to whoever may not belong to it."""
    if there.code == code:
        return "Another panel has this code."
    return "With this code references of meetings could be taken for those of another panel. Choose another code."


def why_code_is_fixed(panel: Panel) -> str:
    """Return why the code can no longer change, in a sentence; empty while it can.

    Numbers of actions are out before any version is frozen, so what is known outside of the secretariat has them.
    """
    numbered = Meeting.with_binned.filter(panel=panel).exclude(next_action_number=None).order_by("number").first()
    if numbered is not None:
        reference = _reference_of(panel, numbered)
        return f"The actions of {reference} have their numbers, so the code {panel.code} stays."
    issued = Meeting.with_binned.filter(panel=panel).exclude(agenda_issues=None).order_by("number").first()
    if issued is not None:
        reference = _reference_of(panel, issued)
        return f"The agenda of {reference} was issued, so the code {panel.code} stays."
    if IssuedDecision.objects.filter(decision__item__meeting__panel=panel).exists():
        return f"Minutes of {panel.code} have been circulated, so the code stays."
    return ""


def _reference_of(panel: Panel, meeting: Meeting) -> str:
    return meeting_written(code_with_mark(panel.code, meeting.series), meeting.number)


@transaction.atomic
def set_parent(panel: Panel, parent: Panel | None, *, by: User) -> None:
    """Make the panel a sub-committee of another, or of none.

    Raises Unacceptable for a parent that this person does not belong to, and for one that is below the panel itself.
    """
    require_secretary(panel, by)
    list(
        Panel.objects.select_for_update(no_key=True).order_by("pk").values_list("pk")
    )  # two at once could close a circle
    if parent is not None:
        _refuse_circle(panel, parent, by)
    old = Panel.objects.select_related("parent").get(pk=panel.pk).parent
    panel.parent = parent
    panel.save(update_fields=["parent"])
    record(
        "meetings.panel_parent_set", panel, by=by, old=old.code if old else None, new=parent.code if parent else None
    )


def _refuse_circle(panel: Panel, parent: Panel, by: User) -> None:
    if parent.pk not in access_of(by).panels:
        raise Unacceptable("You can put a panel only under one that you belong to.")
    if panel.pk in ancestors_of(parent):
        raise Unacceptable(f"{parent.at_start} is {panel.in_sentence} itself or below it, so it cannot stand above it.")


def ancestors_of(panel: Panel) -> list[int]:
    """Return the ids of a panel and of all that stand above it, in one query."""
    above = dict(Panel.objects.values_list("pk", "parent"))
    line: list[int] = []
    at: int | None = panel.pk
    while at is not None and at not in line:
        line.append(at)
        at = above.get(at)
    return line


@transaction.atomic
def change_panel_rules(panel: Panel, changes: Mapping[str, Any], *, by: User) -> PanelRules:
    """Set these rules and leave the others as they are. Raises Unacceptable for what no panel's rules can be."""
    require_secretary(panel, by)
    locked = Panel.objects.select_for_update(no_key=True).get(pk=panel.pk)
    old = PanelRules.read(locked.rules)
    new = replace(old, **changes)
    changed = [name for name, value in asdict(new).items() if value != getattr(old, name)]
    if not changed:
        return new
    seats = seats_of(locked)
    if "correspondence_mark" in changed and panel_of_mark(locked, new.correspondence_mark):
        raise Unacceptable(MARK_READS_AS_A_CODE)
    if faults := list(rule_faults(new, places=places_of(locked), seats=seats, words=outcome_words(locked))):
        raise Unacceptable(" ".join(fault.sentence for fault in faults))
    beside = {key: value for key, value in locked.rules.items() if key not in asdict(new)}
    locked.rules = beside | new.written()
    locked.save(update_fields=["rules"])
    panel.rules = locked.rules
    record("meetings.panel_rules_changed", panel, by=by, old=_facts(old, changed), new=_facts(new, changed))
    return new


def _facts(rules: PanelRules, names: list[str]) -> dict[str, Any]:
    return {name: getattr(rules, name) for name in names}


@transaction.atomic
def retire_outcome_word(panel: Panel, word: str, *, by: User) -> None:
    """Retire a word, and what stood before it with it. Raises WrongState for one that
    decisions were taken in, Unacceptable for one that is none of the panel's own.
    """
    require_secretary(panel, by)
    locked = Panel.objects.select_for_update(no_key=True).get(pk=panel.pk)
    row = OutcomeWord.objects.select_for_update(no_key=True).filter(panel=panel, word=word).first()
    if row is None:
        raise Unacceptable(f"{word} is not one of {panel.in_sentence}’s own outcome words.")
    if times := uses_of_outcome_word(panel, word):
        decisions = "one decision" if times == 1 else f"{times} decisions"
        raise WrongState(f"{word} stands in {decisions} of {panel.in_sentence}, so it cannot be retired.")
    phrases = PanelRules.read(locked.rules).outcome_phrases
    remaining = {other: phrase for other, phrase in phrases.items() if other != word}
    change_panel_rules(panel, {"outcome_phrases": remaining}, by=by)
    row.delete()
    record("meetings.outcome_word_retired", panel, by=by, word=word)


def uses_of_outcome_word(panel: Panel, word: str) -> int:
    """Return how many decisions of the panel have it, in a draft or issued; one that left the text does not count."""
    issued = IssuedDecision.objects.filter(outcome=word).values("decision")
    used = Decision.objects.filter(Q(outcome=word, retired_at=None) | Q(pk__in=issued), item__meeting__panel=panel)
    return used.count()
