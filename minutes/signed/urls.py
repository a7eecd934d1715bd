"""The address where anybody checks a signed PDF."""

from django.urls import path

from minutes.signed import views

urlpatterns = [
    path("verify/", views.verify, name="verify"),
]
