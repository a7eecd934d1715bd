"""The countries, and the parts of them, whose public holidays are known: all of the library ``holidays``."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, ClassVar

import holidays
from holidays.registry import COUNTRIES

_OF_THE_KINGDOM = {"ENG": "England and Wales", "SCT": "Scotland", "NIR": "Northern Ireland"}
_KINGDOM = "GB"
_SMALL_WORDS = frozenset("And Of The Da".split())
_SPELT = {
    "AlandIslands": "Åland Islands",
    "BonaireSintEustatiusAndSaba": "Bonaire, Sint Eustatius and Saba",
    "Curacao": "Curaçao",
    "DRCongo": "Democratic Republic of the Congo",
    "GuineaBissau": "Guinea-Bissau",
    "HeardIslandAndMcDonaldIslands": "Heard Island and McDonald Islands",
    "Reunion": "Réunion",
    "SaintBarthelemy": "Saint Barthélemy",
    "SaintHelenaAscensionAndTristanDaCunha": "Saint Helena, Ascension and Tristan da Cunha",
    "SaoTomeAndPrincipe": "São Tomé and Príncipe",
    "SyrianArabRepublic": "Syria",
    "TimorLeste": "Timor-Leste",
}
_LONGEST_ABBREVIATION = 3


class Division(str):
    """A country or a part of one by its code: DE and DE-BY, and ENG, SCT and NIR of the United Kingdom.

    Raises ValueError for a code of which no holidays are known.
    """

    __slots__ = ()

    ENGLAND_AND_WALES: ClassVar["Division"]
    SCOTLAND: ClassVar["Division"]
    NORTHERN_IRELAND: ClassVar["Division"]

    def __new__(cls, code: object) -> "Division":
        if not isinstance(code, str) or not _is_known(code):
            raise ValueError(f"No public holidays are known of “{code}”. Write DE, DE-BY or ENG.")
        return super().__new__(cls, code)

    @property
    def is_of_the_kingdom(self) -> bool:
        """Return whether it is of the United Kingdom, where public holidays are called bank holidays."""
        return self in _OF_THE_KINGDOM

    @property
    def country(self) -> str:
        """Return the code of its country, as the library has it."""
        return _KINGDOM if self.is_of_the_kingdom else self.partition("-")[0]

    @property
    def part(self) -> str | None:
        """Return the code of the part, as the library has it; None for a whole country."""
        return str(self) if self.is_of_the_kingdom else self.partition("-")[2] or None

    @property
    def name(self) -> str:
        """Return what it is called in a sentence: England and Wales; Bavaria, Germany; Germany."""
        if self.is_of_the_kingdom:
            return _OF_THE_KINGDOM[self]
        names = _names_of_countries()
        return ", ".join(filter(None, [self.part and _part_name(self.country, self.part), names[self.country]]))


def choices() -> list[tuple[str, str | list[tuple[str, str]]]]:
    """Return all divisions as a select offers them, by the alphabet, those of a country under its name."""
    offered: list[tuple[str, str | list[tuple[str, str]]]] = []
    for country, name in sorted(_names_of_countries().items(), key=lambda named: named[1].replace("Å", "A")):
        if parts := list(_parts_offered(country, name)):
            offered.append((name, parts))
        else:
            offered.append((country, name))
    return offered


def _parts_offered(country: str, name: str) -> Iterator[tuple[str, str]]:
    """Yield a country with parts, and each of them, so that they are found by typing "Germany: B"."""
    if country == _KINGDOM:
        yield from ((code, f"{name}: {part}") for code, part in _OF_THE_KINGDOM.items())
        return
    parts = {f"{country}-{part}": f"{name}: {_part_name(country, part)}" for part in _class_of(country).subdivisions}
    if parts:
        yield country, f"{name}: what is kept everywhere"
        yield from sorted(parts.items(), key=lambda named: named[1])


@cache
def _is_known(code: str) -> bool:
    if code in _OF_THE_KINGDOM:
        return True
    country, hyphen, part = code.partition("-")
    if country not in _names_of_countries() or country == _KINGDOM:
        return False
    return part in _class_of(country).subdivisions if hyphen else True


@cache
def _names_of_countries() -> dict[str, str]:
    return {row[1]: _SPELT.get(row[0]) or _apart(row[0]) for row in COUNTRIES.values()}


def _apart(name: str) -> str:
    """Return "Isle of Man" for IsleOfMan."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).split()
    return " ".join(word.lower() if word in _SMALL_WORDS else word for word in words)


def _class_of(country: str) -> Any:
    return getattr(holidays, country)


def _part_name(country: str, part: str) -> str:
    """Return the first of a part's names that is no abbreviation; its code where it has none."""
    named = (name for name, code in _class_of(country).subdivisions_aliases.items() if code == part)
    return next((name for name in named if len(name) > _LONGEST_ABBREVIATION), part)


Division.ENGLAND_AND_WALES = Division("ENG")
Division.SCOTLAND = Division("SCT")
Division.NORTHERN_IRELAND = Division("NIR")
