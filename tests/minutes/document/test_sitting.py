"""How a meeting was held, as it is printed, read as data, withheld, frozen and compared."""

import json
from datetime import UTC, datetime

import pytest

from core.accounts.models import User
from core.audience import Audience, Sensitivity
from meetings.attendance.held import Break, Held
from meetings.attendance.services.held import record_held
from meetings.enums import HeldAs
from meetings.item_numbers import ItemNumber
from meetings.models import Meeting, Panel
from minutes.document.build import build_document
from minutes.document.redaction import redact
from minutes.drafting.classification import classify_item
from minutes.enums import VersionKind
from minutes.models import Minutes
from minutes.rendering.body import minutes_view
from minutes.rendering.html import render_html
from minutes.rendering.json import render_json
from minutes.rendering.text import render_text
from minutes.versions.compare import changes_between
from minutes.versions.freeze import canonical_text, freeze_version, version_document
from tests.conftest import Cast
from tests.factories import item_of
from tests.minutes.rendering.test_json import SCHEMA, faults

SAID = "The meeting was held at 4 Lantern Yard and remotely, opened at 10:04 and closed at 15:12."
WITHIN = "The meeting was adjourned during this item from 11:00 to 11:10: a fire alarm."
AFTER = "The meeting was adjourned from 12:30 to 13:15: lunch."


def at(clock: str) -> datetime:
    """An hour earlier than it is in London."""
    hour, minute = map(int, clock.split(":"))
    return datetime(2024, 5, 9, hour - 1, minute, tzinfo=UTC)


ALARM = Break(ItemNumber(1), at("11:00"), at("11:10"), is_within=True, reason="a fire alarm")
LUNCH = Break(ItemNumber(1), at("12:30"), at("13:15"), reason="lunch")
HELD = Held(at("10:04"), at("15:12"), "4 Lantern Yard", HeldAs.BOTH, (ALARM, LUNCH))


@pytest.fixture
def held(cast: Cast, minutes: Minutes) -> Minutes:
    record_held(minutes.meeting, HELD, by=cast.secretary)
    return minutes


def text_of(minutes: Minutes, audience: Audience = Audience.CONFIDENTIAL) -> str:
    return render_text(redact(build_document(minutes), audience))


def test_each_thing_is_said_in_its_place(held: Minutes) -> None:
    redacted = redact(build_document(held), Audience.PUBLIC)
    lines, html = render_text(redacted).split("\n\n"), render_html(redacted)

    assert SAID in lines
    first, second = lines.index("1. Welcome"), lines.index("2. Budget\n")
    assert first < lines.index(WITHIN) < lines.index(AFTER) < second
    assert 0 < html.index(SAID) < html.index(WITHIN) < html.index(AFTER) < html.rindex("Budget")


def test_it_is_data(held: Minutes) -> None:
    data = json.loads(render_json(redact(build_document(held), Audience.PUBLIC)))

    assert data["sitting"] == {
        "started_at": "2024-05-09T10:04+01:00",
        "closed_at": "2024-05-09T15:12+01:00",
        "place": "4 Lantern Yard",
        "held_as": "both",
    }
    alarm, lunch = data["items"][0]["adjournments"]
    assert (alarm["within"], alarm["resumed_at"]) == (True, "2024-05-09T11:10+01:00")
    assert lunch == {
        "adjourned_at": "2024-05-09T12:30+01:00",
        "resumed_at": "2024-05-09T13:15+01:00",
        "reason": "lunch",
    }
    assert "adjournments" not in data["items"][1]
    assert list(faults(data, SCHEMA)) == []


def test_what_is_said_within_a_secret_item_is_withheld_with_it(cast: Cast, held: Minutes) -> None:
    classify_item(
        item_of(held, 1), Sensitivity.CONFIDENTIAL, reason="Names", public_title="A matter", by=cast.secretary
    )

    public, confidential = text_of(held, Audience.PUBLIC), text_of(held)

    assert "alarm" not in public
    assert "11:00" not in public
    assert "The meeting was adjourned from 12:30 to 13:15.\n" in public
    assert WITHIN in confidential
    assert AFTER in confidential


def test_minutes_without_it_are_frozen_as_they_always_were(minutes: Minutes) -> None:
    text = canonical_text(redact(build_document(minutes), Audience.CONFIDENTIAL))

    assert "sitting" not in text
    assert "adjourn" not in text


def test_a_version_keeps_it_and_a_later_one_shows_what_was_mended(cast: Cast, held: Minutes, operator: User) -> None:
    version = freeze_version(held, VersionKind.CIRCULATED, by=operator)
    frozen = version_document(version, Audience.PUBLIC)
    assert canonical_text(frozen) == version.public_json
    assert minutes_view(frozen).sitting == SAID

    mended = HELD._replace(closed_at=at("15:20"), breaks=(ALARM._replace(reason="a drill"), LUNCH))
    record_held(held.meeting, mended, by=cast.secretary)

    changes = changes_between(frozen.document, redact(build_document(held), Audience.PUBLIC).document)
    assert [(str(change.number or ""), change.title) for change in changes] == [
        ("", "How it was held"),
        ("1", "Welcome"),
    ]


def test_another_zone_tells_another_time(held: Minutes) -> None:
    before = text_of(held)
    Panel.objects.update(rules={"time_zone": "Europe/Paris"})
    again = Minutes.objects.select_related("meeting__panel").get(pk=held.pk)

    assert WITHIN in before
    assert "from 12:00 to 12:10: a fire alarm." in text_of(again)


def test_nothing_recorded_says_nothing(minutes: Minutes) -> None:
    assert Meeting.objects.get(pk=minutes.meeting_id).place == ""
    assert "The meeting was" not in text_of(minutes)
