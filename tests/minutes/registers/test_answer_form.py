"""The form of an answer: what it takes from a decision of theirs, and which slips it points out; no row is saved."""

from datetime import date
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from actions.evidence import LARGEST
from meetings.models import AgendaItem, IssuedDecision, Meeting, Panel
from minutes.models import RecommendationAnswer
from minutes.registers.answer_form import AnswerForm

THEIRS = UUID(int=5)
SAID = {"decided": "Yes", "decided_on": "1 March 2024"}


def their_decision() -> IssuedDecision:
    meeting = Meeting(panel=Panel(code="OTHER", name="Another Panel"), number=5, held_on=date(2024, 3, 1))
    item = AgendaItem(meeting=meeting, number=1, title="Budget")
    return IssuedDecision(decision_id=THEIRS, item=item, statement="APPROVED the budget.")


def test_what_is_left_empty_is_taken_from_their_decision() -> None:
    form = AnswerForm({"from_decision": str(THEIRS), "source": "Our minutes"}, named=[their_decision()])

    assert form.is_valid()
    given = form.cleaned_data
    assert (given["decided"], given["decided_on"]) == ("APPROVED the budget.", date(2024, 3, 1))
    assert (given["source"], given["from_decision"].decision_id) == ("Our minutes", THEIRS)


def test_a_decision_is_offered_to_those_who_have_one_and_taking_back_where_one_stands() -> None:
    assert {"from_decision", "taken_back"} & set(AnswerForm().fields) == set()
    standing = RecommendationAnswer(stored_name="x", file_name="letter.txt")
    form = AnswerForm({"taken_back": "on", "reasons": "A mistake"}, standing=standing)

    assert "Without one, letter.txt stays." in str(form.fields["file"].help_text)
    assert form.is_valid()


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"decided": ""}, "decided"), ({"decided_on": ""}, "decided_on"), ({"decided_on": "soon"}, "decided_on")],
)
def test_a_slip_is_pointed_out_once_where_it_was_made(changes: dict[str, str], field: str) -> None:
    form = AnswerForm(SAID | changes)

    assert {name: len(errors) for name, errors in form.errors.items()} == {field: 1}


@pytest.mark.parametrize(("size", "errors"), [(LARGEST, []), (LARGEST + 1, ["file"])])
def test_a_file_has_the_size_of_evidence_at_most(size: int, errors: list[str]) -> None:
    file = SimpleUploadedFile("letter.pdf", b"%PDF")
    file.size = size

    assert list(AnswerForm(SAID, {"file": file}).errors) == errors
