"""Addresses of who comes to a meeting, of who declares an interest, and of the register of interests."""

from django.urls import path

from meetings.attendance.views import declarations, interests, register, rsvp, rsvp_by_mail

urlpatterns = [
    path("meetings/<str:reference>/coming/", rsvp.meeting_coming, name="coming"),
    path("meetings/<str:reference>/coming/ask", rsvp.ask_for_answers, name="coming-ask"),
    path("meetings/<str:reference>/coming/interest", interests.declare, name="interest-declare"),
    path("meetings/<str:reference>/coming/interest/<int:pk>/withdraw", interests.withdraw, name="interest-withdraw"),
    path("panels/<str:code>/interests/", register.interests, name="interests"),
    path("panels/<str:code>/interests.csv", register.interests_csv, name="interests-csv"),
    path("panels/<str:code>/declarations/", declarations.declarations, name="declarations"),
    path("panels/<str:code>/declarations.csv", declarations.declarations_csv, name="declarations-csv"),
    path("panels/<str:code>/interests/add/", register.AddInterest.as_view(), name="interest-add"),
    path("panels/<str:code>/interests/<int:pk>/change/", register.ChangeInterest.as_view(), name="interest-change"),
    path("coming/<str:token>/", rsvp_by_mail.coming_by_mail, name="coming-by-mail"),
]
