"""The command says of a PDF what its page says, and ends with 1 unless the file is genuine."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from minutes.enums import MinutesState
from minutes.models import IssuedFile, Minutes
from minutes.signed.issue import issued_files
from tests.conftest import Cast
from tests.minutes.management.commands.running import run
from tests.minutes.workflow.signing import bring_to


@pytest.fixture
def issued(cast: Cast, complete: Minutes, tmp_path: Path) -> Path:
    """The public file of signed minutes, copied to where somebody downloaded it."""
    bring_to(MinutesState.SIGNED, complete, cast)
    with issued_files().open(IssuedFile.objects.get(rendition="public").stored_name) as file:
        path = tmp_path / "minutes.pdf"
        path.write_bytes(file.read())
    return path


def test_only_a_genuine_file_ends_well(issued: Path) -> None:
    told = StringIO()
    call_command("verify_pdf", issued, stdout=told)
    issued.write_bytes(issued.read_bytes() + b" ")
    with pytest.raises(SystemExit) as ended:
        call_command("verify_pdf", issued, stdout=told)

    assert "This file is genuine" in told.getvalue()
    assert "This file was altered" in told.getvalue()
    assert ended.value.code == 1


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"absent\.pdf cannot be read: No such file"):
        run("verify_pdf", str(tmp_path / "absent.pdf"))
