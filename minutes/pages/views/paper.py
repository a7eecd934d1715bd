"""Minutes on paper: the file where there is one, and else a page that tells how far the worker has come with it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from core.background.progress import Step
from minutes.pages.paper_file import paper_file
from minutes.reading.addresses import addresses_of
from minutes.reading.editions import Edition
from minutes.reading.web import edition_to_read, version_to_read


@require_safe
def minutes_pdf(request: HttpRequest, reference: str) -> HttpResponse:
    return _pdf(request, edition_to_read(request, reference))


@require_safe
def version_pdf(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """The file of one version, whatever has replaced it."""
    edition, _ = version_to_read(request, reference, number)
    return _pdf(request, edition)


def _pdf(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The file or, while there is none, how far it is. Who may have it is asked each time."""
    file = paper_file(edition)
    tag = file.tag
    response = (get_conditional_response(request, etag=tag) or file.content()) if tag else None
    if response is None:
        context = {"progress": file.progress}
        page = render(request, "minutes/pages/printing_detail.html", context, status=202)
        page["Cache-Control"] = "no-store"
        return page
    response["ETag"] = tag
    response["Cache-Control"] = "private, no-cache"
    response["Content-Disposition"] = f'inline; filename="{file.name}"'
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
    """The part anew if it has changed since it was seen, and the way to the file once it is there."""
    file = paper_file(edition)
    if request.method == "POST":
        file.ask_again()
        return redirect(addresses_of(edition).pdf)
    progress = file.progress
    if request.GET.get("seen") != progress.step:
        return render(request, "minutes/pages/_printing.html", {"progress": progress})
    nothing_new = HttpResponse(status=204)
    if progress.step == Step.DONE:
        nothing_new["HX-Redirect"] = progress.addresses.pdf
    return nothing_new
