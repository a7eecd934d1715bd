from uuid import UUID

from core.accounts.models import User
from minutes.importing.rows.composer import compose
from minutes.importing.rows.plan import plan_import
from tests.minutes.importing.rows.harbour import TEXT, import_request, source


def test_the_uuid_of_an_action_is_the_same_with_however_many_digits_it_is_printed(operator: User) -> None:
    """The source differs, so its namespace does; within one, the name of an action is its plain reference."""
    parsed = plan_import(source(), import_request()).parsed
    longer = plan_import(source(TEXT.replace("HLP9/0", "HLP9/00")), import_request()).parsed

    names = [
        [list(item.references) for item in compose(each, outcomes=(), namespace=UUID(int=9)).items]
        for each in (parsed, longer)
    ]

    assert names[0] == names[1]
