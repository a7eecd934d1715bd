"""Rows that a service is about to write, held against what the model says of them."""

import pytest

from core.accounts.models import User
from core.checked_rows import check, check_fields
from core.errors import Unacceptable

pytestmark = pytest.mark.django_db


def test_a_row_that_the_model_takes_passes() -> None:
    row = User(email="ada@example.org", password="!")

    check(row)
    check_fields(row)


@pytest.mark.parametrize("check_row", [check, check_fields])
def test_a_value_that_will_not_do_is_refused_in_the_models_words(check_row) -> None:
    with pytest.raises(Unacceptable, match=r"^Enter a valid email address\.$"):
        check_row(User(email="no address", password="!"))


def test_only_the_whole_check_asks_the_database(django_assert_num_queries) -> None:
    User.objects.create(email="ada@example.org")
    again = User(email="ada@example.org", password="!")

    with django_assert_num_queries(0):
        check_fields(again)
    with pytest.raises(Unacceptable, match="already exists"):
        check(again)
