"""The address that this installation is reached by."""

from django.conf import settings
from django.http import HttpRequest


def site_address(request: HttpRequest | None = None) -> str:
    """Return how links in mails and calendars begin, without a slash at the end.

    SITE_URL says so. Where it is not set, a page goes by the address that it was asked for under, and work that no page
    asks for knows of this machine alone.
    """
    if settings.SITE_URL:
        return str(settings.SITE_URL)
    if request is not None:
        return request.build_absolute_uri("/").rstrip("/")
    return f"http://localhost:{settings.PORT}"
