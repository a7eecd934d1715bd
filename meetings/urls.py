from django.urls import path

from meetings.views import coming, coming_by_mail, interests, meeting_list, new_panel, panel, panel_settings

app_name = "meetings"

urlpatterns = [
    path("panels/new/", new_panel.new_panel, name="new-panel"),
    path("panels/<str:code>/", panel.panel_detail, name="panel-detail"),
    path("panels/<str:code>/settings/", panel_settings.panel_settings, name="panel-settings"),
    path("panels/<str:code>/settings.toml", panel_settings.panel_file, name="panel-file"),
    path("panels/<str:code>/settings/<slug:key>/", panel_settings.panel_section, name="panel-section"),
    path("meetings/<str:reference>/coming/", coming.meeting_coming, name="coming"),
    path("meetings/<str:reference>/coming/ask", coming.ask_for_answers, name="coming-ask"),
    path("meetings/<str:reference>/coming/interest", interests.declare, name="interest-declare"),
    path("meetings/<str:reference>/coming/interest/<int:pk>/withdraw", interests.withdraw, name="interest-withdraw"),
    path("coming/<str:token>/", coming_by_mail.coming_by_mail, name="coming-by-mail"),
    path("meetings/", meeting_list.meeting_list, name="meeting-list"),
]
