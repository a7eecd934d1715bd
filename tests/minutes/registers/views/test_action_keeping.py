import re

from django.test import Client

from actions.models import Action
from actions.services import close_action, propose_closure
from minutes.models import Minutes
from tests.conftest import Cast
from tests.factories import uuid_of
from tests.minutes.registers.pages import get
from tests.pages import page_text


def test_the_secretary_closes_transfers_redates_and_withdraws(cast: Cast, noticed: Minutes, client: Client) -> None:
    client.force_login(cast.secretary)

    def post(name: str, step: str, **sent: object) -> int:
        return client.post(f"/actions/{uuid_of(name)}/{step}/", sent).status_code

    steps = [get(client, f"/actions/{uuid_of('late')}/{step}/") for step in ("close", "new-due")]
    reference = Action.objects.get(pk=uuid_of("late")).number
    headings = [re.findall(r"<h1>(.*?) GRID12/0*(\d+)</h1>", step) for step in steps]
    assert headings == [[("Close", str(reference))], [("Set a new due date for", str(reference))]]

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

    address = f"/actions/{uuid_of('late')}/withdraw/"

    asked, sent = client.get(address), client.post(address, {"reason": "Late."})

    assert (asked.status_code, sent.status_code) == (409, 409)
    assert "the status of GRID12/02 is “Closed”" in page_text(asked)


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
