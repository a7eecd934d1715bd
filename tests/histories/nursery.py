"""A process that has loaded the product once and forks what is to be killed: starting it anew each time takes seconds.

Told on its standard input, a line for each: ``web PORT``, ``worker``, ``kill PID``, ``drain``; answers with a line.
"""

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import django

TEMPLATES = (
    "minutes/drafting/_results.html",
    "minutes/sitting/attendance_form.html",
    "minutes/workflow/step_form.html",
)


def main() -> None:
    django.setup()
    import gunicorn.app.wsgiapp
    import gunicorn.workers.gthread  # noqa: F401
    from django.template.loader import get_template

    import smartgov.urls  # noqa: F401
    from core.pdf.engine import warm_up
    from smartgov.wsgi import application  # noqa: F401

    warm_up()
    for name in TEMPLATES:
        get_template(name)  # or each web process would compile them anew
    children: set[int] = set()
    print("ready", flush=True)  # noqa: T201 - how it answers
    for line in sys.stdin:
        print(_answer(*line.split(), children=children), flush=True)  # noqa: T201
    for child in children:
        _kill(child)


def _answer(verb: str, *about: str, children: set[int]) -> int:
    match verb:
        case "web":
            children.add(child := _fork(lambda: _serve(about[0])))
            return child
        case "worker":
            children.add(child := _fork(_work))
            return child
        case "drain":
            return os.waitpid(_fork(_drain), 0)[1]
        case _:
            children.discard(int(about[0]))
            return _kill(int(about[0]))


def _kill(child: int) -> int:
    """As the power going: it and all its children, at once and unasked. Returns how it ended."""
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1]


def _fork(do: Callable[[], object]) -> int:
    child = os.fork()
    if child:
        while os.getpgid(child) != child:  # or a kill would come before it leads a group of its own
            pass
        return child
    status = 1
    try:
        os.setsid()
        log = os.open(Path(os.environ["SMARTGOV_VAR"]) / "processes.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(log, 1)
        os.dup2(log, 2)
        do()
        status = 0
    except SystemExit as ended:
        status = int(ended.code or 0)
    except BaseException:
        import traceback

        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(status)


def _serve(port: str) -> None:
    from gunicorn.app.wsgiapp import run

    options = f"--bind 127.0.0.1:{port} --worker-class gthread --threads 8 --no-control-socket --log-level error"
    sys.argv = ["gunicorn", "tests.histories.clock:application", *options.split()]
    run()


def _work() -> None:
    from django.core.management import call_command

    from tests.histories.clock import catch_up_for_ever

    catch_up_for_ever()
    call_command("worker")


def _drain() -> None:
    from django.core.management import call_command

    from tests.histories.clock import catch_up

    catch_up()
    call_command("minute_loop", once=True, task_limit=0)
    call_command("worker", batch=True)


if __name__ == "__main__":
    main()
