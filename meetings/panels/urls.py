"""The address of a panel's own page."""

from django.urls import path

from meetings.panels import views

urlpatterns = [
    path("panels/<str:code>/", views.panel_detail, name="panel-detail"),
]
