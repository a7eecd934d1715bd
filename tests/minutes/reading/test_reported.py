"""The record of a decision says at which meeting it was reported, and the report leads to the record."""

import pytest
from django.test import Client

from core.audience import Sensitivity
from meetings.access import access_of
from minutes.drafting.classification import classify_item
from minutes.drafting.save import save_item_text
from minutes.enums import VersionKind
from minutes.reading.reported import reports_of
from minutes.versions.freeze import freeze_version
from tests.conftest import Cast
from tests.factories import item_of
from tests.meetings.correspondence.asking import House, seat_five
from tests.minutes.recorded import next_meeting, recorded

REPORT = "<p>The Panel noted that it had AGREED by correspondence that the budget be approved (GRID-C1).</p>"


@pytest.fixture
def house(cast: Cast) -> House:
    return seat_five(cast)


def test_where_it_is_reported_is_told_to_whoever_reads_that(house: House) -> None:
    record, minutes = recorded(house), next_meeting(house)
    assert reports_of(record.meeting, access_of(house.secretary)) == []

    save_item_text(item_of(minutes, 1), REPORT, base_revision=0, by=house.secretary)

    assert [tuple(map(str, report)) for report in reports_of(record.meeting, access_of(house.secretary))] == [
        ("GRID48", "1")
    ]
    assert reports_of(record.meeting, access_of(house.accounts["Ada"])) == []  # it is a draft
    freeze_version(minutes, VersionKind.CIRCULATED, by=house.secretary)
    assert len(reports_of(record.meeting, access_of(house.accounts["Ada"]))) == 1


def test_a_report_that_is_confidential_is_not_told_to_others(house: House) -> None:
    record, minutes = recorded(house), next_meeting(house)
    save_item_text(item_of(minutes, 1), REPORT, base_revision=0, by=house.secretary)
    classify_item(item_of(minutes, 1), Sensitivity.CONFIDENTIAL, reason="Prices", by=house.secretary)
    freeze_version(minutes, VersionKind.CIRCULATED, by=house.secretary)

    assert len(reports_of(record.meeting, access_of(house.accounts["Ada"]))) == 1
    assert reports_of(record.meeting, access_of(house.cast.observer)) == []


def test_the_links_lead_both_ways(house: House, client: Client) -> None:
    recorded(house)
    save_item_text(item_of(next_meeting(house), 1), REPORT, base_revision=0, by=house.secretary)
    client.force_login(house.secretary)

    record = client.get("/meetings/GRID-C1/").content.decode()
    report = client.get("/minutes/GRID48/").content.decode()

    assert 'href="/minutes/GRID48/#item-1"' in record
    assert 'href="/go/GRID-C1">GRID-C1</a>' in report
