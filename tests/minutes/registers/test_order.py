"""The order of a register: by panel, the newest meeting first, then as its minutes print them."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from meetings.models import AgendaItem, Meeting, Panel
from minutes.registers.order import place_of, register_order

ORDER = register_order("pk")
FIRST, SECOND = UUID(int=1), UUID(int=2)


def item(code: str, meeting: int, number: int | str) -> AgendaItem:
    return AgendaItem(meeting=Meeting(panel=Panel(code=code), number=meeting), number=number)


def test_the_newest_meeting_of_each_panel_is_first() -> None:
    backwards = [
        place_of(item("GRID", 9, 1), 1, FIRST),
        place_of(item("GRID", 12, 10), 1, SECOND),
        place_of(item("GRID", 12, "2A"), 1, FIRST),
        place_of(item("GRID", 12, "2.10"), 1, FIRST),
        place_of(item("GRID", 12, "2.9"), 1, SECOND),
        place_of(item("GRID", 12, 2), 1, SECOND),
        place_of(item("GRID", 12, 2), 1, FIRST),
        place_of(item("GRID", 12, 1), 2, FIRST),
        place_of(item("GRID", 12, 1), 1, SECOND),
        place_of(item("GAS", 2, 1), 1, FIRST),
    ]

    assert sorted(backwards, key=ORDER.sort_key) == backwards[::-1]


@given(st.integers(1, 999), st.sampled_from(["1", "99", "14A", "23.1", "14B.12"]), st.integers(0, 99), st.uuids())
def test_a_place_in_an_address_is_found_again(meeting: int, number: str, position: int, identity: UUID) -> None:
    place = place_of(item("GRID", meeting, number), position, identity)

    assert ORDER.parse(".".join(map(str, place))) == place


def test_the_last_field_is_the_rows_own() -> None:
    assert [field.name for field in register_order("decision").fields][-1] == "decision"
