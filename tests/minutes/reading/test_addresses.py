from core.audience import Audience
from minutes.enums import MinutesState
from minutes.reading.addresses import addresses_of
from minutes.reading.editions import Edition, Holding

HOLDING = Holding(1, 7, "Grid Code Panel", "GRID", 12, MinutesState.DRAFT, None, None)


def test_what_is_read_now_is_under_the_meeting() -> None:
    addresses = addresses_of(Edition(HOLDING, Audience.PUBLIC, None, ""))

    assert addresses.page == "/minutes/GRID12/"
    assert addresses.pdf == "/minutes/GRID12.pdf"
    assert addresses.printing == "/minutes/GRID12/printing/"


def test_a_version_asked_for_stays_under_its_number() -> None:
    addresses = addresses_of(Edition(HOLDING, Audience.PUBLIC, None, "", number=3))

    assert addresses.page == "/minutes/GRID12/v3/"
    assert addresses.pdf == "/minutes/GRID12/v3.pdf"
    assert addresses.printing == "/minutes/GRID12/v3/printing/"
