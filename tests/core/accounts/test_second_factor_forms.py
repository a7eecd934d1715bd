"""The forms of the second step in our words; what is sent to them is walked in tests/test_access_entry.py."""

import pytest
from django.core.exceptions import ValidationError

from core.accounts.second_factor_forms import refused_if_none


@pytest.mark.parametrize("fault", [AttributeError, KeyError, TypeError, ValueError])
def test_what_no_browser_made_is_refused_as_a_wrong_code_is(fault: type[Exception]):
    with pytest.raises(ValidationError, match="This code is not correct"), refused_if_none():
        raise fault


def test_another_fault_stays_one():
    with pytest.raises(ZeroDivisionError), refused_if_none():
        raise ZeroDivisionError
