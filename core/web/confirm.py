"""A page that asks, then does: it shows what a step will do, and takes the step once its form is sent."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django.views.generic import FormView

from core.accounts.models import User
from core.errors import Unacceptable
from core.web.forms import ConfirmForm
from core.web.requests import account_of
from core.web.site import site_address


@method_decorator([never_cache, require_http_methods(["GET", "HEAD", "POST"]), login_required], name="dispatch")
class ConfirmView(FormView):  # type: ignore[type-arg] # which FormView takes from the type checker alone
    """One step, for whoever is signed in. A subclass names its words and its form, finds its subject, and acts.

    Where a word depends on the subject, the method that gets it is overridden instead.
    """

    title = ""
    lead = ""
    button = ""
    leave = "Leave without changing"
    is_grave = False
    form_class: type[ConfirmForm] = ConfirmForm
    template_name = "components/confirm.html"
    subject: Any

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.subject = self.get_subject()
        self.require()
        return super().dispatch(request, *args, **kwargs)

    def get_subject(self) -> Any:
        """Return what the step is about. Raises Http404 where this reader has none, NotAllowed where it is not theirs
        to change."""
        raise NotImplementedError

    def require(self) -> None:
        """Raise the refusal that the service would, so that nobody fills in a form in vain."""

    def act(self, form: Any, /) -> str:
        """Take the step, and return what is said once it is taken."""
        raise NotImplementedError

    def get_title(self) -> str:
        return self.title

    def get_lead(self) -> str:
        return self.lead

    def get_button(self) -> str:
        return self.button or self.get_title()

    def get_leave_url(self) -> str:
        """Return the address that leads away from the step, without taking it."""
        return self.get_success_url()

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        words = {
            "title": self.get_title(),
            "lead": self.get_lead(),
            "button": self.get_button(),
            "leave": self.leave,
            "leave_url": self.get_leave_url(),
            "is_grave": self.is_grave,
        }
        return super().get_context_data(subject=self.subject, **words, **more)

    def form_valid(self, form: Any) -> HttpResponse:
        """Take the step. What the service cannot take is said at the form, and nothing that was typed is lost."""
        try:
            message = self.act(form)
        except Unacceptable as refusal:
            form.refuse(str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, message)
        return redirect(self.get_success_url())

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=400)

    @property
    def by(self) -> User:
        """The account of whoever takes the step."""
        return account_of(self.request)

    @property
    def site(self) -> str:
        """The address this installation is reached by, for the links of a mail."""
        return site_address(self.request)
