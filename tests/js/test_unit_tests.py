"""The unit tests of the JavaScript, each file by ``node --test``."""

from pathlib import Path

import pytest

from tests.js.node import HOUSE, run_node

FILES = sorted((HOUSE / "tests/js").rglob("*.test.js"))


@pytest.mark.node
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_javascript_does_what_its_own_tests_say(path: Path) -> None:
    run = run_node("--test", path)

    assert run.returncode == 0, run.stdout + run.stderr


def test_there_are_tests_to_run() -> None:
    assert len(FILES) >= 4
