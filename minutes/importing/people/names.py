"""Names of people in rows and sentences, told from the categories and organisations beside them."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from minutes.importing.lines import SourceLine
from minutes.importing.marks import read_mark
from minutes.importing.tables import cells_of

from .categories import category_prefix, is_category, shared_beginnings
from .entries import entries_of
from .enumeration import LONGEST_NAME, Enumeration, Person, read_enumeration
from .name_words import (
    BOTH,
    HONOUR,
    LEADS_TO_NAME,
    LEADS_TO_SURNAME,
    LETTERS_ALONE,
    NAME,
    SURNAME_ALONE,
    TITLE,
    TITLED,
    TITLES_ALONE,
)

_NO_PERSON = re.compile(
    r"\b(?:plc|ltd|limited|minutes|meetings?|agenda|january|february|march|july|september|october|november|december|"
    r"attendance|category|apologies|code|the|and|present|absence|paper|item|other|others)\b",
    re.I,
)
# What stands behind a label and is no surname.
_NO_SURNAME = re.compile(
    r"\b(?:none|nil|received|noted|accepted|given|sent|recorded|various|several|see|below|above|attached|tbc|vacan\w+|"
    r"all|no|not|public|press|nobody|everybody|everyone|yes|welcome|introductions?|chair|clerk|secretary|mayor)\b",
    re.I,
)
_SQUARE = re.compile(r"\[([^\[\]]{1,60})\]")
_ALTERNATE = re.compile(r"\s*\((?:alternate|alt\.|represented by|deputised by|substitute)\b[^()]*\)", re.I)
_ATTENDED_INSTEAD = re.compile(
    r" ?\([^()]{0,80}\b(?:attend(?:ing|ed)|deputis(?:ing|ed)|substitut(?:ing|ed)|st(?:ood|anding) in|instead|"
    r"in (?:his|her|their) place|alternate|as substitute)\b[^()]{0,80}\)",
    re.I,
)
_DASHED = re.compile(r"(?P<one>.+?)\s+[–—-]\s+(?P<other>.+)")
_NO_CATEGORY = re.compile(r"\b(?:present|apologies|absence|attend\w*|date|venue|time|minutes|meeting)\b|\d", re.I)
_MOST_WORDS = 7
_MOST_WORDS_OF_A_NAME = 15


@dataclass(frozen=True, slots=True)
class People:
    """A finder of people, as (name, category or ""), that knows the categories that the document uses elsewhere."""

    known: Collection[str] = frozenset()

    def is_name(self, text: str) -> bool:
        if len(text) > LONGEST_NAME:
            return False
        plain = BOTH.sub("", HONOUR.sub("", text))
        return bool(NAME.fullmatch(text)) and not _NO_PERSON.search(plain) and not is_category(plain, self.known)

    def is_category(self, text: str) -> bool:
        return is_category(text, self.known)

    def is_surname(self, text: str) -> bool:
        """Tell whether a text can be a surname, with initials or without, where something else says that it is one."""
        is_made_so = len(text) <= LONGEST_NAME and SURNAME_ALONE.fullmatch(text) is not None
        is_no_name = TITLES_ALONE.fullmatch(text) or _NO_PERSON.search(text) or _NO_SURNAME.search(text)
        return is_made_so and not is_no_name and not self.is_category(text)

    def read(self, text: str, *, category_first: bool = False, surnames: bool = False) -> Enumeration:
        """The people that a row or an enumeration names, each with the category that stands beside the name, and what
        was not understood; ``category_first`` if it does so in the rows above, in front of a dash; ``surnames`` if
        all that is enumerated is people."""
        text = without_alternate(_SQUARE.sub(r"(\1)", text)).strip()
        return read_enumeration(self, text, category_first=category_first, surnames=surnames)

    def named_in(self, text: str, *, category_first: bool = False, surnames: bool = False) -> list[Person]:
        return list(self.read(text, category_first=category_first, surnames=surnames).people)

    def _names(self, text: str) -> list[str]:
        return [entry.head for entry in entries_of(text) if self.is_name(entry.head)]

    def begins_with_category(self, text: str) -> bool:
        return any(self._names(text[end:]) for end in category_prefix(text, self.known))

    def split(self, text: str, *, has_categories: bool = False) -> tuple[str, str]:
        """Category and names of a row that divides them by a blank; the category is "" where there is none."""
        for end in category_prefix(text, self.known):
            if self._names(text[end:]):
                return text[:end], text[end:].strip()
        start = self._trailing_category(text)
        if start:
            return text[start:].strip(), text[:start].strip()
        return self._split_before_name(text, has_categories=has_categories)

    def _split_before_name(self, text: str, *, has_categories: bool) -> tuple[str, str]:
        if TITLED.match(text) and self.is_name(text):
            return "", text
        words = text.split()
        start = _start_of_name(words)
        has_middle_name = start == 1 and not has_categories and self.is_name(text)
        if start == 0 or (has_middle_name and not re.fullmatch(TITLE, words[1])):
            return "", text
        name = " ".join(words[start:])
        return (" ".join(words[:start]), name) if self.is_name(name) else ("", text)

    def _trailing_category(self, text: str) -> int:
        """Return where the category behind a name starts, 0 if there is none."""
        words = text.split()
        for count in range(2, min(len(words), _MOST_WORDS_OF_A_NAME)):
            name, rest = " ".join(words[:count]), " ".join(words[count:])
            if self.is_name(name) and is_category(rest, self.known, whole=True):
                return len(name)
        return 0


def without_alternate(text: str) -> str:
    """The text without brackets that name who came instead; whoever did so sent no apologies."""
    return _ATTENDED_INSTEAD.sub("", _ALTERNATE.sub("", text))


def _start_of_name(words: Sequence[str]) -> int:
    """Return where a name at the end of a row starts: at two words, with the particles and titles before them."""
    behind = next((count for count, word in enumerate(reversed(words)) if not LETTERS_ALONE.fullmatch(word)), 0)
    start = len(words) - behind - 2
    while start > 0 and (
        LEADS_TO_SURNAME.fullmatch(words[start])
        or LEADS_TO_SURNAME.fullmatch(words[start - 1])
        or LEADS_TO_NAME.fullmatch(words[start - 1])
    ):
        start -= 1
    return max(start, 0)


def people_of(lines: Sequence[SourceLine]) -> People:
    """Return a finder that knows the categories beside names in these lines, or with which several of them begin."""
    texts = [_unmarked(line.text) for line in lines]
    beside_names = {category for line, text in zip(lines, texts, strict=True) for category in _told(line, text)}
    at_start = {beginning for beginning in shared_beginnings(texts) if _begins_rows(beginning, texts)}
    return People(frozenset(beside_names | at_start))


def _unmarked(text: str) -> str:
    mark = read_mark(text)
    return mark.rest if mark is not None and mark.kind != "enumerator" else text


def _told(line: SourceLine, text: str) -> Iterator[str]:
    """The categories that a line sets apart from names by columns or punctuation."""
    people, cells = People(), cells_of(line)
    if len(cells) == 2 and people.is_name(cells[0]) != people.is_name(cells[1]):
        found = [cells[0] if people.is_name(cells[1]) else cells[1]]
    elif (sides := _DASHED.fullmatch(text)) and all(map(people.is_name, sides.groups())):
        found = []
    else:
        found = [category for _, category in people.named_in(text)]
    yield from filter(_may_be_category, found)


def _may_be_category(text: str) -> bool:
    return text[:1].isupper() and len(text.split()) <= _MOST_WORDS and not _NO_CATEGORY.search(text)


def _begins_rows(beginning: str, texts: Sequence[str]) -> bool:
    """Tell whether a name of two words, with its particles, follows these words in two rows at least."""
    people = People()
    rests = {text[len(beginning) + 1 :] for text in texts if text.startswith(f"{beginning} ")}
    return sum(people.is_name(rest) and _start_of_name(rest.split()) == 0 for rest in rests) > 1
