"""The web process and the worker of a history, which are killed and started again."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from django.conf import settings

from tests.browser.served import HOUSE, database_url
from tests.histories.clock import OFFSET


class Processes:
    """A web process on a port that it keeps, and a worker, on the test's database and in ``folder``."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.log = folder / "processes.log"
        self._clock = folder / "clock"
        self.put_clock(0)
        own = {
            "DATABASE_URL": database_url(),
            "DEBUG": "",
            "DJANGO_SETTINGS_MODULE": "tests.histories.process_settings",
            "SECRET_KEY": settings.SECRET_KEY,
            "SMARTGOV_VAR": str(folder),
            OFFSET: str(self._clock),
        }
        self._nursery = subprocess.Popen(
            [sys.executable, "-m", "tests.histories.nursery"],
            cwd=HOUSE,
            env=os.environ | own,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._answer()
        self.kills = {"web": 0, "worker": 0}
        self._pids = {"web": self._do(f"web {self.port}"), "worker": self._do("worker")}
        self._wait_for_web()

    def kill(self, which: str) -> None:
        """Kill the web process or the worker, and start another."""
        self._do(f"kill {self._pids[which]}")
        self.kills[which] += 1
        self._pids[which] = self._do(f"web {self.port}" if which == "web" else "worker")

    def put_clock(self, offset: float) -> None:
        """Have the clock of all of them go so many seconds before or behind."""
        draft = self._clock.with_suffix(".new")
        draft.write_text(str(offset))
        draft.replace(self._clock)

    def drain(self) -> None:
        """Have the minute loop and a worker do what is left, once the killed are gone for good."""
        for which in ("web", "worker"):
            self._do(f"kill {self._pids[which]}")
        status = self._do("drain")
        assert status == 0, self.log.read_text()

    def complaints(self) -> str:
        expected = ("Conflict: ", "Unauthorized: ", "Not Found: ", "Task ")
        lines = self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []
        return "\n".join(line for line in lines if not line.startswith(expected))

    def end(self) -> None:
        self._nursery.communicate()

    def _do(self, command: str) -> int:
        assert self._nursery.stdin is not None
        self._nursery.stdin.write(f"{command}\n")
        self._nursery.stdin.flush()
        return int(self._answer())

    def _answer(self) -> str:
        assert self._nursery.stdout is not None
        line = self._nursery.stdout.readline()
        assert line, "The nursery has ended."
        return line.strip()

    def _wait_for_web(self) -> None:
        for _ in range(300):
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise TimeoutError(self.log.read_text())
