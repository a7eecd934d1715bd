"""Annotations of an item's text, read from columns of JSON."""

from uuid import UUID

from minutes.document.annotations import BesideText
from minutes.document.model import DocumentInterest

BLOCK = UUID("00000000-0000-4000-8000-000000000001")


def test_an_item_without_annotations_has_none() -> None:
    assert BesideText.read(None, None) == BesideText(frozenset(), ())


def test_reasons_are_known_by_the_uuid_of_their_block_however_it_is_written() -> None:
    read = BesideText.read({BLOCK.hex: "Prices"}, None)

    assert read.reasons == {(str(BLOCK), "Prices")}


def test_interests_stand_in_the_order_of_their_rows_and_not_of_their_digits() -> None:
    read = BesideText.read(
        None, {"10": {"name": "Bo", "interest": "Shares"}, "9": {"name": "Ada", "interest": "A sister"}}
    )

    assert read.interests == (DocumentInterest("Ada", "A sister"), DocumentInterest("Bo", "Shares"))
