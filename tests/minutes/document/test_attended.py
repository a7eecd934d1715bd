"""Passed votes and initials as they are printed, read as data, and frozen."""

import json

from core.accounts.models import User
from core.audience import Audience
from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.enums import AttendanceKind
from meetings.models import Panel
from minutes.document.build import build_document
from minutes.document.redaction import Redacted, redact
from minutes.enums import VersionKind
from minutes.models import Minutes
from minutes.rendering.attendance import attendance_view
from minutes.rendering.json import render_json
from minutes.rendering.text import render_text
from minutes.versions.freeze import canonical_text, freeze_version
from tests.conftest import Cast
from tests.minutes.rendering.test_json import SCHEMA, faults

RULES = {"quorum": 2, "passed_votes": "vote_and_quorum", "uses_initials": True}


def as_printed(minutes: Minutes) -> Redacted:
    again = Minutes.objects.select_related("meeting__panel").get(pk=minutes.pk)
    return redact(build_document(again), Audience.PUBLIC)


def attended(cast: Cast, minutes: Minutes) -> None:
    people = [
        Attendee(AttendanceKind.PRESENT, "Ruth Calloway", "Independent Chair", cast.chair.person),
        Attendee(AttendanceKind.APOLOGIES, "Rhys Cole", "Networks", cast.member.person, vote_to=cast.chair.person),
        Attendee(AttendanceKind.IN_ATTENDANCE, "Bo Lind", "Ofgem"),
    ]
    record_attendance(minutes.meeting, people, by=cast.secretary)


def test_initials_stand_behind_names_and_a_passed_vote_beside_the_apologies(cast: Cast, minutes: Minutes) -> None:
    Panel.objects.filter(pk=cast.panel.pk).update(rules=RULES)
    minutes.meeting.panel.refresh_from_db()
    attended(cast, minutes)

    printed = as_printed(minutes)
    view, text = attendance_view(printed.document), render_text(printed)

    assert "Present: Ruth Calloway (RC), Independent Chair" in text
    assert "Apologies: Rhys Cole (RCo), Networks, Vote passed to Chair" in text
    assert [(one.name, one.presence) for seat in view.seats for one in seat.people] == [
        ("Ruth Calloway (RC)", "Present"),
        ("Rhys Cole (RCo)", "Apologies, vote passed to Chair"),
    ]
    assert view.others == "Bo Lind (BL), Ofgem"


def test_they_are_data_with_what_the_quorum_counted(cast: Cast, minutes: Minutes) -> None:
    Panel.objects.filter(pk=cast.panel.pk).update(rules=RULES)
    minutes.meeting.panel.refresh_from_db()
    attended(cast, minutes)

    data = json.loads(render_json(as_printed(minutes)))

    assert list(faults(data, SCHEMA)) == []
    assert data["apologies"] == [
        {"category": "Networks", "name": "Rhys Cole", "initials": "RCo", "vote_passed_to": "Chair"}
    ]
    assert data["attendance"][0]["initials"] == "RC"
    quorum = data["items"][0]["quorum"]
    assert {name: quorum[name] for name in ("people", "votes", "passed_votes", "represented", "is_quorate")} == {
        "people": 1, "votes": 2, "passed_votes": 1, "represented": 1, "is_quorate": True
    }  # fmt: skip


def test_a_panel_that_uses_neither_is_frozen_as_before(cast: Cast, minutes: Minutes, operator: User) -> None:
    Panel.objects.filter(pk=cast.panel.pk).update(rules={"quorum": 2})
    people = [Attendee(AttendanceKind.PRESENT, "Ruth Calloway", person=cast.chair.person, initials="RC")]
    record_attendance(minutes.meeting, people, by=cast.secretary)

    text = canonical_text(as_printed(minutes))

    assert not any(word in text for word in ("initials", "vote_to", "passed", "represented"))
    assert freeze_version(Minutes.objects.get(pk=minutes.pk), VersionKind.CIRCULATED, by=operator).public_json == text
