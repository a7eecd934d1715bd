"""Papers made ready for what is done with their pages: to stand in a pack, and to bear a mark.

Each is kept as a file under what it is made of, so that it is made ready once. They lie with what is printed, and may
be thrown away at any time.
"""

import logging
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils import timezone
from pikepdf import PikepdfError

from core.background.background_file import printed_files
from core.background.time_limit import TookTooLong
from core.confined.confine import TooCostly, WorkFailed
from core.pdf.join.confined import UNLIKE, prepare_confined
from core.pdf.join.join import try_joining
from core.release import this_release
from core.uploads.expiry import prune_folder
from meetings.models import PaperVersion

FOLDER = "pack-parts"
UNREADABLE = "a part of its file cannot be read"
DIFFERENT = "they would not look as they do in its own file"
COSTLY = "to make them ready would take more time or memory than a paper may take"
UNKNOWN = "its file is made in a way that is not known here"
GONE = "its file is not where it was kept"
COSTLY_FOR = timedelta(hours=1)  # what was too costly is not tried again: the machine may have had too much to do
logger = logging.getLogger(__name__)


class NotPrepared(Exception):
    """The pages of a paper cannot be made ready; the message says why, in half a sentence that speaks of them."""


def prepared_paper(version: PaperVersion) -> str:
    """The pages of a paper, made ready; the name under which they are kept. Raises NotPrepared if they cannot be.

    What is no fault of the file, such as a disk that is full, is raised as it is: tried again, it may be over. What
    was too costly is not tried again for an hour: a few such papers would take all the time that a pack has.
    """
    if _was_costly(version):
        raise NotPrepared(COSTLY)
    try:
        return kept(f"paper-{version.sha256}-{this_release()[:16]}", lambda: _prepared(version))
    except FileNotFoundError as error:
        raise _not_prepared(version, GONE) from error
    except (OSError, TookTooLong):
        raise
    except TooCostly as error:
        _note_as_costly(version)
        raise _not_prepared(version, COSTLY, logging.WARNING) from error
    except Exception as error:  # whatever it is, one paper does not stop all others
        if isinstance(error, PikepdfError) or (isinstance(error, WorkFailed) and error.kind.startswith("pikepdf.")):
            raise _not_prepared(version, UNREADABLE, logging.WARNING) from error
        if isinstance(error, WorkFailed) and error.kind == UNLIKE:
            raise _not_prepared(version, DIFFERENT, logging.WARNING) from error
        raise _not_prepared(version, UNKNOWN) from error


def _not_prepared(version: PaperVersion, why: str, level: int = logging.ERROR) -> NotPrepared:
    """Logged with what led to it: most likely a fault of ours, except where the library says what is wrong."""
    logger.log(level, "Paper %s, version %d, is not ready: %s.", version.paper_id, version.number, why, exc_info=True)
    return NotPrepared(why)


def _was_costly(version: PaperVersion) -> bool:
    store, note = printed_files(), _note_of(version)
    return store.exists(note) and store.get_modified_time(note) > timezone.now() - COSTLY_FOR


def _note_as_costly(version: PaperVersion) -> None:
    store, note = printed_files(), _note_of(version)
    store.delete(note)  # an older one: its time begins anew
    store.save(note, ContentFile(COSTLY.encode()))


def _note_of(version: PaperVersion) -> str:
    return f"{FOLDER}/costly-{version.sha256}-{this_release()[:16]}.txt"


def _prepared(version: PaperVersion) -> bytes:
    with storages["papers"].open(version.stored_name) as file:
        prepared = prepare_confined(file.read())
    try_joining(prepared)
    return prepared


def kept(name: str, make: Callable[[], bytes]) -> str:
    """Return the name under which a part is kept; one that is not there yet is made."""
    path = f"{FOLDER}/{name}.pdf"
    if not printed_files().exists(path):
        printed_files().save(path, ContentFile(make()))
    return path


def path_of(name: str) -> Path:
    """Return where a part is kept: pikepdf reads the file itself, which costs no memory."""
    return Path(printed_files().path(name))


def prune_prepared() -> int:
    return prune_folder(printed_files(), FOLDER)
