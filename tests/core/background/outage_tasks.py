"""A task that a test holds up, for workers in processes of their own."""

import time
from pathlib import Path

from django_tasks import task
from django_tasks_db.models import DBTaskResult


@task
def stay(folder: str, asks: bool) -> None:
    """Says that it has begun, and goes on when it is told to: to ask the database something, or to end."""
    Path(folder, "begun").touch()
    while not Path(folder, "go on").exists():
        time.sleep(0.02)
    if asks:
        DBTaskResult.objects.exists()
