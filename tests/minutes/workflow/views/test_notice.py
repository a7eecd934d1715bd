"""The page of a notice: what would be sent, who may send it, and for whom it is not there."""

import pytest
from django.core import mail
from django.test import Client

from actions.models import Notice
from minutes.models import Minutes
from tests.conftest import Cast
from tests.minutes.workflow.telling import circulate_to, send
from tests.pages import page_text

PAGE = "/meetings/GRID12/notice/"


def test_the_secretary_sees_it_and_sends_it(cast: Cast, drafted: Minutes, client: Client) -> None:
    client.force_login(cast.secretary)
    asked = page_text(client.get(PAGE))
    waiting = len(mail.outbox)

    sent = client.post(PAGE, follow=True)

    assert "GRID12: you owe 2 actions" in asked
    assert "Send notice of actions" in asked
    assert waiting == 0
    assert [message.to for message in mail.outbox] == [["member@example.org"]]
    assert sent.redirect_chain == [("/meetings/GRID12/", 302)]
    assert "The notice of the actions of GRID12 is on its way." in page_text(sent)


def test_what_cannot_be_sent_again_has_no_button(cast: Cast, drafted: Minutes, client: Client) -> None:
    send(cast, drafted)
    client.force_login(cast.secretary)

    page = page_text(client.get(PAGE))

    assert "Notice 1 was sent on" in page
    assert "nothing in them has changed" in page
    assert "Send notice of actions" not in page
    assert client.post(PAGE).status_code == 409


def test_the_chair_sees_it_without_a_button(cast: Cast, drafted: Minutes, client: Client) -> None:
    client.force_login(cast.chair)

    page = page_text(client.get(PAGE))

    assert "The secretariat sends it." in page
    assert "Send notice of actions" not in page
    assert client.post(PAGE).status_code == 403
    assert not Notice.objects.exists()


@pytest.mark.parametrize("role", ["member", "outsider"])
def test_who_does_not_draft_finds_no_notice(cast: Cast, drafted: Minutes, client: Client, role: str) -> None:
    client.force_login(getattr(cast, role))

    assert [client.get(PAGE).status_code, client.post(PAGE).status_code] == [404, 404]


def test_who_reads_the_minutes_alone_finds_none(cast: Cast, with_chair: Minutes, client: Client) -> None:
    circulate_to(cast, with_chair, "member")
    client.force_login(cast.member)

    assert client.get("/minutes/GRID12/").status_code == 200
    assert client.get(PAGE).status_code == 404
