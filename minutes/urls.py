"""Addresses of minutes, room by room."""

from django.urls import include, path, register_converter

from meetings.web import ItemNumberConverter

register_converter(ItemNumberConverter, "item")  # before the rooms, which use it

app_name = "minutes"

urlpatterns = [
    path("", include("minutes.pages.urls")),
    path("", include("minutes.workflow.urls")),
    path("", include("minutes.signed.urls")),
    path("", include("minutes.registers.urls")),
    path("", include("minutes.sitting.urls")),
    path("", include("minutes.drafting.urls")),
]
