"""The secretariat of a panel hears by mail of terms that end, 60 and 30 days ahead, and once of each."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from core import english
from core.accounts.models import User
from core.background.mail import Mail, compose
from core.web.site import site_address
from meetings.models import Membership, Panel, TermWarning
from meetings.panels.clocks import first_and_last_day
from meetings.people.mails import queue_panel_mails
from meetings.people.overview import ending_soon
from meetings.people.queries import secretaries_of

DAYS_AHEAD = (60, 30)


def warn_of_ending_terms() -> int:
    """Warn every panel's secretariat of what it has not been warned of; return how many terms that are."""
    return sum(_warn(panel, panel.today) for panel in _panels_to_warn())


def _panels_to_warn() -> Iterable[Panel]:
    """Return panels with a term that ends soon and no warning sent: on most days, in two queries, none."""
    _, latest = first_and_last_day(timezone.now())
    soon = Membership.objects.current().filter(
        panel=OuterRef("pk"), ends_on__lte=latest + timedelta(days=max(DAYS_AHEAD))
    )
    return [panel for panel in Panel.objects.filter(Exists(soon)) if _unwarned(panel, panel.today)]


@transaction.atomic
def _warn(panel: Panel, today: date) -> int:
    Panel.objects.select_for_update(no_key=True).get(
        pk=panel.pk
    )  # of two clocks the second finds the warnings of the first
    terms = _unwarned(panel, today)
    warnings = [
        TermWarning(membership=membership, days=_stage(membership, today), ends_on=membership.ends_on)
        for membership in terms
        if membership.ends_on
    ]
    TermWarning.objects.bulk_create(warnings)
    if terms:
        queue_panel_mails(panel, (warning_mail(account, panel, terms, today) for account in secretaries_of(panel)))
    return len(terms)


def _unwarned(panel: Panel, today: date) -> list[Membership]:
    """Return terms at a stage of which no warning was sent for their present last day.

    One shorter than the stage was never that far from its end, and whoever made it knows.
    """
    sent: dict[tuple[int, date], set[int]] = defaultdict(set)
    for membership, ends_on, days in TermWarning.objects.filter(
        membership__panel=panel, ends_on__gte=today
    ).values_list("membership", "ends_on", "days"):
        sent[membership, ends_on].add(days)
    return [
        membership
        for membership in ending_soon(panel, today)
        if membership.ends_on
        and _stage(membership, today) not in sent[membership.pk, membership.ends_on]
        and membership.starts_on <= membership.ends_on - timedelta(days=_stage(membership, today))
    ]


def _stage(membership: Membership, today: date) -> int:
    """Return the latest of DAYS_AHEAD that has come: whoever is warned late is warned once."""
    left = (membership.ends_on - today).days if membership.ends_on else 0
    return min(days for days in DAYS_AHEAD if left <= days)


def warning_mail(account: User, panel: Panel, terms: Sequence[Membership], today: date) -> Mail:
    words = {"panel": panel, "terms": [_ending(term, today) for term in terms]}
    return compose("terms_end", account.email, site=site_address(), **words)


def _ending(term: Membership, today: date) -> dict[str, object]:
    last_day = term.ends_on or today
    holds = term.seat or term.get_role_display()
    return {"person": term.person, "holds": holds, "last_day": english.day(last_day), "days": (last_day - today).days}
