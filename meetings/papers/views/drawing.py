"""The pages of a paper as pictures with their text, the copy that bears a mark, and how far the worker is with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from core.background.progress import POLLS
from meetings.models import PaperVersion
from meetings.papers.pages import (
    PAGES_TOGETHER,
    KeptPage,
    NotDrawn,
    kept_page,
    page_picture,
    picture_tag,
    request_pages,
    request_pages_again,
)
from meetings.papers.readers_copy import request_copy, request_copy_again
from meetings.papers.signatures import said_of_signatures

from .access import version_to_read


class ShownPage(NamedTuple):
    """A page by its number; without ``content`` as long as it is not drawn."""

    number: int
    content: KeptPage | None


@dataclass(frozen=True, slots=True)
class ShownPages:
    """The pages that are shown together, and how far the worker is with them and with the copy that bears a mark, of
    which nothing is said where there is to be none. ``seen`` tells two of these apart."""

    version: PaperVersion
    first: int
    together: int
    step: str
    done: int
    polls: str
    failure: str
    pages: Sequence[ShownPage]
    signatures: str
    copy: str
    copy_failure: str

    @classmethod
    def of(cls, version: PaperVersion, number: int, *, seen: int = 0) -> "ShownPages":
        """Return the pages around this one, without those that the reader has seen already: the first so many."""
        drawing, copy = request_pages(version, number), request_copy(version)
        step, copy_step = drawing.step, copy and copy.step
        pages = [ShownPage(number, kept_page(drawing, number)) for number in drawing.numbers[seen:]]
        done = _count_drawn(pages) + seen
        return cls(
            version,
            drawing.first,
            len(drawing.numbers),
            step.value,
            done,
            POLLS.get(step) or (POLLS.get(copy_step, "") if copy_step else ""),
            drawing.failure,
            pages,
            said_of_signatures(drawing.signers, is_copied=copy is not None),
            copy_step.value if copy_step else "",
            copy.failure if copy else "",
        )

    @property
    def part(self) -> int:
        """Return which of our pages they are on."""
        return (self.first - 1) // PAGES_TOGETHER + 1

    @property
    def seen(self) -> str:
        return f"{self.copy}.{self.step}-{self.done}" if self.copy else f"{self.step}-{self.done}"

    @property
    def drawn(self) -> list[ShownPage]:
        return [page for page in self.pages if page.content]


def _count_drawn(pages: Sequence[ShownPage]) -> int:
    """They are drawn in their order."""
    return next((index for index, page in enumerate(pages) if page.content is None), len(pages))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def paper_drawing(request: HttpRequest, pk: UUID, number: int, page: int) -> HttpResponse:
    """What the worker came to since the reader looked; posted to, what failed is tried again."""
    version = version_to_read(request, pk, number)
    if not 1 <= page <= (version.pages or 0):
        raise Http404(f"No page {page} in this paper.")
    if request.method == "POST":
        request_pages_again(request_pages(version, page))
        if copy := request_copy(version):
            request_copy_again(copy)
        return _to_pages(version, page)
    said = request.GET.get("seen", "")
    shown = ShownPages.of(version, page, seen=_number_seen(said))
    if shown.seen == said:
        return HttpResponse(status=204)
    has_moved = shown.copy not in ("", said.partition(".")[0])
    context = {"shown": shown, "is_answer": True, "copy_has_moved": has_moved}
    return render(request, "meetings/papers/_drawing.html", context)


def _number_seen(said: str) -> int:
    """Return how many pages the reader has, from ``ShownPages.seen``."""
    count = said.rpartition("-")[2]
    return int(count) if count.isascii() and count.isdecimal() and int(count[:4]) <= PAGES_TOGETHER else 0


def _to_pages(version: PaperVersion, page: int) -> HttpResponse:
    address = reverse("meetings:paper-version", args=[version.paper_id, version.number])
    return redirect(f"{address}?page={(page - 1) // PAGES_TOGETHER + 1}")


@require_safe
@login_required
def paper_page(request: HttpRequest, pk: UUID, number: int, page: int) -> HttpResponse:
    """The picture of a page. The same as long as this release is; who may have it is asked each time. For one that is
    not drawn, a picture that says so."""
    version = version_to_read(request, pk, number)
    tag = picture_tag(version, page)
    response = get_conditional_response(request, etag=tag)
    if response is None:
        try:
            response = HttpResponse(page_picture(version, page), content_type="image/webp")
        except IndexError:
            raise Http404(f"No page {page} in this paper.") from None
        except NotDrawn:
            response = redirect(static("page-not-drawn.svg"))
            response["Cache-Control"] = "private, no-store"
            return response
    response["ETag"], response["Cache-Control"] = tag, "private, no-cache"
    return response
