"""Files that are made again when they are asked for, and deleted when they are old."""

from datetime import timedelta

from django.core.files.storage import Storage
from django.utils import timezone

KEPT = timedelta(days=30)


def prune_folder(store: Storage, folder: str) -> int:
    """Delete what was made in this folder thirty days ago, whoever still needs it; return how many files."""
    expired_at = timezone.now() - KEPT
    try:
        _, names = store.listdir(folder)
    except FileNotFoundError:
        return 0
    paths = [f"{folder}/{name}" for name in names]
    old = [path for path in paths if store.get_modified_time(path) < expired_at]
    for path in old:
        store.delete(path)
    return len(old)
