"""The forms of allauth in our words."""

import re

import pytest
from django.test import Client

from core.accounts.models import User
from core.audit.trail import AuditEvent
from tests.core.accounts.signing_in import ADDRESS, NEW_PASSWORD, PASSWORD, shown_errors, sign_in

pytestmark = pytest.mark.django_db


def test_what_is_left_empty_is_named_and_the_cursor_goes_to_the_first(client: Client):
    response = sign_in(client, "", "")

    fields = re.findall(r"<input[^>]*autofocus[^>]*>", response.content.decode())
    assert shown_errors(response) == ["Enter your email address.", "Enter your password."]
    assert ['name="login"' in field for field in fields] == [True]
    assert 'aria-describedby="id_login_error"' in fields[0]
    assert 'id="id_login_error"' in response.content.decode()


@pytest.mark.parametrize(
    ("first", "second", "errors"),
    [
        ("short", "short", ["This password is too short. It must contain at least 8 characters."]),
        (NEW_PASSWORD, "another", ["You must type the same password each time."]),
        ("", "", ["Enter a new password.", "Enter the new password again."]),
        (ADDRESS, ADDRESS, ["The password is too similar to the email."]),
    ],
)
def test_a_password_that_will_not_do_is_refused_with_the_reason(client: Client, amelia: User, first, second, errors):
    client.force_login(amelia)

    response = client.post(
        "/account/password/change/", {"oldpassword": PASSWORD, "password1": first, "password2": second}
    )

    assert shown_errors(response) == errors
    assert AuditEvent.objects.count() == 0
