"""The demo is removed whole, which is possible only while there is nothing else.

The audit trail is only ever appended to, and versions are written once; so the demo is not deleted from among other
things. A database that holds the demo and nothing besides is emptied and laid anew: its trail begins again at nought,
and no trail of anybody's own is ever cut. Whoever has begun to work beside the demo keeps both.
"""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.cache import caches
from django.core.files.storage import Storage, storages
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Min

from core.accounts.models import OPERATOR_EMAIL, User
from core.audit.trail import AuditEvent, ChainHead
from core.audit.triggers import triggers_lifted
from core.errors import NotReady, WrongState
from meetings.models import Meeting, OutcomeWord, Panel

from .password import forget_password
from .people import ACCOUNTS
from .staging import PANEL_CODE, is_staged

NAMED_AT_MOST = 5
NOT_OURS = ("default", "staticfiles")  # stores that hold nothing of a panel


@transaction.atomic
def remove_demo() -> None:
    """Empty the database, and after it the stores. Raises WrongState without a demo, NotReady with more than it."""
    ChainHead.objects.select_for_update(no_key=True).get()  # nobody adds anything between the look and the deed
    if not is_staged():
        raise WrongState("There is no demo here, so there is nothing to remove.")
    if others := list(what_is_not_the_demos()):
        raise NotReady(others)
    words = list(OutcomeWord.objects.filter(panel=None))
    with triggers_lifted(connection):
        call_command("flush", interactive=False, verbosity=0)
    OutcomeWord.objects.bulk_create(words)
    transaction.on_commit(_empty_stores)


def what_is_not_the_demos() -> Iterator[str]:
    """Yield a sentence for each thing that somebody would lose."""
    accounts = {account.email for account in ACCOUNTS} | {OPERATOR_EMAIL}
    for panel in Panel.objects.exclude(code=PANEL_CODE)[:NAMED_AT_MOST]:
        yield f"The panel “{panel}” ({panel.code}) is not the demo’s."
    for email in User.objects.exclude(email__in=accounts).values_list("email", flat=True)[:NAMED_AT_MOST]:
        yield f"The account {email} is not the demo’s."
    for meeting in Meeting.with_binned.filter(pk__in=_made_by_the_operator()).select_related("panel")[:NAMED_AT_MOST]:
        yield f"Meeting {meeting} was imported at the command line."


def _made_by_the_operator() -> list[int]:
    """Return the meetings whose first event is the operator's; the demo's are created by its secretary."""
    events = AuditEvent.objects.filter(subject_type=Meeting._meta.label)
    firsts = events.values("subject_id").annotate(first=Min("seq")).values("first")
    theirs = AuditEvent.objects.filter(seq__in=firsts, actor__email=OPERATOR_EMAIL)
    return [int(pk) for pk in theirs.values_list("subject_id", flat=True)]


def _empty_stores() -> None:
    """Delete files and mails: all of them are the demo's, for there was nothing else."""
    for alias in settings.STORAGES:
        if alias not in NOT_OURS:
            _empty(storages[alias], "")
    if settings.EMAIL_BACKEND.endswith("filebased.EmailBackend"):
        for mail in Path(settings.EMAIL_FILE_PATH).glob("*.log"):
            mail.unlink()
    forget_password()
    for cache in caches.all(initialized_only=True):
        cache.clear()


def _empty(store: Storage, folder: str) -> None:
    for name in _listed(store, folder)[1]:
        store.delete(f"{folder}{name}")
    for name in _listed(store, folder)[0]:
        _empty(store, f"{folder}{name}/")


def _listed(store: Storage, folder: str) -> tuple[list[str], list[str]]:
    """Return folders and files; a store in which nothing was ever put has no folder of its own."""
    try:
        return store.listdir(folder)
    except FileNotFoundError:
        return [], []
