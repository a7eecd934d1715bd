"""The limits of a child process, as this process would be held to them."""

import resource
import signal

import pytest

from core.confined.limits import Limits


def test_all_are_imposed_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    limits, timers = dict[int, object](), dict[int, object]()
    monkeypatch.setattr(resource, "setrlimit", limits.__setitem__)
    monkeypatch.setattr(signal, "setitimer", timers.__setitem__)

    Limits(step=0.5, total=3, memory=7_000).impose()

    assert limits == {
        resource.RLIMIT_AS: (7_000, 7_000),
        resource.RLIMIT_CPU: (3, 3),
        resource.RLIMIT_FSIZE: (0, 0),
        resource.RLIMIT_CORE: (0, 0),
        resource.RLIMIT_NOFILE: (32, 32),
    }
    assert timers == {signal.ITIMER_REAL: 12, signal.ITIMER_PROF: 0.5}
