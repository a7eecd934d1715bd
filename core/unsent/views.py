"""A form whose proof no longer holds: it was opened before its owner last signed in, or without our cookie."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.csrf import csrf_failure

from core.unsent.keeping import keep_form
from core.unsent.middleware import HAS_UNSENT, ask_to_sign_in, is_asked_by_script
from core.unsent.whose import filled_in_by


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Do nothing of what the form asks, and keep it for whoever filled it in.

    Its mark alone says that it was ours and whose: another site has none to send. Its owner finds the form as it was;
    somebody else who is signed in now learns only that it is kept.
    """
    account = filled_in_by(request)
    if account is None:
        return csrf_failure(request, reason)
    if not request.user.is_authenticated or is_asked_by_script(request):
        return ask_to_sign_in(request)
    kept = keep_form(request, account)
    if account != request.user:
        return render(request, "403_csrf.html", {"is_of_another": True}, status=403)
    request.session[HAS_UNSENT] = True
    return redirect(kept.page)
