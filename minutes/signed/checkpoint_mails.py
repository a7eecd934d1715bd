"""Heads of the audit trail given away by mail, each night and when minutes are signed; and word of a faulty check."""

from collections.abc import Iterable

from django.db import transaction

from core import english
from core.audit.checkpoints import Checkpoint, make_checkpoint
from core.audit.checks import TrailCheck, check_once_a_day
from core.background.mail import Mail, compose
from core.web.site import site_address
from meetings.models import Panel
from meetings.panels.rules import PanelRules
from meetings.people.mails import queue_panel_mails
from meetings.people.queries import secretaries_of


def give_away_head_and_check() -> bool:
    """Once a day: have everything checked, sign the head of the trail and mail it; return whether that was now."""
    if not check_once_a_day():
        return False
    if checkpoint := make_checkpoint():
        mail_checkpoint(checkpoint, Panel.objects.all())
    return True


@transaction.atomic
def mail_checkpoint(checkpoint: Checkpoint, panels: Iterable[Panel]) -> None:
    """Mail the head to whom the panels name, once to each address."""
    told: set[str] = set()
    for panel in panels:
        readers = [each for each in PanelRules.read(panel.rules).checkpoint_readers if each not in told]
        told.update(readers)
        queue_panel_mails(panel, (checkpoint_mail(checkpoint, address) for address in readers))


def checkpoint_mail(checkpoint: Checkpoint, address: str) -> Mail:
    return compose("checkpoint", address, site=site_address(), checkpoint=checkpoint)


def tell_of_faults(check: TrailCheck) -> None:
    """Tell the secretariats by mail that a check found something in what is theirs, or in what cannot be told whose."""
    if not check.fault_count:
        return
    told: set[str] = set()
    for panel in Panel.objects.all():
        accounts = [account for account in secretaries_of(panel) if account.email not in told]
        if accounts and (count := len(check.faults_for({panel.pk}))):
            told.update(account.email for account in accounts)
            queue_panel_mails(panel, (fault_mail(account.email, count) for account in accounts))


def fault_mail(address: str, count: int) -> Mail:
    things = english.spelt_count(count, "thing")
    return compose("trail_faults", address, site=site_address(), things=things)
