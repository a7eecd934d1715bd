from django.test import Client

from actions.models import Action, ActionState
from actions.services import answer_action, attach_evidence, check_evidence, set_new_due, transfer_action
from minutes.models import Minutes
from tests.actions.test_evidence import PDF
from tests.conftest import Cast
from tests.factories import uuid_of
from tests.minutes.registers.pages import get


def test_evidence_is_for_the_panel_and_only_under_its_own_action(cast: Cast, noticed: Minutes, client: Client) -> None:
    hidden = attach_evidence(
        Action.objects.get(pk=uuid_of("hidden")), check_evidence("secret.pdf", PDF), by=cast.member
    )

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


def test_a_public_reader_of_published_minutes_finds_no_notes(cast: Cast, noticed: Minutes, client: Client) -> None:
    answer_action(Action.objects.get(pk=uuid_of("late")), ActionState.AT_RISK, note="With legal.", by=cast.member)
    set_new_due(Action.objects.get(pk=uuid_of("late")), "3 June 2024", "Lawyers.", by=cast.secretary)
    transfer_action(Action.objects.get(pk=uuid_of("undated")), "The Chair", by=cast.secretary)

    pages = get(client, "/actions/") + get(client, f"/actions/{uuid_of('late')}/")

    assert "legal" not in pages
    assert "Lawyers" not in pages
