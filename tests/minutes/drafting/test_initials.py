"""Owners named by initials: whose the action is as the text is saved, as the attendance is mended, and set by hand."""

import pytest

from actions.models import Action, ActionChange
from actions.rules import answering
from actions.services import issue_action_numbers
from core.audit.verification import Verification
from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.enums import AttendanceKind
from meetings.models import Panel, Person
from minutes.drafting.details import set_action_details
from minutes.drafting.initials import follow_initials, names_in, owner_in
from minutes.models import Minutes
from tests.conftest import Cast
from tests.factories import action, write

NAMES = {"RC": "Ruth Calloway", "RCo": "Rhys Cole"}


@pytest.fixture
def ruled(cast: Cast, minutes: Minutes) -> Minutes:
    """Minutes of a panel that uses initials; its member is called Ruth Calloway."""
    Panel.objects.update(rules={"uses_initials": True})
    Person.objects.filter(account=cast.member).update(name="Ruth Calloway")
    return Minutes.objects.select_related("meeting__panel").get(pk=minutes.pk)


def attended(minutes: Minutes, cast: Cast, initials: str = "") -> None:
    ruth = Person.objects.get(account=cast.member)
    ruth_there = Attendee(AttendanceKind.PRESENT, "R. Calloway", person=ruth, initials=initials)
    record_attendance(minutes.meeting, [ruth_there], by=cast.secretary)


def owners(minutes: Minutes) -> list[str]:
    return list(Action.objects.filter(meeting=minutes.meeting).order_by("position").values_list("owner", flat=True))


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("RC to circulate the plan.", "Ruth Calloway"),
        ("RC and SECAS to circulate it.", "Ruth Calloway and SECAS"),
        ("RC: circulate the plan.", "Ruth Calloway"),
        ("RCo – the plan", "Rhys Cole"),
        ("RC", "Ruth Calloway"),
        ("XY: circulate it.", ""),
        ("SECAS to circulate it.", "SECAS"),
        ("The plan stands.", ""),
    ],
)
def test_who_owes_it_is_read_from_initials(text: str, owner: str) -> None:
    assert owner_in(text, NAMES) == owner


def test_an_action_of_initials_is_that_persons_to_answer(cast: Cast, ruled: Minutes) -> None:
    attended(ruled, cast, "RC")

    write(ruled, 1, action("a", "RC to circulate the plan.") + action("b", "SECAS to answer."))

    assert names_in(ruled.meeting) == {"RC": "Ruth Calloway"}
    assert owners(ruled) == ["Ruth Calloway", "SECAS"]
    assert answering(cast.member).owes("Ruth Calloway", cast.panel.pk)
    assert Action.objects.first().text == "RC to circulate the plan."


def test_owners_follow_when_initials_are_recorded_later(cast: Cast, ruled: Minutes) -> None:
    write(ruled, 1, action("a", "RC to circulate.") + action("b", "RC to write."))
    by_hand = Action.objects.get(text="RC to write.")
    set_action_details(by_hand, owner="The Chair", due="", by=cast.secretary)
    issue_action_numbers(ruled.meeting, by=cast.secretary)
    before = owners(ruled)
    attended(ruled, cast, "RC")

    follow_initials(ruled.meeting, by=cast.secretary)
    follow_initials(ruled.meeting, by=cast.secretary)

    assert before == ["RC", "The Chair"]
    assert owners(ruled) == ["Ruth Calloway", "The Chair"]
    assert list(ActionChange.objects.filter(field="owner", new="Ruth Calloway").values_list("old", flat=True)) == ["RC"]
    assert [str(fault) for fault in Verification(()).faults() if "Action" in str(fault)] == []


def test_initials_set_by_hand_are_the_persons_name(cast: Cast, ruled: Minutes) -> None:
    attended(ruled, cast, "RC")
    write(ruled, 1, action("a", "SECAS to circulate."))

    set_action_details(Action.objects.get(), owner="RC", due="", by=cast.secretary)

    assert owners(ruled) == ["Ruth Calloway"]


def test_a_panel_without_the_rule_sees_none(cast: Cast, minutes: Minutes) -> None:
    attended(minutes, cast, "RC")

    write(minutes, 1, action("a", "RC to circulate the plan."))
    follow_initials(minutes.meeting, by=cast.secretary)

    assert owners(minutes) == ["RC"]
    assert names_in(minutes.meeting) == {}
