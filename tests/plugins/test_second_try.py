"""Only a test in a browser is tried again, once, and what was wrong the first time is told."""

import pytest

from tests.plugins import second_try

pytest_plugins = ["pytester"]

SUITE = """
    import pytest

    tries = {}

    def passes_on_try(number, name):
        tries[name] = tries.get(name, 0) + 1
        assert tries[name] == number, "a key was missed"

    @pytest.mark.browser
    def test_second(): passes_on_try(2, "second")

    @pytest.mark.browser
    def test_third(): passes_on_try(3, "third")

    def test_elsewhere(): passes_on_try(2, "elsewhere")
"""


def test_a_browser_test_is_tried_twice_and_any_other_once(pytester: pytest.Pytester) -> None:
    pytester.makeini("[pytest]\nmarkers =\n    browser\n")
    pytester.makepyfile(SUITE)

    result = pytester.inline_run("-p", "no:django", "-p", "no:xdist", plugins=[second_try])

    outcomes = {call.report.nodeid.rpartition("::")[2]: call.report.outcome for call in _calls(result)}
    assert outcomes == {"test_second": "passed", "test_third": "failed", "test_elsewhere": "failed"}
    assert result.ret == 1


def test_what_was_wrong_the_first_time_is_told(pytester: pytest.Pytester, capsys: pytest.CaptureFixture[str]) -> None:
    pytester.makeini("[pytest]\nmarkers =\n    browser\n")
    pytester.makepyfile(SUITE)

    pytester.inline_run("-p", "no:django", "-p", "no:xdist", "-k", "second", plugins=[second_try])

    told = capsys.readouterr().out
    assert "tried again: test_what_was_wrong_the_first_time_is_told.py::test_second" in told
    assert "a key was missed" in told


MANY = """
    import pytest

    tries = set()

    @pytest.mark.browser
    @pytest.mark.parametrize("name", range({}))
    def test_missed(name):
        is_second = name in tries
        tries.add(name)
        assert is_second
"""


@pytest.mark.parametrize(("number", "ends_with"), [(2, 0), (3, 1)])
def test_more_than_two_second_tries_fail_the_run(pytester: pytest.Pytester, number: int, ends_with: int) -> None:
    pytester.makeini("[pytest]\nmarkers =\n    browser\n")
    pytester.makepyfile(MANY.format(number))

    result = pytester.inline_run("-p", "no:django", "-p", "no:xdist", plugins=[second_try])

    assert [call.report.outcome for call in _calls(result)].count("passed") == number
    assert result.ret == ends_with


def _calls(result: pytest.HookRecorder) -> list:
    return [call for call in result.getcalls("pytest_runtest_logreport") if call.report.when == "call"]
