"""Minutes on paper: the file where there is one, and else a page that tells how far the worker has come with it."""

import time
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from core.background.progress import POLLS, Step
from minutes.models import Printing
from minutes.pages.printing import printed_file, printing_key, request_again, request_printing
from minutes.reading.addresses import Addresses, addresses_of
from minutes.reading.editions import Edition
from minutes.reading.web import edition_to_read, version_to_read
from minutes.rendering.body import rendition_words
from minutes.signed.issue import Stored, issued_file, issued_files, request_files, step_of_files

PATIENCE = 0.8  # seconds; a warm worker has set a few pages by then, and no progress page need flash by
LOOK_EVERY = 0.05
ASKS = POLLS | {Step.DONE: "load"}  # once it is there, the page goes on to it


@dataclass(frozen=True, slots=True)
class Progress:
    """The words of the progress page: of which minutes, how far they are, where they lie, and when it asks again."""

    addresses: Addresses
    number: int
    panel: str
    rendition: str
    step: str
    polls: str
    failure: str

    @classmethod
    def of(cls, edition: Edition, step: Step, failure: str = "") -> "Progress":
        return cls(
            addresses_of(edition),
            edition.of.number,
            edition.of.panel_name,
            rendition_words(edition.audience),
            step.value,
            ASKS.get(step, ""),
            failure,
        )


@require_safe
def minutes_pdf(request: HttpRequest, reference: str) -> HttpResponse:
    return _pdf(request, edition_to_read(request, reference))


@require_safe
def version_pdf(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """The file of one version, whatever has replaced it."""
    edition, _ = version_to_read(request, reference, number)
    return _pdf(request, edition)


def _pdf(request: HttpRequest, edition: Edition) -> HttpResponse:
    if edition.is_signed:
        return _issued(request, edition)
    tag = f'"{printing_key(edition)}"'
    response = get_conditional_response(request, etag=tag) or _paper(edition)
    if response is None:
        return _progress_page(request, edition)
    response["ETag"] = tag
    response["Cache-Control"] = "private, no-cache"
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def minutes_printing(request: HttpRequest, reference: str) -> HttpResponse:
    """The part of the progress page that changes, fetched by itself; posted to, it tries again."""
    return _printing(request, edition_to_read(request, reference))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def version_printing(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """The same of one version."""
    edition, _ = version_to_read(request, reference, number)
    return _printing(request, edition)


def _printing(request: HttpRequest, edition: Edition) -> HttpResponse:
    if edition.is_signed:
        return _sealing(request, edition)
    printing, _ = request_printing(edition)
    if request.method == "POST":
        request_again(printing)
        return redirect(addresses_of(edition).pdf)
    return _news_of(request, _progress(printing, edition))


def _progress(printing: Printing, edition: Edition) -> Progress:
    return Progress.of(edition, printing.step, printing.failure)


def _news_of(request: HttpRequest, progress: Progress) -> HttpResponse:
    """The part anew if it has changed since it was seen, and the way to the file once it is there."""
    if request.GET.get("seen") != progress.step:
        return render(request, "minutes/pages/_printing.html", {"progress": progress})
    nothing_new = HttpResponse(status=204)
    if progress.step == Step.DONE:
        nothing_new["HX-Redirect"] = progress.addresses.pdf
    return nothing_new


def _paper(edition: Edition) -> HttpResponse | None:
    """The printed file if it is there or will be in a moment; otherwise it has been asked for."""
    content = printed_file(edition)
    if content is None:
        _, is_first = request_printing(edition)
        content = _a_moment_later(edition) if is_first else None
    if content is None:
        return None
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{_file_name(edition)}"'
    return response


def _a_moment_later(edition: Edition) -> bytes | None:
    """Waits for the worker: only who asks first does, so that a crowd does not hold up the other pages."""
    deadline = time.monotonic() + PATIENCE
    content = printed_file(edition)
    while content is None and time.monotonic() < deadline:
        time.sleep(LOOK_EVERY)
        content = printed_file(edition)
    return content


def _file_name(edition: Edition) -> str:
    number = "" if edition.number is None else f"-v{edition.number}"
    draft = "-draft" if edition.is_draft else ""
    return f"{edition.of.reference}-minutes{number}-{edition.audience}{draft}.pdf"


def _progress_page(request: HttpRequest, edition: Edition) -> HttpResponse:
    printing, _ = request_printing(edition)
    context = {"progress": _progress(printing, edition)}
    page = render(request, "minutes/pages/printing_detail.html", context, status=202)
    page["Cache-Control"] = "no-store"
    return page


def _issued(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The sealed file of a signed version, from storage; while there is none, how far it is, and nothing in its place.

    The same file for ever, so its hash is its tag; who may have it is asked each time.
    """
    issued = issued_file(edition.version.pk, edition.audience) if edition.version else None
    if issued is None:
        return _sealing_page(request, edition)
    tag = f'"{issued.sha256}"'
    response = get_conditional_response(request, etag=tag) or _stored(issued)
    response["ETag"] = tag
    response["Cache-Control"] = "private, no-cache"
    response["Content-Disposition"] = f'inline; filename="{_file_name(edition)}"'
    return response


def _stored(issued: Stored) -> HttpResponse:
    if settings.ISSUED_ACCEL:
        sent_by_server = HttpResponse(content_type="application/pdf")
        sent_by_server["X-Accel-Redirect"] = f"{settings.ISSUED_ACCEL}{issued.name}"
        return sent_by_server
    with issued_files().open(issued.name) as file:
        return HttpResponse(file.read(), content_type="application/pdf")


def _sealing(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The same, of a signed version: asked for again, the worker makes its files unless they are there."""
    if request.method == "POST" and edition.version is not None:
        request_files(edition.version)
        return redirect(addresses_of(edition).pdf)
    return _news_of(request, _sealing_progress(edition))


def _sealing_progress(edition: Edition) -> Progress:
    return Progress.of(edition, step_of_files(edition.version, edition.audience) if edition.version else Step.WAITING)


def _sealing_page(request: HttpRequest, edition: Edition) -> HttpResponse:
    page = render(request, "minutes/pages/printing_detail.html", {"progress": _sealing_progress(edition)}, status=202)
    page["Cache-Control"] = "no-store"
    return page
