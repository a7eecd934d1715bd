"""Addresses of a panel's calendar, of one's own, and of what is arranged about a meeting."""

from django.urls import path

from meetings.calendar.views import arranging, calendar, ics, meeting_list, planning

urlpatterns = [
    path("meetings/", meeting_list.meeting_list, name="meeting-list"),
    path("panels/<str:code>/calendar/", calendar.panel_calendar, name="panel-calendar"),
    path("panels/<str:code>/calendar/plan/", planning.plan_year, name="plan-year"),
    path("panels/<str:code>/calendar/order/", calendar.calendar_order, name="calendar-order"),
    path("panels/<str:code>/calendar/bin/", calendar.calendar_bin, name="calendar-bin"),
    path("panels/<str:code>/calendar/bin/<int:pk>/", arranging.RestoreMeeting.as_view(), name="calendar-restore"),
    path("panels/<str:code>/calendar/new/", arranging.AddMeeting.as_view(), name="meeting-new"),
    path("meetings/<str:reference>.ics", ics.meeting_ics, name="meeting-ics"),
    path("meetings/<str:reference>/move/", arranging.MoveMeeting.as_view(), name="meeting-move"),
    path("meetings/<str:reference>/cancel/", arranging.CancelMeeting.as_view(), name="meeting-cancel"),
    path("meetings/<str:reference>/reinstate/", arranging.ReinstateMeeting.as_view(), name="meeting-reinstate"),
    path("meetings/<str:reference>/number/", arranging.RenumberMeeting.as_view(), name="meeting-number"),
    path("meetings/<str:reference>/bin/", arranging.BinMeeting.as_view(), name="meeting-bin"),
    path("calendar/", ics.my_calendar, name="my-calendar"),
    path("calendar/<str:token>.ics", ics.calendar_feed, name="calendar-feed"),
]
