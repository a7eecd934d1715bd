"""The limits of every panel's rules, whoever sets them: a form, a template or a file. Pure."""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import NamedTuple
from zoneinfo import available_timezones

from core import english
from meetings.panels.paper_numbers import pattern_faults
from meetings.panels.rules import PanelRules, QuorumClass
from meetings.references import SERIES_MARK

MOST_DAYS = 60  # working days: a quarter of a year
ACTION_DIGITS = (2, 3)
MOST_CLOSURE_DAYS = 400
LONGEST_LEAD = 60


class RuleFault(NamedTuple):
    """A fault in a panel's rules: the field of PanelRules, and a sentence."""

    field: str
    sentence: str


def rule_faults(
    rules: PanelRules,
    *,
    places: int | None = None,
    seats: Mapping[str, int] | None = None,
    words: Collection[str] | None = None,
) -> Iterator[RuleFault]:
    """``places`` is how many the panel has, seats and whoever sits without one; ``seats`` how many of each category;
    ``words`` are those that make its decisions. Each is None where that is not known yet.
    """
    if rules.quorum == 0:
        yield RuleFault("quorum", "A quorum is at least one. Leave it out where there is no rule about it.")
    if rules.quorum and places and rules.quorum > places:
        there = "is one place" if places == 1 else f"are {places} places"
        yield RuleFault("quorum", f"There {there}, so {rules.quorum} can never be filled.")
    yield from _class_faults(rules, seats)
    yield from _voting_class_faults(rules, seats)
    for field in ("notice_days", "paper_days"):
        if getattr(rules, field) > MOST_DAYS:
            yield RuleFault(field, f"At most {MOST_DAYS} working days; that is a quarter of a year.")
    yield from _correspondence_faults(rules, places)
    yield from _lead_faults(rules, words)
    if not re.fullmatch(SERIES_MARK, rules.correspondence_mark):
        yield RuleFault("correspondence_mark", "The mark is one to three capital letters, such as C.")
    if rules.action_digits not in ACTION_DIGITS:
        yield RuleFault("action_digits", "The number of an action is written with two digits or three.")
    if rules.time_zone not in time_zones():
        yield RuleFault("time_zone", f"“{rules.time_zone}” is not a time zone. One looks like Europe/London.")
    if len(rules.closure_days) > MOST_CLOSURE_DAYS:
        yield RuleFault("closure_days", f"At most {MOST_CLOSURE_DAYS} closure days; these are more than a year.")
    yield from (RuleFault("paper_pattern", sentence) for sentence in pattern_faults(rules.paper_pattern))


def _class_faults(rules: PanelRules, seats: Mapping[str, int] | None) -> Iterator[RuleFault]:
    names = [wanted.name.casefold() for wanted in rules.classes]
    for wanted in rules.classes:
        if not wanted.at_least:
            yield RuleFault("quorum_classes", f"Say how many of the {wanted.name} are needed, at least one.")
        if names.count(wanted.name.casefold()) > 1:
            yield RuleFault("quorum_classes", f"{wanted.name} stand there twice. Each has a line of its own.")
        if seats is not None:
            yield from (RuleFault("quorum_classes", sentence) for sentence in _seat_faults(wanted, seats))


def _voting_class_faults(rules: PanelRules, seats: Mapping[str, int] | None) -> Iterator[RuleFault]:
    names = [wanted.name.casefold() for wanted in rules.voting_classes]
    for wanted in rules.voting_classes:
        if names.count(wanted.name.casefold()) > 1:
            yield RuleFault("majority_classes", f"{wanted.name} stand there twice. Each has a line of its own.")
        if seats is not None:
            as_one = QuorumClass(1, wanted.name, wanted.categories)
            yield from (RuleFault("majority_classes", sentence) for sentence in _seat_faults(as_one, seats))


def _seat_faults(wanted: QuorumClass, seats: Mapping[str, int]) -> Iterator[str]:
    unknown = [category for category in wanted.categories if category not in seats]
    if unknown:
        yield f"There are no seats of the category {english.or_list([f'“{name}”' for name in unknown])}."
    elif (count := sum(seats[category] for category in set(wanted.categories))) < wanted.at_least:
        there = "is one seat" if count == 1 else f"are {count} seats"
        yield f"There {there} of the {wanted.name}, so {wanted.at_least} can never be filled."


def _correspondence_faults(rules: PanelRules, places: int | None) -> Iterator[RuleFault]:
    days, answers = rules.correspondence_days, rules.correspondence_quorum
    if not 1 <= days <= MOST_DAYS:
        yield RuleFault("correspondence_days", f"Give voters between 1 and {MOST_DAYS} working days.")
    if answers == 0:
        yield RuleFault("correspondence_quorum", "At least one must answer. Leave it out where there is no rule.")
    if answers and places and answers > places:
        there = "is one place" if places == 1 else f"are {places} places"
        yield RuleFault("correspondence_quorum", f"There {there}, so {answers} can never answer.")
    if not rules.correspondence_meeting:
        yield RuleFault("correspondence_meeting", "At least one voter must ask for a meeting before there is one.")
    if 0 < days <= rules.reminder_days:
        open_for = english.spelt_count(days, "working day")
        yield RuleFault("reminder_days", f"It can be open for {open_for} only: remind later than it opens.")


def _lead_faults(rules: PanelRules, words: Collection[str] | None) -> Iterator[RuleFault]:
    few = f"a few words, at most {LONGEST_LEAD} characters."
    if not _is_short(rules.outcome_lead):
        yield RuleFault("outcome_lead", f"What stands before an outcome is {few}")
    for word, phrase in rules.outcome_phrases.items():
        if not (phrase.strip() and _is_short(phrase)):
            yield RuleFault("outcome_phrases", f"What stands before {word} is {few}")
        if words is not None and word not in words:
            yield RuleFault("outcome_phrases", f"“{word}” is not an outcome word, so nothing can stand before it.")


def _is_short(lead: str) -> bool:
    return len(lead) <= LONGEST_LEAD and lead.isprintable()


@cache
def time_zones() -> tuple[str, ...]:
    """Return the time zones with a place in their name, and UTC; the old names for them are left out."""
    zones = (zone for zone in available_timezones() if "/" in zone and not zone.startswith(("Etc/", "SystemV/")))
    return (*sorted(zones), "UTC")
