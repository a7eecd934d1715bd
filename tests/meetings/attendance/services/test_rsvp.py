"""Who says that they come: what is taken, what is refused, what it makes of the quorum, and who is asked."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.accounts.models import User
from core.audit.trail import AuditEvent
from core.errors import NotAllowed, NotReady, Unacceptable, WrongState
from meetings.agenda.services.items import PlannedItem, add_items, restore_item, withdraw_item
from meetings.attendance.queries import places_of
from meetings.attendance.rsvp import forecast
from meetings.attendance.rsvp_mail import pass_for
from meetings.attendance.services.rsvp import answer_coming, ask_who_comes, declare_interest, withdraw_interest
from meetings.calendar.services.arranging import Arrangement, cancel_meeting, move_meeting
from meetings.calendar.services.meetings import create_meeting
from meetings.calendar.services.reinstating import reinstate_meeting
from meetings.enums import Coming, MeetingState, Role
from meetings.models import AgendaItem, Asked, Meeting, Panel, Person, Reply
from meetings.people.services.memberships import appoint_member
from meetings.people.services.seats import add_seats
from tests.conftest import Cast
from tests.factories import make_member
from tests.meetings.attendance.coming import NEXT_MONTH
from tests.pages import page_text

SITE = "https://minutes.example.org"
PAGE = "/meetings/GRID31/coming/"


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    """Chair and Member sit; the quorum is three people."""
    cast.panel.rules = {"quorum": 3}
    cast.panel.save()
    meeting = create_meeting(cast.panel, 31, by=cast.secretary, held_on=NEXT_MONTH)
    add_items(meeting, [PlannedItem(1, "Welcome"), PlannedItem(2, "Budget")], by=cast.secretary)
    return meeting


@pytest.fixture
def bo(cast: Cast) -> User:
    return make_member(cast.panel, "bo@example.org", Role.MEMBER)


def person_of(account: User) -> Person:
    return Person.objects.get(account=account)


def answers(meeting: Meeting) -> list[tuple[str, str, str]]:
    rows = meeting.replies.order_by("person__name")
    return [(str(reply.person), reply.coming, reply.alternate) for reply in rows]


def test_the_last_answer_stands_and_the_trail_has_them_all(cast: Cast, meeting: Meeting) -> None:
    member = person_of(cast.member)

    answer_coming(meeting, member, Coming.NO, note="On a train", by=cast.member)
    answer_coming(meeting, member, Coming.ALTERNATE, alternate=" Eve   Marsh ", by=cast.member)

    assert answers(meeting) == [("Member", "alternate", "Eve Marsh")]
    trail = AuditEvent.objects.filter(verb="meetings.coming_answered").order_by("seq")
    assert [event.facts for event in trail] == [
        f'{{"coming":"{coming}","person":{member.pk}}}' for coming in ("no", "alternate")
    ]


def test_an_alternate_whom_the_panel_knows_goes_by_the_panels_name(cast: Cast, meeting: Meeting, bo: User) -> None:
    member, stand_in = person_of(cast.member), person_of(bo)

    answer_coming(meeting, member, Coming.ALTERNATE, alternate="B.", alternate_person=stand_in, by=cast.member)

    assert answers(meeting) == [("Member", "alternate", "Bo")]


def test_nobody_answers_for_another_but_the_secretariat(cast: Cast, meeting: Meeting, bo: User) -> None:
    member = person_of(cast.member)

    for stranger in (bo, cast.chair, cast.observer, cast.outsider):
        with pytest.raises(NotAllowed, match="Only Member can do this"):
            answer_coming(meeting, member, Coming.YES, by=stranger)
    answer_coming(meeting, member, Coming.YES, by=cast.secretary)

    assert answers(meeting) == [("Member", "yes", "")]


def test_who_has_no_seat_has_no_answer_to_give(cast: Cast, meeting: Meeting) -> None:
    with pytest.raises(Unacceptable, match="has no seat on the panel"):
        answer_coming(meeting, person_of(cast.observer), Coming.YES, by=cast.observer)


@pytest.mark.parametrize(
    ("alternate", "sentence"),
    [("", "Say who stands in"), ("  ", "Say who stands in"), ("member", "cannot stand in for themselves")],
)
def test_an_alternate_is_somebody_else(cast: Cast, meeting: Meeting, alternate: str, sentence: str) -> None:
    with pytest.raises(Unacceptable, match=sentence):
        answer_coming(meeting, person_of(cast.member), Coming.ALTERNATE, alternate=alternate, by=cast.member)

    assert answers(meeting) == []


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (MeetingState.OPEN, "has begun: answers are no longer taken. The secretary records attendance."),
        (MeetingState.CLOSED, "is closed: answers are no longer taken."),
        (MeetingState.CANCELLED, "is cancelled: answers are no longer taken."),
    ],
)
def test_once_it_has_begun_or_is_called_off_nobody_answers(
    cast: Cast, meeting: Meeting, state: MeetingState, sentence: str
) -> None:
    Meeting.objects.update(state=state)

    with pytest.raises(WrongState, match=f"^Meeting GRID31 {re.escape(sentence)}$"):
        answer_coming(meeting, person_of(cast.member), Coming.YES, by=cast.member)
    with pytest.raises(WrongState):
        ask_who_comes(meeting, [person_of(cast.member)], site=SITE, by=cast.secretary)


def test_the_forecast_says_what_is_missing_and_what_could_be(cast: Cast, meeting: Meeting, bo: User) -> None:
    answer_coming(meeting, person_of(cast.member), Coming.ALTERNATE, alternate_person=person_of(bo), by=cast.member)
    answer_coming(meeting, person_of(bo), Coming.YES, by=bo)

    seen = forecast(meeting)

    assert seen.expected.sentence == (
        "2 of 3 places are filled, by 1 person with 2 votes. The quorum is 3 people: not quorate, two are missing."
    )
    assert seen.expected.reasons == ("Bo has a seat and stands in for Member: one person, two votes.",)
    assert (seen.at_best.present, seen.at_best.people, seen.at_best.is_quorate) == (3, 2, False)
    assert [str(each.person) for each in seen.unanswered] == ["Chair"]
    assert seen.slips == ()


@pytest.mark.parametrize(
    ("coming", "quorum", "outlook"),
    [
        ({}, {"quorum": 2}, "Not yet quorate"),
        ({"chair": Coming.YES, "member": Coming.YES}, {"quorum": 2}, "Quorate, by the answers so far"),
        ({"chair": Coming.NO}, {"quorum": 2}, "Not quorate, by the answers"),
        ({}, {"quorum": 3}, "Not quorate, by the answers"),
        ({}, {}, None),
    ],
)
def test_a_quorum_is_missed_only_when_nobody_can_make_it_up(
    cast: Cast, meeting: Meeting, coming: dict[str, Coming], quorum: dict[str, int], outlook: str | None
) -> None:
    Panel.objects.filter(pk=cast.panel.pk).update(rules=quorum)
    meeting.panel.refresh_from_db()
    for name, said in coming.items():
        answer_coming(meeting, person_of(getattr(cast, name)), said, by=getattr(cast, name))

    assert forecast(meeting).outlook == outlook


def test_nobody_is_expected_any_more_at_a_meeting_that_is_over(cast: Cast, meeting: Meeting) -> None:
    Panel.objects.filter(pk=cast.panel.pk).update(rules={"quorum": 2})
    meeting.panel.refresh_from_db()
    meeting.state = MeetingState.CLOSED

    assert forecast(meeting).outlook == "Not quorate, by the answers"


def test_it_is_said_when_all_were_asked_and_not_while_somebody_was_not(cast: Cast, meeting: Meeting) -> None:
    assert forecast(meeting).asked_last is None

    ask_who_comes(meeting, [person_of(cast.chair)], site=SITE, by=cast.secretary)
    assert forecast(meeting).asked_last is None

    ask_who_comes(meeting, [person_of(cast.member)], site=SITE, by=cast.secretary)
    assert forecast(meeting).asked_last == Asked.objects.get(person__account=cast.member).last_at


def test_an_alternate_who_does_not_come_is_pointed_out(cast: Cast, meeting: Meeting, bo: User) -> None:
    answer_coming(meeting, person_of(cast.member), Coming.ALTERNATE, alternate_person=person_of(bo), by=cast.member)
    answer_coming(meeting, person_of(bo), Coming.NO, by=bo)

    assert forecast(meeting).slips == ("Bo is to stand in for Member, and has said that they do not come themselves.",)


@pytest.mark.parametrize("named", ["chosen", "Bo", " BO"])
@pytest.mark.parametrize("coming", [Coming.NO, Coming.ALTERNATE])
def test_an_alternate_who_does_not_come_is_not_counted_however_they_were_named(
    cast: Cast, meeting: Meeting, bo: User, named: str, coming: Coming
) -> None:
    who = {"alternate_person": person_of(bo)} if named == "chosen" else {"alternate": named}
    answer_coming(meeting, person_of(cast.member), Coming.ALTERNATE, by=cast.member, **who)
    answer_coming(meeting, person_of(bo), coming, alternate="Eve Marsh" if coming == Coming.ALTERNATE else "", by=bo)

    seen = forecast(meeting)

    assert seen.expected.present == (1 if coming == Coming.ALTERNATE else 0)
    assert seen.slips == ("Bo is to stand in for Member, and has said that they do not come themselves.",)


def test_a_stand_in_whom_the_panel_does_not_know_is_no_slip(cast: Cast, meeting: Meeting, bo: User) -> None:
    answer_coming(meeting, person_of(cast.member), Coming.ALTERNATE, alternate="Bo Derek", by=cast.member)
    answer_coming(meeting, person_of(bo), Coming.NO, by=bo)

    seen = forecast(meeting)

    assert (seen.expected.present, seen.slips) == (1, ())


def test_where_somebody_stands_aside_the_item_is_counted_by_itself(cast: Cast, meeting: Meeting, bo: User) -> None:
    for account in (cast.chair, cast.member, bo):
        answer_coming(meeting, person_of(account), Coming.YES, by=account)
    recusal = declare_interest(meeting.items.get(number=2), person_of(bo), "Shares in Voltway", by=bo)

    stretch, everything = forecast(meeting).stretches[0], forecast(meeting).expected

    assert (everything.is_quorate, stretch.label, stretch.presence.is_quorate) == (True, "Item 2", False)
    withdraw_interest(recusal, by=bo)
    assert forecast(meeting).stretches == ()


def test_an_interest_is_declared_in_words_once_and_by_whom_it_is(cast: Cast, meeting: Meeting, bo: User) -> None:
    item = meeting.items.get(number=2)
    recusal = declare_interest(item, person_of(bo), "Shares", by=bo)

    with pytest.raises(Unacceptable, match="Say what the interest is"):
        declare_interest(item, person_of(cast.chair), " ", by=cast.chair)
    with pytest.raises(Unacceptable, match="Bo has declared an interest in item 2 already"):
        declare_interest(item, person_of(bo), "Shares", by=cast.secretary)
    with pytest.raises(NotAllowed):
        declare_interest(item, person_of(bo), "Shares", by=cast.member)
    with pytest.raises(NotAllowed):
        withdraw_interest(recusal, by=cast.member)


def test_nobody_stands_aside_at_an_item_that_is_withdrawn(
    cast: Cast, meeting: Meeting, bo: User, client: Client
) -> None:
    item = meeting.items.get(number=2)
    declare_interest(item, person_of(bo), "Shares", by=bo)
    withdraw_item(AgendaItem.objects.get(pk=item.pk), "Not ready.", by=cast.secretary)

    with pytest.raises(Unacceptable, match=r"Item 2 is withdrawn, so nobody takes part in it\."):
        declare_interest(item, person_of(cast.member), "Shares", by=cast.member)
    assert forecast(meeting).stretches == ()
    client.force_login(cast.member)
    response = client.post(f"{PAGE}interest", {"number": 2, "interest": "Shares in Voltway"})
    page = page_text(response)
    assert (response.status_code, "Item 2 is withdrawn" in page, "Shares in Voltway" in page) == (400, True, True)

    restore_item(AgendaItem.objects.get(pk=item.pk), by=cast.secretary)
    assert [each.label for each in forecast(meeting).stretches] == ["Item 2"]


def test_once_the_meeting_is_over_only_the_secretariat_corrects_who_stood_aside(
    cast: Cast, meeting: Meeting, bo: User, client: Client
) -> None:
    recusal = declare_interest(meeting.items.get(number=2), person_of(bo), "Shares", by=bo)
    Meeting.objects.update(state=MeetingState.CLOSED)
    item = AgendaItem.objects.get(meeting=meeting, number=1)

    with pytest.raises(WrongState, match="is over"):
        declare_interest(item, person_of(bo), "Shares", by=bo)
    with pytest.raises(WrongState, match="is over"):
        withdraw_interest(recusal, by=bo)
    client.force_login(bo)
    assert "Withdraw" not in page_text(client.get(PAGE))
    client.force_login(cast.secretary)
    assert page_text(client.get(PAGE)).count("Withdraw") == 1
    withdraw_interest(recusal, by=cast.secretary)
    declare_interest(item, person_of(bo), "Shares", by=cast.secretary)


def test_who_has_not_answered_is_mailed_a_link_for_each_answer(
    cast: Cast, meeting: Meeting, bo: User, mailbox: list, client: Client
) -> None:
    answer_coming(meeting, person_of(cast.chair), Coming.YES, by=cast.chair)
    people = [person_of(account) for account in (cast.chair, cast.member, bo)]

    count = ask_who_comes(meeting, people, site=SITE, by=cast.secretary)

    assert (count, sorted(str(mail["To"]) for mail in mailbox)) == (2, ["bo@example.org", "member@example.org"])
    mail = next(mail for mail in mailbox if "bo@" in str(mail["To"]))
    assert str(mail["Subject"]) == "GRID31: are you coming?"
    assert "your answer counts once you have pressed its button." in " ".join(mail.get_content().split())
    links = [line for line in mail.get_content().split() if line.startswith(SITE)]
    assert [link.partition("?")[2] for link in links] == ["answer=yes", "answer=no", "answer=alternate"]
    answered = client.post(links[1].removeprefix(SITE).partition("?")[0], {"coming": "no"}, follow=True)
    assert "You send apologies for GRID31." in page_text(answered)


BUTTON = re.compile(r'<button class="btn( btn-primary)?"[^>]*>([^<]+)</button>')


def buttons(client: Client, address: str) -> list[tuple[str, str]]:
    """The buttons of the page that a link in a mail leads to, and what the first form sends; header and foot apart."""
    main = page_text(client.get(address)).partition("<main")[2].partition("</main>")[0]
    sent = re.findall(r'<input type="hidden" name="coming" value="(\w+)">', main)
    return [(words, "primary" if primary else "") for primary, words in BUTTON.findall(main)] + [("sends", *sent)]


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        ("yes", [("Yes, I am coming to GRID31", "primary"), ("Answer", ""), ("sends", "yes")]),
        ("no", [("Send apologies", "primary"), ("Answer", ""), ("sends", "no")]),
        ("alternate", [("Answer", "primary"), ("sends",)]),
        ("perhaps", [("Answer", "primary"), ("sends",)]),
        ("", [("Answer", "primary"), ("sends",)]),
    ],
)
def test_a_link_leads_to_one_button_for_its_answer(
    cast: Cast, meeting: Meeting, client: Client, answer: str, shown: list
) -> None:
    assert buttons(client, f"/coming/{pass_for(meeting, person_of(cast.member))}/?answer={answer}") == shown


def test_a_link_whose_answer_was_given_already_offers_to_change_it(
    cast: Cast, meeting: Meeting, client: Client
) -> None:
    address = f"/coming/{pass_for(meeting, person_of(cast.member))}/"
    answer_coming(meeting, person_of(cast.member), Coming.YES, by=cast.member)

    assert buttons(client, f"{address}?answer=yes") == [("Change the answer", "primary"), ("sends",)]
    assert buttons(client, f"{address}?answer=no") == [
        ("Send apologies", "primary"),
        ("Change the answer", ""),
        ("sends", "no"),
    ]


@pytest.mark.parametrize("answer", ["yes", "no", "alternate"])
def test_following_a_link_changes_nothing_and_runs_no_script(
    cast: Cast, meeting: Meeting, client: Client, answer: str
) -> None:
    address = f"/coming/{pass_for(meeting, person_of(cast.member))}/?answer={answer}"
    events = AuditEvent.objects.count()

    page, head = client.get(address), client.head(address)

    assert (page.status_code, head.status_code) == (200, 200)
    assert (Reply.objects.count(), AuditEvent.objects.count()) == (0, events)
    assert re.findall(r'<script[^>]+src="([^"]+)"', page_text(page)) == re.findall(
        r'<script[^>]+src="([^"]+)"', page_text(client.get("/verify/"))
    )


def test_nobody_is_asked_twice_a_day_or_without_need(cast: Cast, meeting: Meeting, bo: User) -> None:
    people = [person_of(account) for account in (cast.chair, cast.member, bo)]
    User.objects.filter(pk=bo.pk).update(is_active=False)
    assert ask_who_comes(meeting, people, site=SITE, by=cast.secretary) == 2

    with pytest.raises(NotReady, match="Nobody is left to ask"):
        ask_who_comes(meeting, people, site=SITE, by=cast.secretary)
    Asked.objects.update(last_at=timezone.now() - timedelta(days=1))
    answer_coming(meeting, person_of(cast.chair), Coming.NO, by=cast.chair)
    assert ask_who_comes(meeting, people, site=SITE, by=cast.secretary) == 1

    assert [(str(each.person), each.times) for each in Asked.objects.order_by("person__name")] == [
        ("Chair", 1),
        ("Member", 2),
    ]


def test_what_was_answered_before_it_was_moved_no_longer_counts(cast: Cast, meeting: Meeting) -> None:
    answer_coming(meeting, person_of(cast.member), Coming.YES, by=cast.member)
    move_meeting(meeting, Arrangement(NEXT_MONTH + timedelta(days=7), is_kept=True), site=SITE, by=cast.secretary)
    meeting.refresh_from_db()

    seen = forecast(meeting)

    assert (seen.expected.present, [each.word for each in seen.unanswered]) == (
        0,
        ["Not answered", "Answered before it was moved"],
    )
    assert ask_who_comes(meeting, [person_of(cast.member)], site=SITE, by=cast.secretary) == 1
    answer_coming(meeting, person_of(cast.member), Coming.NO, by=cast.member)
    assert [str(each.person) for each in forecast(meeting).unanswered] == ["Chair"]


def test_what_was_answered_before_it_was_cancelled_no_longer_counts(cast: Cast, meeting: Meeting) -> None:
    answer_coming(meeting, person_of(cast.member), Coming.YES, by=cast.member)
    cancel_meeting(meeting, "No business.", site=SITE, by=cast.secretary)
    back = reinstate_meeting(meeting, site=SITE, by=cast.secretary)

    seen = forecast(back)

    assert (seen.expected.present, [each.word for each in seen.unanswered]) == (
        0,
        ["Not answered", "Answered before it was cancelled or moved"],
    )
    answer_coming(back, person_of(cast.member), Coming.NO, by=cast.member)
    assert [str(each.person) for each in forecast(back).unanswered] == ["Chair"]


@pytest.mark.parametrize("has_seat", [False, True])
def test_who_is_chair_and_member_is_one_person_with_one_line(
    cast: Cast, meeting: Meeting, client: Client, has_seat: bool
) -> None:
    seat = add_seats(cast.panel, "Suppliers", 1, by=cast.secretary)[0] if has_seat else None
    chair, day = person_of(cast.chair), timezone.localdate()
    appoint_member(cast.panel, chair, Role.MEMBER, seat=seat, starts_on=day, by=cast.secretary)
    client.force_login(cast.secretary)
    answer_coming(meeting, person_of(cast.member), Coming.YES, by=cast.secretary)

    seen = forecast(meeting)

    assert [(str(each.person), each.place) for each in seen.answers] == [
        ("Chair", "Suppliers 1" if has_seat else "Chair"),
        ("Member", "Member"),
    ]
    assert (seen.at_best.present, seen.at_best.seats, places_of(cast.panel)) == (2, 2, 2)
    assert "Ask the 1 who has not answered" in page_text(client.get(PAGE))
    asked = page_text(client.post(f"{PAGE}ask", follow=True))
    assert "1 person is being asked by mail." in asked


def test_for_a_day_that_has_passed_nobody_is_asked(cast: Cast, meeting: Meeting, client: Client) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(held_on=date(2024, 5, 3))
    meeting.refresh_from_db()

    with pytest.raises(WrongState, match="GRID31 was on 3 May 2024"):
        ask_who_comes(meeting, Person.objects.all(), site=SITE, by=cast.secretary)

    client.force_login(cast.secretary)
    assert "coming/ask" not in page_text(client.get(PAGE))
    assert not Asked.objects.exists()


def test_for_a_day_that_is_not_set_nobody_is_asked(cast: Cast, meeting: Meeting) -> None:
    Meeting.objects.update(held_on=None)
    meeting.refresh_from_db()

    with pytest.raises(NotReady, match="has no date yet"):
        ask_who_comes(meeting, [person_of(cast.member)], site=SITE, by=cast.secretary)


def test_a_note_to_the_secretariat_is_read_by_nobody_else(cast: Cast, meeting: Meeting, client: Client) -> None:
    answer_coming(meeting, person_of(cast.member), Coming.NO, note="In hospital", by=cast.member)

    seen = {}
    for role in ("secretary", "member", "chair", "observer"):
        client.force_login(getattr(cast, role))
        seen[role] = "In hospital" in page_text(client.get(PAGE))

    assert seen == {"secretary": True, "member": True, "chair": False, "observer": False}


def test_an_interest_is_named_to_those_who_draft_and_its_own(cast: Cast, meeting: Meeting, client: Client) -> None:
    declare_interest(meeting.items.get(number=2), person_of(cast.member), "Shares in Voltway", by=cast.member)

    seen = {}
    for role in ("secretary", "chair", "member", "observer"):
        client.force_login(getattr(cast, role))
        page = page_text(client.get(PAGE))
        seen[role] = ("Member takes no part" in page, "Voltway" in page)

    assert seen == {
        "secretary": (True, True),
        "chair": (True, True),
        "member": (True, True),
        "observer": (True, False),
    }


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Choose one of the answers."),
        ({"coming": "alternate"}, "Say who stands in"),
        ({"coming": "yes", "alternate": "Eve Marsh"}, "choose that answer, or leave the name empty"),
        ({"coming": "perhaps", "alternate": "Eve Marsh"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_taken_is_said_and_what_was_typed_stays(
    cast: Cast, meeting: Meeting, client: Client, sent: dict[str, str], sentence: str
) -> None:
    client.force_login(cast.member)

    response = client.post(PAGE, sent | {"note": "Late train"})

    page = page_text(response)
    assert (response.status_code, sentence in page, "Late train" in page) == (400, True, True)
    assert all(value in page for value in sent.values() if value == "Eve Marsh")
    assert answers(meeting) == []


def test_an_interest_in_an_item_that_is_not_there_is_refused_where_it_was_typed(
    cast: Cast, meeting: Meeting, client: Client
) -> None:
    client.force_login(cast.member)

    response = client.post(f"{PAGE}interest", {"number": 9, "interest": "Shares in Voltway"})

    page = page_text(response)
    assert response.status_code == 400
    assert "Item 9 is not on the agenda." in page
    assert "Shares in Voltway" in page


def test_the_page_of_a_meeting_that_is_over_takes_no_answer(cast: Cast, meeting: Meeting, client: Client) -> None:
    Meeting.objects.update(state=MeetingState.CLOSED)
    client.force_login(cast.member)

    assert "Are you coming?" not in page_text(client.get(PAGE))
    assert client.post(PAGE, {"coming": "yes"}).status_code == 409


def test_a_page_left_open_until_the_meeting_has_begun_says_so(cast: Cast, meeting: Meeting, client: Client) -> None:
    by_mail = f"/coming/{pass_for(meeting, person_of(cast.member))}/"
    Meeting.objects.update(state=MeetingState.OPEN)
    client.force_login(cast.member)

    answers = [client.post(PAGE, {"coming": "yes"}), client.post(by_mail, {"coming": "yes"}), client.get(by_mail)]

    assert [each.status_code for each in answers] == [409, 409, 200]
    for each in answers:
        page = page_text(each)
        assert "has begun: answers are no longer taken. The secretary records attendance." in page


@pytest.mark.parametrize("count", [1, 12, 40])
def test_the_page_costs_the_same_for_any_panel(cast: Cast, meeting: Meeting, client: Client, count: int) -> None:
    for seat in add_seats(cast.panel, "Suppliers", count, by=cast.secretary):
        person = Person.objects.create(name=f"Holder {seat.number}")
        appoint_member(cast.panel, person, Role.MEMBER, seat=seat, starts_on=meeting.held_on, by=cast.secretary)
        answer_coming(meeting, person, Coming.YES, by=cast.secretary)
        declare_interest(meeting.items.get(number=2), person, "Shares", by=cast.secretary)
    client.force_login(cast.secretary)

    with CaptureQueriesContext(connection) as queries:
        client.get(PAGE)

    assert len(queries) == 13
