from django.urls import path

from meetings.views import meeting_list, panel

app_name = "meetings"

urlpatterns = [
    path("panels/<str:code>/", panel.panel_detail, name="panel-detail"),
    path("meetings/", meeting_list.meeting_list, name="meeting-list"),
]
