"""The clock of the processes: as far off as a file says, read anew at each request and, in the worker, all the time."""

import os
import threading
import time
from pathlib import Path

import time_machine

OFFSET = "HISTORIES_CLOCK"  # names the file, which holds seconds
_lock = threading.Lock()
_now = {"offset": 0.0}
_travels: list[time_machine.travel] = []


def catch_up() -> None:
    """Put this process's clock where the file says."""
    offset = float(Path(os.environ[OFFSET]).read_text(encoding="ascii"))
    with _lock:
        if offset == _now["offset"]:
            return
        _now["offset"] = offset
        while _travels:
            _travels.pop().stop()
        _travels.append(time_machine.travel(time.time() + offset, tick=True))
        _travels[-1].start()


def catch_up_for_ever() -> None:
    def run() -> None:
        while True:
            catch_up()
            threading.Event().wait(0.2)

    catch_up()
    threading.Thread(target=run, daemon=True).start()


def application(environ, start_response):
    """The site, on that clock."""
    from smartgov.wsgi import application as site

    catch_up()
    return site(environ, start_response)
