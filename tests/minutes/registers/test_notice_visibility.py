"""Actions known from a notice: for whom, in which words, and nothing else of the draft."""

import re

from django.test import Client

from minutes.models import Minutes
from tests.conftest import Cast
from tests.factories import action, uuid_of, write
from tests.minutes.workflow.telling import send


def listed(client: Client, cast: Cast, role: str) -> list[str]:
    client.force_login(getattr(cast, role))
    page = client.get("/actions/").content.decode()
    return re.findall(r'class="register-reference"[^>]*>(\S+?)</a>', page)


def test_the_panel_reads_noticed_actions_and_nothing_else(cast: Cast, drafted: Minutes, client: Client) -> None:
    assert listed(client, cast, "member") == []

    send(cast, drafted)

    assert listed(client, cast, "member") == ["GRID12/01", "GRID12/02", "GRID12/03", "GRID12/04"]
    assert listed(client, cast, "observer") == ["GRID12/01", "GRID12/02"]
    assert listed(client, cast, "outsider") == []
    client.force_login(cast.member)
    page = client.get(f"/actions/{uuid_of('owed')}/").content.decode()
    assert "known from its notice" in page
    assert "Drafted words" not in page
    assert "Welcome" not in page
    assert client.get("/minutes/GRID12/").status_code == 404


def test_members_read_the_notice_while_the_draft_moves(cast: Cast, drafted: Minutes, client: Client) -> None:
    send(cast, drafted)
    write(drafted, 1, action("owed", "Member to write a novel.") + action("new", "Member to sing."))
    client.force_login(cast.member)

    page = client.get("/actions/").content.decode()

    assert "Member to write by 3 May 2024." in page
    assert "novel" not in page
    assert "sing" not in page
    assert "The Clerk to count" not in page  # struck out of the draft since
    timeline = client.get(f"/actions/{uuid_of('owed')}/").content.decode()
    assert "novel" not in timeline


def test_what_is_made_confidential_later_is_gone_again(cast: Cast, drafted: Minutes, client: Client) -> None:
    send(cast, drafted)
    write(
        drafted,
        1,
        action("owed", "Member to write by 3 May 2024.", secret=True) + action("nobody", "The Clerk to count."),
    )

    assert listed(client, cast, "observer") == ["GRID12/02"]
    assert listed(client, cast, "member") == ["GRID12/01", "GRID12/02", "GRID12/03", "GRID12/04"]
    client.force_login(cast.observer)
    assert client.get(f"/actions/{uuid_of('owed')}/").status_code == 404
