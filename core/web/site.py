"""The address that this installation is reached by."""

from django.conf import settings
from django.http import HttpRequest
from django.http.request import split_domain_port


def site_address(request: HttpRequest | None = None) -> str:
    """Return how links in mails and calendars begin, without a slash at the end.

    SITE_URL says so. Where it is not set, a page goes by the address that it was asked for under, if that is one of
    ours: a link with a password in it must not lead to a name or a port that whoever asks for it has chosen.
    Otherwise, and for work that no page asks for, it is this machine alone.
    """
    if settings.SITE_URL:
        return str(settings.SITE_URL)
    if request is not None and _is_ours(request):
        return request.build_absolute_uri("/").rstrip("/")
    return f"http://localhost:{settings.PORT}"


def _is_ours(request: HttpRequest) -> bool:
    """Tell whether its address is configured: the name by itself, not by a pattern, and the port.

    SERVER_PORT does not say which port is listened at: where that is a Unix socket, gunicorn has it from the request.
    """
    asked = request.get_host()
    if f"{request.scheme}://{asked}" in settings.CSRF_TRUSTED_ORIGINS:
        return True
    name, port = split_domain_port(asked)
    usual = "443" if request.is_secure() else "80"
    has_usual = settings.BEHIND_PROXY or request.META["SERVER_PORT"] == usual
    ports = {settings.PORT, usual} if has_usual else {settings.PORT}
    return name in map(str.lower, settings.ALLOWED_HOSTS) and (port or usual) in ports
