"""Addresses by reference: quoted, whatever stands in one, and there in the house's own list of addresses."""

import pytest
from django.urls import resolve

from core.web.links import go, meeting_page


@pytest.mark.parametrize(
    ("reference", "address"),
    [
        ("GRID12", "/go/GRID12"),
        ("GRID12/01", "/go/GRID12/01"),
        ("GRID 12?next=//evil", "/go/GRID%2012%3Fnext%3D//evil"),
    ],
)
def test_a_reference_is_quoted_but_for_its_slash(reference: str, address: str) -> None:
    assert go(reference) == address


def test_a_meetings_page_is_one_step_down() -> None:
    assert meeting_page("GRID12") == "/meetings/GRID12/"
    assert meeting_page("GRID/12") == "/meetings/GRID%2F12/"


def test_both_addresses_are_there() -> None:
    assert resolve(go("GRID12/01")).kwargs == {"reference": "GRID12/01"}
    assert resolve(meeting_page("GRID12")).kwargs == {"reference": "GRID12"}
