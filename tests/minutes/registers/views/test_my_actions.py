import csv
import io
import re
from datetime import date, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from actions.models import Action, ActionState, Evidence
from actions.services import answer_action, attach_evidence, close_action, propose_closure, set_new_due, transfer_action
from meetings.attendance.services.attendance import record_attendance
from meetings.calendar.services.meetings import create_meeting
from meetings.models import Panel
from meetings.panels.rules import PanelRules
from minutes.enums import MinutesState
from minutes.models import Minutes
from minutes.workflow.notices import send_notice_of_actions
from tests.actions.test_evidence import PDF
from tests.conftest import Cast
from tests.factories import action, make_minutes, paragraph, uuid_of, write
from tests.minutes.workflow.signing import bring_to
from tests.pages import page_text

TODAY = date(2024, 5, 20)


@pytest.fixture
def noticed(cast: Cast, minutes: Minutes) -> Minutes:
    write(
        minutes,
        1,
        action("undated", "Member to think.")
        + action("late", "Member to write by 13 May 2024.")
        + action("soon", "Member to report at the next meeting.")
        + action("later", "Member to rest by 3 May 2030.")
        + action("others", "The Clerk to count.")
        + action("hidden", "Member to whisper.", secret=True),
    )
    create_meeting(cast.panel, 13, held_on=TODAY + timedelta(days=11), by=cast.secretary)
    send_notice_of_actions(minutes, site="http://testserver", by=cast.secretary)
    return minutes


def get(client: Client, address: str = "/actions/mine/") -> str:
    with time_machine.travel(TODAY, tick=False):
        return page_text(client.get(address))


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
        ({}, "Say how it stands"),
        ({"state": "closed"}, "Select a valid choice"),
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


def test_htmx_gets_the_row_alone(cast: Cast, noticed: Minutes, client: Client) -> None:
    client.force_login(cast.member)

    page = page_text(
        client.post(
            f"/actions/{uuid_of('late')}/answer/", {"state": "closure_proposed"}, headers={"HX-Request": "true"}
        )
    )

    assert "<html" not in page
    assert page.strip().startswith("<li")
    assert "Your answer on GRID12/02 is kept." in page
    assert "Done: closure proposed" in page
    assert "Waiting for the secretary 1" in get(client)


def test_who_may_read_it_but_does_not_owe_it_is_told_so(cast: Cast, noticed: Minutes, client: Client) -> None:
    client.force_login(cast.observer)

    response = client.post(f"/actions/{uuid_of('late')}/answer/", {"state": "on_target"})

    assert response.status_code == 403
    assert "not yours to answer" in page_text(response)
    assert client.post(f"/actions/{uuid_of('hidden')}/answer/", {"state": "on_target"}).status_code == 404


def test_evidence_is_for_the_panel_and_only_under_its_own_action(cast: Cast, noticed: Minutes, client: Client) -> None:
    hidden = attach_evidence(Action.objects.get(pk=uuid_of("hidden")), "secret.pdf", PDF, by=cast.member)

    def status(role: str, under: str) -> int:
        client.force_login(getattr(cast, role))
        response = client.get(f"/actions/{uuid_of(under)}/evidence/{hidden.pk}/")
        response.getvalue()  # a file is closed once it is read
        return response.status_code

    assert status("member", "hidden") == 200
    assert status("observer", "hidden") == 404
    assert status("observer", "late") == 404
    assert status("outsider", "hidden") == 404
    client.logout()
    assert client.get(f"/actions/{uuid_of('hidden')}/evidence/{hidden.pk}/").status_code == 404


def test_the_secretary_closes_transfers_redates_and_withdraws(cast: Cast, noticed: Minutes, client: Client) -> None:
    client.force_login(cast.secretary)

    def post(name: str, step: str, **sent: object) -> int:
        return client.post(f"/actions/{uuid_of(name)}/{step}/", sent).status_code

    assert post("late", "close", meeting=13) == 302
    assert post("soon", "transfer", owner="The Chair") == 302
    assert post("later", "new-due", due="3 May 2031", reason="Tired.") == 302
    assert post("undated", "withdraw", reason="No longer wanted.") == 302
    assert post("others", "withdraw", reason="") == 400

    page = get(client, f"/actions/{uuid_of('late')}/")
    assert "Closed, at" in page
    assert "GRID13" in page
    assert "in the minutes: Member" in get(client, f"/actions/{uuid_of('soon')}/")
    assert "in the minutes: 3 May 2030" in get(client, f"/actions/{uuid_of('later')}/")
    client.force_login(cast.member)
    page = get(client)
    assert "Open 2" in page
    assert "Closed 2" in page
    client.force_login(cast.chair)
    assert "Open 1" in get(client)


def test_a_step_that_is_too_late_says_so(cast: Cast, noticed: Minutes, client: Client) -> None:
    close_action(Action.objects.get(pk=uuid_of("late")), at=noticed.meeting, by=cast.secretary)
    client.force_login(cast.secretary)

    response = client.post(f"/actions/{uuid_of('late')}/withdraw/", {"reason": "Late."})

    assert response.status_code == 409
    assert "is closed" in page_text(response)


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


def test_a_public_reader_of_published_minutes_finds_no_notes(cast: Cast, noticed: Minutes, client: Client) -> None:
    answer_action(Action.objects.get(pk=uuid_of("late")), ActionState.AT_RISK, note="With legal.", by=cast.member)
    set_new_due(Action.objects.get(pk=uuid_of("late")), "3 June 2024", "Lawyers.", by=cast.secretary)
    transfer_action(Action.objects.get(pk=uuid_of("undated")), "The Chair", by=cast.secretary)

    pages = get(client, "/actions/") + get(client, f"/actions/{uuid_of('late')}/")

    assert "legal" not in pages
    assert "Lawyers" not in pages


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


def notes(page: str, reference: str) -> str:
    """What stands under an action on the page, as plain words."""
    row = page.split(f">{reference}</a>")[1].split('class="register-notes"')[1].split("</p>")[0]
    return " ".join(re.sub(r"<[^>]*>", "", row.split(">", 1)[1]).split())


@pytest.fixture
def circulated(cast: Cast, minutes: Minutes) -> Minutes:
    """An action behind a confidential paragraph, one behind a list, one behind nothing; an item that is secret."""
    write(
        minutes,
        1,
        action("bare", "Observer to begin.")
        + paragraph("said", "The Clerk spoke. It will be published on 18 August.")
        + paragraph("hush", "The price is a quokka.", secret=True)
        + action("owed", "Observer and Member to write.")
        + action("second", "Observer and Member to ring."),
    )
    write(minutes, 2, paragraph("talk", "The quokka slept.", secret=True) + action("veiled", "Member to wake it."))
    record_attendance(minutes.meeting, [], by=cast.secretary)
    return bring_to(MinutesState.CIRCULATED, minutes, cast)


def test_the_sentence_before_an_action_stands_by_it_as_far_as_its_owner_may_read_it(
    cast: Cast, circulated: Minutes, client: Client
) -> None:
    client.force_login(cast.observer)
    page = get(client)

    assert notes(page, "GRID12/01") == "GRID12, item 1: Welcome"
    for reference in ("GRID12/02", "GRID12/03"):
        assert notes(page, reference) == "“It will be published on 18 August.” – GRID12, item 1: Welcome"
    assert "quokka" not in page + get(client, f"/actions/{uuid_of('owed')}/answer/")
    client.force_login(cast.member)
    assert "“The price is a quokka.”" in get(client)
    assert "“The price is a quokka.”" in get(client, f"/actions/{uuid_of('owed')}/answer/")
    assert notes(get(client), "GRID12/04") == "“The quokka slept.” – GRID12, item 2: Budget"


def test_from_a_notice_alone_nothing_around_the_action_is_read(cast: Cast, minutes: Minutes, client: Client) -> None:
    write(minutes, 1, paragraph("said", "Drafted words.") + action("owed", "Member and Chair to write."))
    send_notice_of_actions(minutes, site="http://testserver", by=cast.secretary)

    client.force_login(cast.member)
    pages = get(client) + get(client, f"/actions/{uuid_of('owed')}/answer/")

    assert "Drafted words" not in pages
    assert "Welcome" not in pages
    client.force_login(cast.chair)  # who takes part in the drafting
    assert notes(get(client), "GRID12/01") == "“Drafted words.” – GRID12, item 1: Welcome"


def test_a_draft_is_shown_to_a_chair_who_is_not_cleared_without_its_secrets(
    cast: Cast, minutes: Minutes, client: Client
) -> None:
    cast.panel.memberships.filter(person__account=cast.chair).update(is_cleared=False)
    write(minutes, 1, paragraph("hush", "A quokka came.", secret=True) + action("owed", "Chair to write."))
    client.force_login(cast.chair)

    page = get(client)

    assert "quokka" not in page
    assert notes(page, "GRID12/01") == "GRID12, item 1: Welcome"


def test_the_table_of_actions_has_the_latest_word_and_its_day_for_the_panel_alone(
    cast: Cast, circulated: Minutes, client: Client
) -> None:
    with time_machine.travel(TODAY, tick=False):
        answer_action(Action.objects.get(pk=uuid_of("owed")), ActionState.AT_RISK, note="With legal.", by=cast.member)
    client.force_login(cast.member)

    table = b"".join(client.get("/actions.csv")).decode("utf-8-sig")

    row = next(row for row in csv.DictReader(io.StringIO(table)) if row["Reference"] == "GRID12/02")
    assert (row["State"], row["Latest word"], row["Said on"]) == ("At risk", "With legal.", "2024-05-20")
    client.logout()
    assert b"legal" not in b"".join(client.get("/actions.csv"))


def test_the_secretary_refuses_a_closure_and_reopens_what_is_over(cast: Cast, noticed: Minutes, client: Client) -> None:
    late = f"/actions/{uuid_of('late')}/"
    propose_closure(Action.objects.get(pk=uuid_of("late")), note="Sent.", by=cast.member)
    client.force_login(cast.secretary)

    def offered() -> list[str]:
        return re.findall(r"<summary>([^<]*)</summary>", get(client, late).split('class="steps"')[1])

    assert offered() == ["Close", "Refuse the closure", "Transfer", "Set a new due date", "Withdraw"]
    assert client.post(late + "refuse/", {"reason": ""}).status_code == 400
    assert client.post(late + "refuse/", {"reason": "It lacks its annex."}).status_code == 302
    assert "Closure refused: “It lacks its annex.”" in get(client, late)
    assert offered() == ["Close", "Transfer", "Set a new due date", "Withdraw"]
    assert client.post(late + "refuse/", {"reason": "Twice."}).status_code == 409
    client.post(late + "withdraw/", {"reason": "No longer wanted."})
    assert offered() == ["Reopen"]
    assert client.post(late + "reopen/", {"reason": "It is wanted after all."}).status_code == 302
    assert "Reopened: “It is wanted after all.”" in get(client, late)
    client.force_login(cast.member)
    assert "Open again · “It is wanted after all.”" in re.sub(r"<[^>]*>", "", get(client))
