"""The name, the code, the letterhead: what is asked, and what is said of an answer that will not do."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from meetings.models import Letterhead
from meetings.panels.services import set_letterhead
from tests.conftest import Cast
from tests.meetings.setup.sections import LOGO, address, keep, preview, said


def test_a_logo_goes_through_the_preview(cast: Cast, secretary: Client) -> None:
    sent = {"logo": SimpleUploadedFile("logo.png", LOGO), "logo_alt": "A dial", "address_line": "4 Lantern Yard"}

    page = preview(secretary, "letterhead", **sent)
    before = Letterhead.objects.filter(panel=cast.panel).exists()
    keep(secretary, "letterhead", page)
    again = preview(secretary, "letterhead", address_line="5 Lantern Yard")
    keep(secretary, "letterhead", again)

    row = Letterhead.objects.get(panel=cast.panel)
    assert "data:image/png;base64," in page
    assert (before, bytes(row.logo), row.logo_alt, row.address_line) == (False, LOGO, "A dial", "5 Lantern Yard")


def test_a_letterhead_goes_without_its_logo_when_it_is_told_to(cast: Cast, secretary: Client) -> None:
    set_letterhead(cast.panel, logo=LOGO, logo_alt="A dial", by=cast.secretary)

    page = preview(secretary, "letterhead", without_logo="on")
    keep(secretary, "letterhead", page)

    assert "There will be no logo." in said(page)
    assert bytes(Letterhead.objects.get(panel=cast.panel).logo) == b""


@pytest.mark.parametrize(
    ("key", "sent", "sentence"),
    [
        ("name", {"name": " "}, "Say what it is called."),
        ("name", {"name": "P" * 300}, "The name is too long: it may have 200 characters, and has 300."),
        ("code", {"code": "1G"}, "two to eight capital letters"),
        ("code", {"code": "OTHER"}, "Another panel has this code."),
        ("code", {"code": "OTHER2"}, "could be taken for those of another panel"),
        ("outcome-words", {"add": "no word"}, "An outcome is one word"),
        ("outcome-words", {"before_added": "It was"}, "Say which word this stands before."),
        ("outcome-words", {"add": "noted"}, "NOTED comes with SmartGov. Every panel has it."),
        ("outcome-words", {}, "Add or retire a word, or change what stands before one."),
        (
            "numbering",
            {"paper_pattern": "{panel}", "action_digits": "2", "correspondence_mark": "C"},
            "Without {number} two papers",
        ),
        (
            "numbering",
            {"paper_pattern": "{panel}", "action_digits": "4", "correspondence_mark": "C"},
            "“4” is not one of the choices",
        ),
        ("quorum", {"quorum": "9", "quorum_of": "people"}, "There are 2 places, so 9"),
        ("working-days", {"division": "ENG", "closure_days": "Easter"}, "Line 1: “Easter” is not a date"),
        ("working-days", {"division": "FRA"}, "No public holidays are known of “FRA”. Choose from the list."),
        ("notice", {"notice_days": "5", "paper_days": "99"}, "can be at most 60"),
        ("letterhead", {"logo": SimpleUploadedFile("logo.png", LOGO)}, "Say in words what the logo shows"),
    ],
)
def test_what_will_not_do_is_said_at_its_field_and_nothing_is_lost(
    secretary: Client, key: str, sent: dict[str, object], sentence: str
) -> None:
    response = secretary.post(address(key), sent | {"step": "preview"})

    assert response.status_code == 400
    assert sentence in response.content.decode()


def test_a_logo_that_is_no_png_is_refused_when_it_is_kept_at_the_latest(secretary: Client) -> None:
    sent = {"logo": SimpleUploadedFile("logo.png", b"GIF89a"), "logo_alt": "A dial"}

    response = secretary.post(address("letterhead"), sent | {"step": "preview"})

    assert response.status_code == 400
    assert "The logo is not a PNG image that can be read." in response.content.decode()


def test_a_logo_that_no_page_sent_is_none(cast: Cast, secretary: Client) -> None:
    page = preview(secretary, "letterhead", logo_kept="é", address_line="5 Lantern Yard")

    assert "5 Lantern Yard" in page
