"""Every address of SmartGov; each has a row in tests/test_access.py."""

from django.urls import URLPattern, URLResolver, include, path

from smartgov.home import home
from smartgov.jump import go, jump

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("go/", jump, name="jump"),
    path("go/<path:reference>", go, name="go"),
    path("", include("meetings.urls")),
    path("account/", include("core.sign_in_urls")),
    path("", include("minutes.urls")),
]
