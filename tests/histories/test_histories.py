"""Nothing that was acknowledged is lost, twice or out of order, whatever is killed and wherever the clock jumps.

A history that fails says its seed; it is put down in ``failed_seeds.txt``, and tried again by ``script/test --long``.
What a long one came to stands in ``.cache/histories``.
"""

import secrets
from pathlib import Path

import pytest
from django.db import connection

from tests.histories.history import History
from tests.long import is_long

pytestmark = [pytest.mark.django_db(transaction=True)]
FIGURES = Path(__file__).parents[2] / ".cache/histories"  # of the long ones: what was done, killed, told and found
FAILED = [
    int(line.split()[0])
    for line in Path(__file__).with_name("failed_seeds.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def test_nothing_acknowledged_is_lost_in_a_short_history(stores: Path) -> None:
    history = History(FAILED[0], operations=100, happenings=6, signings=1, folder=stores)

    found = history.run()

    assert found.faults == [], found.log
    assert found.ledger.acknowledged > 50
    assert found.kills == {"web": 2, "worker": 2}


@pytest.mark.parametrize("seed", FAILED)
def test_nothing_is_lost_where_something_was_once(stores: Path, seed: int) -> None:
    if not is_long():
        pytest.skip("script/test --long tries them")

    found = History(seed, operations=500, happenings=20, signings=4, folder=stores).run()

    assert found.faults == [], found.log


def test_nothing_acknowledged_is_lost_in_a_long_history(stores: Path) -> None:
    if not is_long():
        pytest.skip("script/test --long tells it")
    history = History(secrets.randbelow(1_000_000), operations=10_000, happenings=300, signings=50, folder=stores)

    found = history.run()

    FIGURES.mkdir(parents=True, exist_ok=True)
    name = FIGURES / f"{connection.vendor}-{history.seed}.txt"
    name.write_text(f"{found.figures}\n{found.log}\n", encoding="utf-8")
    assert found.faults == [], found.log
