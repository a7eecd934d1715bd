"""Runs our JavaScript without a browser, by the Node that script/setup has installed."""

import subprocess
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2]
NODE = HOUSE / ".cache/node/bin/node"


def run_node(*arguments: str | Path, given: str = "") -> subprocess.CompletedProcess[str]:
    """Return the program as it ended; skips the test, and says so, where there is no Node."""
    if not NODE.exists():
        pytest.skip("Node is not installed; script/setup --tests does that")
    return subprocess.run(  # noqa: S603 (our own scripts)
        [NODE, *arguments], cwd=HOUSE, input=given, capture_output=True, text=True, timeout=300, check=False
    )
