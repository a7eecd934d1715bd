"""In CI a test that skips for want of Chromium, Node, PostgreSQL or ../shared fails: green runs are not read.

Loaded by script/test with ``-p tests.plugins.no_silent_skips``; without CI=true it does nothing.
"""

import os
from collections.abc import Generator
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[3] / "shared"


def may_skip(mark: str) -> bool:
    """Whether this run lacks, and by right, what tests with this mark need."""
    return {
        "browser": False,
        "node": False,
        "postgres": "DATABASE_URL" not in os.environ,
        "shared": not SHARED.is_dir(),
    }.get(mark, True)


def is_wanted(item: pytest.Item) -> bool:
    return not all(may_skip(mark.name) for mark in item.iter_markers())


def fail_instead(report: pytest.TestReport | pytest.CollectReport) -> None:
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
    report.outcome = "failed"
    report.longrepr = f"CI has what this needs, yet: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    is_expected_failure = hasattr(report, "wasxfail")
    if os.environ.get("CI") == "true" and report.skipped and not is_expected_failure and is_wanted(item):
        fail_instead(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """A module that skips itself hides its marks: in CI that is never right."""
    report = yield
    if os.environ.get("CI") == "true" and report.skipped:
        fail_instead(report)
    return report
