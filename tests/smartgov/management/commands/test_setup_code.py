import io

from django.core.management import call_command

from core.accounts.models import User
from tests.smartgov.first_run.accounts import PASSWORD


def said_by_command(*arguments: str) -> str:
    out = io.StringIO()
    call_command("setup_code", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_says_the_code_as_long_as_it_is_of_use(code: str) -> None:
    before = said_by_command("--if-needed")
    User.objects.create_user("ada@example.org", PASSWORD)

    assert before == f"Nobody can sign in yet. The setup code for the first page is {code}\n"
    assert said_by_command("--if-needed") == ""
    assert said_by_command() == "Somebody can sign in already, so the setup code is no longer needed.\n"
