import pytest

from core.accounts.models import User
from core.errors import Unacceptable, WrongState
from minutes.importing.parsed import Unreadable
from minutes.importing.rows.plan import plan_import
from tests.factories import make_minutes, make_panel
from tests.minutes.importing.rows.harbour import TEXT, bring_in, import_request, source


def test_another_text_for_the_meeting_is_refused(operator: User) -> None:
    bring_in(operator)

    with pytest.raises(WrongState, match=r"HLP9 has been imported from another text, march\.txt"):
        plan_import(source(TEXT + "More.\n"), import_request())


def test_a_meeting_with_minutes_of_our_own_is_left_alone(operator: User) -> None:
    make_minutes(make_panel("HLP", "Harbour Lights Panel"), 9)

    with pytest.raises(WrongState, match="HLP9 already has minutes written here"):
        plan_import(source(), import_request())


@pytest.mark.parametrize("code", ["hlp", "H", "9HLP", "", "HARBOURLIGHTS"])
def test_a_code_that_is_none_is_refused(operator: User, code: str) -> None:
    with pytest.raises(Unacceptable, match="is not the code of a panel"):
        plan_import(source(), import_request(panel_code=code))


def test_a_text_without_items_is_refused(operator: User) -> None:
    with pytest.raises(Unreadable):
        plan_import(source("Dear Sir,\n\nThank you for your letter.\n"), import_request())
