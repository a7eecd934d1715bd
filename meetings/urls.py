from django.urls import path

from meetings.views import arranging, calendar, ics, meeting_list, panel, planning

app_name = "meetings"

urlpatterns = [
    path("panels/<str:code>/", panel.panel_detail, name="panel-detail"),
    path("panels/<str:code>/calendar/", calendar.panel_calendar, name="panel-calendar"),
    path("panels/<str:code>/calendar/plan/", planning.plan_year, name="plan-year"),
    path("panels/<str:code>/calendar/order/", calendar.calendar_order, name="calendar-order"),
    path("panels/<str:code>/calendar/bin/", calendar.calendar_bin, name="calendar-bin"),
    path("panels/<str:code>/calendar/bin/<int:pk>/", calendar.calendar_restore, name="calendar-restore"),
    path("panels/<str:code>/calendar/new/", arranging.meeting_new, name="meeting-new"),
    path("meetings/", meeting_list.meeting_list, name="meeting-list"),
    path("meetings/<str:reference>.ics", ics.meeting_ics, name="meeting-ics"),
    path("meetings/<str:reference>/move/", arranging.meeting_move, name="meeting-move"),
    path("meetings/<str:reference>/cancel/", arranging.meeting_cancel, name="meeting-cancel"),
    path("meetings/<str:reference>/number/", arranging.meeting_number, name="meeting-number"),
    path("meetings/<str:reference>/bin/", arranging.meeting_bin, name="meeting-bin"),
    path("calendar/", ics.my_calendar, name="my-calendar"),
    path("calendar/<str:token>.ics", ics.calendar_feed, name="calendar-feed"),
]
