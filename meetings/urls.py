from django.urls import path

from meetings.views import meeting_list, new_panel, panel, panel_settings

app_name = "meetings"

urlpatterns = [
    path("panels/new/", new_panel.new_panel, name="new-panel"),
    path("panels/<str:code>/", panel.panel_detail, name="panel-detail"),
    path("panels/<str:code>/settings/", panel_settings.panel_settings, name="panel-settings"),
    path("panels/<str:code>/settings.toml", panel_settings.panel_file, name="panel-file"),
    path("panels/<str:code>/settings/<slug:key>/", panel_settings.panel_section, name="panel-section"),
    path("meetings/", meeting_list.meeting_list, name="meeting-list"),
]
