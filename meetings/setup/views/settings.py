"""A panel's set-up, for its secretariat: how it stands, and a page for each section where it is changed.

A change is shown first and kept only when it is confirmed: ``step`` says which of the two a form is sent for.
"""

from base64 import b64encode
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from core.errors import Refusal, WrongState
from core.web.refusals import status_of
from meetings.access import access_in
from meetings.models import Panel
from meetings.setup.file_writing import write_panel_file
from meetings.setup.forms import SettingsForm
from meetings.setup.queries import planned_as
from meetings.setup.sections import SECTIONS, Section
from meetings.web import account_of, panel_to_keep


@dataclass(frozen=True, slots=True)
class SectionRow:
    key: str
    title: str
    stands: tuple[str, ...]
    closed: str


@require_safe
@login_required
def panel_settings(request: HttpRequest, code: str) -> HttpResponse:
    panel = panel_to_keep(request, code)
    rows = [
        SectionRow(key, section.title, tuple(section.stands(panel)), section.closed(panel))
        for key, section in SECTIONS.items()
    ]
    return render(request, "meetings/setup/panel_settings.html", {"panel": panel, "rows": rows})


@require_safe
@login_required
def panel_file(request: HttpRequest, code: str) -> HttpResponse:
    """Save the set-up as a file from which another panel can be made; nobody's name stands in it."""
    panel = panel_to_keep(request, code)
    content = write_panel_file(planned_as(panel))
    headers = {"Content-Disposition": f'attachment; filename="{panel.code}.toml"'}
    return HttpResponse(content, content_type="application/toml", headers=headers)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def panel_section(request: HttpRequest, code: str, key: str) -> HttpResponse:
    panel, section = panel_to_keep(request, code), _section(key)
    if reason := section.closed(panel):
        raise WrongState(reason)
    if request.method != "POST":
        return _form_page(request, panel, key, section.form(panel, access_in(request)))
    form = section.form(panel, access_in(request), request.POST, request.FILES)
    if not form.is_valid() or request.POST.get("step") == "edit":
        return _form_page(request, panel, key, form)
    if request.POST.get("step") != "keep":
        return _preview_page(request, panel, key, form)
    return _kept(request, panel, key, form)


def _section(key: str) -> Section:
    if key not in SECTIONS:
        raise Http404("No such section.")
    return SECTIONS[key]


def _form_page(
    request: HttpRequest, panel: Panel, key: str, form: SettingsForm, status: int | None = None
) -> HttpResponse:
    context = {"panel": panel, "section": SECTIONS[key], "form": form}
    status = status or (400 if form.errors else 200)
    return render(request, "meetings/setup/panel_section.html", context, status=status)


def _preview_page(request: HttpRequest, panel: Panel, key: str, form: SettingsForm) -> HttpResponse:
    """Show what would change; nothing is kept yet: what was typed goes along, unseen."""
    image = form.cleaned_data.get("image", b"")
    context = {
        "panel": panel,
        "section": SECTIONS[key],
        "sentences": list(SECTIONS[key].preview(panel, form)),
        "sent": [
            (name, value)
            for name, values in request.POST.lists()
            if name in form.fields and name != "logo_kept"
            for value in values
        ],
        "logo": b64encode(image).decode() if image else "",
    }
    return render(request, "meetings/setup/panel_section_preview.html", context)


def _kept(request: HttpRequest, panel: Panel, key: str, form: SettingsForm) -> HttpResponse:
    try:
        SECTIONS[key].keep(panel, form, account_of(request))
    except Refusal as refusal:
        form.refuse(str(refusal))
        return _form_page(request, panel, key, form, status_of(refusal))
    messages.success(request, f"{SECTIONS[key].title}: changed.")
    return redirect("meetings:panel-settings", panel.code)
