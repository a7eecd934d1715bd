"""The head of the trail, signed and kept; a trail that was cut or written anew is found by it."""

from pathlib import Path

import pytest
from django.conf import settings

from core.accounts.models import User
from core.audit.chain import ORIGIN
from core.audit.checkpoints import (
    Checkpoint,
    checkpoints_file,
    checkpoints_in,
    fault_in_checkpoint,
    kept_checkpoints,
    latest_checkpoints,
    make_checkpoint,
)
from core.audit.trail import AuditEvent, ChainHead, record
from tests.fixtures_triggers import triggers_lifted


@pytest.fixture
def writer(db: None) -> User:
    return User.objects.create_user("secretary@example.org")


@pytest.fixture
def made(writer: User) -> Checkpoint:
    for number in range(3):
        record("accounts.invited", writer, by=writer, number=number)
    checkpoint = make_checkpoint()
    assert checkpoint is not None
    return checkpoint


def cut_back_to(seq: int) -> None:
    with triggers_lifted():
        AuditEvent.objects.filter(seq__gt=seq)._raw_delete("default")
    last = AuditEvent.objects.latest("seq")
    ChainHead.objects.update(seq=last.seq, hash=last.hash)


def test_a_trail_without_events_has_no_head_to_sign(db: None) -> None:
    assert make_checkpoint() is None
    assert (list(kept_checkpoints()), list(latest_checkpoints(5))) == ([], [])


def test_the_head_is_signed_and_kept_as_a_line(made: Checkpoint) -> None:
    assert made.position == ChainHead.objects.get().position
    assert fault_in_checkpoint(made) == ""
    assert checkpoints_file() == Path(settings.CHECKPOINTS_FILE)
    assert checkpoints_file().stat().st_mode & 0o777 == 0o600
    assert checkpoints_file().read_text() == f"{made.line}\n"
    assert Checkpoint.read(made.line) == made


def test_the_file_only_grows_and_a_head_that_stands_is_signed_once(made: Checkpoint, writer: User) -> None:
    assert make_checkpoint() == made
    record("accounts.invited", writer, by=writer)
    second = make_checkpoint()

    assert list(kept_checkpoints()) == [made, second]
    assert list(latest_checkpoints(1)) == [second]
    assert list(latest_checkpoints(9)) == [second, made]


def test_a_tail_that_was_cut_off_is_named(made: Checkpoint) -> None:
    cut_back_to(2)

    assert fault_in_checkpoint(made) == (
        f"The trail was cut: by the checkpoint of {made.at} it had come to event 3 with the hash {made.hash}; "
        "it ends with event 2."
    )


def test_a_tail_that_was_written_anew_is_named(made: Checkpoint, writer: User) -> None:
    cut_back_to(2)
    other = record("accounts.invited", writer, by=writer, number=4)

    assert f"its hash is {other.hash} and should be {made.hash}" in fault_in_checkpoint(made)


@pytest.mark.parametrize("change", [{"seq": 2}, {"hash": ORIGIN.hash}, {"at": "2020"}, {"signature": "no"}])
def test_a_checkpoint_that_was_changed_is_named(made: Checkpoint, change: dict[str, object]) -> None:
    assert "was changed: it does not bear the signature" in fault_in_checkpoint(made._replace(**change))


def test_a_checkpoint_of_another_key_is_named(made: Checkpoint) -> None:
    assert "is signed with another key" in fault_in_checkpoint(made._replace(key="f" * 64))


def test_checkpoints_are_found_among_the_lines_of_a_mail(made: Checkpoint) -> None:
    folded = "\r\n> ".join(made.line[start : start + 70] for start in range(0, len(made.line), 70))
    printable = "=\n".join(made.line[start : start + 75] for start in range(0, len(made.line), 75))
    for text in (made.line, folded, printable):
        assert checkpoints_in(f"Dear Ann,\n\n  {text}\n\nYours\n") == [made]
    assert checkpoints_in("Dear Ann") == []
    for line in ("{}", '{"format":"other/1"}', "{x}", made.line.replace('"seq":3', '"seq":null')):
        with pytest.raises(ValueError, match=r"checkpoint|Expecting"):
            checkpoints_in(line)
