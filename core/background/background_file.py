"""A file that the worker makes for whoever asks."""

from typing import Any, ClassVar

from django.core.files import File
from django.core.files.storage import Storage, storages
from django.db import models, transaction

from core.background.background_work import DONE, BackgroundWork


def printed_files() -> Storage:
    return storages["printed"]


class BackgroundFile(BackgroundWork):
    """One content for one audience as a PDF, named by its key, in the folder of its kind."""

    FOLDER: ClassVar[str] = ""

    audience = models.CharField(max_length=20)

    class Meta:
        abstract = True

    @property
    def file_name(self) -> str:
        return f"{self.FOLDER}{self.key}.pdf"

    def is_kept(self) -> bool:
        return printed_files().exists(self.file_name)

    def throw_away(self) -> None:
        printed_files().delete(self.file_name)

    @transaction.atomic
    def finish(self, content: "File[Any]", **columns: Any) -> bool:
        """Store the file and say so, under a lock: nobody reads a file while it is written a second time.

        Returns whether this call did it; the slower of two workers leaves the file of the faster alone.
        """
        if not self._unfinished(self.key).select_for_update(no_key=True).exists():
            return False
        printed_files().save(self.file_name, content)
        self._move(self.key, DONE, **{"failure": "", **columns})
        return True
