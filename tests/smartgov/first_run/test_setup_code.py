import stat
from pathlib import Path

import pytest

from smartgov.first_run.setup_code import choose_setup_code, is_setup_code

pytestmark = pytest.mark.usefixtures("var")


def test_the_code_is_made_once_and_kept_for_its_owner_only(var: Path) -> None:
    code = choose_setup_code()

    assert (choose_setup_code(), (var / "setup_code").read_text()) == (code, code)
    assert stat.S_IMODE((var / "setup_code").stat().st_mode) == 0o600


def test_a_code_is_known_however_it_is_typed_and_none_is_no_code(code: str) -> None:
    assert is_setup_code(f" {code.upper()} ")
    assert not is_setup_code(code[:-1])


def test_where_no_code_was_made_nothing_is_one() -> None:
    assert not is_setup_code("")
