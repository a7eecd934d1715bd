"""Every address of SmartGov; each has a row in tests/test_access.py."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
