"""A module that lays a ground is one piece of work, and so is each test of any other."""

from types import SimpleNamespace

import pytest

from tests.plugins import one_ground

LAID = ["tests/test_laid.py::test_one", "tests/test_laid.py::test_two"]
OTHERS = ["tests/test_other.py::test_one", "tests/test_other.py::test_two"]


class Node:
    shutting_down = False

    def __init__(self) -> None:
        self.gateway = SimpleNamespace(id="gw")
        self.asked: list[list[int]] = []

    def send_runtest_some(self, indices: list[int]) -> None:
        self.asked.append(indices)

    def shutdown(self) -> None:
        self.shutting_down = True


@pytest.fixture
def scheduling(pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch) -> one_ground.OneGround:
    monkeypatch.setattr(one_ground, "has_ground", lambda module: module == "tests/test_laid.py")
    option = SimpleNamespace(loadscopereorder=True)
    config = SimpleNamespace(option=option, getvalue=lambda _name: ["popen", "popen"])
    return one_ground.OneGround(config)


def test_what_shares_a_ground_goes_to_one_worker(scheduling: one_ground.OneGround) -> None:
    nodes = [Node(), Node()]
    for node in nodes:
        scheduling.add_node(node)
        scheduling.add_node_collection(node, [*OTHERS, *LAID])

    scheduling.schedule()

    assert [node.asked[0] for node in nodes] == [[2, 3], [0]]


def test_what_is_done_is_forgotten(scheduling: one_ground.OneGround) -> None:
    node = Node()
    scheduling.numnodes = 1
    scheduling.add_node(node)
    scheduling.add_node_collection(node, [*OTHERS, *LAID])
    scheduling.schedule()

    for index in (2, 3, 0, 1):
        scheduling.mark_test_complete(node, index)

    assert scheduling.assigned_work[node] == {}
    assert scheduling.tests_finished
    assert not scheduling.has_pending


@pytest.mark.parametrize(
    ("module", "expected"),
    [("tests/test_access.py", True), ("tests/smartgov/demo/test_preparing.py", True), ("tests/test_leaks.py", False)],
)
def test_a_ground_is_found_where_it_is_laid(module: str, expected: bool) -> None:
    assert one_ground.has_ground(module) == expected
