"""The addresses where anybody checks a signed PDF or sees how far the audit trail has come, and its check."""

from django.urls import path

from minutes.signed import trail_views, views

urlpatterns = [
    path("verify/", views.verify, name="verify"),
    path("verify/trail/", trail_views.checkpoints, name="checkpoints"),
    path("verify/checkpoints.jsonl", trail_views.checkpoint_file, name="checkpoint-file"),
    path("verify/certificate.pem", trail_views.certificate, name="certificate"),
    path("trail/", trail_views.trail, name="trail"),
]
