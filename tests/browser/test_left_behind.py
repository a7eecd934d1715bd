"""A failed test leaves a picture of each page that stood open and, at its second try, a trace."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser

from tests.browser import left_behind

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("is_second_try", "names"), [(False, {"page-1-1.png"}), (True, {"page-1-1.png", "trace-1.zip"})]
)
def test_a_picture_and_a_trace_are_left(
    chromium: Browser, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, is_second_try: bool, names: set[str]
) -> None:
    monkeypatch.setattr(left_behind, "FOLDER", tmp_path)
    monkeypatch.setattr(left_behind, "is_tracing", is_second_try)
    page = chromium.new_page()
    page.set_content("<p>As it stood when it failed.</p>")
    while is_second_try and page.context not in left_behind.traced:
        page.wait_for_timeout(20)  # tracing begins beside the test, which here is over at once

    folder = Path(left_behind.keep(chromium, "tests/browser/test_some.py::test_thing[390px]"))
    page.close()

    assert folder.name == "tests-browser-test_some.py-test_thing-390px-"
    assert {path.name for path in folder.iterdir()} == names
    assert all("trace.trace" in ZipFile(path).namelist() for path in folder.glob("*.zip"))
