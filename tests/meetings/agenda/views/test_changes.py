"""The changes that the secretariat makes on the page of an agenda, each by one press."""

from django.test import Client

from meetings.agenda.services.bin import bin_item
from meetings.agenda.services.points import Details
from meetings.agenda.services.standing_items import add_standing_item
from meetings.models import AgendaItem, Meeting, Membership, Person
from tests.conftest import Cast
from tests.meetings.agenda.planning import issue, item_at, make_secret, numbered, plan_meeting
from tests.meetings.agenda.views.pages import PAGE, said
from tests.pages import page_text


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
        "Item 3 is saved: Money.",
    ]


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


def test_standing_items_are_laid_by_one_press(cast: Cast, planned: Meeting, secretary: Client) -> None:
    add_standing_item(cast.panel, Details("Minutes"), by=cast.secretary)
    add_standing_item(cast.panel, Details("Any other business"), by=cast.secretary)

    offered = page_text(secretary.get(PAGE))
    response = secretary.post(f"{PAGE}lay", follow=True)

    assert "Put all 2 on the agenda" in offered
    assert said(response) == ["2 standing items put on the agenda."]
    assert numbered(planned)[3:] == [(4, "Minutes"), (5, "Any other business")]


def test_an_item_of_the_last_agenda_is_taken_up_by_one_press(cast: Cast, secretary: Client) -> None:
    later = plan_meeting(cast.panel, 13, ())

    offered = page_text(secretary.get("/meetings/GRID13/agenda/"))
    secretary.post("/meetings/GRID13/agenda/take", {"item": AgendaItem.objects.get(title="Budget").pk})

    assert "3 items not on this one" in offered
    assert numbered(later) == [(1, "Budget")]
    assert "Carried over from GRID12 item 2" in page_text(secretary.get("/meetings/GRID13/agenda/"))


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


def test_what_is_sent_of_another_meeting_is_not_there(cast: Cast, planned: Meeting, secretary: Client) -> None:
    other = plan_meeting(cast.panel, 13, ("Elsewhere",))
    bin_item(item_at(other, 1), by=cast.secretary)
    elsewhere = AgendaItem.with_binned.get(title="Elsewhere").pk

    sent = [("move", {"item": elsewhere, "place": 1}), ("put-back", {"item": elsewhere}), ("bin", {"item": "x"})]
    endless = {"item": "9" * 5000}

    assert [secretary.post(PAGE + verb, data).status_code for verb, data in sent] == [404, 404, 404]
    assert secretary.post(f"{PAGE}move", endless).status_code == 404
    assert secretary.post(f"{PAGE}take", endless).status_code == 409
