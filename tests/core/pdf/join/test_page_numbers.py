"""The number at the foot of each page, over whatever stands there."""

import subprocess
from pathlib import Path

import pikepdf
import pytest

from core.pdf.join.join import Part, join
from tests.core.pdf.join.files import own, prepared
from tests.meetings.papers.papers import pdf


def text_of(path: Path, page: int, *area: str) -> str:
    command = ["pdftotext", "-f", str(page), "-l", str(page), *area, str(path), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603 - ours


def test_every_page_has_its_number_over_whatever_stands_there(joined: Path) -> None:
    words = [text_of(joined, page).split("\n") for page in range(1, 7)]

    assert [f"Page {page} of 6 · X1" in lines for page, lines in enumerate(words, start=1)] == [True] * 6
    assert [line for line in words[2] if line == "upright"] == ["upright"]


def test_the_number_is_an_artifact_and_a_whole_with_bare_pages_claims_no_standard(joined: Path) -> None:
    with pikepdf.open(joined) as whole:
        last = whole.pages[2].obj.Contents[-1].read_bytes()
        metadata = whole.Root.Metadata.read_bytes().decode()

        assert b"/Artifact <</Type /Pagination" in last
        assert "A &amp; B" in metadata
        assert "pdfa" not in metadata
        assert "pdfuaid" not in metadata
        assert "/OutputIntents" not in whole.Root


@pytest.mark.parametrize("size", [(20, 20), (14400, 14400), (2000, 60)])
def test_odd_sizes_get_their_number_within_the_page(size: tuple[float, float], tmp_path: Path) -> None:
    target = tmp_path / "whole.pdf"
    join(
        [Part(own(tmp_path / "a.pdf", "<h1>A</h1>"), "A"), Part(prepared(pdf("x", size=size)), "Odd", is_foreign=True)],
        target,
        title="A",
        number=lambda n, of: f"{n}/{of}",
    )

    assert "2/2" in text_of(target, 2)
