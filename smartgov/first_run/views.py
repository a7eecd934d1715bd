"""The pages of the first run, guarded by the setup code, of which attempts are counted."""

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core.accounts.models import User
from core.errors import NotAllowed, NotReady, Refusal, Unacceptable
from core.web.refusals import status_of
from meetings.access import require_administrator
from meetings.models import Panel
from smartgov.demo.loading import DemoStage, password_that_works, request_demo, stage_of_demo
from smartgov.demo.people import ACCOUNTS
from smartgov.demo.removal import remove_demo, what_is_not_the_demos

from .claiming import claim_installation, is_claimed, name_organisation
from .forms import AccountForm, CodeForm, OrganisationForm
from .setup_code import is_setup_code
from .steps import step_ahead

KNOWS_THE_CODE = "knows_the_setup_code"
TOO_MANY_ATTEMPTS = "Too many attempts. Please wait a minute, then try again. Nothing was created."
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def welcome(request: HttpRequest) -> HttpResponse:
    """Step 1, as long as nobody can sign in; an administrator who comes back is sent to the step they are at."""
    if request.user.is_authenticated:
        return _go_on(request.user)
    if is_claimed():
        raise Http404("The first account has been created.")
    form = AccountForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        return _welcome_first(request, form)
    return _welcome_page(request, form, 400 if form.errors else 200)


def _welcome_first(request: HttpRequest, form: AccountForm) -> HttpResponse:
    try:
        account = _claim(request, form)
    except Refusal as refusal:
        form.refuse(str(refusal), "password" if isinstance(refusal, Unacceptable) else "code")
        return _welcome_page(request, form, status_of(refusal))
    login(request, account, backend=BACKEND)
    messages.success(request, "Your account has been created.")
    return redirect("welcome-organisation")


def _welcome_page(request: HttpRequest, form: AccountForm, status: int) -> HttpResponse:
    context = {"form": form, "may_have_demo": not Panel.objects.exists(), "code_form": CodeForm(auto_id="demo_%s")}
    return render(request, "welcome.html", context, status=status)


def _claim(request: HttpRequest, form: AccountForm) -> User:
    _count_try(request)
    filled = form.cleaned_data
    return claim_installation(filled["email"], name=filled["name"], password=filled["password"], code=filled["code"])


def _count_try(request: HttpRequest) -> None:
    if not ratelimit.consume(request, action="first_run"):
        raise NotAllowed(TOO_MANY_ATTEMPTS)


def _go_on(account: User) -> HttpResponse:
    step = step_ahead(account) if account.is_administrator else None
    return redirect(step.address if step else "home")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def organisation(request: HttpRequest) -> HttpResponse:
    """Step 2. It can be returned to until there is a panel, whose own pages say it from then on."""
    by: User = request.user  # type: ignore[assignment] # signed in
    require_administrator(by)
    form = OrganisationForm(request.POST if request.method == "POST" else None, initial={"name": _organisation_of(by)})
    if form.is_bound and form.is_valid():
        name_organisation(form.cleaned_data["name"], by=by)
        return _go_on(by)
    return render(request, "welcome_organisation.html", {"form": form}, status=400 if form.errors else 200)


def _organisation_of(account: User) -> str:
    person = getattr(account, "person", None)
    return str(person.organisation) if person and person.organisation else ""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def demo(request: HttpRequest) -> HttpResponse:
    """The demo, for whoever knows the setup code: asked for, how far it is, and who can sign in."""
    stage = stage_of_demo()
    if stage is DemoStage.ABSENT and (is_claimed() or Panel.objects.exists()):
        raise Http404("There is no demo here, and none can be made.")
    if not _knows_the_code(request):
        return _ask_for_code(request, "Load the demo" if stage is DemoStage.ABSENT else "Show the demo’s accounts")
    if request.method == "POST" and stage is not DemoStage.DONE:
        request_demo()
        return redirect("welcome-demo")
    return render(request, "welcome_demo.html", _demo_context(stage))


def _demo_context(stage: DemoStage) -> dict[str, object]:
    if stage is not DemoStage.DONE:
        return {"stage": stage}
    others = list(what_is_not_the_demos())
    return {"stage": stage, "accounts": ACCOUNTS, "password": password_that_works(), "others": others}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def demo_removal(request: HttpRequest) -> HttpResponse:
    if stage_of_demo() is not DemoStage.DONE:
        raise Http404("There is no demo here.")
    if not _knows_the_code(request):
        return _ask_for_code(request, "Continue to removing the demo")
    if request.method == "POST" and request.POST.get("step") == "remove":
        return _removal(request)
    return render(request, "welcome_demo_remove.html", {"others": list(what_is_not_the_demos())})


def _removal(request: HttpRequest) -> HttpResponse:
    try:
        remove_demo()
    except NotReady as refusal:
        return render(request, "welcome_demo_remove.html", {"others": refusal.reasons}, status=409)
    request.session.flush()
    messages.success(request, "The demo has been removed. The installation is as new.")
    return redirect("welcome")


def _knows_the_code(request: HttpRequest) -> bool:
    """Tell whether this session has shown the code: it is asked for once, and kept for whoever closes the tab."""
    if request.session.get(KNOWS_THE_CODE):
        return True
    if request.method == "POST" and "code" in request.POST and ratelimit.consume(request, action="first_run"):
        request.session[KNOWS_THE_CODE] = is_setup_code(request.POST["code"])
    return bool(request.session.get(KNOWS_THE_CODE))


def _ask_for_code(request: HttpRequest, label: str) -> HttpResponse:
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        form.refuse("That is not this installation’s setup code, or there were too many attempts. Nothing was created.")
    return render(request, "welcome_code.html", {"form": form, "label": label}, status=403 if form.errors else 200)
