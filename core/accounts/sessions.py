"""Sessions that end SESSION_COOKIE_AGE after their last use, and in any case LONGEST_LIFE after signing in.

Django can only count from the last change of a session, or write every session with every page. Here use is a change
once in a quarter of an hour, so a session may end that much early and most pages write nothing.
"""

import time
from collections.abc import Callable
from uuid import uuid4

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from core.accounts.models import User
from core.accounts.places import browser_of, place_of
from core.accounts.session_store import BROWSER, NUMBER, PLACE, SIGNED_IN_AT, USED_AT, AccountSession
from core.audit.trail import record
from core.errors import NotAllowed

NOTE_EVERY = 15 * 60


def keep_used_sessions(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.session.accessed and _is_signed_in_and_stale(request.session):
            request.session[USED_AT] = time.time()
        return response

    return answer


def note_sign_in(request: HttpRequest, **_: object) -> None:
    """Note in a new session since when it is in use, from where, and a number to call it by."""
    request.session[SIGNED_IN_AT] = request.session[USED_AT] = time.time()
    request.session[NUMBER] = str(uuid4())
    request.session[PLACE], request.session[BROWSER] = place_of(request), browser_of(request)


def renew_session(request: HttpRequest, reauthenticated: bool = False, **_: object) -> None:
    """Give the session another key when its owner has shown again who they are."""
    if reauthenticated:
        request.session.cycle_key()


def open_sessions() -> QuerySet[AccountSession]:
    """Return the sessions with which somebody is signed in now, the one used last first."""
    now = timezone.now()
    return AccountSession.objects.filter(account__isnull=False, expire_date__gt=now).order_by("-used_at", "-number")


def sessions_of(account: User) -> QuerySet[AccountSession]:
    return open_sessions().filter(account=account)


def require_administrator(by: User) -> None:
    """Raise NotAllowed unless this person administers the installation."""
    if not by.is_administrator:
        raise NotAllowed("Only an administrator of this installation sees how others sign in.")


@transaction.atomic
def end_session(session: AccountSession, *, by: User) -> None:
    """Sign out whoever is signed in with it. Raises NotAllowed unless it is one's own or one administers accounts."""
    if session.account_id != by.pk and not by.is_administrator:
        raise NotAllowed("Only an administrator of this installation can end another’s session.")
    session.delete()
    record("accounts.session_ended", by if session.account is None else session.account, by=by, sessions=1)


@transaction.atomic
def end_other_sessions(account: User, *, kept: str | None, by: User) -> int:
    """End all sessions of the account but the one of this key; return how many."""
    ended = end_sessions(account, kept=kept)
    if ended:
        record("accounts.session_ended", account, by=by, sessions=ended)
    return ended


def end_sessions(account: User, kept: str | None = None) -> int:
    """Delete the account's sessions but the one of this key, in the transaction of what asks for it; say how many."""
    return AccountSession.objects.filter(account=account).exclude(session_key=kept or "").delete()[0]


def forget_ended_sessions() -> int:
    """Delete what nobody can be signed in with any more; return how many."""
    return AccountSession.objects.filter(expire_date__lte=timezone.now()).delete()[0]


def _is_signed_in_and_stale(session: SessionBase) -> bool:
    return SESSION_KEY in session and time.time() - session.get(USED_AT, 0) >= NOTE_EVERY
