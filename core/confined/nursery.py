"""python -m core.confined.nursery: has the libraries loaded, and forks a child for each piece of work.

A process with threads cannot be forked safely, and to start Python with these libraries takes a fifth of a second: so
each process that confines work has one of these beside it. It inherits no connection, no secret and no environment. It
ends with the process that started it: its standard input, a socket, is then at its end.
"""

import gc
import json
import logging
import os
import signal
import socket
import traceback
from collections.abc import Callable, Iterator
from importlib import import_module
from multiprocessing.connection import Connection

from core.confined.limits import Limits
from core.errors import Unacceptable

LOADED = ("core.pdf.drawing", "core.pdf.inspection", "core.pdf.join.third_party", "core.uploads.office")
NICENESS = 10  # whoever reads a page goes first
RESULT, END, REFUSED, FAILED = b"=", b".", b"!", b"?"


def main() -> None:
    control = socket.socket(fileno=0)
    for signal_ in (signal.SIGTERM, signal.SIGINT):  # meant for the process beside it, which ends its work in peace
        signal.signal(signal_, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    os.nice(NICENESS)
    logging.disable()  # what a file makes its libraries say has no end
    for name in LOADED:
        import_module(name)
    gc.freeze()
    while True:
        message, (*lines,), _, _ = socket.recv_fds(control, 1, 1)
        if not message:
            return
        if os.fork() == 0:
            control.close()
            _do(Connection(lines[0]))
        for line in lines:
            os.close(line)


def _do(line: "Connection[bytes, bytes]") -> None:
    """Do one piece of work, tell how it went, and end this process."""
    try:
        asked = json.loads(line.recv_bytes())
        content = line.recv_bytes()
        limits = Limits(*asked["limits"])
        limits.impose()
        for result in _work(asked["work"])(content, *asked["details"]):
            line.send_bytes(RESULT + result)
            limits.begin_step()
        line.send_bytes(END)
    except Unacceptable as refusal:
        line.send_bytes(REFUSED + str(refusal).encode())
    except MemoryError:
        pass  # as one that is ended for it
    except Exception as error:
        kind = f"{type(error).__module__}.{type(error).__qualname__}"
        line.send_bytes(FAILED + json.dumps([kind, traceback.format_exc()]).encode())
    finally:
        os._exit(0)


def _work(path: str) -> Callable[..., Iterator[bytes]]:
    module, _, name = path.partition(":")
    work: Callable[..., Iterator[bytes]] = getattr(import_module(module), name)
    return work


if __name__ == "__main__":
    main()
