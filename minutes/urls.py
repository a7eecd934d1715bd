from django.urls import path

from minutes import views

app_name = "minutes"

urlpatterns = [
    path("minutes/<str:reference>/", views.minutes_detail, name="minutes-detail"),
    path("minutes/<str:reference>.pdf", views.minutes_pdf, name="minutes-pdf"),
]
