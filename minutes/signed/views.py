"""The public page on which anybody can check a file. What is sent in is looked at and forgotten."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from meetings.access import keeps_some_minutes
from minutes.signed.verify import LARGEST_FILE, Verdict, verify_file

TOO_LARGE = f"The file is larger than {LARGEST_FILE // 1_000_000} MB. Minutes that were issued here are smaller."
NO_FILE = "Choose the PDF that you want to check."


@csrf_exempt  # changes nothing; and the token would have the whole upload read before its size is looked at
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request)
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_FILE:
        return _page(request, error=TOO_LARGE, status=413)
    sent = request.FILES.get("file")
    if sent is None:
        return _page(request, error=NO_FILE, status=400)
    return _page(request, verdict=verify_file(sent.read()), name=sent.name or "")


def _page(
    request: HttpRequest, *, verdict: Verdict | None = None, name: str = "", error: str = "", status: int = 200
) -> HttpResponse:
    keeps = request.user.is_authenticated and keeps_some_minutes.test(request.user)
    told = {"verdict": verdict, "name": name, "error": error, "keeps_minutes": keeps}
    return render(request, "minutes/signed/verify.html", told, status=status)
