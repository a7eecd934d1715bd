"""Requests of the people of a panel, before any view has them."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import RequestFactory

from tests.conftest import Cast


def asked_by(cast: Cast, role: str) -> HttpRequest:
    request = RequestFactory().get("/")
    request.user = AnonymousUser() if role == "anonymous" else getattr(cast, role)
    return request
