import io
import re
import stat
from pathlib import Path

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from core.accounts.models import User
from meetings.models import Panel
from smartgov.demo import staging
from tests.factories import make_panel

pytestmark = pytest.mark.usefixtures("var")

SAID = re.compile(r"Sign in with the password ((?:[0-9a-f]{4}-){3}[0-9a-f]{4}), as")


def demo(*arguments: str) -> str:
    out = io.StringIO()
    call_command("demo", *arguments, stdout=out)
    return out.getvalue()


def test_an_empty_database_is_filled_and_the_password_kept_for_its_owner_only(var: Path) -> None:
    said = demo("--unless-in-use")

    password = SAID.search(said)[1]
    kept = var / "demo_password"
    assert said.startswith("demo: 8 accounts\ndemo: SEC Panel: 12 seats, 20 people\n")
    assert "  anna@example.org    Anna Brandt, secretary; sees drafts, and what is confidential\n" in said
    assert User.objects.get(email="anna@example.org").check_password(password)
    assert (kept.read_text(), stat.S_IMODE(kept.stat().st_mode)) == (password, 0o600)


def test_the_demo_a_second_time_changes_nothing_and_says_again_who_can_sign_in() -> None:
    first = demo()

    again = demo("--unless-in-use")

    assert again == "The demo is already loaded.\n" + first[first.index("Sign in") :]


def test_a_password_given_is_used_and_never_written_down(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEMO_PASSWORD", "given by the operator")

    demo()

    monkeypatch.delenv("DEMO_PASSWORD")
    assert User.objects.get(email="mei@example.org").check_password("given by the operator")
    assert not (var / "demo_password").exists()
    assert "Sign in with the DEMO_PASSWORD it was loaded with, as" in demo()


def test_panels_of_ones_own_are_left_alone_aloud_or_in_silence() -> None:
    make_panel("SECP", "A panel of our own")

    with pytest.raises(CommandError, match="has panels already, and the demo would stand among them"):
        demo()

    assert demo("--unless-in-use") == ""
    assert Panel.objects.get().name == "A panel of our own"


def test_a_demo_that_fails_half_way_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "_draft_meeting_47", lambda *_, **__: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        demo()

    assert not Panel.objects.exists()
    assert not User.objects.filter(email="anna@example.org").exists()


def test_its_mails_lead_to_where_it_is_served(settings: Settings) -> None:
    settings.SITE_URL = "http://localhost:8123"

    demo()

    linked = [message.body for message in mail.outbox if "://" in message.body]
    assert linked
    assert [body for body in linked if body.count("://") != body.count("http://localhost:8123/")] == []
