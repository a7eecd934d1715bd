"""A panel's letterhead as plain data."""

from base64 import b64decode

import pytest

from meetings.models import Letterhead, Panel
from meetings.panels.letterhead import DocumentLetterhead, letterhead_of
from tests.conftest import Cast

pytestmark = pytest.mark.django_db


def test_a_panel_without_a_letterhead_has_none(cast: Cast) -> None:
    assert letterhead_of(cast.panel) is None


def test_a_letterhead_without_a_logo_has_its_address_alone(cast: Cast) -> None:
    Letterhead.objects.create(panel=cast.panel, address_line="4 Lantern Yard")

    assert letterhead_of(Panel.objects.get(code="GRID")) == DocumentLetterhead("4 Lantern Yard")


def test_a_logo_stands_in_the_page_as_it_is_kept(cast: Cast) -> None:
    Letterhead.objects.create(panel=cast.panel, logo=b"\x89PNG", logo_alt="A dial")

    letterhead = letterhead_of(Panel.objects.get(code="GRID"))

    assert letterhead is not None
    assert letterhead.logo_alt == "A dial"
    assert b64decode(letterhead.logo.removeprefix("data:image/png;base64,")) == b"\x89PNG"
