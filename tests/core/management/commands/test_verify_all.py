"""The command says in a line that all is well, or names what is not and ends with 1."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from core.audit.checkpoints import checkpoints_file, make_checkpoint
from core.audit.found_rows import attest_found_rows
from core.audit.trail import AuditEvent, ChainHead, record
from meetings.models import Membership
from tests.conftest import Cast
from tests.fixtures_triggers import triggers_lifted


@pytest.fixture(autouse=True)
def _house(cast: Cast) -> None:
    attest_found_rows(by=cast.operator)


def verify_all(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[str, str, int]:
    """What it printed, what it complained of, and its exit code."""
    code = 0
    try:
        call_command("verify_all", *arguments, no_color=True)
    except SystemExit as end:
        code = int(end.code or 0)
    return (*capsys.readouterr(), code)


def test_all_is_well_in_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    events = AuditEvent.objects.count()

    out, complaint, code = verify_all(capsys)

    assert (complaint, code) == ("", 0)
    assert out.splitlines()[-1] == (
        f"Checked: {events} events, 19 rows of evidence, 0 files, 0 checkpoints; all as they were written."
    )


def test_what_is_not_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    Membership.objects.filter(person__name="Observer").update(role="chair")

    _, complaint, code = verify_all(capsys)

    assert code == 1
    assert "role is “chair” and should be “observer”" in complaint
    assert "1 found that is not as it was written.\nChange nothing: keep a copy of the database" in complaint


def test_a_cut_tail_is_named_by_a_checkpoint_kept_elsewhere(
    cast: Cast, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    record("meetings.looked_at", cast.panel, by=cast.secretary)
    checkpoint = make_checkpoint()
    assert checkpoint is not None
    mail = tmp_path / "mail.txt"
    mail.write_text(f"Dear Ann,\n\n{checkpoint.line}\n")
    checkpoints_file().unlink()
    with triggers_lifted():
        AuditEvent.objects.filter(seq=checkpoint.seq)._raw_delete("default")
    last = AuditEvent.objects.latest("seq")
    ChainHead.objects.update(seq=last.seq, hash=last.hash)

    assert verify_all(capsys)[2] == 0  # nothing inside tells
    _, complaint, code = verify_all(capsys, "--checkpoint", str(mail))

    assert code == 1
    assert complaint.startswith(f"The trail was cut: by the checkpoint of {checkpoint.at} it had come to event")


def test_a_file_without_a_checkpoint_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mail.txt").write_text("Dear Ann")

    for name in ("mail.txt", "none.txt"):
        with pytest.raises(CommandError, match=name):
            call_command("verify_all", "--checkpoint", str(tmp_path / name))
