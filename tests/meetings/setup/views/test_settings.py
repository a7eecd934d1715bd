"""The pages of a panel's set-up: a change is shown with what it does, and kept when it is confirmed."""

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.audit.trail import AuditEvent
from meetings.models import Meeting, OutcomeWord, Panel
from meetings.panels.rules import PanelRules
from meetings.panels.services import add_outcome_words
from tests.conftest import Cast
from tests.factories import make_meeting, make_minutes, stated, write
from tests.forms import sent_as_found
from tests.meetings.setup.sections import address, keep, preview


def facts() -> dict[str, object]:
    return json.loads(AuditEvent.objects.latest("seq").facts)


def test_what_is_shown_is_kept_only_when_it_is_confirmed(secretary: Client) -> None:
    page = preview(secretary, "notice", paper_days="6")
    before = PanelRules.read(Panel.objects.get(code="GRID").rules)
    keep(secretary, "notice", page)

    assert (before.paper_days, PanelRules.read(Panel.objects.get(code="GRID").rules).paper_days) == (7, 6)


def test_from_the_preview_one_goes_back_to_the_form_with_what_was_typed(secretary: Client) -> None:
    page = preview(secretary, "notice", paper_days="6")

    again = secretary.post(address("notice"), sent_as_found(page) | {"step": "edit"}).content.decode()

    assert 'name="paper_days" value="6"' in again
    assert "Show what this changes" in again


def test_a_code_that_is_out_can_be_seen_and_not_changed(cast: Cast, secretary: Client) -> None:
    make_meeting(cast.panel)
    Meeting.objects.update(next_action_number=1, issued_action_digits=2)

    settings = secretary.get("/panels/GRID/settings/").content.decode()
    page = secretary.get(address("code"))

    assert "so the code GRID stays" in settings
    assert "/settings/code/" not in settings
    assert page.status_code == 409


def test_a_word_that_meanwhile_has_a_decision_stays(cast: Cast, secretary: Client) -> None:
    add_outcome_words(cast.panel, ["ENDORSED"], by=cast.secretary)
    page = preview(secretary, "outcome-words", retire="ENDORSED")
    write(make_minutes(cast.panel), 1, stated("a", "ENDORSED", "the plan"))

    refused = keep(secretary, "outcome-words", page)

    assert "ENDORSED will no longer be offered" in page
    assert refused.status_code == 409
    assert OutcomeWord.objects.filter(panel=cast.panel).exists()


def test_there_is_no_section_of_any_other_name(secretary: Client) -> None:
    assert secretary.get(address("colour")).status_code == 404


@pytest.mark.parametrize("count", [1, 40])
def test_the_page_takes_the_same_queries_however_much_there_is(cast: Cast, secretary: Client, count: int) -> None:
    add_outcome_words(cast.panel, [f"W{chr(65 + n // 26)}{chr(65 + n % 26)}X" for n in range(count)], by=cast.secretary)
    Meeting.objects.bulk_create(Meeting(panel=cast.panel, number=number) for number in range(1, count + 1))

    with CaptureQueriesContext(connection) as queries:
        secretary.get("/panels/GRID/settings/")

    assert len(queries) == 10
