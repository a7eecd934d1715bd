"""Addresses of a new panel, and of a panel's set-up."""

from django.urls import path

from meetings.setup.views import new_panel, settings

urlpatterns = [
    path("panels/new/", new_panel.new_panel, name="new-panel"),
    path("panels/<str:code>/settings/", settings.panel_settings, name="panel-settings"),
    path("panels/<str:code>/settings.toml", settings.panel_file, name="panel-file"),
    path("panels/<str:code>/settings/<slug:key>/", settings.panel_section, name="panel-section"),
]
