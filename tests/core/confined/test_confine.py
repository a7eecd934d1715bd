"""Work in a child process: what it gives back, and what becomes of it beyond a limit."""

import os
import signal
from pathlib import Path

import pytest

from core.confined import confine
from core.confined.confine import BUSY, TooCostly, Work, WorkFailed, confined
from core.confined.limits import Limits
from core.errors import Unacceptable
from tests.core.confined import works

LIMITS = Limits(step=0.2, total=2, memory=600_000_000, output=1000)


def test_results_come_back_one_by_one() -> None:
    assert list(confined(works.double, b"ab", 2, limits=LIMITS)) == [b"abab", b"abab"]


def test_a_refusal_comes_back_in_its_words() -> None:
    with pytest.raises(Unacceptable, match=r"^Not this one\.$"):
        list(confined(works.refuse, b"", limits=LIMITS))


def test_a_failure_comes_back_with_its_kind_after_what_was_made() -> None:
    results = confined(works.fail, b"", limits=LIMITS)

    assert next(results) == b"so far"
    with pytest.raises(WorkFailed, match="in fail") as failure:
        next(results)
    assert failure.value.kind == "builtins.KeyError"


@pytest.mark.parametrize("work", [works.work_for_ever, works.eat, works.talk, works.die])
def test_what_goes_beyond_a_limit_is_ended_and_the_next_goes_on(work: Work) -> None:
    with pytest.raises(TooCostly):
        list(confined(work, b"words", limits=LIMITS))

    assert list(confined(works.double, b"ab", 1, limits=LIMITS)) == [b"abab"]


def test_a_child_writes_no_file(tmp_path: Path) -> None:
    with pytest.raises(WorkFailed, match="File too large"):
        list(confined(works.write, b"words", str(tmp_path / "written"), limits=LIMITS))

    assert (tmp_path / "written").read_bytes() == b""


def test_a_child_has_no_secret_and_no_connection_of_its_parent() -> None:
    names, files = confined(works.tell_surroundings, b"", limits=LIMITS)

    assert set(names.decode().split()) <= {"LC_CTYPE"}
    assert int(files) == 4  # two to say nothing to, its line, and the folder that it reads just now


def test_a_nursery_that_was_ended_is_started_again() -> None:
    list(confined(works.double, b"ab", 1, limits=LIMITS))
    first = confine._running().process
    os.kill(first.pid, signal.SIGKILL)
    first.wait()

    assert list(confined(works.double, b"ab", 1, limits=LIMITS)) == [b"abab"]
    assert confine._running().process.pid != first.pid


def test_no_more_than_a_few_wait_for_their_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confine, "PATIENCE", 0.01)
    busy = [confined(works.double, b"ab", 2, limits=LIMITS) for _ in range(confine.AT_ONCE)]
    for work in busy:
        next(work)

    with pytest.raises(Unacceptable, match=BUSY):
        list(confined(works.double, b"ab", 1, limits=LIMITS))

    busy.pop().close()
    assert list(confined(works.double, b"ab", 1, limits=LIMITS)) == [b"abab"]
    busy.pop().close()
