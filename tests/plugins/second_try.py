"""A test in a browser that fails is tried once more: on a machine with more to do than it can, a key is missed now and
then. What fails twice fails; what failed once is told at the end, with what was wrong.

Loaded by script/test with ``-p tests.plugins.second_try``.
"""

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for report in terminalreporter.getreports("rerun"):
        terminalreporter.section(f"tried again: {report.nodeid}", sep="-")
        terminalreporter.write_line(report.longreprtext)
