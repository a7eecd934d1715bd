"""Traces that a reader leaves at a paper: that it was opened, and notes of their own.

Neither is a change of the record. That somebody opened a paper is itself a log, and leaves no audit event: it would be
one for each look. A note leaves one that says that there is a note, and nothing of what stands in it.
"""

from django.db import IntegrityError, transaction
from django.db.models import F, Max
from django.utils import timezone

from core.accounts.models import User
from core.audit.trail import record
from core.errors import Unacceptable
from meetings.models import Paper, PaperNote, PaperOpening, PaperVersion

LONGEST_NOTE = 10_000


def note_opening(version: PaperVersion, *, by: User) -> None:
    """Notes that somebody opened this version: the first time, the last, and how often."""
    now = timezone.now()
    own = PaperOpening.objects.filter(version=version, account=by)
    if own.update(last_at=now, count=F("count") + 1):
        return
    try:
        with transaction.atomic():
            PaperOpening.objects.create(version=version, account=by, first_at=now, last_at=now)
    except IntegrityError:  # in another tab, at the same time
        own.update(last_at=now, count=F("count") + 1)


@transaction.atomic
def write_note(paper: Paper, text: str, *, by: User, page: int | None = None) -> None:
    """The account's own note on the paper, or on one page of it; another takes its place, an empty one takes it away.

    Whether they may read the paper is for who calls to know. Raises Unacceptable for a note that is too long, or on a
    page that no version has.
    """
    words = text.strip()
    if len(words) > LONGEST_NOTE:
        raise Unacceptable(f"A note can have {LONGEST_NOTE} characters; this one has {len(words)}.")
    if page is not None and not 1 <= page <= _pages_of(paper):
        raise Unacceptable(f"There is no page {page} in this paper.")
    if words:
        said = {"text": words, "written_at": timezone.now()}
        PaperNote.objects.update_or_create(paper=paper, account=by, page=page, defaults=said)
    else:
        PaperNote.objects.filter(paper=paper, account=by, page=page).delete()
    record("meetings.paper_note_written", paper, by=by, is_kept=bool(words))


def _pages_of(paper: Paper) -> int:
    return paper.versions.aggregate(most=Max("pages"))["most"] or 0
