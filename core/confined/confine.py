"""Has a piece of work done by a child process with limits, and gives back what came of it.

What comes back is bytes, never an object that is put together here: a file may have taken the child over.
"""

import atexit
import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from threading import BoundedSemaphore, Lock
from typing import NamedTuple, TypeAlias

from core.confined.limits import Limits
from core.confined.nursery import END, FAILED, REFUSED, RESULT
from core.errors import Unacceptable

BUSY = "Several files are being looked into at the moment. Try again in a minute."
PATIENCE = 30  # seconds that work waits for its turn
AT_ONCE = 2  # children of one process: what they take together is known
MOST_WAITING = 2  # a process that serves pages has threads left for who reads
Work = Callable[..., Iterator[bytes]]
Line: TypeAlias = "Connection[bytes, bytes]"


class TooCostly(Exception):
    """The work went beyond a limit, or broke its process."""


class WorkFailed(Exception):
    """The work raised ``kind``, named with its module; the message is the child's traceback."""

    def __init__(self, kind: str, traceback: str) -> None:
        super().__init__(traceback)
        self.kind = kind


def confined(work: Work, content: bytes, *details: object, limits: Limits) -> Iterator[bytes]:
    """Yield each result of ``work(content, *details)``, a function of a module, as a child process comes to it.

    The details are as JSON has them. Raises TooCostly, WorkFailed for an exception, and Unacceptable: that of the work,
    or where too many files are waiting.
    """
    with _turn(), _line() as line:
        try:
            asked = {"work": f"{work.__module__}:{work.__qualname__}", "details": details, "limits": limits}
            line.send_bytes(json.dumps(asked).encode())
            line.send_bytes(content)
        except OSError as error:
            raise TooCostly from error
        while (result := _result(line, limits)) is not None:
            yield result


def _result(line: Line, limits: Limits) -> bytes | None:
    """Return the next result, or None after the last."""
    try:
        if not line.poll(limits.clock + 5):
            raise TooCostly
        message = line.recv_bytes(limits.output + len(RESULT))
    except (EOFError, OSError) as error:
        raise TooCostly from error
    kind, said = message[:1], message[1:]
    if kind == REFUSED:
        raise Unacceptable(said.decode())
    if kind == FAILED:
        raise WorkFailed(*json.loads(said))
    return None if kind == END else said


_rooms, _turns = BoundedSemaphore(AT_ONCE + MOST_WAITING), BoundedSemaphore(AT_ONCE)


@contextmanager
def _turn() -> Iterator[None]:
    if not _rooms.acquire(blocking=False):
        raise Unacceptable(BUSY)
    try:
        if not _turns.acquire(timeout=PATIENCE):
            raise Unacceptable(BUSY)
        try:
            yield
        finally:
            _turns.release()
    finally:
        _rooms.release()


class _Nursery(NamedTuple):
    owner: int
    process: subprocess.Popen[bytes]
    control: socket.socket


_nursery: _Nursery | None = None
_starting = Lock()


@contextmanager
def _line() -> Iterator[Line]:
    """A line to a child of its own, which ends when nobody listens any more."""
    ours, theirs = socket.socketpair()
    with Connection(ours.detach()) as line:
        with theirs:
            _hand_over(theirs.fileno())
        yield line


def _hand_over(line: int) -> None:
    try:
        socket.send_fds(_running().control, [b"+"], [line])
    except OSError:  # it was ended
        _end()
        socket.send_fds(_running().control, [b"+"], [line])


def _running() -> _Nursery:
    """Return the nursery of this process; one that a process was forked with is its parent's."""
    global _nursery
    with _starting:
        if _nursery is None or _nursery.owner != os.getpid():
            control, theirs = socket.socketpair()
            with theirs:
                command = [sys.executable, "-m", "core.confined.nursery"]
                process = subprocess.Popen(  # noqa: S603 - ours
                    command,
                    stdin=theirs.fileno(),
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    cwd=Path(__file__).resolve().parents[2],
                    env={},
                    start_new_session=True,
                )
            _nursery = _Nursery(os.getpid(), process, control)
    return _nursery


@atexit.register
def _end() -> None:
    global _nursery
    with _starting:
        if _nursery is not None and _nursery.owner == os.getpid():
            _nursery.control.close()
            _nursery.process.wait()
        _nursery = None
