"""Checkpoints of the audit trail, for everybody; and for secretaries what the last check of everything found."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from core.audit.checkpoints import Checkpoint, checkpoints_file, latest_checkpoints
from core.audit.checks import TrailCheck, ask_for_check
from core.seal import own_seal
from meetings.access import access_of, keeps_some_minutes
from minutes.reading.web import account_of
from minutes.signed.verify import Finding
from minutes.versions.signatures import in_groups, moment

NEWEST = 30
FAULTS_ON_A_PAGE = 50


@never_cache
@require_safe
def checkpoints(request: HttpRequest) -> HttpResponse:
    rows = [_shown(each) for each in latest_checkpoints(NEWEST)]
    return render(request, "minutes/signed/checkpoints.html", {"checkpoints": rows, "key": own_seal().sha256})


def _shown(checkpoint: Checkpoint) -> dict[str, Any]:
    at = moment(datetime.fromisoformat(checkpoint.at))
    return {"seq": checkpoint.seq, "hash": in_groups(checkpoint.hash), "at": at}


@never_cache
@require_safe
def checkpoint_file(_request: HttpRequest) -> HttpResponseBase:
    try:
        file = checkpoints_file().open("rb")
    except FileNotFoundError as error:
        raise Http404("No checkpoint was made yet.") from error
    return FileResponse(file, as_attachment=True, filename="checkpoints.jsonl", content_type="application/jsonl")


@never_cache
@require_safe
def certificate(_request: HttpRequest) -> HttpResponse:
    headers = {"Content-Disposition": 'attachment; filename="certificate.pem"'}
    return HttpResponse(own_seal().certificate.read_bytes(), content_type="application/x-pem-file", headers=headers)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def trail(request: HttpRequest) -> HttpResponse:
    account = account_of(request)
    if not keeps_some_minutes.test(account):
        raise Http404("The check of the audit trail is for those who keep minutes.")
    if request.method == "POST":
        ask_for_check(by=account)
        return redirect("minutes:trail")
    checks = TrailCheck.objects.select_related("by")
    check = checks.exclude(finished_at=None).first()
    return render(request, "minutes/signed/trail.html", {"under_way": _under_way(check)} | _found(request, check))


def _under_way(last: TrailCheck | None) -> TrailCheck | None:
    newest = TrailCheck.objects.first()
    return newest if newest and newest.finished_at is None and newest != last else None


def _found(request: HttpRequest, check: TrailCheck | None) -> dict[str, Any]:
    """What of the faults is this secretary's business; of the others only that there are some."""
    if check is None:
        return {}
    own = check.faults_for(set(access_of(account_of(request)).keeps))
    page = Paginator(own, FAULTS_ON_A_PAGE).get_page(request.GET.get("page"))
    finding = Finding.ALTERED if check.fault_count else Finding.GENUINE
    return {"check": check, "finding": finding, "faults": page, "others": check.fault_count - len(own)}
