"""Minutes set on paper off the request: once for each content and audience, by the worker, kept as a file."""

from collections.abc import Mapping
from hashlib import sha256

from django.core.cache import caches
from django.core.files.base import ContentFile
from django.utils import timezone
from django_tasks import task

from core.audience import Audience
from core.background.background_file import printed_files
from core.background.background_work import ONE_DAY
from core.release import this_release
from minutes.enums import PrintingState
from minutes.models import Minutes, Printing
from minutes.reading.editions import Edition, document_printed_as

FAILED = "The minutes could not be set on paper. Try again; if that fails too, tell the operator of this installation."


def printing_key(edition: Edition) -> str:
    """Changes exactly when the content does, the audience, or the release that prints it."""
    return _key(edition.fingerprint, edition.audience)


def _key(fingerprint: str, audience: Audience) -> str:
    return sha256(f"{this_release()} {audience} {fingerprint}".encode()).hexdigest()


def printed_file(edition: Edition) -> bytes | None:
    """The file of exactly this content, once it is printed.

    That it is, is remembered for a day; so the next reader costs no query, and the row still knows the day of the last.
    """
    key = printing_key(edition)
    if not caches["pages"].get(f"printed:{key}"):
        done = Printing.objects.filter(pk=key, state=PrintingState.DONE)
        if not done.exists():
            return None
        done.update(last_read_at=timezone.now())
        caches["pages"].set(f"printed:{key}", True, timeout=ONE_DAY.total_seconds())
    try:
        with printed_files().open(Printing(key=key).file_name) as file:
            return bytes(file.read())
    except FileNotFoundError:
        return None


def request_printing(edition: Edition) -> tuple[Printing, bool]:
    """The printing of exactly this content, and whether this call asked the worker for it."""

    def columns() -> Mapping[str, object]:
        return {"minutes_id": edition.of.minutes, "audience": edition.audience}

    return Printing.request(printing_key(edition), set_minutes, columns)


def request_again(printing: Printing) -> None:
    """Asks the worker once more where a printing failed or is stuck; one that is well on its way is left alone."""
    printing.request_again(set_minutes)


@task
def set_minutes(key: str, release: str) -> None:
    """Sets one printing on paper."""
    Printing.make(key, release, _set, sorry=FAILED)


def _set(printing: Printing) -> None:
    """The text is read anew. Where it has changed since, nobody asks for this content any more, and the row goes: who
    is waiting asks for the new one."""
    from minutes.rendering.pdf import render_pdf  # only the worker loads the PDF engine

    minutes = Minutes.objects.with_meeting().get(pk=printing.minutes_id)
    audience = Audience(printing.audience)
    redacted = document_printed_as(minutes, audience, lambda fingerprint: _key(fingerprint, audience) == printing.key)
    if redacted is None:
        printing.discard()
        return
    content = render_pdf(redacted)
    printing.finish(ContentFile(content), size=len(content), sha256=sha256(content).hexdigest())
