"""Keeps what was typed when the session has ended, and puts it back when its owner has signed in again."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.formats import date_format

from core.accounts.models import User
from core.unsent.filling import Notice, put_back, with_link
from core.unsent.keeping import KEPT_FOR, RETURNED, forms_of, keep_form, page_of, send_form
from core.unsent.models import UnsentForm
from core.unsent.whose import filled_in_by

HAS_UNSENT = "has_unsent_forms"  # in a session: only then is the database asked
SIGNED_OUT = "You have been signed out. Nothing you typed is lost: sign in again and go on."
NO = (401, 403, 404)


def keep_unsent_forms(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Return a middleware. What nobody signed in is refused is kept if it is a form of somebody's, who is asked to sign
    in again; a script is told so by 401, and keeps its page. Whoever comes back finds the form as it was."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if _lacks_a_session(request, response):
            return ask_to_sign_in(request)
        has_looked = request.session.accessed or response.status_code == 405  # which is said before anybody looks
        if has_looked and request.session.get(HAS_UNSENT) and request.user.is_authenticated:
            return _with_what_was_kept(request, response)
        return response

    return answer


def is_asked_by_script(request: HttpRequest) -> bool:
    """Return whether a page asked that stays open, and has what was typed."""
    return "HX-Request" in request.headers or request.headers.get("X-Requested-With") == "fetch"


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """Keep the form that was sent, if its owner is known, and lead to where one signs in and comes back from."""
    request._was_asked_to_sign_in = True  # type: ignore[attr-defined] # where a token no longer held, before the view
    if is_asked_by_script(request):
        response: HttpResponse = JsonResponse({"message": SIGNED_OUT, "sign_in": reverse("account_login")}, status=401)
        add_never_cache_headers(response)
        return response
    if request.method != "POST":
        return redirect_to_login(request.get_full_path())
    account = filled_in_by(request)
    if account is None:
        return redirect_to_login(page_of(request))
    messages.info(request, SIGNED_OUT)
    return redirect_to_login(keep_form(request, account).page)


def note_unsent_forms(request: HttpRequest, user: User, **_: object) -> None:
    """Have a session that begins look for what its account has not sent."""
    if forms_of(user):
        request.session[HAS_UNSENT] = True


def _lacks_a_session(request: HttpRequest, response: HttpResponse) -> bool:
    is_sent_away = response.status_code == 302 and urlsplit(response["Location"]).path == reverse("account_login")
    is_refused = response.status_code in NO and request.method == "POST"
    was_asked = getattr(request, "_was_asked_to_sign_in", False)
    if was_asked or not (is_sent_away or is_refused) or request.user.is_authenticated:
        return False
    return is_sent_away or filled_in_by(request) is not None


def _with_what_was_kept(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    if request.method == "POST":
        if response.status_code < 400:
            send_form(request, request.user)  # type: ignore[arg-type] # signed in
        return response
    if request.method != "GET" or is_asked_by_script(request) or response.streaming:
        return response
    forms = forms_of(request.user)  # type: ignore[arg-type] # signed in
    if not forms:
        del request.session[HAS_UNSENT]
    for form in forms:
        response = _put_back(request, response, form)
    return response


def _put_back(request: HttpRequest, response: HttpResponse, form: UnsentForm) -> HttpResponse:
    home, is_page = reverse("home"), _is_page(response)
    is_its_page = urlsplit(form.page).path == request.path
    if is_its_page and not is_page and response.status_code >= 400:  # an address that is only sent to
        UnsentForm.objects.filter(pk=form.pk).update(page=home)
        return redirect(home)
    if is_page and (is_its_page or request.path == home):
        page = response.content.decode()
        at = request.get_full_path()
        response.content = put_back(page, form, _notice(form), at=at) if is_its_page else with_link(page, form.page)
        add_never_cache_headers(response)
    return response


def _is_page(response: HttpResponse) -> bool:
    return response.get("Content-Type", "").startswith("text/html") and b"<main" in response.content


def _notice(form: UnsentForm) -> Notice:
    until = date_format(timezone.localtime(form.at + KEPT_FOR), r"H:i \o\n j F")
    return Notice(
        filled_in=f"You were signed out before this was sent, and nothing of it is saved yet. Here it is as you had "
        f"entered it: look it over and send it. It is kept until {until}.",
        nowhere=f"You were signed out before this was sent, and nothing of it is saved. The form is not on this page "
        f"any more, so here is what you had entered. It is kept until {until}.",
        discard=reverse("unsent-discard", args=[form.pk]),
        returned=(RETURNED, str(form.pk)),
    )
