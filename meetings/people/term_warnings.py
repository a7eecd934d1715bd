"""The secretariat of a panel hears by mail of terms that end, 60 and 30 days ahead, and once of each."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone

from core import english
from core.accounts.models import User
from core.background.mail import Mail, queue_mails
from meetings.enums import Role
from meetings.models import Membership, Panel, TermWarning
from meetings.people.overview import ending_soon

DAYS_AHEAD = (60, 30)


def warn_of_ending_terms() -> int:
    """Warns every panel's secretariat of what it has not been warned of; says how many terms that are."""
    today = timezone.localdate()
    return sum(_warn(panel, today) for panel in _panels_to_warn(today))


def _panels_to_warn(today: date) -> Iterable[Panel]:
    """Those with a term that ends soon: on most days, in two queries, none whose warning is not sent."""
    soon = Membership.objects.on(today).filter(
        panel=OuterRef("pk"), ends_on__lte=today + timedelta(days=max(DAYS_AHEAD))
    )
    return [panel for panel in Panel.objects.filter(Exists(soon)) if _unwarned(panel, today)]


@transaction.atomic
def _warn(panel: Panel, today: date) -> int:
    Panel.objects.select_for_update().get(pk=panel.pk)  # of two clocks the second finds the warnings of the first
    terms = _unwarned(panel, today)
    warnings = [
        TermWarning(membership=each, days=_stage(each, today), ends_on=each.ends_on) for each in terms if each.ends_on
    ]
    TermWarning.objects.bulk_create(warnings)
    if terms:
        queue_mails(_mail(account, panel, terms, today) for account in _secretariat(panel))
    return len(terms)


def _unwarned(panel: Panel, today: date) -> list[Membership]:
    """Terms at a stage that no warning was sent of for their present last day. One shorter than the stage was never
    that far from its end, and whoever made it knows."""
    sent: dict[tuple[int, date], set[int]] = defaultdict(set)
    for membership, ends_on, days in TermWarning.objects.filter(
        membership__panel=panel, ends_on__gte=today
    ).values_list("membership", "ends_on", "days"):
        sent[membership, ends_on].add(days)
    return [
        each
        for each in ending_soon(panel, today)
        if each.ends_on
        and _stage(each, today) not in sent[each.pk, each.ends_on]
        and each.starts_on <= each.ends_on - timedelta(days=_stage(each, today))
    ]


def _stage(membership: Membership, today: date) -> int:
    """The latest of DAYS_AHEAD that has come: whoever is warned late is warned once."""
    left = (membership.ends_on - today).days if membership.ends_on else 0
    return min(days for days in DAYS_AHEAD if left <= days)


def _secretariat(panel: Panel) -> "QuerySet[User]":
    held = Membership.objects.current().filter(panel=panel, role__in=Role.SECRETARIES)
    return User.objects.filter(is_active=True, person__in=held.values("person")).order_by("pk")


def _mail(account: User, panel: Panel, terms: Sequence[Membership], today: date) -> Mail:
    lines = [_line(each, today) for each in terms]
    address = settings.SITE_URL + reverse("meetings:people", args=[panel.code])
    body = f"On {panel.in_sentence}:\n\n{''.join(lines)}\nRenew a term, or see what becomes vacant:\n{address}\n"
    one = f"{terms[0].person}’s term ends" if len(terms) == 1 else f"{len(terms)} terms end"
    return Mail(account.email, f"{panel.code}: {one} soon", body)


def _line(term: Membership, today: date) -> str:
    last = term.ends_on or today
    days = (last - today).days
    return f"{term.person}, {term.seat or term.get_role_display()}: until {english.day(last)}, in {days} days\n"
