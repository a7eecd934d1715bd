"""What no panel's rules can be, each with its sentence."""

from datetime import date, timedelta

import pytest

from meetings.panels.rule_checks import MOST_CLOSURE_DAYS, rule_faults, time_zones
from meetings.panels.rules import PanelRules

CLOSED = tuple(date(2027, 1, 1) + timedelta(days=number) for number in range(MOST_CLOSURE_DAYS + 1))


def test_rules_that_nobody_has_changed_have_no_fault() -> None:
    assert list(rule_faults(PanelRules(), places=1, words=())) == []


@pytest.mark.parametrize(
    ("rules", "field"),
    [
        (PanelRules(quorum=0), "quorum"),
        (PanelRules(quorum=6), "quorum"),
        (PanelRules(notice_days=61), "notice_days"),
        (PanelRules(paper_days=61), "paper_days"),
        (PanelRules(correspondence_days=0), "correspondence_days"),
        (PanelRules(correspondence_days=61), "correspondence_days"),
        (PanelRules(correspondence_quorum=0), "correspondence_quorum"),
        (PanelRules(correspondence_quorum=6), "correspondence_quorum"),
        (PanelRules(correspondence_meeting=0), "correspondence_meeting"),
        (PanelRules(correspondence_days=2, reminder_days=2), "reminder_days"),
        (PanelRules(action_digits=4), "action_digits"),
        (PanelRules(time_zone="Europe/Atlantis"), "time_zone"),
        (PanelRules(closure_days=CLOSED), "closure_days"),
        (PanelRules(paper_pattern="{panel}_{meeting}"), "paper_pattern"),
        (PanelRules(outcome_lead="The Committee " * 5), "outcome_lead"),
        (PanelRules(outcome_lead="The\nCommittee"), "outcome_lead"),
        (PanelRules(outcome_phrases={"NOTED": " "}), "outcome_phrases"),
        (PanelRules(outcome_phrases={"RESOLVED": "It was"}), "outcome_phrases"),
    ],
)
def test_a_fault_stands_at_its_field(rules: PanelRules, field: str) -> None:
    assert [fault.field for fault in rule_faults(rules, places=5, words={"NOTED"})] == [field]


def test_places_and_words_that_are_not_known_yet_make_no_fault() -> None:
    assert list(rule_faults(PanelRules(quorum=6, outcome_phrases={"RESOLVED": "It was"}))) == []


SEATS = {"Large Suppliers": 2, "Networks": 1}


@pytest.mark.parametrize(
    ("classes", "sentences"),
    [
        (("3 Parties: Large Suppliers, Networks", "1 Networks"), []),
        (("0 Networks",), ["Say how many of the Networks are needed, at least one."]),
        (("1 Networks", "1 networks: Networks"), ["Networks stand there twice. Each has a line of its own."] * 2),
        (("1 Parties: Gas, Networks, Oil",), ["There are no seats of the category “Gas” or “Oil”."]),
        (("2 Networks",), ["There is one seat of the Networks, so 2 can never be filled."]),
        (
            ("4 Parties: Large Suppliers, Networks, Networks",),
            ["There are 3 seats of the Parties, so 4 can never be filled."],
        ),
    ],
)
def test_a_class_is_of_seats_that_the_panel_has(classes: tuple[str, ...], sentences: list[str]) -> None:
    found = list(rule_faults(PanelRules(quorum_classes=classes), seats=SEATS))

    assert [fault.sentence.casefold() for fault in found] == [sentence.casefold() for sentence in sentences]
    assert {fault.field for fault in found} <= {"quorum_classes"}
    assert list(rule_faults(PanelRules(quorum_classes=("2 Gas",)))) == []


@pytest.mark.parametrize(("places", "has"), [(1, "one place"), (5, "5 places")])
def test_a_quorum_beyond_the_places_says_how_many_there_are(places: int, has: str) -> None:
    (fault,) = rule_faults(PanelRules(quorum=6), places=places)

    assert has in fault.sentence


def test_time_zones_are_places_and_utc_last() -> None:
    zones = time_zones()

    assert {"Europe/London", "America/New_York"} <= set(zones)
    assert zones[-1] == "UTC"
    assert not [zone for zone in zones if zone.startswith("Etc/") or zone == "GB"]
