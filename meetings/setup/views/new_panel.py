"""A new panel, for administrators: from a template or a file, shown before it is made.

The page that shows it carries the whole plan, as the file it would be; nothing is kept in between.
"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core.accounts.models import User
from core.errors import Unacceptable
from meetings.access import access_in, require_administrator
from meetings.models import Panel
from meetings.panels.queries import outcome_words
from meetings.panels.services import panel_in_the_way, why_code_is_taken
from meetings.setup.file import read_panel_file
from meetings.setup.file_writing import write_panel_file
from meetings.setup.new_panel_form import NewPanelForm
from meetings.setup.plan import PanelPlan
from meetings.setup.services.new_panel import person_of, set_up_panel
from meetings.setup.words import said_of_rules
from meetings.web import account_of

PANELS_ON_A_PAGE = 25


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new_panel(request: HttpRequest) -> HttpResponse:
    by = account_of(request)
    require_administrator(by)
    if request.method == "POST" and request.POST.get("step") == "make":
        return _make(request, by)
    form = NewPanelForm(by, request.POST, request.FILES) if request.method == "POST" else NewPanelForm(by)
    if form.is_bound and form.is_valid():
        return _preview(request, form.cleaned_data["plan"], form.cleaned_data["secretary"])
    page = Paginator(Panel.objects.order_by("code"), PANELS_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "is_first": not page.paginator.count, "page": page}
    return render(request, "meetings/setup/new_panel.html", context, status=400 if form.errors else 200)


def _preview(request: HttpRequest, plan: PanelPlan, secretary: User) -> HttpResponse:
    context = {
        "plan": plan,
        "rules": list(said_of_rules(plan.rules)),
        "outcome_words": [*sorted(outcome_words(None)), *plan.outcome_words],
        "secretary": secretary,
        "file": write_panel_file(plan),
        "is_first": not Panel.objects.exists(),
    }
    return render(request, "meetings/setup/new_panel_preview.html", context)


def _make(request: HttpRequest, by: User) -> HttpResponse:
    plan = read_panel_file(request.POST.get("plan", "").encode(), outcome_words(None))
    secretary = User.objects.filter(email=request.POST.get("secretary", ""), is_active=True).first()
    if secretary is None:
        raise Unacceptable("The account of its secretary is not there any more. Begin again.")
    if there := panel_in_the_way(plan.code):  # mostly the very one, by the Back button
        is_own = there.pk in access_in(request).panels
        context = {"panel": there, "refusal": why_code_is_taken(plan.code, there), "is_own": is_own}
        return render(request, "meetings/setup/new_panel_there.html", context, status=400)
    panel = set_up_panel(plan, secretary=person_of(secretary, by=by), by=by)
    messages.success(request, f"{panel.at_start} is set up.")
    if secretary == by:
        return redirect("meetings:panel-settings", panel.code)
    return redirect("home")
