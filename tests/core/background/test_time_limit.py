"""A task that takes too long is ended, and so is one that does not heed it."""

import signal
import subprocess
import sys
import time

import pytest

from core.background import time_limit as limits
from core.background.time_limit import TookTooLong, time_limit


def test_what_takes_too_long_is_ended_in_its_middle() -> None:
    with pytest.raises(TookTooLong, match=r"more than 0\.05 seconds"), time_limit(0.05):
        time.sleep(20)

    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
    assert signal.getsignal(signal.SIGALRM) == signal.SIG_DFL


def test_who_takes_it_for_something_else_is_told_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "AGAIN", 0.05)
    heard = []

    def mistake_it() -> None:
        try:
            time.sleep(20)
        except Exception as error:
            heard.append(error)
        time.sleep(20)

    with pytest.raises(TookTooLong), time_limit(0.05):
        mistake_it()

    assert len(heard) == 1


def test_a_clock_that_was_stopped_ends_nothing() -> None:
    with time_limit(0.02) as stop:
        stop()
        time.sleep(0.05)

    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_what_does_not_heed_it_ends_its_process_and_says_where_it_was() -> None:
    deaf = (
        "import signal, time\n"
        "from core.background.time_limit import time_limit\n"
        "def stuck():\n    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM]); time.sleep(20)\n"
        "with time_limit(0.05, grace=0.05):\n    stuck()\n"
    )

    done = subprocess.run([sys.executable, "-c", deaf], capture_output=True, text=True, timeout=15, check=False)  # noqa: S603 - ours

    assert done.returncode == 1
    assert "in stuck" in done.stderr
