"""Pieces of work, some of which go beyond every limit."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

from core.errors import Unacceptable


def double(content: bytes, times: int) -> Iterator[bytes]:
    for _ in range(times):
        yield content * 2


def refuse(_content: bytes) -> Iterator[bytes]:
    raise Unacceptable("Not this one.")


def fail(_content: bytes) -> Iterator[bytes]:
    yield b"so far"
    raise KeyError("a key")


def work_for_ever(_content: bytes) -> Iterator[bytes]:
    yield b"so far"
    while True:
        pass


def eat(_content: bytes) -> Iterator[bytes]:
    yield bytes(2_000_000_000)[:1]


def talk(content: bytes) -> Iterator[bytes]:
    yield content * 1000


def die(_content: bytes) -> Iterator[bytes]:
    os.kill(os.getpid(), signal.SIGSEGV)
    yield b""


def write(content: bytes, path: str) -> Iterator[bytes]:
    yield str(Path(path).write_bytes(content)).encode()


def tell_surroundings(_content: bytes) -> Iterator[bytes]:
    yield " ".join(os.environ).encode()
    yield str(len(list(Path("/proc/self/fd").iterdir()))).encode()
