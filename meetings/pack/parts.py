"""The parts of a pack as files: pages of ours, and papers made ready to stand behind them.

Each is kept under what it is made of, so that a pack in which one paper has changed needs that paper's parts anew, and
those of no other. They lie with what is printed, and may be thrown away at any time.
"""

import logging
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from django.core.files.base import ContentFile
from django.template.loader import render_to_string
from django.utils import timezone
from pikepdf import Pdf, PikepdfError

from core.background.background_file import printed_files
from core.background.time_limit import TookTooLong
from core.confined.confine import TooCostly, WorkFailed
from core.pdf.join.confined import UNLIKE, prepare_confined
from core.pdf.join.join import is_wholly_tagged, try_joining
from core.pdf.join.signed import was_signed
from core.release import this_release
from core.uploads.expiry import prune_folder
from meetings.models import PaperVersion
from meetings.papers.services.papers import paper_files

FOLDER = "pack-parts"
STYLES = ("css/tokens.css", "css/minutes.css", "css/pdf.css", "css/pack.css")
UNREADABLE = "a part of its file cannot be read"
DIFFERENT = "they would not look as they do in its own file"
COSTLY = "to join them would take more time or memory than a paper may take"
UNKNOWN = "its file is made in a way that is not known here"
GONE = "its file is not where it was kept"
COSTLY_FOR = timedelta(hours=1)  # what was too costly is not tried again: the machine may have had too much to do
logger = logging.getLogger(__name__)


class NotJoinable(Exception):
    """The pages of a paper cannot stand in a pack; the message says why, in half a sentence."""


def own_part(template: str, context: dict[str, object]) -> str:
    """A page of ours, or several, tagged; the name under which it is kept."""
    html = render_to_string(template, context)
    return _kept(f"own-{sha256(f'{this_release()} {html}'.encode()).hexdigest()}", lambda: _set(html))


def _set(html: str) -> bytes:
    from core.pdf.engine import write_pdf  # only the worker loads the PDF engine

    return write_pdf(html, STYLES)


def foreign_part(version: PaperVersion) -> str:
    """The pages of a paper, made ready; the name under which they are kept. Raises NotJoinable if they cannot be.

    What is no fault of the file, such as a disk that is full, is raised as it is: tried again, it may be over. What
    was too costly is not tried again for an hour: a few such papers would take all the time that a pack has.
    """
    if _was_costly(version):
        raise NotJoinable(COSTLY)
    try:
        return _kept(f"paper-{version.sha256}-{this_release()[:16]}", lambda: _prepared(version))
    except FileNotFoundError as error:
        raise _not_joinable(version, GONE) from error
    except (OSError, TookTooLong):
        raise
    except TooCostly as error:
        _note_as_costly(version)
        raise _not_joinable(version, COSTLY, logging.WARNING) from error
    except Exception as error:  # whatever it is, one paper does not stop all others
        if isinstance(error, PikepdfError) or (isinstance(error, WorkFailed) and error.kind.startswith("pikepdf.")):
            raise _not_joinable(version, UNREADABLE, logging.WARNING) from error
        if isinstance(error, WorkFailed) and error.kind == UNLIKE:
            raise _not_joinable(version, DIFFERENT, logging.WARNING) from error
        raise _not_joinable(version, UNKNOWN) from error


def _not_joinable(version: PaperVersion, why: str, level: int = logging.ERROR) -> NotJoinable:
    """Logged with what led to it: most likely a fault of ours, except where the library says what is wrong."""
    logger.log(level, "Paper %s, version %d, is left out: %s.", version.paper_id, version.number, why, exc_info=True)
    return NotJoinable(why)


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
    with paper_files().open(version.stored_name) as file:
        prepared = prepare_confined(file.read())
    try_joining(prepared)
    return prepared


def _kept(name: str, make: Callable[[], bytes]) -> str:
    path = f"{FOLDER}/{name}.pdf"
    if not printed_files().exists(path):
        printed_files().save(path, ContentFile(make()))
    return path


def opened(name: str) -> Path | BinaryIO:
    """Return a part as pikepdf takes it: where the store is a folder, the file itself, which costs no memory."""
    try:
        return Path(printed_files().path(name))
    except NotImplementedError:
        return BytesIO(printed_files().open(name).read())


def pages_in(name: str) -> int:
    with Pdf.open(opened(name)) as pdf:
        return len(pdf.pages)


def is_tagged(name: str) -> bool:
    """Tell whether the tags of a paper that is made ready hold all that is in it."""
    with Pdf.open(opened(name)) as pdf:
        return is_wholly_tagged(pdf)


def is_from_signed(name: str) -> bool:
    """Tell whether a paper that is made ready was digitally signed."""
    with Pdf.open(opened(name)) as pdf:
        return was_signed(pdf)


def prune_parts() -> int:
    return prune_folder(printed_files(), FOLDER)
