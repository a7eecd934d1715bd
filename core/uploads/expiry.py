"""Files that are made again when they are asked for: what is old is thrown away."""

from datetime import timedelta

from django.core.files.storage import Storage
from django.utils import timezone

KEPT = timedelta(days=30)


def prune_folder(store: Storage, folder: str) -> int:
    """Deletes what was made in this folder thirty days ago, whoever still needs it; says how many files."""
    over = timezone.now() - KEPT
    try:
        _, names = store.listdir(folder)
    except FileNotFoundError:
        return 0
    old = [path for name in names if store.get_modified_time(path := f"{folder}/{name}") < over]
    for path in old:
        store.delete(path)
    return len(old)
