"""Addresses of what prepares a meeting, room by room. The set-up comes first, for "new" is no panel's code."""

from django.urls import include, path

app_name = "meetings"

urlpatterns = [
    path("", include("meetings.setup.urls")),
    path("", include("meetings.panels.urls")),
    path("panels/<str:code>/people/", include("meetings.people.urls")),
    path("", include("meetings.attendance.urls")),
    path("", include("meetings.agenda.urls")),
    path("", include("meetings.calendar.urls")),
    path("", include("meetings.papers.urls")),
    path("", include("meetings.pack.urls")),
    path("", include("meetings.correspondence.urls")),
]
