"""A paper made ready within limits; or not, and why."""

import io

import pikepdf
import pytest

from core.confined.confine import TooCostly, WorkFailed
from core.pdf.join import confined
from core.pdf.join.confined import prepare_confined
from tests.core.pdf.hiding_pdfs import HIDING
from tests.meetings.papers.odd_pdfs import UNJOINABLE, odd
from tests.meetings.papers.papers import pdf


def test_pages_come_back_ready() -> None:
    with pikepdf.open(io.BytesIO(prepare_confined(pdf("one", "two")))) as prepared:
        assert len(prepared.pages) == 2


@pytest.mark.parametrize("name", UNJOINABLE)
def test_what_cannot_be_joined_is_told_by_its_kind(name: str) -> None:
    with pytest.raises(WorkFailed) as failure:
        prepare_confined(UNJOINABLE[name])

    assert failure.value.kind.startswith("pikepdf.")


def test_what_would_look_otherwise_is_told_by_its_kind() -> None:
    with pytest.raises(WorkFailed) as failure:
        prepare_confined(HIDING["a layer within a pattern"])

    assert failure.value.kind == confined.UNLIKE


def test_what_takes_too_much_breaks_its_own_process_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confined, "PREPARING", confined.PREPARING._replace(step=0.0001))

    with pytest.raises(TooCostly):
        prepare_confined(odd())
