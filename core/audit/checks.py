"""Checks of everything, made by the worker at night or for a secretary who asks, and what the last ones found."""

from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django_tasks import task

from core.accounts.models import User
from core.audit.checkpoints import kept_checkpoints
from core.audit.row_faults import RowFault
from core.audit.verification import Verification

FAULTS_KEPT = 500
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
    check.save()


def _plain(fault: RowFault) -> dict[str, str | int | None]:
    return {"sentence": fault.sentence, "panel": fault.panel}


def forget_old_checks() -> int:
    """Delete checks of more than a year ago, and return how many."""
    deleted, _ = TrailCheck.objects.filter(asked_at__lt=timezone.now() - KEPT_FOR).delete()
    return deleted
