from django.urls import path

from minutes.views import page, paper

app_name = "minutes"

urlpatterns = [
    path("minutes/<str:reference>/", page.minutes_detail, name="minutes-detail"),
    path("minutes/<str:reference>/printing/", paper.minutes_printing, name="minutes-printing"),
    path("minutes/<str:reference>.pdf", paper.minutes_pdf, name="minutes-pdf"),
]
