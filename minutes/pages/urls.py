"""Addresses of a meeting, of its minutes and their versions, and of each on paper."""

from django.urls import path

from minutes.pages.views import meeting, page, paper

urlpatterns = [
    path("meetings/<str:reference>/", meeting.meeting_detail, name="meeting-detail"),
    path("minutes/<str:reference>/", page.minutes_detail, name="minutes-detail"),
    path("minutes/<str:reference>/printing/", paper.minutes_printing, name="minutes-printing"),
    path("minutes/<str:reference>.pdf", paper.minutes_pdf, name="minutes-pdf"),
    path("minutes/<str:reference>/versions/", page.version_list, name="version-list"),
    path("minutes/<str:reference>/v<int:number>/", page.version_detail, name="version-detail"),
    path("minutes/<str:reference>/v<int:number>/printing/", paper.version_printing, name="version-printing"),
    path("minutes/<str:reference>/v<int:number>.pdf", paper.version_pdf, name="version-pdf"),
]
