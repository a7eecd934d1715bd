"""The worker is warm before it takes work, and looks for it five times a second."""

import pytest
from django.core.management import call_command
from django_tasks_db.management.commands.db_worker import Worker

from core.management.commands import worker


@pytest.fixture
def done(queue: None, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What the command did, in order."""
    seen: list[object] = []
    monkeypatch.setattr(worker, "warm_up", lambda: seen.append("warmed up"))
    monkeypatch.setattr(Worker, "configure_signals", lambda _self: None)
    monkeypatch.setattr(Worker, "run", lambda self: seen.append((self.interval, self.startup_delay)))
    return seen


def test_it_warms_up_before_it_works(done: list[object]) -> None:
    call_command("worker", verbosity=0)

    assert done == ["warmed up", (0.2, False)]


def test_it_can_be_told_to_look_less_often(done: list[object]) -> None:
    call_command("worker", "--interval", "3", verbosity=0)

    assert done == ["warmed up", (3.0, False)]
