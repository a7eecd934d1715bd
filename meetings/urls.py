from django.urls import include, path

from meetings.views import coming, coming_by_mail, interests, meeting_list, panel

app_name = "meetings"

urlpatterns = [
    path("panels/<str:code>/", panel.panel_detail, name="panel-detail"),
    path("panels/<str:code>/people/", include("meetings.people_urls")),
    path("meetings/<str:reference>/coming/", coming.meeting_coming, name="coming"),
    path("meetings/<str:reference>/coming/ask", coming.ask_for_answers, name="coming-ask"),
    path("meetings/<str:reference>/coming/interest", interests.declare, name="interest-declare"),
    path("meetings/<str:reference>/coming/interest/<int:pk>/withdraw", interests.withdraw, name="interest-withdraw"),
    path("coming/<str:token>/", coming_by_mail.coming_by_mail, name="coming-by-mail"),
    path("meetings/", meeting_list.meeting_list, name="meeting-list"),
]
