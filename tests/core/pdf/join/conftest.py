from pathlib import Path

import pytest

from core.pdf.join.join import Part, join
from tests.core.pdf.join.files import own, prepared
from tests.meetings.papers.papers import pdf

A4_WIDE = (842, 595)


@pytest.fixture
def joined(tmp_path: Path) -> Path:
    """Contents; a page of ours; two pages of others, one of them lying; another page of ours."""
    parts = [
        Part(
            own(tmp_path / "a.pdf", '<h1>Contents</h1><p><a href="pack:1">To the report</a></p>'),
            "Agenda",
            ((1, "Agenda"),),
        ),
        Part(own(tmp_path / "b.pdf", "<h1>Report</h1><p>Two pages</p>"), "Report", ((1, "1. Item"), (2, "Report"))),
        Part(prepared(pdf("upright", "second")), "Report", is_foreign=True),
        Part(own(tmp_path / "c.pdf", "<h1>Plan</h1><ul><li>One</li></ul>"), "Plan", ((2, "Plan"),)),
        Part(prepared(pdf("lying", size=A4_WIDE, rotate=90)), "Plan", is_foreign=True),
    ]
    target = tmp_path / "whole.pdf"
    assert join(parts, target, title="A & B", number=lambda n, of: f"Page {n} of {of} · X1") == [0, 1, 2, 4, 5, 6]
    return target
