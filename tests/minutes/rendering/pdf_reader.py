"""Reads a PDF back, with the tools that its readers use."""

import io
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest

TOOLS = Path(__file__).resolve().parents[3] / ".cache" / "pdf-tools" / "bin"


def run(program: str | Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    path = shutil.which(program)
    if path is None:
        pytest.skip(f"{program} is not installed; script/setup --tests installs it")
    return subprocess.run([path, *arguments], capture_output=True, text=True, check=False)  # noqa: S603 - found by which


def text_of(pdf: Path) -> str:
    return run("pdftotext", "-layout", pdf, "-").stdout


def raw_bytes_of(pdf: Path) -> bytes:
    """Everything in the file, nothing of it compressed."""
    out = io.BytesIO()
    with pikepdf.open(pdf) as document:
        document.save(
            out,
            compress_streams=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
        )
    return out.getvalue()


def bookmarks_of(pdf: Path) -> list[str]:
    with pikepdf.open(pdf) as document, document.open_outline() as outline:
        return [title for item in outline.root for title in [item.title, *(child.title for child in item.children)]]
