import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from actions.models import Action, ActionState, Evidence
from actions.services import answer_action, close_action
from meetings.calendar.services.meetings import create_meeting
from meetings.models import Panel
from meetings.panels.rules import PanelRules
from minutes.models import Minutes
from minutes.workflow.notices import send_notice_of_actions
from tests.actions.test_evidence import PDF
from tests.conftest import Cast
from tests.factories import action, make_minutes, uuid_of, write
from tests.minutes.registers.pages import get
from tests.pages import page_text


def shown(page: str) -> list[str]:
    return re.findall(r"<h2[^>]*>(.*?) <span|register-reference\"[^>]*>(\S+?)</a>", page)


def test_what_is_overdue_stands_first_then_what_the_next_meeting_waits_for(
    cast: Cast, noticed: Minutes, client: Client
) -> None:
    client.force_login(cast.member)

    page = get(client)

    assert ["".join(each) for each in shown(page)] == [
        "Overdue", "GRID12/02",
        "Due before the next meeting", "GRID12/03",
        "Later or undated", "GRID12/04", "GRID12/01", "GRID12/06",
    ]  # fmt: skip
    assert "overdue by 5 working days" in page
    assert "31 May 2024" in page
    assert "in 8 working days" in page
    assert "Open 5" in page


def test_days_are_counted_by_the_calendar_of_the_panel_that_asked(cast: Cast, noticed: Minutes, client: Client) -> None:
    """It is closed for a day before and a day after: Wednesday 15 and Tuesday 21 May."""
    rules = PanelRules(closure_days=(date(2024, 5, 15), date(2024, 5, 21)))
    Panel.objects.filter(pk=cast.panel.pk).update(rules=rules.written())
    client.force_login(cast.member)

    page = get(client)

    assert "overdue by 4 working days" in page
    assert "in 7 working days" in page


def test_an_answer_with_evidence_is_kept_and_told_to_the_panel(cast: Cast, noticed: Minutes, client: Client) -> None:
    client.force_login(cast.member)

    response = client.post(
        f"/actions/{uuid_of('late')}/answer/",
        {"state": "at_risk", "note": "With legal.", "evidence": SimpleUploadedFile("a note.pdf", PDF)},
    )

    assert (response.status_code, response["Location"]) == (302, f"/actions/mine/#action-{uuid_of('late')}")
    assert "“With legal.”" in get(client)
    client.force_login(cast.observer)
    assert "“With legal.”" in get(client, "/actions/")
    page = get(client, f"/actions/{uuid_of('late')}/")
    assert "At risk: “With legal.”" in page
    assert "member@example.org" not in page
    file = client.get(re.search(r'href="([^"]*/evidence/[^"]*)"', page)[1])
    assert file.getvalue() == PDF
    assert file["Content-Disposition"] == 'attachment; filename="a note.pdf"'
    assert file["X-Content-Type-Options"] == "nosniff"
    assert file["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Choose a status"),
        ({"state": "closed"}, "is not one of the choices"),
        ({"state": "on_target", "note": "x" * 2001}, "at most 2000 characters"),
        ({"state": "on_target", "evidence": SimpleUploadedFile("note.pdf", b"MZ")}, "not what its name says"),
        ({"state": "on_target", "evidence": SimpleUploadedFile("page.html", b"<p>")}, "kind of file is not accepted"),
    ],
)
def test_what_cannot_be_taken_is_said_at_its_field_and_nothing_is_kept(
    cast: Cast, noticed: Minutes, client: Client, sent: dict[str, object], said: str
) -> None:
    client.force_login(cast.member)

    response = client.post(f"/actions/{uuid_of('late')}/answer/", sent)

    assert said in page_text(response)
    assert Action.objects.get(pk=uuid_of("late")).state == ActionState.OPEN
    assert not Evidence.objects.exists()


@pytest.mark.parametrize(("headers", "status"), [({}, 400), ({"HX-Request": "true"}, 200)])
def test_a_note_on_what_was_closed_meanwhile_stays(
    cast: Cast, noticed: Minutes, client: Client, headers: dict[str, str], status: int
) -> None:
    close_action(Action.objects.get(pk=uuid_of("late")), at=noticed.meeting, by=cast.secretary)
    client.force_login(cast.member)

    sent = {"state": "at_risk", "note": "Half of it is done."}
    response = client.post(f"/actions/{uuid_of('late')}/answer/", sent, headers=headers)

    assert response.status_code == status
    assert "is closed: nothing more can be done" in page_text(response)
    assert "Half of it is done." in page_text(response)


def test_htmx_gets_the_row_alone(cast: Cast, noticed: Minutes, client: Client) -> None:
    client.force_login(cast.member)

    page = page_text(
        client.post(
            f"/actions/{uuid_of('late')}/answer/", {"state": "closure_proposed"}, headers={"HX-Request": "true"}
        )
    )

    assert "<html" not in page
    assert page.strip().startswith("<li")
    assert "Your answer to GRID12/02 is saved." in page
    assert "Done: closure proposed" in page
    assert "Waiting for the secretary 1" in get(client)


def test_who_may_read_it_but_does_not_owe_it_is_told_so(cast: Cast, noticed: Minutes, client: Client) -> None:
    client.force_login(cast.observer)

    response = client.post(f"/actions/{uuid_of('late')}/answer/", {"state": "on_target"})

    assert response.status_code == 403
    assert "not yours to answer" in page_text(response)
    assert client.post(f"/actions/{uuid_of('hidden')}/answer/", {"state": "on_target"}).status_code == 404


def test_the_next_meetings_page_lists_what_is_outstanding_with_the_latest_word(
    cast: Cast, noticed: Minutes, client: Client
) -> None:
    late = Action.objects.get(pk=uuid_of("late"))
    answer_action(late, ActionState.AT_RISK, note="With legal.", by=cast.member)
    close_action(Action.objects.get(pk=uuid_of("soon")), at=noticed.meeting, by=cast.secretary)

    def outstanding(role: str) -> list[str]:
        client.force_login(getattr(cast, role))
        page = get(client, "/meetings/GRID13/")
        return re.findall(r'register-reference"[^>]*>(\S+?)</a>', page.split('id="outstanding"')[1])

    assert outstanding("member") == [f"GRID12/0{number}" for number in (1, 2, 4, 5, 6)]
    assert outstanding("secretary") == [f"GRID12/0{number}" for number in (1, 2, 4, 5, 6)]
    assert outstanding("observer") == [f"GRID12/0{number}" for number in (1, 2, 4, 5)]
    assert "“With legal.”" in get(client, "/meetings/GRID13/")
    assert 'id="outstanding"' not in get(client, "/meetings/GRID12/")


@pytest.mark.parametrize("address", ["/actions/mine/", "/actions/", "/meetings/GRID15/"])
def test_a_page_takes_the_same_queries_at_any_length(cast: Cast, client: Client, address: str) -> None:
    client.force_login(cast.member)
    create_meeting(cast.panel, 15, held_on=date(2030, 5, 9), by=cast.secretary)
    taken = []
    for count in (1, 3, 200):
        minutes = make_minutes(cast.panel, 20 + count if address != "/meetings/GRID15/" else 10 + len(taken))
        write(minutes, 1, "".join(action(f"{count} {each}", "Member to do it by 3 May 2024.") for each in range(count)))
        send_notice_of_actions(minutes, site="http://testserver", by=cast.secretary)
        answer_action(Action.objects.get(pk=uuid_of(f"{count} 0")), ActionState.ON_TARGET, by=cast.member)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        taken.append(len(queries))

    assert len(set(taken)) == 1
    assert taken[0] <= 13


def test_a_long_list_of_ones_own_has_pages(cast: Cast, minutes: Minutes, client: Client) -> None:
    write(minutes, 1, "".join(action(f"a{each}", "Member to do it.") for each in range(60)))
    send_notice_of_actions(minutes, site="http://testserver", by=cast.secretary)
    client.force_login(cast.member)

    first, second = get(client), get(client, "/actions/mine/?show=open&page=2")

    assert (first.count('class="my-action"'), second.count('class="my-action"')) == (50, 10)
