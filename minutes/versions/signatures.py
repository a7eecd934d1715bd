"""A signature in words, for paper and page: who signed what, when, and how one can tell."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format

from core.audience import Audience
from minutes.models import Signing, SignOff


@dataclass(frozen=True, slots=True)
class Signer:
    name: str
    capacity: str
    signed_at: str

    @classmethod
    def of(cls, signed: Signing, zone: ZoneInfo) -> "Signer":
        return cls(signed.name, signed.capacity, moment(signed.at, zone))


@dataclass(frozen=True, slots=True)
class Signature:
    """``hashes`` name the SHA-256 of the exact text of each rendition, in groups that can be compared by eye.

    ``signers`` are the chair, and the second signatory where there is one. ``trail`` names the head of the audit trail
    when the file was made, where it is a file: the event, its hash in groups, the moment.
    """

    statement: str
    version: int
    hashes: tuple[tuple[str, str], ...]
    signers: tuple[Signer, ...]
    trail: tuple[int, str, str] | None = None


def signature_of(sign_off: SignOff, zone: ZoneInfo) -> Signature:
    """The signature in words, with the times of the panel's ``zone``."""
    return Signature(
        statement=sign_off.statement,
        version=sign_off.version.number,
        signers=tuple(Signer.of(signed, zone) for signed in signings(sign_off)),
        hashes=(
            (rendition_label(Audience.PUBLIC), in_groups(sign_off.public_sha256)),
            (rendition_label(Audience.CONFIDENTIAL), in_groups(sign_off.confidential_sha256)),
        ),
    )


def signings(sign_off: SignOff) -> list[Signing]:
    """The chair's, and the one beside it where there is one."""
    return [sign_off, *([sign_off.countersignature] if sign_off.countersignature else [])]


def rendition_label(audience: Audience) -> str:
    return f"{audience.value.capitalize()} minutes"


def in_groups(digest: str) -> str:
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))


def moment(at: datetime, zone: ZoneInfo | None = None) -> str:
    """The instant in a panel's zone, or by this installation's clock, with the zone's name: a reader may sit in
    another."""
    return date_format(timezone.localtime(at, zone), "j F Y, H:i T")
