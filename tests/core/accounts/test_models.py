import pytest
from django.core.management import call_command

from core.accounts.models import User
from core.audit.lookup import is_as_attested
from core.audit.trail import AuditEvent


@pytest.mark.parametrize(
    ("name", "email", "initials"),
    [
        ("Amelia Bright", "a@example.org", "AB"),
        ("Ada van der Berg", "a@example.org", "AB"),
        ("Cher", "a@example.org", "C"),
        ("", "clerk@example.org", "C"),
    ],
)
def test_initials_are_of_the_first_and_the_last_word(name: str, email: str, initials: str):
    assert User(name=name, email=email).initials == initials


def test_the_operator_is_on_the_record_once(db: None):
    operators = [User.objects.operator() for _ in range(2)]

    (event,) = AuditEvent.objects.all()
    assert (event.verb, event.actor) == ("core.account_created", operators[0])
    assert is_as_attested(operators[1], operators[0])
    assert not operators[0].has_usable_password()


def test_an_administrator_made_at_the_command_line_is_on_the_record(db: None):
    call_command("createsuperuser", "--no-input", "--email", "root@example.org", verbosity=0)

    root, event = User.objects.get(email="root@example.org"), AuditEvent.objects.latest("seq")
    assert (event.verb, event.actor) == ("core.account_created", User.objects.operator())
    assert is_as_attested(root, root)
