"""The cast: the people every test can call on. Each sees what their membership says, and the outsider nothing."""

import gc
import os
import socket
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default as default_policy
from pathlib import Path
from shutil import copytree
from typing import TypeVar

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope
from django.conf import settings as django_settings
from django.core.cache import caches
from django.db import transaction
from django.test import override_settings
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from pytest_django import DjangoDbBlocker
from pytest_django.fixtures import Settings

from core.accounts.models import User
from meetings.enums import Role
from meetings.models import Panel
from minutes.models import Minutes
from tests import factories, migrated_once
from tests.factories import Joining
from tests.pristine import restored_after_each_commit

# How long an example takes says how busy the machine is; fixtures that a test's examples share are laid out for that.
hypothesis_settings.register_profile(
    "house",
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
# CI tries the same examples each time: what fails is the change. script/test --long looks for new ones.
hypothesis_settings.register_profile("ci", hypothesis_settings.get_profile("house"), derandomize=True)
hypothesis_settings.register_profile("long", hypothesis_settings.get_profile("house"), max_examples=300)
hypothesis_settings.load_profile("ci" if os.environ.get("CI") == "true" else "house")

SHARED = Path(__file__).resolve().parents[2] / "shared"
T = TypeVar("T")
STORES = ("printed", "issued", "evidence", "answers", "papers")
# Tests need no collectstatic: files are served and named as they lie in static/.
STATIC_FILES_AS_THEY_LIE = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}


def pytest_collection_finish() -> None:
    """What was collected stays to the end: the garbage collector leaves it alone, and runs less often.

    With ten thousand tests collected it took some two fifths of their time.
    """
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@dataclass(frozen=True)
class Cast:
    """A panel and the people around it; ``outsider`` keeps the minutes of another panel."""

    panel: Panel
    secretary: User
    chair: User
    member: User
    cleared_observer: User
    observer: User
    outsider: User
    operator: User


def make_cast() -> Cast:
    panel = factories.make_panel()
    elsewhere = factories.make_panel("OTHER", "Another Panel")
    secretary, chair, member, cleared_observer, observer, outsider = factories.make_members(
        Joining(panel, "secretary@example.org", Role.SECRETARY, is_cleared=True),
        Joining(panel, "chair@example.org", Role.CHAIR, is_cleared=True),
        Joining(panel, "member@example.org", Role.MEMBER, is_cleared=True),
        Joining(panel, "cleared@example.org", Role.OBSERVER, is_cleared=True),
        Joining(panel, "observer@example.org", Role.OBSERVER),
        Joining(elsewhere, "outsider@example.org", Role.SECRETARY, is_cleared=True),
    )
    return Cast(panel, secretary, chair, member, cleared_observer, observer, outsider, operator=User.objects.operator())


def kept_in(folder: Path) -> override_settings:
    """Settings by which files are kept below ``folder``."""
    own = {name: django_settings.STORAGES[name] for name in STORES}
    for name, store in own.items():
        own[name] = store | {"OPTIONS": store["OPTIONS"] | {"location": folder / name}}
    return override_settings(
        STORAGES=django_settings.STORAGES | own,
        SEAL_FOLDER=folder / "seal",
        CHECKPOINTS_FILE=folder / "checkpoints.jsonl",
    )


@pytest.fixture(scope="session")
def django_db_modify_db_settings_xdist_suffix(
    request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """Instead of pytest-django's: each worker has a database of its own, and one of them migrates for all."""
    worker = getattr(request.config, "workerinput", {}).get("workerid")
    if worker is None:
        yield
        return
    shared = tmp_path_factory.getbasetemp().parent  # each worker's lies in it
    with django_db_blocker.unblock(), migrated_once.copied_for(worker, shared / "migrated"):
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """pytest-django's, and what a test commits is gone after it."""
    with django_db_blocker.unblock(), restored_after_each_commit():
        yield


@pytest.fixture(autouse=True, scope="session")
def _settings_of_tests() -> Iterator[None]:
    """What a page leaves to the worker is done before the page answers; a test about the queue asks for ``queue``.
    Argon2 takes a tenth of a second on purpose; tests/core/accounts/test_adapter.py sees that people get it."""
    at_once = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    hashers = ["django.contrib.auth.hashers.MD5PasswordHasher", *django_settings.PASSWORD_HASHERS]
    static_files = {"staticfiles": STATIC_FILES_AS_THEY_LIE}
    with override_settings(TASKS=at_once, PASSWORD_HASHERS=hashers, STORAGES=django_settings.STORAGES | static_files):
        yield


@pytest.fixture
def queue(settings: Settings) -> None:
    """Work waits in the database until a worker takes it, as it does outside of tests."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}


@pytest.fixture(autouse=True)
def stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder of this test's own for all that is kept in files, and for the seal."""
    folder = tmp_path_factory.mktemp("var")
    with kept_in(folder):
        yield folder
    caches["pages"].clear()


@pytest.fixture
def printed(stores: Path) -> Path:
    return stores / "printed"


@pytest.fixture
def operator(db: None) -> User:
    return User.objects.operator()


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def minutes(cast: Cast) -> Minutes:
    return factories.make_minutes(cast.panel)


@dataclass(frozen=True)
class Ground:
    """Where a module lays what its tests all begin with."""

    folder: Path


@pytest.fixture(scope="module")
def ground(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ground]:
    """A transaction and a folder that last as long as the module: a test's own transaction is a savepoint in it."""
    folder = tmp_path_factory.mktemp("ground")
    with django_db_blocker.unblock(), transaction.atomic():
        with kept_in(folder):
            yield Ground(folder)
        transaction.set_rollback(True)


@pytest.fixture
def untouched(ground: Ground, db: None, stores: Path) -> Callable[[T], T]:
    """What a module laid on its ground, as it was: rows and files, and a copy of the objects in memory."""
    copytree(ground.folder, stores, dirs_exist_ok=True)
    return deepcopy


@pytest.fixture
def shared_file() -> Callable[[str], Path]:
    """A file of ../shared, the model document and its key; skips, and says so, where the folder is absent."""

    def find(name: str) -> Path:
        path = SHARED / "minutes" / name
        if not path.exists():
            pytest.skip(f"../shared/minutes/{name} is not here; this test reads the model document")
        return path

    return find


@pytest.fixture
def mailbox(settings: Settings) -> Iterator[list[EmailMessage]]:
    """A real SMTP server, and what it was sent."""
    received: list[EmailMessage] = []

    class Keep:
        async def handle_DATA(self, _server: object, _session: object, envelope: Envelope) -> str:  # noqa: N802 - its name
            received.append(message_from_bytes(envelope.content, policy=default_policy))
            return "250 Kept"

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(Keep(), hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    yield received
    controller.stop()
