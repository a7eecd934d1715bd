"""An interest declared beside the text of an item: from the column that stays open, and on a page without script."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.attendance.services.interests import Stated, register_interest
from meetings.enums import MeetingState, SeenBy
from meetings.models import HintPutAside, Meeting, Panel, Recusal, StandingInterest
from minutes.models import Minutes
from tests.conftest import Cast
from tests.minutes.sitting.desk import PRESENT
from tests.pages import page_text

ITEM = "/drafting/GRID12/2/"
FORM, FETCH = f"{ITEM}room/interest", {"headers": {"X-Requested-With": "fetch"}}
SINCE = date(2015, 3, 1)


@pytest.fixture
def held(cast: Cast, minutes: Minutes) -> Meeting:
    """Item 2 is called Budget; Chair and Member are there."""
    Panel.objects.update(rules={"quorum": 2})
    Meeting.objects.filter(pk=minutes.meeting_id).update(state=MeetingState.OPEN)
    meeting = Meeting.objects.select_related("panel").get(pk=minutes.meeting_id)
    meeting.items.filter(number=2).update(title="Budget of Voltway")
    people = [Attendee(PRESENT, account.name, person=account.person) for account in (cast.chair, cast.member)]
    record_attendance(meeting, people, by=cast.secretary)
    return meeting


def register(cast: Cast, what: str, seen_by: SeenBy) -> StandingInterest:
    stated = Stated(what, SINCE, seen_by=seen_by, words="Voltway")
    return register_interest(cast.panel, cast.member.person, stated, by=cast.secretary)


def sent(cast: Cast, **other: object) -> dict[str, object]:
    return {"person": cast.member.person.pk, "interest": "Shares in Voltway", "follows": "leaves", **other}


def test_a_declaration_leads_back_to_the_item_and_out_of_the_quorum(cast: Cast, held: Meeting, desk: Client) -> None:
    answer = desk.post(FORM, sent(cast), follow=True)

    page = page_text(answer)
    assert answer.redirect_chain == [(ITEM, 302)]
    assert "Item 2: Member leaves for it." in page
    assert "out of the room for this item: an interest" in page
    assert "1 of 2 places filled · not quorate" in page
    assert "Member leaves for this item because of an interest: counted neither" in page


def test_what_was_declared_is_changed_and_withdrawn(cast: Cast, held: Meeting, desk: Client) -> None:
    desk.post(FORM, sent(cast))
    form = page_text(desk.get(FORM, {"person": cast.member.person.pk}))
    changed = page_text(desk.post(FORM, sent(cast, follows="silent"), **FETCH))
    withdrawn = page_text(desk.post(f"{FORM}/withdraw", {"person": cast.member.person.pk}, follow=True))

    assert ("Change what is declared" in form, "Shares in Voltway" in form) == (True, True)
    assert "an interest, stays silent" in changed
    assert "<h1" not in changed
    assert "Member’s interest in item 2 is withdrawn." in withdrawn
    assert Recusal.objects.count() == 0
    assert desk.post(f"{FORM}/withdraw", {"person": cast.member.person.pk}).status_code == 404


def test_what_cannot_be_taken_keeps_what_was_typed(cast: Cast, held: Meeting, desk: Client) -> None:
    page = desk.post(FORM, sent(cast, follows=""))
    part = desk.post(FORM, sent(cast, follows=""), **FETCH)

    assert page.status_code == 400
    assert "Shares in Voltway" in page.content.decode()
    assert "Say what follows" in page_text(page)
    assert (part.status_code, "Say what follows" in page_text(part)) == (400, True)


def test_a_hint_is_offered_with_the_form_begun(cast: Cast, held: Meeting, desk: Client) -> None:
    interest = register(cast, "Director of Voltway Ltd", SeenBy.EVERYBODY)
    page = page_text(desk.get(ITEM))
    form = desk.get(FORM, {"person": cast.member.person.pk, "hint": interest.pk}, **FETCH).content.decode()

    assert "Member has an interest in “Voltway”" in page
    assert 'value="Director of Voltway Ltd"' in form


@pytest.mark.parametrize("seen_by", [SeenBy.SECRETARIAT, SeenBy.PANEL])
def test_what_is_not_for_everybody_is_not_put_where_the_minutes_print_it(
    cast: Cast, held: Meeting, desk: Client, seen_by: SeenBy
) -> None:
    interest = register(cast, "Director of Voltway Ltd", seen_by)
    form = desk.get(FORM, {"person": cast.member.person.pk, "hint": interest.pk}, **FETCH).content.decode()

    assert 'value="Director of Voltway Ltd"' not in form
    assert "Director of Voltway Ltd. Write what everybody may read." in " ".join(form.split())


def test_a_hint_is_put_aside_for_the_item(cast: Cast, held: Meeting, desk: Client) -> None:
    interest = register(cast, "Director of Voltway Ltd", SeenBy.PANEL)
    part = page_text(desk.post(f"{ITEM}room/hint", {"hint": interest.pk}, **FETCH))

    assert "has an interest in" not in part
    assert "The hint about Member is put aside for item 2." in part
    assert HintPutAside.objects.count() == 1
    assert desk.post(f"{ITEM}room/hint", {"hint": "0"}).status_code == 404


def test_hints_cost_the_page_no_query_more(cast: Cast, held: Meeting, desk: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            desk.get(ITEM)
        return len(captured)

    queries()
    without = queries()
    for number in range(5):
        register(cast, f"Director {number}", SeenBy.PANEL)

    assert queries() == without
