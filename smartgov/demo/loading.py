"""The demo asked for on a page: loaded by the worker, and how far that has come."""

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


class DemoStage(StrEnum):
    """The stage that the demo has come to. STUCK: the worker ended in the middle of it, or its work failed."""

    ABSENT = "absent"
    WAITING = "waiting"
    MAKING = "making"
    DONE = "done"
    STUCK = "stuck"


@task
def load_demo() -> None:
    """Stage the demo, unless it is there, or somebody has begun to work here meanwhile."""
    if not _is_in_use():
        stage(choose_password(), tell=lambda _step: None)


@transaction.atomic
def request_demo() -> None:
    """Ask the worker for the demo, once. Raises WrongState where there is a panel or somebody who can sign in."""
    if _is_in_use():
        raise WrongState("The demo can be loaded only into an installation that nobody uses yet.")
    if stage_of_demo() not in (DemoStage.WAITING, DemoStage.MAKING):
        load_demo.enqueue()


def _is_in_use() -> bool:
    return User.objects.that_can_sign_in().exists() or Panel.objects.exists()


def stage_of_demo() -> DemoStage:
    """Return how far the demo has come, by what the worker left: whoever asks may have closed the page meanwhile."""
    if is_staged():
        return DemoStage.DONE
    asked = DBTaskResult.objects.filter(task_path=load_demo.module_path).order_by("-enqueued_at").first()
    if asked is None:
        return DemoStage.ABSENT
    return {"READY": DemoStage.WAITING, "RUNNING": DemoStage.MAKING}.get(asked.status, DemoStage.STUCK)


def password_that_works() -> str:
    """Return the installation's own password if the demo's accounts have it, else nothing."""
    kept = kept_password()
    account = User.objects.get(email=ACCOUNTS[0].email)
    return kept if kept and account.check_password(kept) else ""
