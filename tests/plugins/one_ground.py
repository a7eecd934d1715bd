"""Tests that begin on one ground go to one worker, which lays it once; every other test goes to whoever is free.

Loaded by script/test with ``-p tests.plugins.one_ground``. It stands in for ``--dist loadgroup``, which names a test
after its group and cannot do so in this pytest.
"""

from functools import cache
from pathlib import Path

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling
from xdist.workermanage import WorkerController

HOUSE = Path(__file__).resolve().parents[2]
LAYS_IT = "ground: Ground"  # what a fixture asks for that lays something on it


class OneGround(LoadScopeScheduling):
    """The longest lists of tests come first, then the single ones in their order."""

    def _split_scope(self, nodeid: str) -> str:
        module = nodeid.partition("::")[0]
        return module if has_ground(module) else nodeid

    def mark_test_complete(self, node: WorkerController, item_index: int, duration: float = 0) -> None:
        """What is done is forgotten: it would be counted again after every test."""
        super().mark_test_complete(node, item_index, duration)
        given = self.assigned_work[node]
        scope = self._split_scope(self.registered_collections[node][item_index])
        if all(given[scope].values()):
            del given[scope]


@cache
def has_ground(module: str) -> bool:
    """Tell whether the module, or the conftest.py beside it, lays something on the ground."""
    path = HOUSE / module
    return lays_ground(path) or lays_ground(path.with_name("conftest.py"))


def lays_ground(path: Path) -> bool:
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return LAYS_IT in text and "class Ground" not in text  # where it is told what a ground is nothing is laid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> OneGround:
    return OneGround(config, log)
