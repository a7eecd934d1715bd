"""The initials by which minutes may name those who were there: proposed from names, each of one person. Pure."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from core import english
from meetings.attendance.record import Attendee
from meetings.models import Person

LONGEST = 8
_TITLES = frozenset("dr mr mrs ms mx miss prof professor sir dame lord lady rev revd cllr councillor hon".split())
_WRITTEN = re.compile(rf"[^\W\d_][^\W_]{{1,{LONGEST - 1}}}")
_BETWEEN = re.compile(r"(, ?| and | ?& ?| ?/ ?)")


def proposed(name: str, taken: Collection[str] = ()) -> str:
    """Return initials for a name that nobody else has: "RC" for Ruth Calloway, and "RCa" where RC is somebody’s."""
    words = [word for word in re.findall(r"[^\W\d_]+", name) if word.casefold() not in _TITLES]
    if not words:
        return ""
    first = "".join(word[0] for word in words if word[0].isupper()) or words[0][0].upper()
    last = words[-1]
    longer = (f"{first}{last[1:end]}"[:LONGEST] for end in range(1 if len(first) > 1 else 2, len(last) + 1))
    numbered = (f"{first[: LONGEST - 2]}{number}" for number in range(2, 100))
    return next((each for each in (*longer, *numbered) if len(each) > 1 and each not in taken), "")


def with_initials(attendees: Sequence[Attendee]) -> list[Attendee]:
    """Return the attendees with initials for those who have none yet; somebody with two parts has the same in both."""
    known = {_who(attendee): attendee.initials for attendee in attendees if attendee.initials}
    for attendee in attendees:
        if _who(attendee) not in known:
            known[_who(attendee)] = proposed(attendee.name, known.values())
    return [attendee._replace(initials=known[_who(attendee)]) for attendee in attendees]


def shared_initials(attendees: Sequence[Attendee]) -> Iterator[tuple[int, str]]:
    """Yield where somebody has other initials than their name’s, for these are another’s: the place, and a sentence."""
    whose = {attendee.initials: attendee for attendee in attendees if attendee.initials}
    for place, attendee in enumerate(attendees):
        first = proposed(attendee.name)
        other = whose.get(first)
        if attendee.initials not in ("", first) and other and _who(other) != _who(attendee):
            yield place, f"{first} is {other.name}, so {attendee.name} is {attendee.initials}."


def initials_faults(attendees: Sequence[Attendee]) -> Iterator[tuple[int, str]]:
    """Yield what is wrong with initials: the place in the list, and a sentence."""
    whose: dict[str, Attendee] = {}
    taken = {attendee.initials for attendee in attendees}
    for place, attendee in enumerate(attendees):
        initials = attendee.initials
        if not initials:
            continue
        if not _WRITTEN.fullmatch(initials):
            yield place, f"Initials are two to {english.spelt(LONGEST)} letters or digits, such as RC."
        other = whose.setdefault(initials, attendee)
        if _who(other) != _who(attendee):
            free = proposed(attendee.name, taken)
            yield (
                place,
                f"{initials} are the initials of {other.name} already. Give {attendee.name} others, such as {free}.",
            )


def names_by_initials(attendees: Iterable[Attendee]) -> dict[str, str]:
    """Return whose name each of the initials stands for."""
    return {each.initials: str(each.person or each.name) for each in attendees if each.initials}


def named(owner: str, names: Mapping[str, str]) -> str:
    """Return an action's owner with names in the place of initials: "Ruth Calloway and SECAS" for "RC and SECAS"."""
    return "".join(names.get(part, part) for part in _BETWEEN.split(" ".join(owner.split())))


def _who(attendee: Attendee) -> "Person | str":
    return attendee.person or english.fold(attendee.name)
