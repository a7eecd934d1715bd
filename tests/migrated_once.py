"""One worker of a run migrates a database from nothing, and each works on a copy of it: a migration takes longer than
a hundred tests.

The first to come makes it, under a lock; the last to leave takes it away.
"""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.db.backends.base.creation import BaseDatabaseCreation

Create = Callable[..., str]


@contextmanager
def copied_for(worker: str, folder: Path) -> Iterator[None]:
    """Within the block the test database is made as a copy; ``folder`` is the same for all workers of the run."""
    users = folder / "users"
    users.mkdir(parents=True, exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseCreation, "create_test_db", _copying(worker, users))
        yield
    with _locked(users):
        has_copied = (users / worker).exists()
        (users / worker).unlink(missing_ok=True)
        if has_copied and not any(users.iterdir()):
            _remove_original()


def _copying(worker: str, users: Path) -> Create:
    migrate = BaseDatabaseCreation.create_test_db

    def create_copy(creation: BaseDatabaseCreation, *args: Any, **options: Any) -> str:
        with _locked(users):
            if any(users.iterdir()):
                _connect_to(creation._get_test_db_name())
            else:
                migrate(creation, *args, **options)
            (users / worker).touch()
            creation.connection.close()  # SQLite moves the last changes into the file; PostgreSQL copies nothing in use
            creation.clone_test_db(worker, verbosity=0)
            _connect_to(creation.get_test_db_clone_settings(worker)["NAME"])
        return str(connection.settings_dict["NAME"])

    return create_copy


def _connect_to(name: str) -> None:
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name


def _remove_original() -> None:
    own = connection.settings_dict["NAME"]
    _connect_to(connection.creation._get_test_db_name())
    connection.creation.destroy_test_db(own, verbosity=0)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
