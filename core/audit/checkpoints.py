"""Checkpoints: the head of the trail, signed with the installation's key, so that a tail that was cut off is missed.

They are kept in a file that is only ever appended to, and given away: printed, mailed, shown to everybody. Whoever cuts
the trail cannot take back those.
"""

import fcntl
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone

from core.audit.canonical import Fact, canonical_instant, canonical_json
from core.audit.chain import Position
from core.audit.trail import AuditEvent, ChainHead
from core.seal import is_signed, own_seal, sign

FORMAT = "smartgov.checkpoint/1"
_IN_TEXT = re.compile(r"\{[^{}]{0,4000}\}")
_BROKEN = re.compile(r"=?\r?\n[> ]*|\s")  # quoted-printable, or folded and quoted in an answer; no value has a blank
LONGEST_LINE = 4096  # bytes; a line has some 500


class Checkpoint(NamedTuple):
    """The position of the head at an instant; ``key`` is the SHA-256 of the certificate, ``signature`` in hexadecimal.

    What is signed is the canonical JSON of all but the signature.
    """

    seq: int
    hash: str
    at: str
    key: str
    signature: str

    @property
    def signed_text(self) -> bytes:
        told: dict[str, Fact] = {"format": FORMAT, "seq": self.seq, "hash": self.hash, "at": self.at, "key": self.key}
        return canonical_json(told).encode()

    @property
    def line(self) -> str:
        return canonical_json(json.loads(self.signed_text) | {"signature": self.signature})

    @property
    def position(self) -> Position:
        return Position(self.seq, self.hash)

    @classmethod
    def read(cls, line: str) -> "Checkpoint":
        """Return the checkpoint of a line. Raises ValueError for a line that is none."""
        try:
            told = json.loads(line)
            if told["format"] != FORMAT:
                raise ValueError(f"{told['format']} is no format of checkpoints that is known here.")
            return cls(int(told["seq"]), *(str(told[name]) for name in ("hash", "at", "key", "signature")))
        except (KeyError, TypeError) as error:
            raise ValueError(f"This is no checkpoint: {line[:80]}") from error


def make_checkpoint() -> Checkpoint | None:
    """Sign the head of the trail as it is committed, and keep that; None of a trail without events.

    While the head stays where it is, the checkpoint stays the one that was made of it last. Raises OSError where the
    file cannot be written.
    """
    head = ChainHead.objects.get()
    if not head.seq:
        return None
    last = next(latest_checkpoints(1), None)
    if last and last.position == head.position:
        return last
    return _keep(_signed(head.position))


def _signed(position: Position) -> Checkpoint:
    seal = own_seal()
    unsigned = Checkpoint(*position, canonical_instant(timezone.now()), seal.sha256, "")
    return unsigned._replace(signature=sign(unsigned.signed_text, seal).hex())


def _keep(checkpoint: Checkpoint) -> Checkpoint:
    path = checkpoints_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        os.write(file, f"{checkpoint.line}\n".encode())
        os.fsync(file)
    finally:
        os.close(file)
    return checkpoint


def checkpoints_file() -> Path:
    return Path(settings.CHECKPOINTS_FILE)


def kept_checkpoints() -> Iterator[Checkpoint]:
    """Yield all that were kept, the oldest first. Raises ValueError at a line that is none."""
    try:
        with checkpoints_file().open(encoding="utf-8") as file:
            yield from map(Checkpoint.read, file)
    except FileNotFoundError:
        return


def checkpoints_in(text: str) -> list[Checkpoint]:
    """Return the checkpoints in a text, such as a saved mail, whose lines a mail program may have broken.

    Raises ValueError for what looks like one and is none.
    """
    return [Checkpoint.read(_BROKEN.sub("", found)) for found in _IN_TEXT.findall(text)]


def latest_checkpoints(count: int) -> Iterator[Checkpoint]:
    """Yield the newest, the newest first; what cannot be read is left to the check of everything."""
    try:
        with checkpoints_file().open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - count * LONGEST_LINE))
            lines = file.read().splitlines()
    except FileNotFoundError:
        return
    for line in lines[: -count - 1 : -1]:
        try:
            yield Checkpoint.read(line.decode())
        except ValueError:
            continue


def fault_in_checkpoint(checkpoint: Checkpoint) -> str:
    """Return what speaks against the trail, or against the checkpoint; nothing where they agree."""
    named = f"the checkpoint of {checkpoint.at}"
    seal = own_seal()
    if checkpoint.key != seal.sha256:
        return f"T{named[1:]} is signed with another key than this installation’s: {checkpoint.key}."
    if not is_signed(checkpoint.signed_text, _bytes(checkpoint.signature), seal):
        return f"T{named[1:]} was changed: it does not bear the signature of this installation."
    found = AuditEvent.objects.filter(pk=checkpoint.seq).values_list("hash", flat=True).first()
    if found is None:
        newest = AuditEvent.objects.order_by("-seq").values_list("seq", flat=True).first() or 0
        return (
            f"The trail was cut: by {named} it had come to event {checkpoint.seq} with the hash {checkpoint.hash}; "
            f"it ends with event {newest}."
        )
    if found != checkpoint.hash:
        return (
            f"Event {checkpoint.seq} is not the one of {named}: its hash is {found} and should be {checkpoint.hash}. "
            "The trail was cut before it, and written anew."
        )
    return ""


def _bytes(signature: str) -> bytes:
    try:
        return bytes.fromhex(signature)
    except ValueError:
        return b""
