"""Addresses of the pack of a meeting: agenda and papers as one PDF."""

from django.urls import path

from meetings.pack import views

urlpatterns = [
    path("meetings/<str:reference>/pack/", views.pack_detail, name="pack-detail"),
    path("meetings/<str:reference>/pack/progress/", views.pack_progress, name="pack-progress"),
    path("meetings/<str:reference>/pack.pdf", views.pack_pdf, name="pack-pdf"),
]
