"""Actions of earlier meetings, in the words in which the first item can record them."""

import re
from datetime import date
from html import unescape

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from actions.models import Action, ActionState
from actions.services import answer_action, propose_closure
from meetings.enums import Role
from minutes.models import Minutes
from minutes.workflow.notices import send_notice_of_actions
from tests.conftest import Cast
from tests.factories import action, make_member, make_minutes, uuid_of, write
from tests.minutes.drafting.desk import PAGE
from tests.pages import page_text


def answer_earlier(cast: Cast, count: int) -> None:
    earlier = make_minutes(cast.panel, 11)
    write(earlier, 1, "".join(action(f"e{n}", f"Member to do {n} by 13 May 2024.") for n in range(count)))
    write(earlier, 2, action("hush", "Member to whisper.", secret=True))
    send_notice_of_actions(earlier, site="http://testserver", by=cast.secretary)
    answer_action(Action.objects.get(pk=uuid_of("e0")), ActionState.AT_RISK, note="With\nlegal", by=cast.member)
    propose_closure(Action.objects.get(pk=uuid_of("hush")), note="Hushed.", by=cast.member)


@pytest.mark.parametrize("count", [1, 3, 200])
def test_the_first_item_takes_three_queries_more_for_what_waits_there_however_much(
    cast: Cast, minutes: Minutes, as_secretary: Client, count: int
) -> None:
    answer_earlier(cast, count)

    with CaptureQueriesContext(connection) as queries:
        first = page_text(as_secretary.get(PAGE))
    with CaptureQueriesContext(connection) as others:
        second = page_text(as_secretary.get("/drafting/GRID12/2/"))

    assert first.count("data-sentences") == count + 1
    assert "data-sentences" not in second
    assert len(queries) == len(others) + 4  # one for what was decided by correspondence, one for recommendations


def test_what_is_outstanding_can_be_put_into_the_first_items_text_in_a_secretarys_words(
    cast: Cast, minutes: Minutes, as_secretary: Client
) -> None:
    with time_machine.travel(date(2024, 5, 20), tick=False):
        answer_earlier(cast, 2)
        found = page_text(as_secretary.get(PAGE))

    offered = re.findall(r'data-sentences="(.*?)" data-reference="(.*?)" data-secret="(.*?)"', found)
    assert [(unescape(sentences), reference, secret) for sentences, reference, secret in offered] == [
        (
            "GRID11/01: Member reported on 20 May 2024 that this action was at risk: “With legal”. "
            "The action was due by 13 May 2024 and remains open.",
            "GRID11/01",
            "false",
        ),
        (
            "GRID11/02: No update had been received. The action was due by 13 May 2024 and remains open.",
            "GRID11/02",
            "false",
        ),
        (
            "GRID11/03: Member reported on 20 May 2024 that this action was complete: “Hushed.” "
            "It was proposed that the action be closed.",
            "GRID11/03",
            "true",
        ),
    ]


def test_a_secretary_who_is_not_cleared_is_offered_public_actions_alone(
    cast: Cast, minutes: Minutes, client: Client
) -> None:
    answer_earlier(cast, 1)
    client.force_login(make_member(cast.panel, "deputy@example.org", Role.SECRETARY))

    found = page_text(client.get(PAGE))

    assert "GRID11/01" in found
    assert "whisper" not in found
    assert "GRID11/02" not in found


def test_an_action_whose_number_could_still_change_is_listed_and_not_put_into_the_text(
    cast: Cast, minutes: Minutes, as_secretary: Client
) -> None:
    write(make_minutes(cast.panel, 11), 1, action("early", "Member to wait."))

    found = page_text(as_secretary.get(PAGE))

    assert "Member to wait." in found
    assert "data-sentences" not in found
