import pytest
from django.test import Client

from core.audit.trail import AuditEvent
from meetings.models import Panel
from smartgov.demo.loading import load_demo
from smartgov.first_run.claiming import claim_installation
from tests.smartgov.first_run.accounts import PASSWORD

pytestmark = pytest.mark.usefixtures("var")


def test_where_somebody_has_begun_meanwhile_no_demo_is_made(client: Client, code: str, queue: None) -> None:
    client.post("/welcome/demo/", {"code": code})
    claim_installation("ada@example.org", name="Ada", password=PASSWORD, code=code)

    load_demo.func()

    assert not Panel.objects.exists()


def test_a_second_demo_is_never_made(code: str) -> None:
    load_demo.enqueue()
    before = AuditEvent.objects.count()

    load_demo.enqueue()

    assert AuditEvent.objects.count() == before
