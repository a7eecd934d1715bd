"""Who may change what at the addresses of actions: role × address, and that a refusal leaves no trace."""

import pytest
from django.db import transaction
from django.test import Client

from actions.models import Action
from actions.services import close_action, issue_action_numbers, propose_closure
from core.audit.trail import AuditEvent
from minutes.enums import VersionKind
from minutes.models import Minutes
from minutes.versions.freeze import freeze_version
from minutes.workflow.verbs import record_publication_elsewhere
from tests.access import EACH_ROLE, ROLES, UNCLEARED, expected, leaked, sign_in_as
from tests.conftest import Cast
from tests.factories import action, make_minutes, uuid_of, write

ITS_OWNER = dict.fromkeys(ROLES, 403) | {"member": 302}
ITS_KEEPER = dict.fromkeys(ROLES, 403) | {"secretary": 302}
WITHHELD = {"outsider": 404, "observer": 404, UNCLEARED: 404}

CHANGES = [
    ("mine", "answer", {"state": "on_target"}, ITS_OWNER),
    ("mine", "answer", {"state": "closure_proposed"}, ITS_OWNER),
    ("mine", "close", {"meeting": 10}, ITS_KEEPER),
    ("mine", "transfer", {"owner": "The Chair"}, ITS_KEEPER),
    ("mine", "new-due", {"due": "June", "reason": "Late."}, ITS_KEEPER),
    ("mine", "withdraw", {"reason": "Done by others."}, ITS_KEEPER),
    ("proposed", "refuse", {"reason": "Not yet."}, ITS_KEEPER),
    ("over", "reopen", {"reason": "By mistake."}, ITS_KEEPER),
    ("in secret", "answer", {"state": "on_target"}, ITS_OWNER | WITHHELD),
    ("in secret", "close", {"meeting": 10}, ITS_KEEPER | WITHHELD),
    ("in secret", "withdraw", {"reason": "Done by others."}, ITS_KEEPER | WITHHELD),
    ("in secret", "refuse", {"reason": "Not yet."}, dict.fromkeys(ROLES, 403) | {"secretary": 409} | WITHHELD),
    ("in secret", "reopen", {"reason": "By mistake."}, dict.fromkeys(ROLES, 403) | {"secretary": 409} | WITHHELD),
]


@pytest.fixture
def house(cast: Cast) -> Cast:
    published = make_minutes(cast.panel, 10)
    write(
        published,
        1,
        "".join(action(each, "Member to write.") for each in ("mine", "proposed", "over"))
        + action("in secret", "Member to whisper.", secret=True),
    )
    issue_action_numbers(published.meeting, by=cast.operator)
    propose_closure(Action.objects.get(pk=uuid_of("proposed")), by=cast.member)
    close_action(Action.objects.get(pk=uuid_of("over")), at=published.meeting, by=cast.secretary)
    record_publication_elsewhere(published, by=cast.operator)
    freeze_version(published, VersionKind.IMPORTED, by=cast.operator)
    return cast


@pytest.mark.parametrize("role", EACH_ROLE)
def test_each_role_may_change_what_the_table_says(house: Cast, client: Client, role: str) -> None:
    """Each change is taken back before the next one is tried."""
    sign_in_as(client, role, house)
    wrong = []

    for name, step, sent, statuses in CHANGES:
        with transaction.atomic():
            before = AuditEvent.objects.count(), Action.objects.get(pk=uuid_of(name)).state
            response = client.post(f"/actions/{uuid_of(name)}/{step}/", sent)
            after = AuditEvent.objects.count(), Action.objects.get(pk=uuid_of(name)).state
            transaction.set_rollback(True)
        if role == "anonymous":
            is_as_said = response.status_code == 302 and response["Location"].startswith("/account/sign-in/")
        else:
            is_as_said = response.status_code == expected(statuses, role)
        may_change = role != "anonymous" and expected(statuses, role) == 302
        wrong += leaked(response, role)
        if not is_as_said or (after != before) != may_change:
            wrong.append((name, step, sent, response.status_code, after))

    assert wrong == []


@pytest.mark.parametrize("role", ROLES)
def test_only_the_secretary_sends_a_notice(cast: Cast, minutes: Minutes, client: Client, role: str) -> None:
    write(minutes, 1, action("owed", "Member to write."))
    if role != "anonymous":
        client.force_login(getattr(cast, role))

    status = client.post("/meetings/GRID12/notice/").status_code

    expected = dict.fromkeys(ROLES, 404) | {"anonymous": 302, "chair": 403, "secretary": 302}
    assert status == expected[role]
    assert AuditEvent.objects.filter(verb="minutes.notice_of_actions_sent").exists() == (role == "secretary")
