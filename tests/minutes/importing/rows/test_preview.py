from core.accounts.models import User
from meetings.models import Panel
from minutes.importing.rows.plan import plan_import
from tests.minutes.importing.rows.harbour import import_request, source


def test_the_preview_lists_the_statements_of_words_that_await_consent(operator: User) -> None:
    preview = plan_import(source(), import_request()).preview

    assert [decision.outcome for decision in preview.items[1].decisions] == ["NOTED", "ENDORSED"]
    assert not Panel.objects.exists()
