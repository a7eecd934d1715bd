"""A secret word of this installation's own: made once at random, and kept in SMARTGOV_VAR for its owner's eyes."""

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings


@dataclass(frozen=True, slots=True)
class KeptWord:
    """A word in the file of this name, of so many ``groups`` of sixteen bits each, easy to type."""

    file: str
    groups: int

    def choose(self) -> str:
        """Return the word, made if there is none; of two processes that make one at once, the first one's stays."""
        return self.read() or self._make()

    def read(self) -> str:
        """Return the word, empty where none was made, or where it was forgotten."""
        return self._path.read_text(encoding="ascii").strip() if self._path.exists() else ""

    def forget(self) -> None:
        self._path.unlink(missing_ok=True)

    @property
    def _path(self) -> Path:
        return Path(settings.VAR_DIR) / self.file

    def _make(self) -> str:
        """Write the word whole before its file has its name, so that nobody reads half of it.

        A temporary file can be read by its owner alone.
        """
        with NamedTemporaryFile("w", dir=self._path.parent, encoding="ascii") as draft:
            draft.write("-".join(secrets.token_hex(2) for _ in range(self.groups)))
            draft.flush()
            with suppress(FileExistsError):
                os.link(draft.name, self._path)
        return self.read()
