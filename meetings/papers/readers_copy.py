"""The copy of a confidential PDF that its readers open: the mark stands on each of its pages, as in the pack.

Made by the worker, once for each file and what is said on it; kept with what is printed, and made again when it is
missing. The record is the file as it was handed in, which stays as it is.
"""

from hashlib import sha256
from tempfile import TemporaryFile

from django.core.files import File
from django_tasks import task

from core.audience import Audience
from core.background.progress import Step
from core.pdf.join.join import mark_pages
from core.release import this_release
from meetings.models import Paper, PaperVersion, ReadersCopy
from meetings.papers.prepared import NotPrepared, path_of, prepared_paper

CONFIDENTIAL = "Confidential"  # the word on minutes, agenda and pack
BEFORE_PICTURES = -5  # of pages, which are drawn ahead; after minutes and packs
UNMARKED = f"The pages of this PDF could not be marked “{CONFIDENTIAL}”: {{}}."
FAILED = (
    f"The pages of this PDF could not be marked “{CONFIDENTIAL}”. "
    "Try again; if that fails too, tell the operator of this installation."
)
NOT_ON_ITS_WAY = (Step.UNANSWERED, Step.STUCK, Step.FAILED)


def words_of_mark(reference: str) -> str:
    """Return what stands at the head of each page of a confidential paper, in the pack and in its own file."""
    return f"{reference} · {CONFIDENTIAL}"


def request_copy(version: PaperVersion) -> ReadersCopy | None:
    """Return how far the marked copy of this file is, or None where its readers open the file itself.

    The first who asks has it made.
    """
    if not _bears_a_mark(version):
        return None
    columns = {"version_id": version.pk, "audience": Audience.CONFIDENTIAL}
    copy, _ = ReadersCopy.request(_key(version), mark_paper, lambda: columns)
    copy.note_read()
    return copy


def copy_ahead(version: PaperVersion) -> None:
    """Have the copy made that a reader opens first, where there is to be one."""
    request_copy(version)


def request_copy_again(copy: ReadersCopy) -> None:
    """Ask the worker once more where it failed or is stuck; what is well on its way is left alone."""
    copy.request_again(mark_paper)


def _bears_a_mark(version: PaperVersion) -> bool:
    """Tell whether it is a PDF, whose pages can bear one, of a confidential paper."""
    return bool(version.pages) and version.paper.is_confidential


@task(priority=BEFORE_PICTURES)
def mark_paper(key: str, release: str) -> None:
    """Make one copy."""
    ReadersCopy.make(key, release, _mark, sorry=FAILED)


def _mark(copy: ReadersCopy) -> None:
    version = copy.version
    if not _bears_a_mark(version) or _key(version) != copy.key:  # something else is said of the paper by now
        copy.discard()
        return
    try:
        prepared = prepared_paper(version)
    except NotPrepared as fault:
        ReadersCopy.fail(copy.key, UNMARKED.format(fault))
        return
    with TemporaryFile() as file:
        mark_pages(path_of(prepared), file, title=_title(version.paper), mark=words_of_mark(version.paper.reference))
        file.seek(0)
        copy.finish(File(file))


def _title(paper: Paper) -> str:
    return f"{paper.reference} {paper.title}"


def _key(version: PaperVersion) -> str:
    """Says all that the copy depends on."""
    return sha256(f"{this_release()} {version.sha256} {_title(version.paper)}".encode()).hexdigest()
