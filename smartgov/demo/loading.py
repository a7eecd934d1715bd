"""The demo asked for on a page: made by the worker, and told how far it is."""

from enum import StrEnum

from django.db import transaction
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from core.accounts.models import User
from core.errors import WrongState
from meetings.models import Panel

from .password import choose_password, kept_password
from .people import ACCOUNTS
from .staging import is_staged, stage


class Stage(StrEnum):
    """How far it has come. STUCK: the worker ended in the middle of it, or what it did failed."""

    ABSENT = "absent"
    WAITING = "waiting"
    MAKING = "making"
    DONE = "done"
    STUCK = "stuck"


@task
def load_demo() -> None:
    """Makes the demo. Run a second time, or where somebody has begun meanwhile, it does nothing."""
    if not _is_in_use():
        stage(choose_password(), tell=lambda _step: None)


@transaction.atomic
def request_demo() -> None:
    """Asks the worker for the demo, once. Raises WrongState where there is a panel or somebody who can sign in."""
    if _is_in_use():
        raise WrongState("The demo is made only in an installation that nobody uses yet.")
    if stage_of_demo() not in (Stage.WAITING, Stage.MAKING):
        load_demo.enqueue()


def _is_in_use() -> bool:
    return User.objects.that_can_sign_in().exists() or Panel.objects.exists()


def stage_of_demo() -> Stage:
    """Whoever asks may have closed the page meanwhile: what is read is what the worker left."""
    if is_staged():
        return Stage.DONE
    asked = DBTaskResult.objects.filter(task_path=load_demo.module_path).order_by("-enqueued_at").first()
    if asked is None:
        return Stage.ABSENT
    return {"READY": Stage.WAITING, "RUNNING": Stage.MAKING}.get(asked.status, Stage.STUCK)


def password_that_works() -> str:
    """The installation's own, if it is the one the demo's accounts were made with; else empty."""
    kept = kept_password()
    account = User.objects.get(email=ACCOUNTS[0].email)
    return kept if kept and account.check_password(kept) else ""
