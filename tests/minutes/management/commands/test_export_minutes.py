import re
from pathlib import Path

import pytest
from django.core.management import CommandError

from minutes.models import Minutes
from tests.minutes.management.commands.running import ARGUMENTS, run
from tests.minutes.rendering.pdf_reader import text_of


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "begins"), [("txt", b"Harbour"), ("json", b"{"), ("html", b"<!doctype"), ("pdf", b"%PDF")]
)
def test_minutes_are_exported_to_a_file_in_every_format(file: str, tmp_path: Path, name: str, begins: bytes) -> None:
    run("import_minutes", file, *ARGUMENTS)
    target = tmp_path / f"out.{name}"

    run("export_minutes", "HLP9", "--format", name, "-o", str(target))

    assert target.read_bytes().startswith(begins)


@pytest.mark.parametrize("name", ["pdf", "html"])
def test_a_draft_is_exported_as_a_draft_in_either_rendition(minutes: Minutes, tmp_path: Path, name: str) -> None:
    for rendition in ("public", "confidential"):
        target = tmp_path / f"{rendition}.{name}"

        run("export_minutes", "GRID12", "--format", name, "--rendition", rendition, "-o", str(target))

        shown = text_of(target) if name == "pdf" else target.read_text(encoding="utf-8")
        assert f"{rendition.capitalize()} minutes · DRAFT" in re.sub(r"<[^>]*>|\s+", " ", shown).replace("  ", " ")


@pytest.mark.django_db
def test_what_cannot_be_exported_is_refused_in_one_sentence(file: str) -> None:
    run("import_minutes", file, *ARGUMENTS)

    with pytest.raises(CommandError, match="There are no minutes of HLP8 here"):
        run("export_minutes", "HLP8")
    with pytest.raises(CommandError, match="add -o FILE"):
        run("export_minutes", "HLP9", "--format", "pdf")
    with pytest.raises(CommandError, match="cannot be written: No such file or directory"):
        run("export_minutes", "HLP9", "-o", "/nowhere/at/all.txt")
