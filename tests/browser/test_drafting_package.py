"""The package that brings the editor has what our modules import from it."""

import re
from pathlib import Path

import pytest

from tests.browser.drafting import Desk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HOUSE = Path(__file__).resolve().parents[2]


def test_the_package_exports_every_name_that_our_modules_import(desk: Desk) -> None:
    sources = [path.read_text(encoding="utf-8") for path in (HOUSE / "static/js/drafting").glob("*.js")]
    lists = [re.findall(r'import \{([^}]+)\} from "django-prose-editor/editor"', source) for source in sources]
    names = sorted({name.strip() for found in lists for part in found for name in part.split(",") if name.strip()})

    missing = desk.page.evaluate(
        """async (names) => {
            const editor = await import("django-prose-editor/editor")
            const parts = ["commands", "history", "keymap", "model", "state", "tables", "transform", "view"]
            return [...names.filter((name) => !(name in editor)), ...parts.filter((part) => !(part in editor.pm))]
        }""",
        names,
    )

    assert len(names) >= 25
    assert missing == []
