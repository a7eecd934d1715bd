"""The page on which the secretariat mends how a meeting was held."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from core.audience import Sensitivity
from meetings.attendance.held import Break, Held
from meetings.attendance.queries import held_of
from meetings.attendance.services.held import record_held
from meetings.enums import MeetingState, Role
from meetings.item_numbers import ItemNumber
from meetings.models import Meeting
from minutes.drafting.classification import classify_item
from minutes.models import Minutes
from tests.conftest import Cast
from tests.factories import item_of, make_member
from tests.minutes.filling import filled_in
from tests.pages import page_text

PAGE = "/meetings/GRID12/held/"
MORNING = datetime(2024, 5, 9, 9, 4, tzinfo=UTC)


@pytest.fixture
def held(minutes: Minutes) -> Meeting:
    Meeting.objects.filter(pk=minutes.meeting_id).update(state=MeetingState.OPEN)
    return Meeting.objects.select_related("panel").get(pk=minutes.meeting_id)


def sent_of(page: str, changes: dict[str, str]) -> dict[str, list[str]]:
    return filled_in(page, changes, form="step held")


def test_times_are_mended_on_a_page_of_their_own(held: Meeting, desk: Client) -> None:
    page = desk.get(PAGE).content.decode()
    sent = sent_of(
        page,
        {
            "started_at": "2024-05-09T10:04",
            "closed_at": "2024-05-09T15:12",
            "place": "4 Lantern Yard",
            "held_as": "both",
            "item-0": "1",
            "where-0": "within",
            "adjourned-at-0": "2024-05-09T12:30",
            "resumed-at-0": "2024-05-09T13:15",
            "reason-0": "lunch",
        },
    )
    answer = desk.post(PAGE, sent)
    again = desk.get(PAGE).content.decode()

    assert answer["Location"] == "/meetings/GRID12/"
    kept = held_of(held)
    assert (f"{kept.started_at:%H:%M}", kept.place, kept.held_as) == ("10:04", "4 Lantern Yard", "both")
    assert kept.breaks[0][:1] == (ItemNumber(1),)
    assert kept.breaks[0].is_within
    shown = sent_of(again, {})
    assert {name for name in sent if shown[name] != sent[name]} == {"seen", "csrfmiddlewaretoken"}
    assert shown["item-1"] == [""]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"started_at": "2024-05-09T10:04", "closed_at": "2024-05-09T09:30"},
            "It was opened at 10:04, so it cannot have been closed at 09:30.",
        ),
        (
            {"closed_at": "2024-05-09T15:12", "item-0": "1", "adjourned-at-0": "2024-05-09T16:00"},
            "It was closed at 15:12, so it cannot have been adjourned at 16:00.",
        ),
        ({"item-0": "1"}, "Say when the meeting was adjourned."),
        ({"reason-0": "lunch"}, "Say at which item the meeting was adjourned."),
        ({"item-0": "14", "adjourned-at-0": "2024-05-09T16:00"}, "Item 14 is not on the agenda."),
        ({"started_at": "soon"}, "Give a day and a time such as 2024-05-09 12:05."),
    ],
)
def test_what_cannot_be_is_said_at_its_field(
    held: Meeting, desk: Client, changes: dict[str, str], sentence: str
) -> None:
    sent = sent_of(desk.get(PAGE).content.decode(), changes)
    answer = desk.post(PAGE, sent)

    assert answer.status_code == 400
    assert sentence in page_text(answer)
    assert held_of(held) == Held()


def test_of_two_who_mend_at_once_the_second_is_told(held: Meeting, cast: Cast, desk: Client) -> None:
    sent = sent_of(desk.get(PAGE).content.decode(), {"place": "Mine"})
    record_held(held, Held(place="Theirs"), by=cast.secretary)

    answer = desk.post(PAGE, sent)
    again = desk.post(PAGE, sent_of(answer.content.decode(), {}))

    assert answer.status_code == 400
    assert "Somebody else has recorded something of this" in page_text(answer)
    assert again.status_code == 302
    assert held_of(held).place == "Mine"


def test_why_it_was_adjourned_at_a_secret_item_is_kept_from_the_uncleared(
    held: Meeting, cast: Cast, client: Client
) -> None:
    classify_item(item_of(held.minutes, 2), Sensitivity.CONFIDENTIAL, reason="Names", by=cast.secretary)
    secret = Break(ItemNumber(2), MORNING, is_within=True, reason="Ms Quill was sent for")
    record_held(held, Held(breaks=(secret,)), by=cast.secretary)
    uncleared = make_member(cast.panel, "deputy@example.org", Role.DEPUTY_SECRETARY)
    client.force_login(uncleared)

    page = client.get(PAGE).content.decode()
    client.post(PAGE, sent_of(page, {"place": "The Annexe"}))

    assert "Quill" not in page
    assert held_of(held) == Held(place="The Annexe", breaks=(secret,))
