"""Where the panel decided without a quorum: said before the minutes move on, and no bar to their moving."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.audience import Sensitivity
from core.errors import NotReady
from meetings.agenda.services.items import withdraw_item
from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.attendance.services.declarations import declare_interest
from meetings.enums import AttendanceKind, MeetingState
from meetings.models import Meeting, Panel
from meetings.panels.rules import PanelRules
from minutes.drafting.classification import classify_item
from minutes.drafting.inquorate import give_inquorate_reason
from minutes.enums import MinutesState
from minutes.models import Minutes
from minutes.workflow import transitions, verbs
from minutes.workflow.readiness import gaps_in_owners
from tests.conftest import Cast
from tests.factories import action, item_of, make_minutes, paragraph, stated, write
from tests.minutes.workflow.signing import SITE

S = MinutesState
PAGE = "/minutes/GRID12/send-to-chair/"
AT_ONE = "Item 1 was decided without a quorum: 1 of the 2 people needed was there. Say why."


def people_at(minutes: Minutes, cast: Cast, **member: int) -> None:
    """The chair is there throughout, the member from and to an item; two people are a quorum."""
    Panel.objects.filter(pk=cast.panel.pk).update(rules={"quorum": 2})
    people = [Attendee(AttendanceKind.PRESENT, each.name, person=each.person) for each in (cast.chair, cast.member)]
    record_attendance(minutes.meeting, [people[0], people[1]._replace(**member)], by=cast.secretary)


def said(minutes: Minutes, transition: transitions.Transition = transitions.SEND_TO_CHAIR) -> list[str]:
    fresh = Minutes.objects.select_related("meeting__panel").with_what_is_read().get(pk=minutes.pk)
    return [gap.sentence for gap in transitions.gaps_before(fresh, transition)]


def test_an_item_that_was_decided_without_a_quorum_is_named_with_the_numbers(cast: Cast, complete: Minutes) -> None:
    people_at(complete, cast, from_item=2)

    (gap,) = transitions.gaps_before(Minutes.objects.get(), transitions.SEND_TO_CHAIR)

    assert gap == (AT_ONE, "/drafting/GRID12/1/", False)


def test_whoever_stood_aside_was_there_and_did_not_count(cast: Cast, complete: Minutes) -> None:
    people_at(complete, cast)
    declare_interest(item_of(complete, 1), cast.member.person, "Shares", by=cast.secretary)

    found = said(complete)
    withdraw_item(item_of(complete, 1), "Too late.", by=cast.secretary)

    assert found == [
        "Item 1 was decided without a quorum: 1 of the 2 people needed was there, not counting those who stood aside. "
        "Say why."
    ]
    assert said(complete) == []  # nobody stands aside at what is withdrawn


@pytest.mark.parametrize(("outcome", "is_decided"), [
    ("AGREED", True), ("APPROVED", True), ("NOTED", False), ("DISCUSSED", False), ("DEFERRED", False),
])  # fmt: skip
def test_noting_discussing_and_putting_off_decide_nothing(
    cast: Cast, minutes: Minutes, outcome: str, is_decided: bool
) -> None:
    write(minutes, 1, stated("d", outcome, "the budget"))
    people_at(minutes, cast, from_item=2)

    assert (AT_ONE in said(minutes)) == is_decided


def test_a_decision_that_was_struck_out_of_the_text_is_none(cast: Cast, complete: Minutes) -> None:
    people_at(complete, cast, from_item=2)

    write(complete, 1, paragraph("talk", "The Panel talked."))

    assert said(complete) == []


def test_where_nobody_knows_who_was_there_or_nothing_is_asked_for_nothing_is_said(
    cast: Cast, complete: Minutes
) -> None:
    people_at(complete, cast, from_item=2)

    Panel.objects.update(rules={})
    without_rule = said(complete)
    Panel.objects.update(rules={"quorum": 2})
    Meeting.objects.update(attendance_recorded=False)

    assert (without_rule, said(complete)) == ([], ["The attendance is not recorded."])


def test_where_it_is_said_why_there_is_nothing_left_to_say(cast: Cast, complete: Minutes) -> None:
    people_at(complete, cast, from_item=2)

    give_inquorate_reason(item_of(complete, 1), "It could not wait.", by=cast.secretary)

    assert said(complete) == []


def test_those_who_sit_and_are_not_recorded_are_named(cast: Cast, complete: Minutes) -> None:
    chair = Attendee(AttendanceKind.PRESENT, "chair")  # by name alone
    stands_in = Attendee(AttendanceKind.ALTERNATE, "Eve Marsh", alternate_for=cast.member.person)
    absent = Attendee(AttendanceKind.ABSENT, "Member", person=cast.member.person)

    found = []
    for attendees in ([Attendee(AttendanceKind.PRESENT, "Guest")], [chair], [chair, stands_in], [chair, absent]):
        record_attendance(complete.meeting, attendees, by=cast.secretary)
        found.append(said(complete))

    assert found == [
        ["It is not recorded whether Chair and Member were there."],
        ["It is not recorded whether Member was there."],
        [],
        [],
    ]


def test_it_is_no_bar_to_sending_circulating_and_approving(cast: Cast, complete: Minutes) -> None:
    people_at(complete, cast, from_item=2)

    verbs.send_to_chair(complete, by=cast.secretary)
    assert said(complete, transitions.CIRCULATE) == [AT_ONE]
    verbs.circulate(complete, recipients=[], site=SITE, by=cast.chair)

    assert Minutes.objects.get().state == S.CIRCULATED


def test_what_bars_the_way_is_refused_without_it(cast: Cast, complete: Minutes) -> None:
    people_at(complete, cast, from_item=2)
    Meeting.objects.update(state=MeetingState.OPEN)

    with pytest.raises(NotReady) as refused:
        verbs.send_to_chair(Minutes.objects.get(), by=cast.secretary)

    assert refused.value.reasons == ("The meeting is not closed.",)


def test_the_page_of_the_step_says_it_and_sends_all_the_same(cast: Cast, complete: Minutes, client: Client) -> None:
    people_at(complete, cast, from_item=2)
    client.force_login(cast.secretary)

    page = client.get(PAGE).content.decode()
    answer = client.post(PAGE)

    assert f'<a href="/drafting/GRID12/1/">{AT_ONE}</a>' in page
    assert "Send to the chair all the same" in page
    assert "Still missing" not in page
    assert (answer.status_code, Minutes.objects.get().state) == (302, S.CHAIR_REVIEW)


def test_what_is_missing_still_stands_in_place_of_the_button(cast: Cast, complete: Minutes, client: Client) -> None:
    people_at(complete, cast, from_item=2)
    write(complete, 2, "")
    client.force_login(cast.secretary)

    page = client.get(PAGE).content.decode()

    assert "Item 2 has no text." in page.split("Still missing")[1]
    assert AT_ONE in page
    assert "all the same" not in page
    assert client.post(PAGE).status_code == 409


@pytest.mark.parametrize("address", ["/minutes/GRID12/", "/meetings/GRID12/"])
def test_the_pages_that_lead_to_the_step_say_it_beside_the_button(
    cast: Cast, complete: Minutes, client: Client, address: str
) -> None:
    people_at(complete, cast, from_item=2)
    client.force_login(cast.secretary)

    page = client.get(address).content.decode()

    assert re.search(r"Send to the chair: 1 thing to look at first\s*</summary>", page)
    assert AT_ONE in page
    assert "still missing" not in page
    assert '<a class="btn btn-primary" href="/minutes/GRID12/send-to-chair/">Send to the chair</a>' in page


@pytest.mark.parametrize("count", [1, 25, 200])
def test_a_meeting_of_any_length_is_reckoned_in_as_many_queries_more(cast: Cast, client: Client, count: int) -> None:
    minutes = make_minutes(cast.panel, 12, [f"Item {number}" for number in range(count)])
    for number in (1, count):
        write(minutes, number, stated(f"d{number}", "AGREED", "it"))
    client.force_login(cast.secretary)

    def taken() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/meetings/GRID12/").status_code == 200
        return len(queries)

    unrecorded = taken()
    people_at(minutes, cast, to_item=1)

    assert taken() == unrecorded + 6  # one is for the returns of those whom the page lists


def test_an_owner_whom_nobody_answers_for_is_named_and_that_of_a_secret_is_not(cast: Cast, complete: Minutes) -> None:
    write(
        complete,
        1,
        action("a", "Member to write.")
        + action("b", "The Harbour Trust to write.")
        + action("c", "The Harbour Trust to ring.")
        + action("d", "Observer to peek.", secret=True),
    )

    gaps = list(gaps_in_owners(complete))
    assert [gap.sentence for gap in gaps] == [
        "Nobody who can sign in answers for “Harbour Trust”, who owes an action of item 1.",
        "Nobody who may read it answers for the owner of a confidential action of item 1.",
    ]
    assert not any(gap.blocks for gap in gaps)


def test_the_step_that_sends_the_text_names_owners_nobody_answers_for(
    cast: Cast, complete: Minutes, client: Client
) -> None:
    write(complete, 1, action("a", "The Harbour Trust to write."))
    client.force_login(cast.secretary)

    page = client.get("/minutes/GRID12/send-to-chair/").content.decode()

    assert "Nobody who can sign in answers for “Harbour Trust”" in page


@pytest.mark.parametrize("count", [1, 60])
def test_owners_are_looked_up_in_two_queries_however_many(cast: Cast, count: int) -> None:
    minutes = make_minutes(cast.panel, 12, ["One"])
    write(minutes, 1, "".join(action(f"a{number}", f"Owner {number} to write.") for number in range(count)))

    with CaptureQueriesContext(connection) as queries:
        assert len(list(gaps_in_owners(minutes))) == count

    assert len(queries) == 2


@pytest.mark.parametrize("default", Sensitivity)
def test_a_public_title_is_asked_for_where_items_are_public_by_default(
    cast: Cast, complete: Minutes, default: Sensitivity
) -> None:
    Panel.objects.filter(pk=cast.panel.pk).update(rules=PanelRules(default_sensitivity=default).written())
    classify_item(item_of(complete, 1), Sensitivity.CONFIDENTIAL, reason="Staff", by=cast.secretary)

    asked = ["Item 1 is confidential and has no public title."]
    titles = [sentence for sentence in said(complete) if "title" in sentence]
    assert titles == (asked if default is Sensitivity.PUBLIC else [])
