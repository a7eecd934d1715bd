"""The page of an agenda: what its secretary does there, and what others read."""

import re
from datetime import date, time

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from meetings.agenda.services.bin import bin_item
from meetings.agenda.services.planned import NewItem, plan_items, withdraw_planned_item
from meetings.agenda.services.points import Details
from meetings.agenda.services.proposals import propose_item
from meetings.agenda.services.standing_items import add_standing_item
from meetings.calendar.services.meetings import open_meeting
from meetings.enums import MeetingState
from meetings.models import AgendaItem, ItemProposal, Meeting, Membership, Person, StandingItem
from tests.conftest import Cast
from tests.meetings.agenda.planning import SITE, issue, item_at, make_secret, numbered, plan_meeting
from tests.pages import page_text

PAGE = "/meetings/GRID12/agenda/"


@pytest.fixture
def planned(cast: Cast) -> Meeting:
    return plan_meeting(cast.panel)


@pytest.fixture
def secretary(cast: Cast, planned: Meeting, client: Client) -> Client:
    client.force_login(cast.secretary)
    return client


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def as_read(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_the_secretary_builds_it_and_each_change_is_said(planned: Meeting, secretary: Client) -> None:
    news = []

    def change(verb: str, **sent: object) -> None:
        response = secretary.post(f"{PAGE}{verb}", sent, follow=True)
        assert response.status_code == 200
        news.extend(said(response))

    change("add", title="Risks", purpose="decision", presenter="Chair", minutes_allotted="6")
    change("move", item=item_at(planned, 4).pk, place=1)
    close = item_at(planned, 4)
    change("bin", item=close.pk)
    change("put-back", item=close.pk)
    budget = item_at(planned, 3)
    change(f"items/{budget.pk}/withdraw/", reason="No paper")
    change("restore", item=budget.pk)
    change(f"items/{budget.pk}/", title="Money", sensitivity="public")

    assert numbered(planned) == [(1, "Risks"), (2, "Welcome"), (3, "Money"), (4, "Close")]
    assert item_at(planned, 1).presented_by == Person.objects.get(name="Chair")
    assert news == [
        "Item 4 is added: Risks.",
        "Item 4 is now item 1.",
        "Close is in the bin. It can be put back for thirty days.",
        "Close is back on the agenda, as item 4.",
        "Item 3 is withdrawn. It keeps its number.",
        "Item 3 is back on the agenda.",
        "Item 3 is kept: Money.",
    ]


def test_the_clock_runs_beside_the_items(cast: Cast, planned: Meeting, secretary: Client) -> None:
    plan_items(planned, [NewItem(Details("Risks", minutes_allotted=6))], by=cast.secretary)

    page = page_text(secretary.get(PAGE))

    assert re.findall(r'builder-clock">([^<]*)<', page) == ["10:00", "10:20", "10:40", "11:00"]
    assert "Ends at 11:06 · 6 minutes over" in as_read(page)


def test_no_clock_stands_beside_an_item_that_is_withdrawn(cast: Cast, planned: Meeting, secretary: Client) -> None:
    withdraw_planned_item(item_at(planned, 2), "No paper", by=cast.secretary)

    page = page_text(secretary.get(PAGE))

    assert re.findall(r'builder-clock">([^<]*)<', page) == ["10:00", "", "10:20"]


@pytest.mark.parametrize(
    ("address", "sent", "sentence", "typed"),
    [
        ("add", {"title": "", "presenter": "Ann Ost"}, "Give the item a title", 'value="Ann Ost"'),
        ("add", {"title": "Risks", "minutes_allotted": "0"}, "greater than or equal to 1", 'value="Risks"'),
        ("add", {"title": "x" * 501}, "at most 500 characters", "x" * 501),
        ("items/{item}/", {"title": "Price", "sensitivity": "confidential"}, "Say why the item is", 'value="Price"'),
        ("items/{item}/withdraw/", {"reason": ""}, "Say why", "Withdraw item 1"),
        ("propose/", {"title": "Quokkas"}, "Say why the panel", 'value="Quokkas"'),
    ],
)
def test_what_cannot_be_taken_is_said_and_what_was_typed_stays(
    cast: Cast, planned: Meeting, client: Client, address: str, sent: dict[str, str], sentence: str, typed: str
) -> None:
    client.force_login(cast.member if address == "propose/" else cast.secretary)

    response = client.post(PAGE + address.format(item=item_at(planned, 1).pk), sent)

    page = page_text(response)
    assert response.status_code == 400
    assert sentence in page
    assert typed in page
    assert len(numbered(planned)) == 3
    assert not ItemProposal.objects.exists()


def test_a_script_is_sent_the_list_with_its_news_or_its_refusal(planned: Meeting, secretary: Client) -> None:
    script = {"HX-Request": "true"}

    moved = secretary.post(f"{PAGE}move", {"item": item_at(planned, 3).pk, "place": 1}, headers=script)
    issue(planned)
    refused = secretary.post(f"{PAGE}move", {"item": item_at(planned, 3).pk, "place": 1}, headers=script)

    assert "<html" not in page_text(moved)
    assert moved["HX-Replace-Url"] == PAGE
    assert "Item 3 is now item 1." in page_text(moved)
    assert 'role="alert">The agenda was issued' in page_text(refused)
    assert numbered(planned)[0] == (1, "Close")


def test_issued_and_changed_and_issued_again_and_recalled(
    cast: Cast, planned: Meeting, secretary: Client, client: Client
) -> None:
    def standing() -> str:
        return re.search(r"</h1>\s*<p>(.*?)</p>", page_text(secretary.get(PAGE)))[1]

    states = [standing()]
    for address in ("issue/", "add", "issue/", "recall/"):
        if address != "add":
            assert secretary.get(PAGE + address).status_code == 200
        secretary.post(PAGE + address, {"title": "Risks", "reason": "Wrong day"})
        states.append(standing())

    assert states == [
        "A draft: the panel reads it once it is issued.",
        "It is issued as it stands here.",
        "Changed since revision 1. The panel reads revision 1 until this is issued.",
        "Revision 2 is issued, as it stands here.",
        "Revision 2 was recalled: the panel reads the next one, once it is issued.",
    ]
    client.force_login(cast.member)
    page = as_read(page_text(client.get(PAGE)))
    assert "The agenda was recalled." in page
    assert "Wrong day" in page
    assert "Welcome" not in page


def test_what_is_missing_is_listed_before_anybody_can_issue(planned: Meeting, secretary: Client) -> None:
    Meeting.objects.update(held_on=None)

    page = page_text(secretary.get(f"{PAGE}issue/"))
    refused = secretary.post(f"{PAGE}issue/")

    assert "The meeting has no date yet" in page
    assert '<button class="btn btn-primary"' not in page
    assert refused.status_code == 409
    assert "The meeting has no date yet" in page_text(refused)


@pytest.mark.parametrize("role", ["observer", "cleared_observer", "member"])
def test_readers_have_the_issued_agenda_alone_with_its_marks(
    cast: Cast, planned: Meeting, client: Client, role: str
) -> None:
    client.force_login(getattr(cast, role))
    before = as_read(page_text(client.get(PAGE)))
    issue(planned)
    plan_items(planned, [NewItem(Details("Risks"))], by=cast.secretary)
    first = as_read(page_text(client.get(PAGE)))
    issue(planned)

    second = as_read(page_text(client.get(PAGE)))

    assert "not issued yet" in before
    assert "Welcome" not in before
    assert "2. Budget 10:20 · 20 minutes" in first
    assert "Risks" not in first
    assert "REVISED Revision 2, issued" in second
    assert "4. Risks New 11:00" in second


def test_a_meeting_moved_since_its_agenda_was_issued_says_so_on_it(
    cast: Cast, planned: Meeting, client: Client
) -> None:
    issue(planned)
    there = Meeting.objects.filter(pk=planned.pk)
    pages = []
    for moved in ({}, {"held_on": date(2034, 12, 15), "starts_at": time(14), "ends_at": None, "place": "Room 9"}):
        there.update(**moved) if moved else None
        for who in (cast.member, cast.secretary):
            client.force_login(who)
            pages.append(as_read(page_text(client.get(PAGE))))

    now = "The meeting has been moved since this agenda was issued. It is now: 15 December 2034, 14:00, Room 9."
    assert [now in page for page in pages] == [False, False, True, False]
    assert "Changed since revision 1: the meeting has been moved." in pages[3]
    issue(planned)
    assert now not in as_read(page_text(client.get(PAGE)))


def test_a_withheld_item_that_is_withdrawn_says_so_on_the_meetings_page(
    cast: Cast, planned: Meeting, client: Client
) -> None:
    make_secret(item_at(planned, 2))
    withdraw_planned_item(item_at(planned, 2), "quokkaloss", by=cast.secretary)
    issue(planned)
    pages = []
    for who in (cast.observer, cast.member):
        client.force_login(who)
        pages.append(as_read(page_text(client.get("/meetings/GRID12/"))))

    assert "A contract Confidential Withdrawn" in pages[0]
    assert "quokka" not in pages[0]
    assert "Withdrawn: quokkaloss" in pages[1]


def test_the_chair_reads_the_draft_as_one(cast: Cast, planned: Meeting, client: Client) -> None:
    client.force_login(cast.chair)

    page = as_read(page_text(client.get(PAGE)))

    assert "DRAFT" in page
    assert "2. Budget" in page


def test_a_proposal_from_the_member_to_the_agenda_and_back(cast: Cast, planned: Meeting, client: Client) -> None:
    client.force_login(cast.member)
    for title in ("Quokkas", "Wombats", "Numbats"):
        client.post(f"{PAGE}propose/", {"title": title, "why": "They breed.", "minutes_needed": "15"})
    quokkas, wombats, numbats = ItemProposal.objects.order_by("pk")
    client.post(f"{PAGE}take-back", {"proposal": numbats.pk}, follow=True)
    client.force_login(cast.secretary)
    offered = as_read(page_text(client.get(PAGE)))
    client.post(f"{PAGE}accept", {"proposal": quokkas.pk})
    client.post(f"{PAGE}proposals/{wombats.pk}/decline/", {"reason": "Not ours."})
    client.force_login(cast.member)

    page = as_read(page_text(client.get(PAGE)))

    assert "Quokkas Member" in offered
    assert "They breed." in offered
    assert "Numbats" not in offered
    assert (4, "Quokkas") in numbered(planned)
    assert "Quokkas On the agenda" in page
    assert "Wombats Declined Not ours." in page
    assert "Numbats Withdrawn" in page


def test_others_see_nothing_of_a_proposal(cast: Cast, planned: Meeting, client: Client) -> None:
    proposal = propose_item(planned, "Quokkas", why="They breed.", site=SITE, by=cast.member)

    for role in ("chair", "observer", "cleared_observer"):
        client.force_login(getattr(cast, role))
        assert "Quokkas" not in page_text(client.get(PAGE))
        assert client.post(f"{PAGE}take-back", {"proposal": proposal.pk}).status_code == 404


def test_standing_items_are_laid_by_one_press(cast: Cast, planned: Meeting, secretary: Client) -> None:
    add_standing_item(cast.panel, Details("Minutes"), by=cast.secretary)
    add_standing_item(cast.panel, Details("Any other business"), by=cast.secretary)

    offered = page_text(secretary.get(PAGE))
    response = secretary.post(f"{PAGE}lay", follow=True)

    assert "Lay all 2 onto the agenda" in offered
    assert said(response) == ["2 standing items laid onto the agenda."]
    assert numbered(planned)[3:] == [(4, "Minutes"), (5, "Any other business")]


def test_a_standing_item_is_made_the_one_that_ends_the_agenda(cast: Cast, secretary: Client) -> None:
    page, said = "/panels/GRID/standing-items/", {"title": "Any other business", "sensitivity": "public"}

    secretary.post(page, said | {"comes_last": "on"})
    item = StandingItem.objects.get()

    assert "Ends the agenda" in page_text(secretary.get(page))
    assert "checked" in page_text(secretary.get(f"{page}{item.pk}/"))
    secretary.post(f"{page}{item.pk}/", said)
    assert StandingItem.objects.get().comes_last is False


def test_an_item_of_the_last_agenda_is_taken_up_by_one_press(cast: Cast, secretary: Client) -> None:
    later = plan_meeting(cast.panel, 13, ())

    offered = page_text(secretary.get("/meetings/GRID13/agenda/"))
    secretary.post("/meetings/GRID13/agenda/take", {"item": AgendaItem.objects.get(title="Budget").pk})

    assert "3 items not on this one" in offered
    assert numbered(later) == [(1, "Budget")]
    assert "Coming from GRID12 item 2" in page_text(secretary.get("/meetings/GRID13/agenda/"))


def test_a_secretary_who_is_not_cleared_moves_what_they_may_not_read(
    cast: Cast, planned: Meeting, secretary: Client
) -> None:
    make_secret(item_at(planned, 2))
    secret = item_at(planned, 2)
    Membership.objects.filter(person__account=cast.secretary).update(is_cleared=False)

    page = page_text(secretary.get(PAGE))
    moved = secretary.post(f"{PAGE}move", {"item": secret.pk, "place": 1}, follow=True)

    assert "A contract" in page
    assert "Budget" not in page + page_text(moved)
    assert secretary.get(f"{PAGE}items/{secret.pk}/").status_code == 403
    assert secretary.post(f"{PAGE}bin", {"item": secret.pk}).status_code == 403
    assert numbered(planned)[0] == (1, "Budget")


def test_once_the_meeting_has_begun_the_page_is_to_read(cast: Cast, planned: Meeting, secretary: Client) -> None:
    issue(planned)
    open_meeting(planned, by=cast.secretary)

    page = page_text(secretary.get(PAGE))

    assert "Another item" not in page
    assert "Revision 1, issued" in page
    assert secretary.get(f"{PAGE}issue/").status_code == 409
    assert secretary.post(f"{PAGE}add", {"title": "Late"}).status_code == 409


def test_a_meeting_whose_agenda_never_was_issued_says_so(cast: Cast, planned: Meeting, client: Client) -> None:
    Meeting.objects.update(state=MeetingState.CLOSED)
    client.force_login(cast.member)

    assert "No agenda was issued for this meeting." in page_text(client.get(PAGE))


def test_an_item_changed_in_another_tab_is_not_written_over_unseen(planned: Meeting, secretary: Client) -> None:
    address = f"{PAGE}items/{item_at(planned, 2).pk}/"
    title_alone = {"purpose": "", "presenter": "", "sensitivity": "public"}

    def seen(response: HttpResponse) -> str:
        return re.search(r'name="seen" value="(\w+)"', page_text(response))[1]

    opened = seen(secretary.get(address))
    other = secretary.post(address, title_alone | {"title": "Budget of 2027", "minutes_allotted": 30, "seen": opened})
    mine = title_alone | {"title": "Budgets"}
    refused = secretary.post(address, mine | {"seen": opened})
    stood = item_at(planned, 2).title
    kept = secretary.post(address, mine | {"seen": seen(refused)})

    assert [other.status_code, refused.status_code, kept.status_code] == [302, 400, 302]
    assert "It is now: Budget of 2027 · 30 minutes · Public." in page_text(refused)
    assert 'value="Budgets"' in page_text(refused)
    assert [stood, item_at(planned, 2).title] == ["Budget of 2027", "Budgets"]


def test_what_is_sent_of_another_meeting_is_not_there(cast: Cast, planned: Meeting, secretary: Client) -> None:
    other = plan_meeting(cast.panel, 13, ("Elsewhere",))
    bin_item(item_at(other, 1), by=cast.secretary)
    elsewhere = AgendaItem.with_binned.get(title="Elsewhere").pk

    sent = [("move", {"item": elsewhere, "place": 1}), ("put-back", {"item": elsewhere}), ("bin", {"item": "x"})]

    assert [secretary.post(PAGE + verb, data).status_code for verb, data in sent] == [404, 404, 404]


@pytest.mark.parametrize("count", [1, 40])
@pytest.mark.parametrize(("role", "queries_taken"), [("secretary", 19), ("member", 9)])
def test_the_page_takes_the_same_queries_however_much_is_on_it(
    cast: Cast, client: Client, count: int, role: str, queries_taken: int
) -> None:
    titles = [f"Item {number}" for number in range(count)]
    plan_meeting(cast.panel, 11, [f"Old {number}" for number in range(count)])
    planned = plan_meeting(cast.panel, 12, titles)
    for number in range(count):
        add_standing_item(cast.panel, Details(f"Standing {number}"), by=cast.secretary)
        propose_item(planned, f"Proposal {number}", why="So.", site=SITE, by=cast.member)
    issue(planned)
    binned = plan_items(planned, [NewItem(Details(f"Binned {number}")) for number in range(count)], by=cast.secretary)
    AgendaItem.objects.filter(pk__in=[each.pk for each in binned]).update(binned_at=timezone.now())
    client.force_login(getattr(cast, role))
    client.get(PAGE)

    with CaptureQueriesContext(connection) as queries:
        page = page_text(client.get(PAGE))

    assert page.count("Item ") >= count
    assert len(queries) == queries_taken
