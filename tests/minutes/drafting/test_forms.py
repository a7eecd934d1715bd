from uuid import UUID

import pytest

from core.audience import Sensitivity
from minutes.drafting.forms import BlockReasonForm, ClassificationForm, DecisionDetailsForm
from tests.factories import uuid_of


@pytest.mark.parametrize(
    ("typed", "names"),
    [("", ()), ("Mr Nunn", ("Mr Nunn",)), ("Mr Nunn; Ms Ode,, Dr Po ;", ("Mr Nunn", "Ms Ode", "Dr Po"))],
)
def test_dissenters_stand_apart_by_commas_or_semicolons(typed: str, names: tuple[str, ...]) -> None:
    form = DecisionDetailsForm({"dissent_names": typed})

    assert form.is_valid()
    assert form.cleaned_data["dissent_names"] == names


def test_a_reason_is_for_the_blocks_it_names() -> None:
    named = BlockReasonForm({"reason": "Prices", "blocks": f"{uuid_of('p')} {uuid_of('q')}"})
    unnamed = BlockReasonForm({"reason": "Prices", "blocks": "the second one"})

    assert named.is_valid()
    assert named.cleaned_data["blocks"] == (UUID(uuid_of("p")), UUID(uuid_of("q")))
    assert unnamed.errors["blocks"] == ["The page named no paragraph. Load it again and repeat the change."]


def test_an_item_is_classified_by_a_word_that_is_known() -> None:
    form = ClassificationForm({"sensitivity": "confidential", "reason": "Prices"})

    assert form.is_valid()
    assert form.cleaned_data["sensitivity"] is Sensitivity.CONFIDENTIAL
    assert not ClassificationForm({"sensitivity": "hush"}).is_valid()
