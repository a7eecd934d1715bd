"""Addresses of the sitting: it begins, who was there, it is closed."""

from django.urls import path

from minutes.sitting.views import attendance, sitting

urlpatterns = [
    path("meetings/<str:reference>/attendance/", attendance.meeting_attendance, name="attendance"),
    path("meetings/<str:reference>/open/", sitting.OpenMeeting.as_view(), name="meeting-open"),
    path("meetings/<str:reference>/close/", sitting.CloseMeeting.as_view(), name="meeting-close"),
]
