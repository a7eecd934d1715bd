"""A server of its own for tests that kill it: gunicorn on the test's database, on a port that it keeps."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from django.conf import settings
from django.db import connection

HOUSE = Path(__file__).resolve().parents[2]


class Served:
    def __init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self.url = f"http://localhost:{self._port}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, **environment: str) -> None:
        own = {"DATABASE_URL": database_url(), "SECRET_KEY": settings.SECRET_KEY, "DEBUG": "on"}
        options = f"--bind 127.0.0.1:{self._port} --worker-class gthread --threads 2 --no-control-socket"
        self._process = subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-m", "gunicorn", "smartgov.wsgi", "--log-level", "error", *options.split()],
            cwd=HOUSE,
            env=os.environ | own | environment,
            start_new_session=True,
        )
        self._wait_until_it_answers()

    def kill(self) -> None:
        """As the power going: the master and its workers, at once and unasked."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None

    def _wait_until_it_answers(self) -> None:
        for _ in range(200):
            if self._process is None or self._process.poll() is not None:
                raise ChildProcessError("The server ended before it answered.")
            try:
                socket.create_connection(("127.0.0.1", self._port), timeout=1).close()
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise TimeoutError("The server did not start.")


def database_url() -> str:
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return os.environ["DATABASE_URL"].rpartition("/")[0] + f"/{name}"
