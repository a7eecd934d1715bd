"""What a test commits is gone after it, and what the migrations brought is there again."""

import pytest
from django.db import connection

from core.accounts.models import User
from core.audit.triggers import missing_triggers
from meetings.models import OutcomeWord
from tests.factories import SEEDED_WORDS, make_panel

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("turn", ["first", "second"])
def test_a_committed_change_is_gone_after_its_test(turn: str) -> None:
    assert not User.objects.filter(email__contains="@").exists()

    User.objects.create_user("left@example.org", name="Left")
    make_panel()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="on PostgreSQL the words of migrations are flushed")
@pytest.mark.parametrize("turn", ["first", "second"])
def test_rows_and_triggers_of_migrations_come_back(turn: str) -> None:
    words = set(OutcomeWord.objects.values_list("word", flat=True))
    missing = missing_triggers()

    OutcomeWord.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER core_auditevent_refuses_update")

    assert words == SEEDED_WORDS
    assert missing == []
