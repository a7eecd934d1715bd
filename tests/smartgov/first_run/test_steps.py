"""The step of setting up that comes next follows from what is there."""

import pytest

from core.accounts.models import User
from meetings.models import Organisation, Person
from smartgov.first_run.steps import step_ahead
from tests.factories import make_panel


@pytest.fixture
def administrator(db: None) -> User:
    account = User.objects.create_superuser("ada@example.org")
    Person.objects.create(name="Ada Quill", account=account)
    return account


def test_the_organisation_comes_before_the_panel(administrator: User) -> None:
    before = step_ahead(administrator)
    Person.objects.update(organisation=Organisation.objects.create(name="Harbour Office"))
    after = step_ahead(administrator)

    assert before is not None
    assert after is not None
    assert (before.number, before.address) == (2, "/welcome/organisation/")
    assert (after.number, after.address) == (3, "/panels/new/")


def test_once_there_is_a_panel_nothing_is_left_to_do(administrator: User) -> None:
    make_panel()

    assert step_ahead(administrator) is None
