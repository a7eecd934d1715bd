"""The wall by itself: which text is fit for which audience."""

import pytest

from core.audience import Audience, Sensitivity


@pytest.mark.parametrize(
    ("audience", "sensitivity", "is_fit"),
    [
        (Audience.PUBLIC, Sensitivity.PUBLIC, True),
        (Audience.PUBLIC, Sensitivity.CONFIDENTIAL, False),
        (Audience.CONFIDENTIAL, Sensitivity.PUBLIC, True),
        (Audience.CONFIDENTIAL, Sensitivity.CONFIDENTIAL, True),
    ],
)
def test_only_the_cleared_read_what_is_confidential(audience: Audience, sensitivity: str, *, is_fit: bool) -> None:
    assert audience.may_read(sensitivity) is is_fit
    assert audience.may_read(str(sensitivity)) is is_fit


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("sensitivity", ["", "Public", "restricted"])
def test_an_unknown_sensitivity_is_judged_by_nobody(audience: Audience, sensitivity: str) -> None:
    with pytest.raises(ValueError, match="is not a valid Sensitivity"):
        audience.may_read(sensitivity)
