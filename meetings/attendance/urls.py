"""Addresses of who comes to a meeting, and of who declares an interest."""

from django.urls import path

from meetings.attendance.views import interests, rsvp, rsvp_by_mail

urlpatterns = [
    path("meetings/<str:reference>/coming/", rsvp.meeting_coming, name="coming"),
    path("meetings/<str:reference>/coming/ask", rsvp.ask_for_answers, name="coming-ask"),
    path("meetings/<str:reference>/coming/interest", interests.declare, name="interest-declare"),
    path("meetings/<str:reference>/coming/interest/<int:pk>/withdraw", interests.withdraw, name="interest-withdraw"),
    path("coming/<str:token>/", rsvp_by_mail.coming_by_mail, name="coming-by-mail"),
]
