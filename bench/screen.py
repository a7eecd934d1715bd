"""What the pages cost, beside an empty page behind the same middleware.

In CPU time, and the two measured one after the other: a machine that is busy with other things slows both.
"""

import statistics
import time
from collections.abc import Callable, Sequence

from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from bench import Figure, seconds
from minutes.models import Minutes
from tests import factories
from tests.minutes.pages.printing import work_off_the_queue

RUNS, CHANGING_RUNS = 150, 40  # each change is written first, which takes longer than the page
SIZES = (25, 200)
ROWS = (50, 1000)


@override_settings(ROOT_URLCONF="bench.urls")
def run() -> list[Figure]:
    panel = factories.make_panel()
    client = Client()
    client.force_login(factories.make_member(panel, "secretary@example.org", factories.Role.SECRETARY))
    _minutes(panel, 1, 5)  # its action is outstanding at each later meeting, whatever that one's length
    minutes = {size: _minutes(panel, number, size) for number, size in enumerate(SIZES, start=2)}
    return [*_documents(client, minutes), *_paper(client, minutes[SIZES[0]]), *_registers(client, minutes[SIZES[0]])]


def _minutes(panel: factories.Panel, number: int, size: int) -> Minutes:
    """Items as minutes have them: three paragraphs, a decision, and in each fifth an action."""
    minutes = factories.make_minutes(panel, number, [f"Item {each} of a long day" for each in range(size)])
    for item in range(1, size + 1):
        factories.write(minutes, item, _text(f"{number} {item}", "a first word", has_action=item % 5 == 0))
    return minutes


def _text(name: str, word: str, *, has_action: bool) -> str:
    talk = (
        f"The secretariat presented the details of the proposal, with {word}, and members asked how it would be heard. "
    )
    blocks = [factories.paragraph(f"{name} {place}", talk * 3) for place in range(3)]
    blocks.append(factories.stated(name, "AGREED", "to delegate this activity to the committee"))
    if has_action:
        blocks.append(factories.action(name, "The secretariat to report at the next meeting."))
    return "".join(blocks)


def _documents(client: Client, minutes: dict[int, Minutes]) -> list[Figure]:
    figures = []
    for page in ("minutes", "meetings"):
        taken = {}
        for size, each in minutes.items():
            address = f"/{page}/{each.meeting.reference}/"
            words = iter(range(10_000))

            def change(each: Minutes = each, words: object = words) -> None:
                factories.write(each, 1, _text("changed", f"word {next(words)}", has_action=False))

            changed = against_empty(client, address, change)
            unchanged = against_empty(client, address)
            change()
            taken[size] = _queries(client, address)
            figures += [
                Figure(f"/{page}/, {size} items, changed, p95", changed, "times", 20.0),
                Figure(f"/{page}/, {size} items, unchanged, p95", unchanged, "times", 3.0),
            ]
        figures += _query_figures(f"/{page}/", list(taken.values()), 10)
    return figures


def _paper(client: Client, minutes: Minutes) -> list[Figure]:
    address = f"/minutes/{minutes.meeting.reference}.pdf"
    client.get(address)
    work_off_the_queue()
    return [Figure("unchanged draft as PDF, p95", against_empty(client, address), "times", 3.0)]


def _registers(client: Client, minutes: Minutes) -> list[Figure]:
    figures = []
    for address in ("/decisions/", "/actions/"):
        taken = []
        for count in ROWS:
            pieces = [factories.stated(f"{count} {each}", "NOTED", "it") for each in range(count)]
            pieces += [factories.action(f"{count} {each}", "The Clerk to act.") for each in range(count)]
            factories.write(minutes, 2, "".join(pieces))
            taken.append(_queries(client, address))
        figures += _query_figures(address, taken, 8)
    return figures


def _query_figures(name: str, taken: Sequence[int], budget: int) -> list[Figure]:
    return [
        Figure(f"{name}, queries", max(taken), "", budget),
        Figure(f"{name}, queries, longest less shortest", max(taken) - min(taken), "", 0),
    ]


def _queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        _get(client, address)
    return len(queries)


def _get(client: Client, address: str) -> None:
    status = client.get(address).status_code
    if status != 200:  # an error page would please every budget
        raise RuntimeError(f"{address} answers {status}.")


def against_empty(
    client: Client, address: str, prepare: Callable[[], object] | None = None, *, empty: str = "/empty"
) -> float:
    """The p95 of a page's time against the p95 of an empty page's, each preparation left out."""
    pages, empties = [], []
    for _ in range((CHANGING_RUNS if prepare else RUNS) + 3):
        if prepare:
            prepare()
        empties.append(seconds(time.process_time, lambda: _get(client, empty)))
        pages.append(seconds(time.process_time, lambda: _get(client, address)))
    return _p95(pages[3:]) / _p95(empties[3:])


def _p95(values: Sequence[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]
