"""A year planned by rule: first what it would be, day by day, then all of it at once."""

from collections.abc import Sequence
from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from core.errors import Unacceptable
from meetings.calendar.forms.arranging import recorded
from meetings.calendar.forms.planning import RuleForm, SlotForm, arrangements
from meetings.calendar.scheduling import months, slots
from meetings.calendar.services.numbering import next_number
from meetings.calendar.services.planning import ordinary_days, plan_meetings
from meetings.calendar.views.calendar import calendar_of, year_of
from meetings.models import Meeting, Panel
from meetings.panels.rules import PanelRules
from meetings.web import account_of, panel_to_keep

_FRIDAY = 4


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def plan_year(request: HttpRequest, code: str) -> HttpResponse:
    """The rule stands in the address; what is to become of each day is sent to that same address."""
    panel = panel_to_keep(request, code)
    rule = _rule_form(request, panel)
    days = _slot_forms(request, panel, rule) if rule.is_bound and rule.is_valid() else []
    is_sent, refusal = request.method == "POST", ""
    if is_sent and days and not any([form.errors for form in days]):  # noqa: C419 - each is to say what is wrong with it
        try:
            made = plan_meetings(panel, arrangements(rule, days), by=account_of(request))
        except Unacceptable as refused:
            refusal = str(refused)
        else:
            messages.success(request, _said_of(made))
            return redirect(calendar_of(panel, year_of(made[0])))
    context = {
        "panel": panel,
        "rule": rule,
        "days": days,
        "exceptions": sum(bool(form.slot.objection) for form in days),
        "first_number": next_number(panel),
        "refusal": refusal,
        "is_wrong": is_sent and any(form.errors for form in days),
    }
    return render(request, "meetings/calendar/plan.html", context, status=400 if is_sent else 200)


def _said_of(made: Sequence[Meeting]) -> str:
    first, last = made[0].number, made[-1].number
    return f"Meeting {first} is planned." if first == last else f"Meetings {first} to {last} are planned."


def _rule_form(request: HttpRequest, panel: Panel) -> RuleForm:
    today = panel.today
    if "which" in request.GET:
        return RuleForm(request.GET, today=today)
    next_month, *_, last = months(_month_after(today), date(today.year + 1, today.month, 1))
    start = {"which": 2, "weekday": _FRIDAY, "every": 1, "clear": 0, "first": next_month, "last": last}
    return RuleForm(today=today, initial=_as_before(panel) | start)


def _month_after(today: date) -> date:
    return list(months(today.replace(day=1), date(today.year + 1, 1, 1)))[1]


def _as_before(panel: Panel) -> dict[str, object]:
    """Times and place of the panel's latest meeting that has them: mostly they stay."""
    latest = Meeting.objects.sittings().filter(panel=panel).exclude(starts_at=None).order_by("-number").first()
    return recorded(latest) if latest else {}


def _slot_forms(request: HttpRequest, panel: Panel, rule: RuleForm) -> list[SlotForm]:
    rules = PanelRules.read(panel.rules)
    data, today = request.POST if request.method == "POST" else None, panel.today
    days = slots(rule.rule, *rule.span, rules.calendar, ordinary_days(panel), today)
    return [SlotForm(slot, rules.calendar, data) for slot in days]
