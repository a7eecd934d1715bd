"""The security log: who tried what, from where, one JSON object a line. What changes a right is in the audit trail too.

It holds no password, no token and no text of minutes. An address that somebody tried to sign in with is cut short.
"""

import logging
from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse

from core.accounts.models import User
from core.accounts.places import browser_of, place_of
from core.json_lines import LONGEST_VALUE

REFUSED = (400, 403, 409, 413, 429)
logger = logging.getLogger("smartgov.security")


def log_event(event: str, request: HttpRequest | None, **facts: Any) -> None:
    """Write down one event with who is signed in, from which address and browser, and on which page."""
    told = {name: str(value)[:LONGEST_VALUE] for name, value in facts.items()}
    logger.info(event, extra={"facts": _whence(request) | told})


def log_sign_in(request: HttpRequest, user: User, **_: object) -> None:
    log_event("signed_in", request, of=user.pk)


def log_sign_out(request: HttpRequest, user: User | None, **_: object) -> None:
    log_event("signed_out", request, of=user.pk if user else None)


def log_failed_sign_in(credentials: Mapping[str, Any], request: HttpRequest | None = None, **_: object) -> None:
    """Of what was entered only the address; somebody may have typed the password there, which cannot be told apart."""
    log_event("sign_in_failed", request, address=credentials.get("email", ""))


def log_refusals(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Write down each request that was refused."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code in REFUSED:
            log_event("refused", request, status=response.status_code)
        return response

    return answer


def _whence(request: HttpRequest | None) -> dict[str, Any]:
    if request is None:
        return {}
    account = getattr(request, "user", None)  # none yet where it was refused before it was known who asks
    return {
        "account": account.pk if account is not None and account.is_authenticated else None,
        "place": place_of(request),
        "browser": browser_of(request)[:LONGEST_VALUE],
        "method": request.method,
        "page": request.path[:LONGEST_VALUE],
    }
