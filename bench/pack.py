"""What the pack of a meeting costs: 23 papers with 400 pages of others, built anew, and again after one has changed.

In CPU time of a worker of its own, which is warm, as workers are; it says what memory it took.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
from django.conf import settings
from django.db import connection
from django.test.utils import override_settings

from bench import Figure, seconds
from core.audience import Audience
from core.background.background_file import printed_files
from core.pdf.engine import warm_up
from core.release import this_release
from meetings.agenda.services.items import PlannedItem, add_items
from meetings.calendar.services.meetings import create_meeting
from meetings.enums import MeetingState, PackState
from meetings.models import Meeting, Pack, Paper
from meetings.pack.plan import plan_pack
from meetings.pack.requesting import build_pack, request_pack
from meetings.papers.services.papers import add_paper, add_paper_version
from tests import factories
from tests.meetings.papers.foreign import foreign_pdf

PAPERS, PAGES, RUNS = 23, 400, 3
MOST_AGAIN, MOST_MEMORY = 0.2, 300  # of the first build; megabytes
WORKER = "import django; django.setup(); from bench.pack import tell; tell({})"


def run() -> list[Figure]:
    _meeting_with_papers()
    seen = [_in_a_worker_of_its_own(number) for number in range(RUNS)]

    def median(name: str) -> float:
        return statistics.median(each[name] for each in seen)

    return [
        Figure("pages in the pack", median("pages"), ""),
        Figure("bookmarks", median("bookmarks"), ""),
        Figure("size", median("size"), "MB"),
        Figure("first build, CPU", median("first"), "s"),
        Figure("after one paper changed, CPU", median("again"), "s"),
        Figure("after one paper changed, against the first", median("ratio"), "times", MOST_AGAIN),
        Figure("memory at its peak", max(each["memory"] for each in seen), "MB", MOST_MEMORY),
    ]


def _meeting_with_papers() -> None:
    panel, by = factories.make_panel(), factories.User.objects.operator()
    meeting = create_meeting(panel, 48, held_on=date(2030, 3, 8), state=MeetingState.AGENDA_ISSUED, by=by)
    planned = [PlannedItem(number, f"Item {number} of a long day") for number in range(1, PAPERS + 1)]
    for number, item in enumerate(add_items(meeting, planned, by=by)):
        paper = add_paper(item, f"Report on item {item.number} and what it costs", by=by)
        more = PAGES % PAPERS if number == 0 else 0
        add_paper_version(paper, "report.pdf", foreign_pdf(PAGES // PAPERS + more, number), by=by)


def _in_a_worker_of_its_own(number: int) -> dict[str, float]:
    """Figures of a process that finds nothing printed yet."""
    command = [sys.executable, "-W", "ignore", "-c", WORKER.format(number)]
    environment = os.environ | {"DATABASE_URL": _database()}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603 - ours
    return dict(json.loads(done.stdout))


def _database() -> str:
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return os.environ["DATABASE_URL"].rpartition("/")[0] + f"/{name}"


def tell(number: int) -> None:
    """What the worker does: prints its figures."""
    with TemporaryDirectory() as folder:
        store = settings.STORAGES["printed"]
        printed = store | {"OPTIONS": store["OPTIONS"] | {"location": Path(folder)}}
        with override_settings(STORAGES=settings.STORAGES | {"printed": printed}):
            print(json.dumps(_measure(number)))


def _measure(number: int) -> dict[str, float]:
    warm_up()
    first = _build()
    changed, by = Paper.objects.order_by("number")[PAPERS // 2], factories.User.objects.operator()
    add_paper_version(changed, "anew.pdf", foreign_pdf(PAGES // PAPERS + 1, 1000 + number), by=by)
    again = _build()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"first": first, "again": again, "ratio": again / first, "memory": memory, **_seen_in_the_pack()}


def _build() -> float:
    pack = request_pack(plan_pack(Meeting.objects.select_related("panel").get(), Audience.CONFIDENTIAL))
    taken = seconds(time.process_time, lambda: build_pack.call(pack.key, this_release()))
    if Pack.objects.get(pk=pack.key).state != PackState.DONE:
        raise RuntimeError("The pack was not built.")
    return taken


def _seen_in_the_pack() -> dict[str, float]:
    pack = Pack.objects.get()
    with printed_files().open(pack.file_name) as file, pikepdf.open(file) as pdf, pdf.open_outline() as outline:
        bookmarks = sum(1 + len(each.children) for each in outline.root)
        return {"pages": len(pdf.pages), "bookmarks": bookmarks, "size": (pack.size or 0) / 1e6}
