"""Checks of everything, made by the worker at night or for a secretary who asks, and what the last ones found."""

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django_tasks import task

from core.accounts.models import User
from core.audit.checkpoints import kept_checkpoints
from core.audit.row_faults import RowFault
from core.audit.trail import ChainHead
from core.audit.verification import Verification

FAULTS_KEPT = 500
_listeners: list[Callable[["TrailCheck"], object]] = []
KEPT_FOR = timedelta(days=400)
ABANDONED_AFTER = timedelta(hours=6)


class TrailCheck(models.Model):
    """One check: when, for whom, and what it found. ``faults`` are the first so many, of ``fault_count``."""

    asked_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    finished_at = models.DateTimeField(null=True)
    events = models.PositiveBigIntegerField(default=0)
    rows = models.PositiveBigIntegerField(default=0)
    files = models.PositiveBigIntegerField(default=0)
    checkpoints = models.PositiveBigIntegerField(default=0)
    found = models.TextField(blank=True)
    fault_count = models.PositiveBigIntegerField(default=0)
    faults = models.JSONField(default=list)

    class Meta:
        ordering = ["-asked_at", "-id"]

    def __str__(self) -> str:
        return f"Check of {self.asked_at:%Y-%m-%d %H:%M}"

    def faults_for(self, panels: set[int]) -> list[str]:
        """Return the sentences that concern these panels, or none that can be told."""
        return [fault["sentence"] for fault in self.faults if fault["panel"] is None or fault["panel"] in panels]


def check_once_a_day() -> bool:
    """Have everything checked unless that was done since midnight; return whether it is now."""
    by = User.objects.operator()
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    done = TrailCheck.objects.filter(by=by, asked_at__gte=today)
    if done.exists():
        return False
    with transaction.atomic():
        ChainHead.objects.select_for_update(no_key=True).get()  # of two the second finds what the first asked for
        if done.exists():
            return False
        check_everything.enqueue(TrailCheck.objects.create(asked_at=timezone.now(), by=by).pk)
    return True


def ask_for_check(*, by: User) -> TrailCheck:
    """Have the worker check everything; a check that is under way is taken for this one."""
    with transaction.atomic():
        under_way = TrailCheck.objects.filter(finished_at=None, asked_at__gt=timezone.now() - ABANDONED_AFTER).first()
        if under_way:
            return under_way
        check = TrailCheck.objects.create(asked_at=timezone.now(), by=by)
        check_everything.enqueue(check.pk)
    return check


@task
def check_everything(pk: int) -> None:
    """Check trail, rows and files, and keep what was found."""
    check = TrailCheck.objects.get(pk=pk)
    verification = Verification(kept_checkpoints())
    for fault in verification.faults():
        check.fault_count += 1
        if len(check.faults) < FAULTS_KEPT:
            check.faults.append(_plain(fault))
    for name in ("events", "rows", "files", "checkpoints", "found"):
        setattr(check, name, getattr(verification, name))
    check.finished_at = timezone.now()
    with transaction.atomic():
        check.save()
        for tell in _listeners:
            tell(check)


def when_checked(tell: "Callable[[TrailCheck], object]") -> None:
    """Have this called with each check once it is done; called from ``AppConfig.ready`` of an upper floor."""
    _listeners.append(tell)


def _plain(fault: RowFault) -> dict[str, str | int | None]:
    return {"sentence": fault.sentence, "panel": fault.panel}


def forget_old_checks() -> int:
    """Delete checks of more than a year ago, and return how many."""
    deleted, _ = TrailCheck.objects.filter(asked_at__lt=timezone.now() - KEPT_FOR).delete()
    return deleted
