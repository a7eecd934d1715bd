"""Files that are made again when they are asked for are deleted when they are old."""

import os
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.utils import timezone

from core.uploads.expiry import KEPT, prune_folder


@pytest.fixture
def store(tmp_path: Path) -> FileSystemStorage:
    return FileSystemStorage(location=tmp_path)


def test_files_go_after_thirty_days_and_no_sooner(store: FileSystemStorage) -> None:
    for name, days in (("old.pdf", KEPT.days + 1), ("young.pdf", KEPT.days - 1)):
        path = store.path(store.save(f"parts/{name}", ContentFile(b"x")))
        made_at = timezone.now().timestamp() - days * 24 * 3600
        os.utime(path, (made_at, made_at))

    deleted = prune_folder(store, "parts")

    assert (deleted, store.listdir("parts")[1]) == (1, ["young.pdf"])


def test_a_folder_in_which_nothing_was_ever_put_is_empty(store: FileSystemStorage) -> None:
    assert prune_folder(store, "parts") == 0
