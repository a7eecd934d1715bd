"""A test in a browser that fails is tried once more: on a machine with more to do than it can, a key is missed now and
then. What fails twice fails; what failed once is told at the end, with what was wrong. More second tries than that
takes fail the run: they say that something is wrong with the house, and not with the machine.

Loaded by script/test with ``-p tests.plugins.second_try``.
"""

import pytest

ALLOWED = 2


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    if session.exitstatus == pytest.ExitCode.OK and len(_tried_again(session.config)) > ALLOWED:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    tried_again = _tried_again(terminalreporter.config)
    for report in tried_again:
        terminalreporter.section(f"tried again: {report.nodeid}", sep="-")
        terminalreporter.write_line(report.longreprtext)
        for title, words in report.sections:
            terminalreporter.write_line(f"{title}: {words}")
    if len(tried_again) > ALLOWED:
        terminalreporter.write_line(f"{len(tried_again)} tests were tried again; more than {ALLOWED} fail the run.")


def _tried_again(config: pytest.Config) -> list[pytest.TestReport]:
    """Of a worker none: it has no terminal, and who gives it its work counts."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return reporter.getreports("rerun") if reporter else []
