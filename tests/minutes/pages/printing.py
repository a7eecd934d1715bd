"""What tests of printed minutes share: a worker that works off the queue here and now, and one of its own process."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from minutes.rendering import pdf

ROOT = Path(__file__).resolve().parents[3]


def work_off_the_queue() -> None:
    """Does what waits, in this process and on this connection, as a worker does."""
    worker = Worker(
        queue_names=["default"],
        excluded_queue_names=[],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="here-and-now",
    )
    while waiting := DBTaskResult.objects.ready().first():
        waiting.claim(worker.worker_id)
        worker.run_task(waiting)


@contextmanager
def worker_process(printed: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A real ``manage.py worker`` on the database of this test; killed at the end if it is still there."""
    environment = os.environ | {
        "DATABASE_URL": _url_of_the_test_database(),
        "SMARTGOV_VAR": str(printed.parent),
        "SECRET_KEY": settings.SECRET_KEY,
    }
    command = [sys.executable, "-W", "ignore", "manage.py", "worker", "--verbosity", "0"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment)  # noqa: S603 - a command of ours
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def _url_of_the_test_database() -> str:
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return os.environ["DATABASE_URL"].rpartition("/")[0] + f"/{name}"


def wait_until(happened: Callable[[], bool], within: float = 240) -> None:
    deadline = time.monotonic() + within
    while not happened():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)


def count_renderings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The audience of each rendering from now on."""
    rendered: list[str] = []
    render = pdf.render_pdf

    def counted(redacted: pdf.Redacted) -> bytes:
        rendered.append(redacted.audience.value)
        return render(redacted)

    monkeypatch.setattr(pdf, "render_pdf", counted)
    return rendered
