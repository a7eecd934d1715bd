"""Worker and web server outlive a PostgreSQL that is restarted, and one that is away: real processes, a real server."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import psycopg2
import pytest
from django.conf import settings
from django.db import connection

from tests.browser.served import Served
from tests.core.background.test_outage import GOES_ON
from tests.minutes.pages.printing import wait_until
from tests.own_postgres import ROOT, OwnPostgres

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]


@pytest.fixture(scope="module")
def server(django_db_setup: None) -> Iterator[OwnPostgres]:
    """One with the tables of the tests' database in it."""
    if connection.vendor != "postgresql":
        pytest.skip("the suite runs on SQLite")
    known = connection.settings_dict
    with OwnPostgres() as own:
        source = f"--host='{known['HOST']}' --port='{known['PORT']}' --username='{known['USER']}' '{known['NAME']}'"
        target = f"--host={own.folder} --username=smartgov smartgov"
        own.do(f"PGPASSWORD='{known['PASSWORD']}' pg_dump {source} | psql --quiet {target} >/dev/null")
        yield own


class WorkerProcess:
    """A real ``manage.py worker``, and the tasks that it is given."""

    def __init__(self, server: OwnPostgres, folder: Path) -> None:
        self._server, self._folder, self._tasks = server, folder, 0
        self._output = folder / "output"
        with self._output.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "worker"],
                cwd=ROOT,
                env=os.environ | {"DATABASE_URL": server.url, "SECRET_KEY": settings.SECRET_KEY},
                stderr=output,
            )

    def begin_task(self, *, asks: bool) -> Path:
        """Returns once it runs; it goes on once the file is there that is returned."""
        self._tasks += 1
        place = self._folder / str(self._tasks)
        place.mkdir()
        arguments = json.dumps({"args": [str(place), asks], "kwargs": {}})
        self._ask(
            "INSERT INTO django_tasks_database_dbtaskresult (id, status, enqueued_at, args_kwargs, priority, task_path,"
            " worker_ids, queue_name, backend_name, run_after, exception_class_path, traceback) VALUES"
            " (gen_random_uuid(), 'READY', now(), %s, %s, %s, '[]', 'default', 'default', now(), '', '')",
            [arguments, self._tasks, "tests.core.background.outage_tasks.stay"],
        )
        wait_until((place / "begun").exists)
        return place / "go on"

    def outcome(self) -> tuple[str, int]:
        """How the last task went, and in how many attempts."""
        wait_until(lambda: self._last_task()[0] in {"SUCCESSFUL", "FAILED"})
        return self._last_task()

    def told(self) -> str:
        return self._output.read_text(encoding="utf-8")

    def _last_task(self) -> tuple[str, int]:
        return self._ask(
            "SELECT status, jsonb_array_length(worker_ids) FROM django_tasks_database_dbtaskresult WHERE priority = %s",
            [self._tasks],
        )

    def _ask(self, sql: str, values: list[object]) -> tuple[str, int]:
        with closing(psycopg2.connect(host=self._server.folder, user="smartgov", dbname="smartgov")) as session:
            session.autocommit = True
            with session.cursor() as cursor:
                cursor.execute(sql, values)
                return cursor.fetchone() if cursor.description else ("", 0)


@pytest.fixture
def worker(server: OwnPostgres, tmp_path: Path) -> Iterator[WorkerProcess]:
    worker = WorkerProcess(server, tmp_path)
    yield worker
    worker.process.kill()
    worker.process.wait()


def test_the_worker_outlives_a_server_that_goes_at_any_moment(server: OwnPostgres, worker: WorkerProcess) -> None:
    outcomes = []

    # Restarted while a task runs that asks it afterwards: that is cut short, and runs again.
    go_on = worker.begin_task(asks=True)
    server.restart()
    go_on.touch()
    outcomes.append(worker.outcome())

    # Restarted while a task runs that asks nothing.
    go_on = worker.begin_task(asks=False)
    server.restart()
    go_on.touch()
    outcomes.append(worker.outcome())

    # Away when the task has run: its result waits.
    go_on = worker.begin_task(asks=False)
    server.stop()
    go_on.touch()
    wait_until(lambda: worker.told().count("is unavailable") == 2)
    server.restart()
    outcomes.append(worker.outcome())

    # Away while the worker has nothing to do.
    wait_until(lambda: worker.told().count(GOES_ON) == 2)
    server.stop()
    wait_until(lambda: worker.told().count("is unavailable") == 3)
    server.restart()
    wait_until(lambda: worker.told().count(GOES_ON) == 3)
    worker.begin_task(asks=True).touch()
    outcomes.append(worker.outcome())

    assert outcomes == [("SUCCESSFUL", 2), ("SUCCESSFUL", 1), ("SUCCESSFUL", 1), ("SUCCESSFUL", 1)]
    assert "Traceback" not in worker.told()
    assert worker.process.poll() is None


@pytest.fixture
def web(server: OwnPostgres) -> Iterator[Served]:
    served = Served()
    served.start(DATABASE_URL=server.url, DEBUG="off", DJANGO_SETTINGS_MODULE="tests.process_settings")
    yield served
    served.kill()


def page(address: str) -> tuple[int, str]:
    try:
        with urlopen(address, timeout=30) as answer:  # noqa: S310 - our own server
            return answer.status, answer.read().decode()
    except HTTPError as answer:
        with answer:
            return answer.code, answer.read().decode()


def test_pages_say_that_the_server_is_away_and_come_back_with_it(server: OwnPostgres, web: Served) -> None:
    address = f"{web.url}/decisions/"

    before, _ = page(address)
    server.restart()
    after_a_restart, _ = page(address)
    server.stop()
    meanwhile, text = page(address)
    server.restart()
    afterwards, _ = page(address)

    assert (before, after_a_restart, meanwhile, afterwards) == (200, 200, 500, 200)
    assert "SmartGov could not answer. What was saved before is kept. Please try again in a minute" in text
