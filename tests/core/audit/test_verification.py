"""How a check goes about it; what it finds is looked at in tests/minutes/test_attested.py, kind by kind."""

from typing import Any

import pytest
from django.db import connection

from core.accounts.models import User
from core.audit import verification
from core.audit.found_rows import attest_found_rows
from core.audit.trail import record
from core.audit.verification import Verification
from meetings.models import Membership, Person
from meetings.people.services.memberships import set_clearance
from tests.conftest import Cast


@pytest.fixture
def whole(cast: Cast) -> Cast:
    attest_found_rows(by=cast.operator)
    return cast


def test_what_is_written_while_it_is_checked_is_no_fault(whole: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    inspect_chain = verification.inspect_chain
    membership = Membership.objects.get(person__account=whole.observer)

    def inspect_and_be_overtaken(*arguments: Any) -> Any:
        inspection = inspect_chain(*arguments)
        set_clearance(membership, is_cleared=True, by=whole.secretary)
        return inspection

    monkeypatch.setattr(verification, "inspect_chain", inspect_and_be_overtaken)

    assert list(Verification().faults()) == []


def test_it_takes_no_more_queries_for_a_longer_trail(whole: Cast, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(49) as queries:
        list(Verification().faults())
    for number in range(120):
        record("meetings.looked_at", whole.panel, by=whole.secretary, number=number)

    with django_assert_num_queries(len(queries)):
        list(Verification().faults())


def test_rows_are_read_in_parts(whole: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verification, "ROWS_AT_ONCE", 2)
    check = Verification()

    assert list(check.faults()) == []
    assert check.rows == Membership.objects.count() + User.objects.count() + Person.objects.count() == 19


def test_a_break_of_the_chain_is_named_and_rows_are_looked_at_all_the_same(whole: Cast) -> None:
    Membership.objects.filter(person__account=whole.observer).update(is_cleared=True)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE core_chainhead SET hash = ''")

    chain, row = (str(fault) for fault in Verification().faults())

    assert chain.startswith("The audit chain is broken. The head of the chain does not agree with event")
    assert "cleared is “yes” and should be “no”" in row
