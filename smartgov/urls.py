"""Every address of SmartGov; each has a row in tests/test_access.py."""

from django.urls import URLPattern, URLResolver, include, path

from smartgov.first_run import views as first_run
from smartgov.home import home
from smartgov.jump import go, jump

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("welcome/", first_run.welcome, name="welcome"),
    path("welcome/organisation/", first_run.organisation, name="welcome-organisation"),
    path("welcome/demo/", first_run.demo, name="welcome-demo"),
    path("welcome/demo/remove/", first_run.demo_removal, name="welcome-demo-remove"),
    path("go/", jump, name="jump"),
    path("go/<path:reference>", go, name="go"),
    path("", include("meetings.urls")),
    path("account/", include("core.accounts.urls")),
    path("account/unsent/", include("core.unsent.urls")),
    path("", include("minutes.urls")),
]
