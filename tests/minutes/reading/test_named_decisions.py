"""The decisions by correspondence that minutes name, and which of them somebody can go and read."""

from datetime import date

import pytest

from core.accounts.models import User
from meetings.access import access_of
from meetings.calendar.services.by_correspondence import create_by_correspondence
from minutes.document.model import DocumentBlock, DocumentItem, MinutesDocument
from minutes.reading.named_decisions import decisions_named, readable_decisions
from tests.conftest import Cast


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("See GRID-C1, GRID-C12 and GRID-C1.", ("GRID-C1", "GRID-C12")),
        ("(GRID-WR3)", ("GRID-WR3",)),
        ("Action GRID-C1/01 is open.", ()),
        ("AB-GRID-C1, OTHER-C1, GRID47 and GRID-47 are others.", ()),
        ("This is GRID-C9 itself.", ()),
    ],
)
def test_a_reference_is_found_whole(text: str, named: tuple[str, ...]) -> None:
    item = DocumentItem(1, "Welcome", blocks=(DocumentBlock("b", "paragraph", "", text),))  # type: ignore[arg-type]
    document = MinutesDocument("GRID", "Grid", 9, "draft", held_on=date(2024, 5, 9), items=(item,), series="C")

    assert decisions_named(document) == named


def test_it_leads_those_of_its_panel_there_and_nobody_else(cast: Cast) -> None:
    create_by_correspondence(cast.panel, ["Budget"], by=cast.secretary)

    def led(user: User) -> frozenset[str]:
        return readable_decisions(access_of(user), ("GRID-C1", "GRID-C2"))

    assert led(cast.member) == {"GRID-C1"}
    assert led(cast.outsider) == frozenset()
    assert readable_decisions(access_of(cast.member), ()) == frozenset()
