"""The forms about an action, of which a page can hold many."""

from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from actions.evidence import LARGEST
from actions.forms import AnswerForm, ReasonForm, TransferForm

ACTION = UUID(int=1)


def test_the_fields_of_each_form_have_ids_of_their_own() -> None:
    ids = {ReasonForm(action=UUID(int=number))["reason"].id_for_label for number in (1, 2)}

    assert len(ids) == 2


@pytest.mark.parametrize(("size", "errors"), [(LARGEST, []), (LARGEST + 1, ["evidence"])])
def test_evidence_that_is_too_large_is_refused_before_it_is_read(size: int, errors: list[str]) -> None:
    file = SimpleUploadedFile("scan.pdf", b"x")
    file.size = size

    form = AnswerForm({"state": "on_target"}, {"evidence": file}, action=ACTION)

    assert list(form.errors) == errors


def test_an_answer_says_how_it_stands() -> None:
    assert list(AnswerForm({}, action=ACTION).errors) == ["state"]


def test_a_new_owner_is_offered_as_one_types_and_may_be_another() -> None:
    form = TransferForm({"owner": "Somebody <else>"}, action=ACTION, owners=["Naomi Feld", "E & F"])

    field = str(form["owner"])
    listed = field.partition('list="')[2].partition('"')[0]

    assert f'<datalist id="{listed}"><option value="Naomi Feld"></option><option value="E &amp; F"></option>' in field
    assert form.is_valid()
