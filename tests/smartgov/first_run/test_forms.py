"""The forms of the first run: two passwords that match, and the cursor where something was refused."""

import pytest

from smartgov.first_run.forms import AccountForm, CodeForm
from tests.smartgov.first_run.accounts import PASSWORD

SENT = {"name": "Ada Quill", "email": "ada@example.org", "code": "0000", "password": PASSWORD, "again": PASSWORD}


def test_a_password_typed_alike_twice_is_taken() -> None:
    password = f" {PASSWORD.title()} "
    form = AccountForm(SENT | {"password": password, "again": password})

    assert form.is_valid()
    assert form.cleaned_data["password"] == password


@pytest.mark.parametrize("again", ["another", f"{PASSWORD} ", PASSWORD.upper()])
def test_two_passwords_that_differ_are_refused(again: str) -> None:
    form = AccountForm(SENT | {"again": again})

    assert form.errors == {"again": ["The two passwords do not match."]}


def test_a_missing_password_is_asked_for_once() -> None:
    form = AccountForm(SENT | {"again": ""})

    assert form.errors == {"again": ["Enter the password again."]}


@pytest.mark.parametrize("field", ["code", "password"])
def test_a_refusal_has_the_cursor_at_its_field(field: str) -> None:
    form = AccountForm(SENT)
    form.is_valid()

    form.refuse("That will not do.", field)

    assert form.errors[field] == ["That will not do."]
    assert [name for name in form.fields if "autofocus" in form.fields[name].widget.attrs] == [field]


def test_a_refusal_is_about_the_code_unless_named() -> None:
    form = CodeForm({"code": "guess"})

    form.refuse("That is not the code.")

    assert form.errors == {"code": ["That is not the code."]}
