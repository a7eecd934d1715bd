"""Keeps a form that came without a session, a short time, for the account that filled it in."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from core.accounts.models import User
from core.unsent.models import UnsentForm
from core.unsent.whose import FIELD

KEPT_FOR = timedelta(hours=12)
MOST = 20  # of one account: the oldest go
RETURNED = "unsent"  # the field by which a form that was put back names what it was kept as
_OF_THE_FORM = ("csrfmiddlewaretoken", FIELD, RETURNED)


def keep_form(request: HttpRequest, account: User) -> UnsentForm:
    """Keep what the form holds. Passwords are not kept, and of files only the name."""
    fields = entered_in(request)
    files = [[name, str(file.name)] for name, sent in request.FILES.lists() for file in sent if file]
    with transaction.atomic():
        send_form(request, account)
        form = UnsentForm.objects.create(
            account=account,
            page=page_of(request),
            address=request.get_full_path(),
            fields=fields,
            files=files,
            at=timezone.now(),
        )
        newest = UnsentForm.objects.filter(account=account).order_by("-at", "-pk").values("pk")[:MOST]
        UnsentForm.objects.filter(account=account).exclude(pk__in=list(newest.values_list("pk", flat=True))).delete()
    return form


def entered_in(request: HttpRequest) -> list[list[str]]:
    """Return the fields of a form as [name, value], but for passwords and what proves whose the form is."""
    return [
        [name, value.replace("\x00", "")]  # which PostgreSQL does not store
        for name, values in request.POST.lists()
        for value in map(str, values)
        if name not in _OF_THE_FORM and "password" not in name.lower()
    ]


def forms_of(account: User) -> list[UnsentForm]:
    """Return what is kept for an account, the newest first."""
    return list(UnsentForm.objects.filter(account=account, at__gt=timezone.now() - KEPT_FOR).order_by("-at", "-pk"))


def send_form(request: HttpRequest, account: User) -> None:
    """Forget a form that was put back and has been sent now, or is kept anew."""
    known = request.POST.get(RETURNED, "")
    if known.isdecimal() and len(known) < 19:
        UnsentForm.objects.filter(pk=int(known), account=account).delete()


def form_of(account: User, pk: int) -> UnsentForm | None:
    """Return what is kept for an account under this number, unless it is another's, sent, or too old."""
    return next((form for form in forms_of(account) if form.pk == pk), None)


def discard_form(form: UnsentForm) -> None:
    """Forget a form whose owner does not want it any more. It is no record: nothing of it was ever taken."""
    form.delete()


def forget_old_forms() -> int:
    """Delete what nobody has come back for; return how many."""
    return UnsentForm.objects.filter(at__lte=timezone.now() - KEPT_FOR).delete()[0]


def page_of(request: HttpRequest) -> str:
    """Return the page that the form stood on: the one that the browser names, if it is ours, or the form's address."""
    before = request.headers.get("Referer", "")
    there = urlsplit(before) if _is_ours(request, before) else None
    if there is None or there.path == reverse("account_login"):
        return request.get_full_path()
    page = f"{there.path}?{there.query}" if there.query else there.path or "/"
    return page if _is_ours(request, page) else request.get_full_path()  # a path can look like another host


def _is_ours(request: HttpRequest, address: str) -> bool:
    return url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
