"""What reading and saving a text cost, beside what they cannot cost less than: nh3, and an empty request."""

import json
import threading
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

from django.db import connection, connections, transaction
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from actions.models import Action
from actions.services import issue_action_numbers
from bench import Figure, median_of, seconds
from core.accounts.models import User
from meetings.people.list_import.importer import read_in, rows_of
from minutes.drafting.save import save_item_text
from minutes.importing.rows.importer import carry_out
from minutes.importing.rows.plan import ImportRequest, plan_import
from minutes.importing.source import read_source
from minutes.text import mark_statements, normal_form, plain_text, read
from minutes.text.sanitise import sanitise
from tests import factories

MODEL = Path(__file__).resolve().parents[2] / "shared" / "minutes" / "secp47.txt"
RUNS = 15
STRANGE_RUNS = 5
WRITERS = 50
JSON = "application/json"
STATED = factories.paragraph(
    "odd", f'<span data-decision="{factories.uuid_of("stated")}" data-outcome="AGREED">The Panel AGREED %sit.</span>'
)


def long_text() -> str:
    """100 KB of minutes as they are: 330 blocks, mostly discussion, 93 decisions, 23 actions."""
    talk = (
        "The <strong>secretariat</strong> presented the details of a proposal to delegate decisions on a number of "
        "areas to the committee, and members asked how an appeal against one of them would be heard, by whom, and "
        "within which time. It was noted that the present route had been used twice in three years, and that nobody "
        "had complained of its cost. "
    )
    blocks = []
    for number in range(23):
        blocks += [factories.paragraph(f"{number}-{place}", talk) for place in range(10)]
        blocks += [factories.paragraph(f"{number}-agreed", talk + "The Panel AGREED to delegate this activity.")]
        blocks += [factories.paragraph(f"{number}-closing", "The Panel:")]
        blocks += [
            f'<ul data-block="{factories.uuid_of(f"{number}-list")}"><li>NOTED the contents of the paper;</li>'
            "<li>APPROVED the terms of reference, subject to the Board’s approval; and</li>"
            "<li>DEFERRED the budget to the June 2024 meeting.</li></ul>"
        ]
        blocks += [factories.action(f"{number}-owed", "The secretariat to report at the May 2024 meeting.")]
    return mark_statements(normal_form("".join(blocks)), factories.SEEDED_WORDS)


def run() -> list[Figure]:
    text = long_text()
    return [*_reading(text), *_strange_input(), *_saving(text), *_writers(), *_importing()]


def _reading(text: str) -> list[Figure]:
    nh3 = _milliseconds(lambda: sanitise(text))
    reading = _milliseconds(lambda: read(text, panel_code="GRID"))
    return [
        Figure("text", len(plain_text(text)) / 1000, "KB"),
        Figure("nh3 on it", nh3, "ms"),
        Figure("parse: blocks, statements, actions", reading, "ms"),
        Figure("parse against nh3", reading / nh3, "times", 3.0),
        Figure("normal form from nothing", _milliseconds(lambda: normal_form(text)), "ms"),
    ]


def _milliseconds(work: Callable[[], object]) -> float:
    return median_of(RUNS, lambda: seconds(time.perf_counter, work)) * 1000


def _strange_input() -> list[Figure]:
    """What once stopped the house, in seconds of CPU: three saves, and a list that is handed in and planned."""
    by, panel = User.objects.operator(), factories.make_panel("ODD")
    titles = [f"Item {number}" for number in range(3 * (STRANGE_RUNS + 1))]
    items = list(factories.make_minutes(panel, 1, titles).meeting.items.all())
    circle = [f"P {number},,,,Alternate,,,,P {(number + 1) % 750}" for number in range(750)]
    members = "\n".join(["Name,E-mail,Organisation,Seat,Role,From,To,Cleared,Alternate for", *circle]).encode()

    def save(words: str) -> None:
        save_item_text(items.pop(), STATED % words, base_revision=0, by=by)

    def plan() -> None:
        rows_of(read_in(panel, members, file_name="members.csv", by=by), by=by)

    works: dict[str, Callable[[], object]] = {
        "save, “AGREED” and 1,000 × “subject to”": lambda: save("subject to " * 1_000),
        "save, 120,000 blanks": lambda: save(" " * 120_000),
        "save, “47/01 and …” × 3,000": lambda: save(f"actions {'47/01 and ' * 3_000}"),
        "list, 750 alternates in a circle": plan,
    }
    return [Figure(f"{name}, CPU", _cpu(work), "s", 0.2) for name, work in works.items()]


def _cpu(work: Callable[[], object], runs: int = STRANGE_RUNS) -> float:
    """Seconds of CPU: how long a disk takes to keep a save is the disk's affair."""
    return median_of(runs, lambda: seconds(time.process_time, work))


@override_settings(ROOT_URLCONF="bench.urls")
def _saving(text: str) -> list[Figure]:
    client, item = Client(), _item()
    client.force_login(User.objects.get(email="secretary@example.org"))
    empty = _cpu(lambda: client.post("/empty", b"", content_type=JSON), RUNS)
    revision = client.post(f"/save/{item}", _sent(text, 0), content_type=JSON).json()["revision"]
    bodies = cycle([text.replace("twice", word, 1) for word in ("thrice", "once")])

    def save(body: str) -> None:
        nonlocal revision
        revision = client.post(f"/save/{item}", _sent(body, revision), content_type=JSON).json()["revision"]

    typing = _cpu(lambda: save(next(bodies)), RUNS)
    with CaptureQueriesContext(connection) as queries:
        save(next(bodies))
    taken = len(queries)
    renamed = cycle([text.replace("members asked", f"{who} asked") for who in ("some", "all")])
    throughout = _cpu(lambda: save(next(renamed)), RUNS)
    return [
        Figure("empty signed-in POST, CPU", empty * 1000, "ms"),
        Figure("save, one paragraph changed, CPU", typing * 1000, "ms"),
        Figure("save against empty POST", typing / empty, "times", 12.0),
        Figure("save, queries", taken, ""),
        Figure("save, every paragraph changed", throughout / empty, "times"),
    ]


def _item() -> int:
    panel = factories.make_panel()
    factories.make_member(panel, "secretary@example.org", factories.Role.SECRETARY)
    return factories.item_of(factories.make_minutes(panel), 1).pk


def _sent(text: str, revision: int) -> bytes:
    return json.dumps({"text": text, "revision": revision}).encode()


def _writers() -> list[Figure]:
    """Fifty who each write an action into an item of one meeting after its numbers were issued, against one who
    writes all fifty."""
    panel = factories.make_panel("WRITE")
    alone = _actions_written(panel, 1, lambda jobs: [job() for job in jobs])
    together = _actions_written(panel, 2, _all_at_once)
    return [
        Figure("one writer, actions a second", WRITERS / alone, "/s"),
        Figure("fifty writers, actions a second", WRITERS / together, "/s"),
        Figure("fifty against one", alone / together, "times"),
        Figure("numbers lost or given twice", _faults(), "", 0),
    ]


def _actions_written(
    panel: factories.Panel, meeting: int, carry_out: Callable[[list[Callable[[], None]]], object]
) -> float:
    minutes = factories.make_minutes(panel, meeting, [f"Item {number}" for number in range(WRITERS)])
    issue_action_numbers(minutes.meeting, by=User.objects.operator())
    by = User.objects.operator()
    items = list(minutes.meeting.items.all())

    def write(number: int) -> None:
        text = factories.action(f"{meeting} {number}", "The secretariat to report.")
        save_item_text(items[number], text, base_revision=0, by=by)

    jobs = [lambda number=number: write(number) for number in range(WRITERS)]
    return seconds(time.perf_counter, lambda: carry_out(jobs))


def _all_at_once(jobs: list[Callable[[], None]]) -> None:
    def work(job: Callable[[], None]) -> None:
        try:
            job()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _faults() -> int:
    return sum(
        set(Action.objects.filter(meeting__number=meeting).values_list("number", flat=True))
        != set(range(1, WRITERS + 1))
        for meeting in (1, 2)
    )


def _importing() -> list[Figure]:
    """The model document, row by row, in seconds of CPU; told for orientation, and not at all without ../shared."""
    if not MODEL.exists():
        return []
    source = read_source(MODEL)

    def bring_in() -> None:
        with transaction.atomic():
            carry_out(plan_import(source, ImportRequest("SECP", 47, "SEC Panel")), by=User.objects.operator())
            transaction.set_rollback(True)

    return [Figure("import of secp47, CPU", median_of(5, lambda: seconds(time.process_time, bring_in)), "s")]
