"""What the worker makes for whoever asks: requested, started, finished or failed, and pruned when unread.

Nothing here is a record. Rows and files are a cache that can be thrown away at any time and are made again, so what is
written here names no actor and leaves no audit event.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any, ClassVar, Self

from django.db import models, transaction
from django.utils import timezone
from django_tasks.base import Task

from core.background.progress import SILENT_AFTER, Step
from core.release import this_release

QUEUED, DONE, FAILED = "queued", "done", "failed"

STUCK_AFTER = timedelta(minutes=2)  # without a sign of the worker: more than any one thing takes
KEEP_UNREAD = timedelta(days=30)
ONE_DAY = timedelta(days=1)

OTHER_RELEASE = (
    "The worker runs another release of SmartGov than these pages do. "
    "The operator of this installation has to start it again."
)

MakeTask = Task[[str, str], None]


class BackgroundWork(models.Model):
    """One content: asked for, being made, or kept.

    ``key`` says the content and the release that makes it; what is made counts once the state is DONE. A kind of work
    adds the state that it is in while it is made, and the columns that tell when the worker gave a sign.
    """

    AT_WORK: ClassVar[str]
    SIGN_OF_WORKER: ClassVar[str]  # the column that tells when the worker last gave one

    key = models.CharField(max_length=64, primary_key=True)
    state = models.CharField(max_length=20, default=QUEUED)
    requested_at = models.DateTimeField()
    last_read_at = models.DateTimeField(db_index=True)
    failure = models.TextField(blank=True)

    class Meta:
        abstract = True

    @classmethod
    def stamps(cls, state: str, now: datetime) -> dict[str, Any]:
        """Return the columns, and their values, that tell when a row came into this state."""
        raise NotImplementedError

    @classmethod
    def _rows(cls) -> "models.QuerySet[Self]":
        return cls._default_manager.all()

    @property
    def step(self) -> Step:
        """Return how far it is. Of a worker that is gone the row says nothing; the clock does.

        Work that waits longer than any worker leaves it waiting is not answered, and work that says nothing for longer
        than any takes has lost its worker, which the queue itself finds out much later.
        """
        if self.state in (DONE, FAILED):
            return Step(self.state)
        quiet_for = timezone.now() - (getattr(self, self.SIGN_OF_WORKER) or self.requested_at)
        if quiet_for > STUCK_AFTER:
            return Step.STUCK
        if self.state == self.AT_WORK:
            return Step.AT_WORK
        return Step.UNANSWERED if quiet_for > SILENT_AFTER else Step.WAITING

    def is_kept(self) -> bool:
        """Return whether what was made is still there."""
        raise NotImplementedError

    def throw_away(self) -> None:
        """Delete what was made, as far as it is there."""
        raise NotImplementedError

    # Whoever wants it

    @classmethod
    def request(cls, key: str, task: MakeTask, columns: Callable[[], Mapping[str, Any]]) -> tuple[Self, bool]:
        """Return the row of this content, and whether this call asked the worker for it.

        Of many calls at once one does, the first; and again one if what was made has gone: pruned, or never restored.
        ``columns`` is called for a row that is new.
        """
        row = cls._rows().filter(pk=key).first()
        if row is None:
            return cls._request_first(key, task, columns())
        is_lost = row.state == DONE and not row.is_kept()
        return row, is_lost and row._request_anew(task)

    @classmethod
    @transaction.atomic
    def _request_first(cls, key: str, task: MakeTask, columns: Mapping[str, Any]) -> tuple[Self, bool]:
        now = timezone.now()
        dates = {"requested_at": now, "last_read_at": now, **cls.stamps(QUEUED, now)}
        row, is_first = cls._rows().get_or_create(key=key, defaults={**dates, **columns})
        if is_first:
            row._enqueue(task)
        return row, is_first

    def request_again(self, task: MakeTask) -> None:
        """Ask the worker once more for what failed or is stuck; what is well on its way is left alone."""
        if self.step in (Step.FAILED, Step.STUCK):
            self._request_anew(task)

    @transaction.atomic
    def _request_anew(self, task: MakeTask) -> bool:
        """Return whether this call did it: of several who see the same at once, one does."""
        now = timezone.now()
        seen = {name: getattr(self, name) for name in ("key", "state", "requested_at", self.SIGN_OF_WORKER)}
        queued = {"state": QUEUED, "requested_at": now, "failure": "", **self.stamps(QUEUED, now)}
        is_ours = self._rows().filter(**seen).update(**queued) == 1
        if is_ours:
            self._enqueue(task)
        else:
            self._refresh()
        return is_ours

    def _enqueue(self, task: MakeTask) -> None:
        """Within the transaction that writes the row: what is rolled back was never asked for."""
        task.enqueue(self.key, this_release())
        self._refresh()

    def _refresh(self) -> None:
        with suppress(type(self).DoesNotExist):  # discarded meanwhile, as nobody asks for its content any more
            self.refresh_from_db()

    def note_read(self) -> None:
        """To the day, so that what nobody reads can go."""
        if self.last_read_at < timezone.now() - ONE_DAY:
            self._rows().filter(pk=self.pk).update(last_read_at=timezone.now())

    # The worker

    @classmethod
    def make(cls, key: str, release: str, work: Callable[[Self], None], *, sorry: str) -> None:
        """Have ``work`` make it. May run twice, even at the same time.

        What fails is told in a sentence on the row, ``sorry``, and raised for the worker's log.
        """
        if not cls.start(key):
            return
        if release != this_release():
            cls.fail(key, OTHER_RELEASE)
            return
        try:
            work(cls._rows().get(pk=key))
        except Exception:
            cls.fail(key, sorry)
            raise

    @classmethod
    def start(cls, key: str) -> bool:
        """Return whether there is anything to make."""
        return cls._move(key, cls.AT_WORK) == 1

    @classmethod
    def fail(cls, key: str, sentence: str) -> None:
        cls._move(key, FAILED, failure=sentence)

    @classmethod
    def _move(cls, key: str, state: str, **columns: Any) -> int:
        stamps = cls.stamps(state, timezone.now())
        return cls._unfinished(key).update(state=state, **stamps, **columns)

    @classmethod
    def _unfinished(cls, key: str) -> "models.QuerySet[Self]":
        return cls._rows().filter(pk=key).exclude(state=DONE)

    # Whoever tidies up

    @classmethod
    def prune(cls, unread_for: timedelta = KEEP_UNREAD) -> int:
        """Throw away what nobody has read for so long, never what is in progress; return how many."""
        finished = cls._rows().filter(state__in=(DONE, FAILED))
        unread = list(finished.filter(last_read_at__lt=timezone.now() - unread_for))
        for row in unread:
            row.discard()
        return len(unread)

    def discard(self) -> None:
        """Delete what was made, then the row: the other way round, what was made would lie there for ever."""
        self.throw_away()
        self._rows().filter(pk=self.pk, state=self.state).delete()
