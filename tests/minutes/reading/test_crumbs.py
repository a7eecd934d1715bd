from meetings.crumbs import Crumbs
from minutes.enums import MinutesState
from minutes.reading.crumbs import crumbs_of
from minutes.reading.editions import Holding


def test_minutes_are_under_their_meeting() -> None:
    holding = Holding(1, 7, "Grid Code Panel", "GRID", 12, MinutesState.DRAFT, None, None)

    assert crumbs_of(holding) == Crumbs(panel_id=7, panel="Grid Code Panel", code="GRID", number=12)
    assert crumbs_of(holding).reference == holding.reference
