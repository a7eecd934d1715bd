"""A signature in words: who signed what and when, the second signatory beside the chair, and hashes by eye."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from core.audience import Audience
from minutes.models import Countersignature, SignOff, Version
from minutes.versions.signatures import Signer, in_groups, moment, rendition_label, signature_of

LONDON = ZoneInfo("Europe/London")
CHAIR = {"name": "Ruth Calloway", "capacity": "Chair", "at": datetime(2026, 7, 1, 9, 30, tzinfo=UTC)}
SECOND = {"name": "Tomas Berg", "capacity": "Secretary", "at": datetime(2026, 1, 5, 9, 30, tzinfo=UTC)}


def signed(second: Countersignature | None = None) -> SignOff:
    return SignOff(
        version=Version(number=3),
        statement="These are the minutes.",
        public_sha256="0123456789abcdef" * 4,
        confidential_sha256="f" * 64,
        countersignature=second,
        **CHAIR,
    )


def test_a_signature_says_who_signed_which_text() -> None:
    signature = signature_of(signed(), LONDON)

    assert (signature.statement, signature.version) == ("These are the minutes.", 3)
    assert signature.signers == (Signer("Ruth Calloway", "Chair", "1 July 2026, 10:30 BST"),)
    assert dict(signature.hashes) == {
        "Public minutes": " ".join(["01234567", "89abcdef"] * 4),
        "Confidential minutes": " ".join(["ffffffff"] * 8),
    }


def test_the_second_signatory_stands_beside_the_chair() -> None:
    signature = signature_of(signed(Countersignature(**SECOND)), LONDON)

    assert [(signer.name, signer.capacity) for signer in signature.signers] == [
        ("Ruth Calloway", "Chair"),
        ("Tomas Berg", "Secretary"),
    ]


@pytest.mark.parametrize(("digest", "groups"), [("", ""), ("12345678", "12345678"), ("123456789", "12345678 9")])
def test_a_hash_is_read_in_eights(digest: str, groups: str) -> None:
    assert in_groups(digest) == groups


def test_an_instant_names_its_zone() -> None:
    assert moment(SECOND["at"]) == "5 January 2026, 09:30 GMT"


def test_a_signature_has_the_time_of_its_panel() -> None:
    signature = signature_of(signed(), ZoneInfo("Pacific/Auckland"))

    assert [signer.signed_at for signer in signature.signers] == ["1 July 2026, 21:30 NZST"]


def test_a_rendition_is_called_by_its_audience() -> None:
    assert [rendition_label(audience) for audience in Audience] == ["Public minutes", "Confidential minutes"]
