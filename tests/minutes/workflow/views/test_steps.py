"""The way from draft to published minutes as people click it."""

import pytest
from django.core import mail
from django.test import Client

from core.accounts.models import User
from minutes.enums import MinutesState
from minutes.models import Minutes
from tests.conftest import Cast
from tests.minutes.workflow.clicking import PAGE, as_, filled_buttons, hidden_text, page_of
from tests.minutes.workflow.signing import PASSWORD, bring_to, later_meeting
from tests.pages import page_text

S = MinutesState


def test_from_draft_to_published_each_page_offers_the_one_next_step(
    cast: Cast, complete: Minutes, client: Client
) -> None:
    meeting = later_meeting(complete, cast.secretary)
    offered = []

    def step(user: User, verb: str, **asked: object) -> None:
        as_(client, user)
        offered.append(filled_buttons(page_of(client))[0])
        assert client.get(f"{PAGE}{verb}/").status_code == 200
        response = client.post(f"{PAGE}{verb}/", asked)
        assert (response.status_code, response.headers.get("Location")) == (302, PAGE), page_text(response)

    step(cast.secretary, "send-to-chair")
    as_(client, cast.chair).post(f"{PAGE}return-to-draft/", {"reason": "A name is wrong."})
    assert "A name is wrong." in page_of(as_(client, cast.secretary))
    step(cast.secretary, "send-to-chair")
    recipients = [cast.member.person.pk, cast.observer.person.pk]
    step(cast.chair, "circulate", recipients=recipients)
    step(cast.secretary, "approve", at=meeting.pk)
    client.force_login(cast.chair)
    step(cast.chair, "sign", password=PASSWORD, name="Chair", text=hidden_text(page_of(client, f"{PAGE}sign/")))
    step(cast.secretary, "publish")

    assert offered == [
        "Send to the chair", "Send to the chair", "Circulate", "Record the approval", "Sign", "Publish",
    ]  # fmt: skip
    assert Minutes.objects.get().state == S.PUBLISHED
    assert len(mail.outbox) == 2
    assert "the open budget" in page_of(Client())
    assert "hidden price" not in page_of(Client())


@pytest.mark.parametrize("verb", ["send-to-chair", "circulate", "approve", "sign", "publish", "reopen"])
def test_looking_at_a_step_changes_nothing(cast: Cast, complete: Minutes, client: Client, verb: str) -> None:
    for state in S:
        Minutes.objects.update(state=state)
        for user in (cast.secretary, cast.chair):
            as_(client, user).get(f"{PAGE}{verb}/")
        assert Minutes.objects.get().state == state


def test_the_approval_can_be_asked_for_by_correspondence(cast: Cast, complete: Minutes, client: Client) -> None:
    bring_to(S.CIRCULATED, complete, cast)

    page = as_(client, cast.secretary).get(f"{PAGE}approve/").content.decode()

    address = f"/panels/GRID/by-correspondence/new/?minutes={complete.meeting.reference}"
    assert f'href="{address}"' in page
    assert f"Approval of the minutes of meeting {complete.meeting.number}" in client.get(address).content.decode()
