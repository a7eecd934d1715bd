"""Answer a form whose proof no longer holds, and let its owner discard what was kept of it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.csrf import csrf_failure

from core.unsent.keeping import discard_form, form_of, keep_form
from core.unsent.middleware import HAS_UNSENT, ask_to_sign_in, is_asked_by_script
from core.unsent.models import UnsentForm
from core.unsent.whose import filled_in_by
from core.web.confirm import ConfirmView


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Do nothing of what the form asks, and keep it for whoever filled it in: it was opened before they last signed in,
    or without our cookie.

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


class DiscardForm(ConfirmView):
    """Throws away what its owner had entered, shown once more before it goes; 404 for anybody else."""

    title = "Discard what you had entered"
    lead = "It was not sent, and cannot be brought back once it is discarded."
    button = "Discard it"
    leave = "Keep it"
    is_grave = True
    template_name = "unsent_discard.html"
    subject: UnsentForm

    def get_subject(self) -> UnsentForm:
        form = form_of(self.by, self.kwargs["pk"])
        if form is None:
            raise Http404("Nothing of yours is kept under this number.")
        return form

    def act(self, _form: Any) -> str:
        discard_form(self.subject)
        return "What you had entered is discarded."

    def get_success_url(self) -> str:
        return self.subject.page
