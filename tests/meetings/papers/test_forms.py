"""The forms for a paper: what they make of what was typed, and what they refuse before it is read."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from core.audience import Sensitivity
from core.uploads.limits import LARGEST_FILE
from meetings.enums import PaperKind
from meetings.models import Paper
from meetings.papers.forms import PaperForm, ReplaceForm

TYPED = {"title": "Offers", "kind": "tabled", "sensitivity": "confidential", "reason": "Prices", "public_title": "Bids"}


def test_a_paper_is_described_as_the_services_take_it() -> None:
    form = PaperForm(TYPED)

    assert form.is_valid()
    assert form.described() == {
        "title": "Offers",
        "kind": PaperKind.TABLED,
        "sensitivity": Sensitivity.CONFIDENTIAL,
        "reason": "Prices",
        "public_title": "Bids",
    }


@pytest.mark.parametrize("emptied", ["reason", "public_title"])
def test_a_paper_for_everybody_has_neither_reason_nor_another_title(emptied: str) -> None:
    assert list(PaperForm(TYPED | {"sensitivity": "public", emptied: ""}).errors) == ["sensitivity"]
    assert PaperForm(TYPED | {"sensitivity": "public", "reason": "", "public_title": ""}).is_valid()


def test_a_form_starts_from_what_is_said_of_the_paper() -> None:
    paper = Paper(title="Offers", kind="paper", sensitivity="confidential", sensitivity_reason="Prices")

    assert PaperForm.said_of(paper) == {
        "title": "Offers",
        "kind": "paper",
        "sensitivity": "confidential",
        "reason": "Prices",
        "public_title": "",
    }


def test_a_file_is_given_as_received_and_one_too_large_is_not_read() -> None:
    small, large = SimpleUploadedFile("a.pdf", b"%PDF-"), SimpleUploadedFile("b.pdf", b"x")
    large.size = LARGEST_FILE + 1
    taken, refused = ReplaceForm({}, {"file": small}), ReplaceForm({}, {"file": large})

    assert taken.is_valid()
    assert taken.cleaned_data["file"][:2] == ("a.pdf", b"%PDF-")
    assert "The file is too large." in refused.errors["file"][0]
