"""script/server keeps three programs running: what ends is started again, and a signal ends all of them."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from django.conf import settings
from django.db import connection

from tests.browser.served import database_url
from tests.minutes.pages.printing import wait_until

ROOT = Path(__file__).resolve().parents[1]
PARTS = {"web server": "-m gunicorn", "task worker": "manage.py worker", "minute loop": "manage.py minute_loop"}
AGAIN = "server: the {} ended by itself; it is started again in {}."

# Stand for Python: one plays the parts, each with a child, and FAILING names one that ends at once; the other is Python
# but for making a database ready.
PLAYER = """#!/bin/sh
case "$*" in
    *"${FAILING:-nothing}"*) exit 3 ;;
    *gunicorn* | *worker* | *minute_loop*) sleep 1000 & wait ;;
esac
"""
PYTHON = f"""#!/bin/sh
case "$*" in
    *migrate* | *collectstatic* | *setup_code* | *shell*) ;;
    *) exec "{sys.executable}" "$@" ;;
esac
"""


class House:
    """The script in a folder of its own, which is set up already."""

    def __init__(self, folder: Path, python: str, **environment: str) -> None:
        for name in ("script", ".venv/bin", "static", "var"):
            (folder / name).mkdir(parents=True)
        (folder / "script/server").symlink_to(ROOT / "script/server")
        (folder / "manage.py").symlink_to(ROOT / "manage.py")
        (folder / ".venv/installed.lock").touch()
        for name, text in {"script/setup": "#!/bin/sh\n", ".venv/bin/python": python}.items():
            (folder / name).write_text(text, encoding="utf-8")
            (folder / name).chmod(0o755)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self._errors = folder / "errors"
        own = {"SMARTGOV_VAR": str(folder / "var"), "SMARTGOV_DEMO": "off", "PORT": str(self.port)}
        with self._errors.open("wb") as errors:
            self.process = subprocess.Popen(  # noqa: S603 - our own script
                [folder / "script/server"],
                env=os.environ | own | environment,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                # Whoever runs the tests in the background has Ctrl-C ignored, and a shell cannot take that back.
                preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
            )

    def told(self) -> list[str]:
        return self._errors.read_text(encoding="utf-8").splitlines()

    def parts(self) -> dict[str, int]:
        """The process of each part that runs."""
        children = {pid: command for pid, parent, command in processes() if parent == self.process.pid}
        return {part: pid for part, mark in PARTS.items() for pid, command in children.items() if mark in command}

    def wait_for_all_parts(self) -> dict[str, int]:
        wait_until(lambda: self.parts().keys() == PARTS.keys())
        return self.parts()

    def end(self, number: int = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        return self.process.wait(timeout=60)


def processes() -> list[tuple[int, int, str]]:
    """All that run on this machine: each with its parent and its command."""
    listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid=,args="], capture_output=True, text=True, check=True)  # noqa: S607
    rows = [line.split(None, 2) for line in listed.stdout.splitlines()]
    return [(int(row[0]), int(row[1]), row[2]) for row in rows if len(row) == 3 and "<defunct>" not in row[2]]


def with_children(pids: set[int]) -> set[int]:
    return pids | {pid for pid, parent, _ in processes() if parent in pids}


def running(pids: set[int]) -> set[int]:
    return pids & {pid for pid, _, _ in processes()}


@pytest.fixture
def house(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[House]:
    house = House(tmp_path, PLAYER, FAILING=getattr(request, "param", ""))
    yield house
    house.end()


def test_each_part_that_is_killed_is_started_again_and_leaves_nothing_behind(house: House) -> None:
    before = house.wait_for_all_parts()
    all_of_it = with_children(set(before.values()))

    for pid in before.values():
        os.kill(pid, signal.SIGKILL)
    wait_until(lambda: len(house.told()) == len(PARTS))
    house.wait_for_all_parts()

    assert len(all_of_it) == 2 * len(PARTS)
    assert running(all_of_it) == set()
    assert house.told() == [AGAIN.format(part, "1 second") for part in PARTS]


@pytest.mark.parametrize("house", ["minute_loop"], indirect=True)
def test_a_part_that_ends_at_once_is_tried_again_after_growing_pauses(house: House) -> None:
    wait_until(lambda: len(house.told()) == 3)

    assert house.told() == [AGAIN.format("minute loop", pause) for pause in ("1 second", "2 seconds", "4 seconds")]
    assert house.parts().keys() == {"web server", "task worker"}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("house", ["minute_loop"], indirect=True)
def test_a_signal_ends_all_parts_even_in_a_pause(house: House, number: int) -> None:
    wait_until(lambda: len(house.told()) == 1)
    all_of_it = with_children(set(house.parts().values()))

    code = house.end(number)

    assert code == 0
    assert len(all_of_it) == 4
    assert running(all_of_it) == set()
    assert len(house.told()) == 1


@pytest.mark.django_db(transaction=True)
def test_pages_are_back_after_all_parts_were_killed(tmp_path: Path) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("one database is enough: tests/core/background/test_postgres_outage.py has pages on the other")
    house = House(
        tmp_path,
        PYTHON,
        DATABASE_URL=database_url(),
        DJANGO_SETTINGS_MODULE="tests.process_settings",
        PYTHONPATH=str(ROOT),
        SECRET_KEY=settings.SECRET_KEY,
    )
    try:
        wait_until(lambda: answers(house.port))

        for pid in house.parts().values():
            os.kill(pid, signal.SIGKILL)
        wait_until(lambda: len(house.told()) == len(PARTS))
        wait_until(lambda: answers(house.port))
    finally:
        code = house.end()

    assert code == 0
    assert house.told() == [AGAIN.format(part, "1 second") for part in PARTS]


def answers(port: int) -> bool:
    try:
        with urlopen(f"http://localhost:{port}/decisions/", timeout=30) as page:
            return bool(page.status == 200)
    except OSError:  # refused, cut off by a kill, or slow to come
        return False
