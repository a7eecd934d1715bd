"""Files that outlast a power cut: on the disk, by content and by name, before anybody is told that they are kept."""

import os
from pathlib import Path

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage


class DurableStorage(FileSystemStorage):
    """A folder whose files are on the disk once ``save`` returns, so that no row that is committed after it names a
    file that a power cut has emptied or taken away."""

    def _save(self, name: str, content: "File[bytes]") -> str:
        stored: str = super()._save(name, content)  # type: ignore[misc] # the stubs leave it out
        flush_to_disk(Path(self.path(stored)), up_to=Path(self.location).parent)
        return stored


def flush_to_disk(path: Path, *, up_to: Path) -> None:
    """Have a file written to the disk, and its name in each folder from its own to ``up_to``, which lies above it.

    Raises OSError where the disk does not take it: then it must not be said to be kept.
    """
    _flush(path)
    for folder in path.parents:
        _flush(folder)
        if folder == up_to:
            return


def _flush(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
