"""A query that is composed once: asked with a number, the same as if it were composed each time."""

import pytest
from django.db.models import QuerySet

from core.accounts.models import User
from core.prepared import Prepared

pytestmark = pytest.mark.django_db


def email_of(account: int) -> QuerySet[User, tuple[str]]:
    return User.objects.filter(pk=account).values_list("email")


def test_the_number_asked_for_picks_the_rows(amelia: User) -> None:
    query = Prepared(email_of)

    assert query.rows(amelia.pk) == [(amelia.email,)]
    assert query.rows(amelia.pk + 1) == []


def test_it_is_composed_once_and_reads_anew(amelia: User) -> None:
    composed: list[int] = []
    query = Prepared(lambda account: composed.append(account) or email_of(account))
    query.rows(amelia.pk)

    User.objects.update(email="new@example.org")

    assert query.rows(amelia.pk) == [("new@example.org",)]
    assert composed == [0]


def test_a_query_with_another_parameter_is_refused(db: None) -> None:
    query = Prepared(lambda account: email_of(account).filter(name="Amelia"))

    with pytest.raises(ValueError, match="takes one number and nothing else"):
        query.rows(1)
