"""Where an agenda names what somebody has an interest in. Pure: read from titles, and only offered."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from core import english
from meetings.item_numbers import ItemNumber
from meetings.models import StandingInterest

LEAST = 3  # letters of a word that is looked for: shorter ones stand everywhere
_WORD = re.compile(r"\w+")


class Hint(NamedTuple):
    """An item whose titles name what somebody has an interest in, by these words of theirs."""

    item: ItemNumber
    interest: StandingInterest
    found: str


def phrases_of(interest: StandingInterest) -> list[str]:
    """Return what is looked for: the organisation, then the other words."""
    named = [str(interest.organisation)] if interest.organisation else []
    phrases = (" ".join(phrase.split()) for phrase in (*named, *interest.words.split(",")))
    return list(dict.fromkeys(phrase for phrase in phrases if len(phrase) >= LEAST))


def hints(titles: Mapping[ItemNumber, Sequence[str]], interests: Iterable[StandingInterest]) -> Iterator[Hint]:
    """Yield a hint for each item that names an interest: item by item, each interest once."""
    looked_for = [(interest, phrase, _folded(phrase)) for interest in interests for phrase in phrases_of(interest)]
    for item in sorted(titles):
        text = " | ".join(map(_folded, titles[item]))
        told: set[int] = set()
        for interest, phrase, folded in looked_for:
            if folded and interest.pk not in told and f" {folded} " in f" {text} ":
                told.add(interest.pk)
                yield Hint(item, interest, phrase)


def _folded(words: str) -> str:
    """Return whole words, without case, accents and punctuation, a blank between them."""
    return " ".join(_WORD.findall(english.fold(words)))
