import pytest

from core.audit import AuditEvent
from core.errors import NotAllowed, Unacceptable
from core.services import create_account
from tests.conftest import Cast


def test_an_account_signs_in_with_its_address_in_small_letters(cast: Cast) -> None:
    account = create_account("Anna@Example.org", name="Anna", password="a long passphrase", by=cast.operator)

    event = AuditEvent.objects.latest("seq")
    assert account.email == "anna@example.org"
    assert account.check_password("a long passphrase")
    assert (event.verb, event.facts) == ("core.account_created", "{}")


@pytest.mark.parametrize("email", ["", "no address", "member@example.org"])
def test_an_address_that_is_none_or_is_taken_is_refused(cast: Cast, email: str) -> None:
    with pytest.raises(Unacceptable):
        create_account(email, name="Anna", password="a long passphrase", by=cast.operator)


def test_only_the_operator_makes_accounts(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        create_account("anna@example.org", name="Anna", password="a long passphrase", by=cast.secretary)
