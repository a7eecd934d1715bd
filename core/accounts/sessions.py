"""Sessions that end SESSION_COOKIE_AGE after their last use.

Django can only count from the last change of a session, or write every session with every page. Here use is a change
once in a quarter of an hour, so a session may end that much early and most pages write nothing.
"""

import time
from collections.abc import Callable

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from core.accounts.models import User

USED_AT = "used_at"
NOTE_EVERY = 15 * 60


def keep_used_sessions(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.session.accessed and _is_signed_in_and_stale(request.session):
            request.session[USED_AT] = time.time()
        return response

    return answer


def note_sign_in(request: HttpRequest, **_: object) -> None:
    request.session[USED_AT] = time.time()


def end_sessions(account: User) -> None:
    """Sign an account out wherever it is signed in. Only its content says whose a session is, so all are read."""
    still_open = Session.objects.filter(expire_date__gte=timezone.now())
    of_account = [session.pk for session in still_open.iterator() if _is_of(session, account)]
    Session.objects.filter(pk__in=of_account).delete()


def _is_of(session: Session, account: User) -> bool:
    return session.get_decoded().get(SESSION_KEY) == str(account.pk)


def _is_signed_in_and_stale(session: SessionBase) -> bool:
    return SESSION_KEY in session and time.time() - session.get(USED_AT, 0) >= NOTE_EVERY
