"""A signature in words, for paper and page: who signed what, when, and how one can tell."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format

from core.audience import Audience
from minutes.models import SignOff


@dataclass(frozen=True, slots=True)
class Signature:
    """``hashes`` name the SHA-256 of the exact text of each rendition, in groups that can be compared by eye."""

    statement: str
    name: str
    capacity: str
    version: int
    signed_at: str
    hashes: tuple[tuple[str, str], ...]


def signature_of(sign_off: SignOff) -> Signature:
    return Signature(
        statement=sign_off.statement,
        name=sign_off.name,
        capacity=sign_off.capacity,
        version=sign_off.version.number,
        signed_at=moment(sign_off.at),
        hashes=(
            (rendition_label(Audience.PUBLIC), in_groups(sign_off.public_sha256)),
            (rendition_label(Audience.CONFIDENTIAL), in_groups(sign_off.confidential_sha256)),
        ),
    )


def rendition_label(audience: Audience) -> str:
    return f"{audience.value.capitalize()} minutes"


def in_groups(digest: str) -> str:
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))


def moment(at: datetime) -> str:
    """With the zone's name: who reads it may sit in another."""
    return date_format(timezone.localtime(at), "j F Y, H:i T")
