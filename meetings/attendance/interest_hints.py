"""Where an agenda names what somebody has an interest in. Pure: read from titles, and only offered."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from core import english
from meetings.item_numbers import ItemNumber
from meetings.models import StandingInterest

LEAST = 3  # letters of a word that is looked for: shorter ones stand everywhere
_WORD = re.compile(r"\w+")
_Wanted: TypeAlias = tuple[list[str], StandingInterest, str]  # the words of a phrase, whose it is, the phrase


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
    """Yield a hint for each item that names an interest: item by item, each interest once.

    Phrases are looked for by their first words, so that each title is read once, however many there are.
    """
    by_first_word = defaultdict[str, list[_Wanted]](list)
    for interest in interests:
        for phrase in phrases_of(interest):
            if words := _words(phrase):
                by_first_word[words[0]].append((words, interest, phrase))
    for item in sorted(titles):
        told: set[int] = set()
        for _, interest, phrase in _named_in(titles[item], by_first_word):
            if interest.pk not in told:
                told.add(interest.pk)
                yield Hint(item, interest, phrase)


def _named_in(titles: Iterable[str], by_first_word: Mapping[str, Sequence[_Wanted]]) -> Iterator[_Wanted]:
    for words in map(_words, titles):
        for place, word in enumerate(words):
            for wanted in by_first_word.get(word, ()):
                if words[place : place + len(wanted[0])] == wanted[0]:
                    yield wanted


def _words(text: str) -> list[str]:
    """Return the words of a text, without capitals and what stands between them."""
    return _WORD.findall(english.fold(text))
