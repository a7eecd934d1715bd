"""Which PDFs are taken: what programs write, and what any reader shows; and that what is damaged is called so."""

import logging

import pytest

from core.errors import Unacceptable
from core.pdf import inspection as pdf_inspection
from core.pdf.inspection import pages_of_sound_pdf
from tests.meetings.papers.odd_pdfs import (
    DAMAGED,
    LOOK_TO_BE_MADE,
    READABLE,
    UNDRAWABLE,
    UNJOINABLE,
    WORDS,
    program_wrote,
)
from tests.meetings.papers.papers import encrypted, pdf

ODD = READABLE | UNDRAWABLE | UNJOINABLE


@pytest.mark.parametrize("name", WORDS)
def test_what_a_program_wrote_is_taken_with_all_its_pages(name: str) -> None:
    assert pages_of_sound_pdf(program_wrote(name)) == 2


@pytest.mark.parametrize("name", ODD)
def test_what_is_odd_and_readable_is_taken(name: str) -> None:
    assert pages_of_sound_pdf(ODD[name]) == (2 if name == "the same page twice" else 1)


@pytest.mark.parametrize("name", DAMAGED)
def test_what_is_damaged_is_called_damaged(name: str) -> None:
    with pytest.raises(Unacceptable, match="This PDF is damaged"):
        pages_of_sound_pdf(DAMAGED[name])


def test_what_opens_without_a_password_is_open_to_all() -> None:
    assert pages_of_sound_pdf(encrypted()) == 1


def test_a_form_whose_entries_each_program_draws_is_refused() -> None:
    with pytest.raises(Unacceptable, match="form whose entries"):
        pages_of_sound_pdf(LOOK_TO_BE_MADE)


def test_a_fault_of_ours_is_no_500_but_a_refusal_and_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def faulty(*_: object) -> None:
        raise KeyError("ours")

    monkeypatch.setattr(pdf_inspection, "refuse_harm", faulty)

    with caplog.at_level(logging.ERROR), pytest.raises(Unacceptable, match="This PDF is damaged"):
        pages_of_sound_pdf(pdf())

    assert "KeyError: 'ours'" in caplog.text


def test_memory_that_runs_out_is_not_called_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    def greedy(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(pdf_inspection, "refuse_harm", greedy)

    with pytest.raises(MemoryError):
        pages_of_sound_pdf(pdf())
