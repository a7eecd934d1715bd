"""Every address of SmartGov; each has a row in tests/test_access.py."""

from django.urls import URLPattern, URLResolver, include, path

from smartgov.home import home

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("account/", include("core.sign_in_urls")),
    path("", include("minutes.urls")),
]
