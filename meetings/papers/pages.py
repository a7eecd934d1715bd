"""The pages of a paper as a browser without a PDF viewer can show them: a picture of each, and its text beside it.

Drawn by the worker, once for each file and release, some pages at a time; kept with what is printed. They may be
thrown away at any time, and are drawn again for whoever asks.
"""

import json
from dataclasses import asdict, dataclass
from hashlib import sha256

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django_tasks import task

from core.background.background_file import printed_files
from core.pdf.strangers import DrawnPage, PageFault, draw_pages, signers_in
from core.release import this_release
from core.uploads.expiry import prune_folder
from meetings.models import PageDrawing, PaperVersion
from meetings.models.page_drawing import FOLDER, page_file

PAGES_TOGETHER = 20  # shown on one page of ours, and drawn by one task: a paper of many pages does not hold all others
AFTER_ALL_ELSE = -10  # somebody waits for minutes and packs; pages are drawn ahead, most often
FAILED = "The pages could not be drawn. Try again; if that fails too, tell the operator of this installation."


class NotDrawn(Exception):
    """There is no picture of a page."""


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page as far as it could be read and drawn; ``fault`` says why there is no picture.

    ``width`` and ``height`` are those of the picture in dots, so that nothing moves once it is there.
    """

    width: int
    height: int
    text: str
    fault: PageFault


def request_pages(version: PaperVersion, number: int) -> PageDrawing:
    """Return how far this page of a PDF is, and those that are shown with it; the first who asks has them drawn."""
    first = _first_of(number)
    last = min(first + PAGES_TOGETHER - 1, version.pages or 0)
    columns = {"version_id": version.pk, "first": first, "last": last}
    drawing, _ = PageDrawing.request(_key(version, first), draw_paper, lambda: columns)
    drawing.note_read()
    return drawing


def draw_ahead(version: PaperVersion) -> None:
    """Have the pages drawn that a reader sees first, where the file has pages."""
    if version.pages:
        request_pages(version, 1)


def request_pages_again(drawing: PageDrawing) -> None:
    """Ask the worker once more where it failed or is stuck; what is well on its way is left alone."""
    drawing.request_again(draw_paper)


def kept_page(drawing: PageDrawing, number: int) -> KeptPage | None:
    """Return a page, or None for one that is not drawn yet."""
    try:
        said = json.loads(_read(page_file(drawing.key, number, "json")))
    except (FileNotFoundError, ValueError):  # the latter of one that is just being written
        return None
    return KeptPage(**said | {"fault": PageFault(said["fault"])})


def picture_tag(version: PaperVersion, number: int) -> str:
    """Return what tells one picture of a page from another."""
    return f'"{_key(version, _first_of(number))[:32]}-{number}"'


def page_picture(version: PaperVersion, number: int) -> bytes:
    """Return a page as WebP, in the colours of paper. Raises IndexError for a page that is not there, and NotDrawn."""
    if not 1 <= number <= (version.pages or 0):
        raise IndexError(number)
    try:
        return _read(page_file(_key(version, _first_of(number)), number, "webp"))
    except FileNotFoundError as error:
        raise NotDrawn from error


@task(priority=AFTER_ALL_ELSE)
def draw_paper(key: str, release: str) -> None:
    """Draw some pages of one paper."""
    PageDrawing.make(key, release, _draw, sorry=FAILED)


def _draw(drawing: PageDrawing) -> None:
    with storages["papers"].open(drawing.version.stored_name) as file:
        content = file.read()
    PageDrawing.note_signers(drawing.key, signers_in(content))
    for page in draw_pages(content, drawing.numbers):
        _keep(drawing, page)
        PageDrawing.note_progress(drawing.key)
    drawing.finish()


def _keep(drawing: PageDrawing, page: DrawnPage) -> None:
    """The picture first: a page that has its words has its picture."""
    text = page.text
    kept = KeptPage(text.width, text.height, text.text, page.fault) if text else KeptPage(0, 0, "", page.fault)
    if page.picture:
        printed_files().save(page_file(drawing.key, page.number, "webp"), ContentFile(page.picture))
    words = json.dumps(asdict(kept)).encode()
    printed_files().save(page_file(drawing.key, page.number, "json"), ContentFile(words))


def prune_pages() -> int:
    """Throw away what nobody has read for thirty days, and what releases before this one left; return how many."""
    return PageDrawing.prune() + prune_folder(printed_files(), FOLDER)


def _read(name: str) -> bytes:
    with printed_files().open(name) as file:
        return bytes(file.read())


def _first_of(number: int) -> int:
    """Return the first of the pages that are shown together with this one."""
    return (number - 1) // PAGES_TOGETHER * PAGES_TOGETHER + 1


def _key(version: PaperVersion, first: int) -> str:
    """Says all that the pages depend on."""
    return sha256(f"{this_release()} {version.sha256} {first}".encode()).hexdigest()
