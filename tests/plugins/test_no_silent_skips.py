"""Skips that CI has no excuse for are failures there, and stay skips elsewhere."""

import pytest

from tests.plugins import no_silent_skips

pytest_plugins = ["pytester"]

SUITE = """
    import pytest

    @pytest.mark.browser
    def test_page(): pytest.skip("no Chromium")

    @pytest.mark.node
    def test_script(): pytest.skip("no Node")

    @pytest.mark.postgres
    @pytest.mark.skipif(True, reason="no PostgreSQL")
    def test_lock(): pass

    @pytest.mark.shared
    def test_document(): pytest.skip("no ../shared")

    def test_elsewhere(): pytest.skip("another system's business")

    @pytest.mark.browser
    @pytest.mark.xfail(reason="known")
    def test_known(): assert False
"""


@pytest.fixture
def run(pytester, monkeypatch):
    """Runs a suite in which everything skips, with ../shared there or not."""
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    pytester.makeini("[pytest]\nmarkers =\n    browser\n    node\n    postgres\n    shared\n")

    def run_with(*, suite=SUITE, shared=False):
        monkeypatch.setattr(no_silent_skips, "SHARED", pytester.path if shared else pytester.path / "absent")
        pytester.makepyfile(suite)
        return pytester.inline_run("-p", "no:django", "-p", "no:xdist", plugins=[no_silent_skips])

    return run_with


def failed(result):
    return sorted(report.nodeid.rpartition("::")[2] for report in result.getfailures())


def test_outside_ci_a_skip_is_a_skip(run):
    result = run(shared=True)

    assert failed(result) == []
    assert result.ret == 0


def test_in_ci_a_test_in_a_browser_or_node_never_skips_and_the_others_may_where_what_they_need_is_absent(
    run, monkeypatch
):
    monkeypatch.setenv("CI", "true")

    result = run(shared=False)

    assert failed(result) == ["test_page", "test_script"]
    assert result.ret == 1


def test_in_ci_a_test_of_the_shared_folder_fails_if_it_skips_while_the_folder_is_there(run, monkeypatch):
    monkeypatch.setenv("CI", "true")

    result = run(shared=True)

    assert failed(result) == ["test_document", "test_page", "test_script"]


def test_in_ci_a_postgres_test_fails_if_it_skips_on_postgres(run, monkeypatch):
    monkeypatch.setenv("CI", "true")
    monkeypatch.setenv("DATABASE_URL", "postgres://localhost/smartgov")

    result = run(shared=False)

    assert failed(result) == ["test_lock", "test_page", "test_script"]


def test_in_ci_a_module_may_not_skip_itself(run, monkeypatch):
    monkeypatch.setenv("CI", "true")

    result = run(suite="import pytest\npytest.skip('not today', allow_module_level=True)\n")

    assert len(result.getfailures()) == 1
    assert "CI has what this needs, yet: Skipped: not today" in str(result.getfailures()[0].longrepr)
