"""The fate of a version since it was given: which one replaces it, or that its signature was withdrawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum

from django.utils import timezone
from django.utils.formats import date_format

from minutes.enums import VersionKind
from minutes.models import Version


class Force(IntEnum):
    """The stage that a version has reached. A later one that has come as far supersedes it."""

    CIRCULATED = 1
    APPROVED = 2
    SIGNED = 3
    PUBLISHED = 4


@dataclass(frozen=True, slots=True)
class Succession:
    """``sentence`` says it to everybody, ``reason`` to the panel why a signature was withdrawn. ``instead`` is the
    number of the version to read instead, None where there is none for this reader."""

    sentence: str
    instead: int | None
    is_over: bool = True
    reason: str = ""


def succession_of(version: Version, given: Sequence[Version]) -> Succession | None:
    """Return what its reader, who was given these, is told of a version; None if it stands and none comes after it.

    No version is named that was not given to the reader. All are fetched with what was done to them.
    """
    others = [other for other in given if not hasattr(other, "withdrawal") and other != version]
    if hasattr(version, "withdrawal"):
        return _withdrawn(version, others)
    later = [other for other in others if other.number > version.number]
    if not later:
        return None
    furthest = _furthest(later)
    name, own = _named(furthest), _force(version)
    if _force(furthest) >= own:
        return Succession(f"Superseded by {name}.", furthest.number)
    sentence = f"{name[:1].upper()}{name[1:]}, replaces this one once it is {own.name.lower()}."
    return Succession(sentence, furthest.number, is_over=False)


def words_of_force(version: Version) -> str:
    """The stage at which a version was given, in a word: "signed"."""
    return "imported" if version.kind == VersionKind.IMPORTED else _force(version).name.lower()


def _withdrawn(version: Version, others: Sequence[Version]) -> Succession:
    sentence = f"The signature of this version was withdrawn on {_written(version.withdrawal.at)}."
    reason = version.withdrawal.reason
    if not others:
        return Succession(sentence, None, reason=reason)
    now = _furthest(others)
    name, stands = _named(now), "replaces it" if now.number > version.number else "stands"
    return Succession(f"{sentence} {name[:1].upper()}{name[1:]}, {stands}.", now.number, reason=reason)


def _furthest(versions: Sequence[Version]) -> Version:
    return max(versions, key=_force_and_number)


def _force_and_number(version: Version) -> tuple[Force, int]:
    return _force(version), version.number


def _force(version: Version) -> Force:
    if version.kind == VersionKind.IMPORTED or hasattr(version, "publication"):
        return Force.PUBLISHED
    return Force[VersionKind(version.kind).name]


def _named(version: Version) -> str:
    return f"version {version.number}, {words_of_force(version)} {_written(_since(version))}"


def _since(version: Version) -> date | datetime:
    """The day on which it became what it is; an approval is of the day of the meeting, not of that it was recorded."""
    if hasattr(version, "publication"):
        return version.publication.at
    if version.kind == VersionKind.SIGNED:
        return version.sign_off.at
    if version.kind == VersionKind.APPROVED:
        at = version.approval.meeting
        return at.held_on if at and at.held_on else version.approval.at
    return version.made_at


def _written(day: date | datetime) -> str:
    return date_format(timezone.localtime(day) if isinstance(day, datetime) else day, "j F Y")
