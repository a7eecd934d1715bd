"""The address that this installation is reached by."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest


def site_address(request: HttpRequest | None = None) -> str:
    """Return how links in mails and calendars begin, without a slash at the end.

    SITE_URL says so. Where it is not set, a page goes by the address that it was asked for under, if that is one of
    ours: a link with a password in it must not lead to a port that whoever asks for it has chosen. Otherwise, and for
    work that no page asks for, it is this machine alone.
    """
    if settings.SITE_URL:
        return str(settings.SITE_URL)
    if request is not None and _is_ours(request):
        return request.build_absolute_uri("/").rstrip("/")
    return f"http://localhost:{settings.PORT}"


def _is_ours(request: HttpRequest) -> bool:
    """Tell whether the port is the one that is listened at, that of our proxy, or a configured one; get_host has looked
    at the name."""
    asked = f"{request.scheme}://{request.get_host()}"
    if asked in settings.CSRF_TRUSTED_ORIGINS:
        return True
    usual = "443" if request.is_secure() else "80"
    port = str(urlsplit(asked).port or usual)
    return port == request.META["SERVER_PORT"] or (settings.BEHIND_PROXY and port == usual)
