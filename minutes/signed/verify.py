"""Tells whether a file was issued here, which minutes it holds, and what has become of them since."""

import re
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from uuid import UUID
from zoneinfo import ZoneInfo

from core.audit.lookup import is_as_attested
from core.seal import names_seal, own_seal
from core.seal_check import SealState, check_seal
from meetings.panels.rules import PanelRules
from minutes.enums import VersionKind
from minutes.models import IssuedFile, Version
from minutes.versions.signatures import Signer, moment, signings

LARGEST_FILE = 50_000_000  # bytes; a day's minutes have a fiftieth of that
_ASK_ANEW = ("What was issued", "Ask for the file anew: the one that was issued is kept unchanged.")
_NAMED = re.compile(rb"version \d+ (?:public|confidential) ([0-9a-f]{32})\b")


class Finding(StrEnum):
    GENUINE = "genuine"
    ALTERED = "altered"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Verdict:
    """``headline`` is the answer in one sentence; ``facts`` are what is known, each with its name."""

    finding: Finding
    headline: str
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def lines(self) -> list[str]:
        return [self.headline, *(f"{name}: {fact}" for name, fact in self.facts)]


def verify_file(content: bytes) -> Verdict:
    """The verdict on a file; nothing of it is kept.

    What was issued is what the audit trail says, not what a row says; that a file bears the seal is said of one whose
    signature was reckoned again.
    """
    issued = IssuedFile.objects.filter(sha256=sha256(content).hexdigest())
    issued = issued.select_related("version__minutes__meeting__panel", "version__sign_off__countersignature")
    found = issued.first()
    if found and is_as_attested(found, found):
        return _genuine(found)
    named = _named_version(content)
    state = check_seal(content, own_seal())
    if state is not SealState.NONE:
        return _sealed(state, named)
    if found or named is not None or names_seal(content, own_seal()):
        return _broken(named)
    return Verdict(
        Finding.UNKNOWN,
        "This file is unknown here: it does not bear the seal of this installation.",
        (("What that means", "It was not issued here, or its seal was taken off. Only the sealed PDF of signed "
          "minutes can be checked, not a print, a scan or a draft."),),
    )  # fmt: skip


def _genuine(issued: IssuedFile) -> Verdict:
    version = issued.version
    signers = [Signer.of(signed, _zone_of(version)) for signed in signings(version.sign_off)]
    return Verdict(
        Finding.GENUINE,
        "This file is genuine: it is byte for byte what was issued here.",
        (
            *_doubts(version),
            *_subject(version),
            ("Rendition", f"{issued.rendition.capitalize()} minutes"),
            (
                "Signed by",
                "; ".join(f"{signer.name}, {signer.capacity}, {signer.signed_at}" for signer in signers),
            ),
            ("Status", status_of_version(version)),
            ("SHA-256", issued.sha256),
        ),
    )


def _doubts(version: Version) -> tuple[tuple[str, str], ...]:
    """What is told of the version comes from rows: said to be doubtful where the trail attests them otherwise."""
    beside = (getattr(version, name, None) for name in ("sign_off", "publication", "withdrawal"))
    rows = [version, *filter(None, beside), *filter(None, [version.sign_off.countersignature])]
    if all(is_as_attested(row, version, version.minutes) for row in rows):
        return ()
    panel = version.minutes.meeting.panel.in_sentence
    return (("Take care", "What this installation says of its signature or status was changed behind its audit trail. "
             f"Read these in the file itself, and tell the secretary of {panel}."),)  # fmt: skip


def _sealed(state: SealState, version: Version | None) -> Verdict:
    """A file whose seal holds, and that the trail does not name."""
    if state is SealState.ADDED_TO:
        headline = "This file was altered: it bears the seal of this installation, and something was added after that."
    else:
        headline = "This file bears the seal of this installation, but the audit trail names no such file as issued."
    return Verdict(Finding.ALTERED, headline, (*(_subject(version) if version else ()), _ASK_ANEW))


def _broken(version: Version | None) -> Verdict:
    """A file that names our seal, or is said by a row alone to be ours: what it says of itself proves nothing."""
    says = [f"{fact}" for _, fact in _subject(version)[:1]] if version else []
    return Verdict(
        Finding.ALTERED,
        "This file was altered, or never issued here: it names the seal of this installation, and that does not hold.",
        (*(("It calls itself minutes of", each) for each in says), _ASK_ANEW),
    )


def _subject(version: Version) -> tuple[tuple[str, str], ...]:
    meeting = version.minutes.meeting
    held = f", held on {meeting.day}" if meeting.held_on else ""
    return (
        ("Minutes of", f"{meeting.reference}: {meeting.name} of {meeting.panel.in_sentence}{held}"),
        ("Version", str(version.number)),
    )


def status_of_version(version: Version) -> str:
    """Return whether a signed version still stands, told in a sentence."""
    if hasattr(version, "withdrawal"):
        return f"Withdrawn: the signature was withdrawn on {moment(version.withdrawal.at, _zone_of(version))}."
    newer = Version.objects.valid().filter(
        minutes=version.minutes_id, kind=VersionKind.SIGNED, number__gt=version.number
    )
    if newest := newer.first():
        return f"Superseded: version {newest.number} was signed later."
    if hasattr(version, "publication"):
        return f"In force: published on {moment(version.publication.at, _zone_of(version))}."
    return "In force: signed, not published."


def _zone_of(version: Version) -> ZoneInfo:
    return PanelRules.read(version.minutes.meeting.panel.rules).zone


def _named_version(content: bytes) -> Version | None:
    """The version that a sealed file says it is, whatever else was done to it."""
    match = _NAMED.search(content)
    if match is None:
        return None
    versions = Version.objects.select_related("minutes__meeting__panel")
    return versions.filter(pk=UUID(match[1].decode()), sign_off__isnull=False).first()
