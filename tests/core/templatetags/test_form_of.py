"""Each form says whose it is, without its template saying so."""

import re

import pytest
from django.template import Context, Template
from django.test import Client, RequestFactory

from core.accounts.models import User

FORM = Template("<form>{% csrf_token %}</form>")


@pytest.mark.django_db
def test_a_form_has_the_mark_of_whoever_is_signed_in(client: Client, amelia: User) -> None:
    assert 'name="form_of"' not in client.get("/account/sign-in/").content.decode()
    client.force_login(amelia)

    page = client.get("/account/password/change/").content.decode()

    assert set(re.findall(r'name="form_of" value="(\d+):', page)) == {str(amelia.pk)}


def test_without_a_request_it_is_djangos_own() -> None:
    assert FORM.render(Context({})) == "<form></form>"
    assert FORM.render(Context({"csrf_token": "NOTPROVIDED"})) == "<form></form>"
    assert FORM.render(Context({"csrf_token": '"'})).count("<input") == 1
    assert "form_of" not in FORM.render(Context({"csrf_token": "t", "request": RequestFactory().get("/")}))
