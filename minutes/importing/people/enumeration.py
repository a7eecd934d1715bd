"""An enumeration of people, entry by entry: names, what they stand for, and what was not understood. Pure."""

import re
from dataclasses import dataclass
from typing import Protocol

from minutes.importing.lexicon import is_sentence

from .brackets import INITIALS, told_of
from .entries import Entry, entries_of
from .name_words import INVERTED, LETTERS_ALONE, SHARED_TITLE, TITLED, TITLES_ALONE, WITH_CAPITALS

Person = tuple[str, str]  # name, and category or ""

LONGEST_NAME = 200  # characters, titles and all; what is longer is prose, however it is written
_LED = re.compile(
    r"(?:(?:[Aa]pologies\s+)?[Rr]eceived\s+)?(?:(?:and|also|both|from|by|for|including|as well as)\s+){0,3}"
    r"(?:the\s+(?=[^\W\d_a-z]))?"
)
_OF = re.compile(r"\s+(?:of|from|representing)\s+(?:the\s+)?(?=[^\W\d_a-z])")
_DIVIDER = re.compile(r":\s+|\s+[–—-]\s+")
# What somebody did or who came instead, behind the name without a comma.
_BEHIND_NAME = re.compile(
    r"\s+(?:represented|replaced|deputised|substituted|who|whose|for whom|vice|(?:un)?til item|from item|for items?|"
    r"joined|left|having|be (?:accepted|noted|approved|received))\b.*"
)
_CAME_INSTEAD = re.compile(
    r"\s(?:(?:was|had|has|is|who) )?(?:attend(?:ed|ing|s)|deputis(?:ed|ing)|stood in|standing in|substitut(?:ed|ing)|"
    r"represent(?:ed|ing|s) (?!by))\b"
)
_MOST_BLANKS = 6  # in what may be an entry behind a full stop
_ANOTHER_LABEL = re.compile(
    r"(?:also |members |those |others )?"
    r"(?:in attendance|present|attending|attendees|observers?|absent|absentees|quor\w+|venue|date|time|in the chair)\b"
    r".{0,40}",
    re.I,
)
_NOBODY = re.compile(r"(?:the )?following\b|apologies\b", re.I)
_CAPITAL = re.compile(r"[^\W\d_a-z]\w")
_SINGLE = re.compile(r"\S+")


class Finder(Protocol):
    """A judge of single wordings: what is a name, a surname, a category."""

    def is_name(self, text: str) -> bool: ...

    def is_surname(self, text: str) -> bool: ...

    def is_category(self, text: str) -> bool: ...

    def split(self, text: str) -> tuple[str, str]: ...


@dataclass(frozen=True, slots=True)
class Enumeration:
    """The people of an enumeration, and those of its entries that could name somebody and were not understood."""

    people: tuple[Person, ...]
    unread: tuple[str, ...] = ()
    are_marked: bool = False  # each by a mark of its own, among others who have none


def read_enumeration(finder: Finder, text: str, *, category_first: bool, surnames: bool) -> Enumeration:
    """The people in a row or a sentence; ``surnames`` if it enumerates people alone, so that a word is a surname."""
    if text.isupper() and " " in text and len(text.title()) == len(text):
        return _in_capitals(_read(finder, text.title(), category_first, surnames), text)
    return _read(finder, text, category_first, surnames)


def _read(finder: Finder, text: str, category_first: bool, surnames: bool) -> Enumeration:
    inverted = [part.strip() for part in text.rstrip(";, ").split(";")]
    if all(len(part) <= LONGEST_NAME and INVERTED.fullmatch(part) for part in inverted):
        return Enumeration(tuple((name, "") for name in inverted))
    reader = _Reader(finder, text.rstrip(".;, "), category_first, surnames)
    reader.read()
    people = tuple((person.name, person.category) for person in reader.people)
    return Enumeration(people, tuple(dict.fromkeys(filter(_may_be_name, reader.unread))))


def _may_be_name(words: str) -> bool:
    if TITLES_ALONE.fullmatch(words):
        return False
    return _CAPITAL.search(words) is not None and _NOBODY.match(words) is None


def _in_capitals(found: Enumeration, text: str) -> Enumeration:
    """The same people as the capitals of the text print them."""
    titled, start, people = text.title(), 0, []
    for name, category in found.people:
        start = max(titled.find(name, start), 0)
        people.append((text[start : start + len(name)], category.upper()))
    return Enumeration(tuple(people), tuple(map(str.upper, found.unread)))


@dataclass(slots=True)
class _Named:
    """Somebody named, with the place in the text where what they stand for begins, so that it may go on."""

    name: str
    category: str = ""
    category_start: int | None = None


class _Reader:
    """The reader of one enumeration, which knows the title that names share and the category over them."""

    def __init__(self, finder: Finder, text: str, category_first: bool, surnames: bool) -> None:
        self.people: list[_Named] = []
        self.unread: list[str] = []
        self._finder = finder
        self._text = text
        self._category_first = category_first
        self._entries = entries_of(text)
        self._over = ""  # the category under which the next names stand
        self._run: list[Entry] = []  # entries that may begin a category
        self._shares_title = False
        self._are_people = surnames
        self._are_surnames = surnames and self._holds_single_words_only()

    def read(self) -> None:
        for entry in self._entries:
            head = entry.head[_LED.match(entry.head).end() :]  # type: ignore[union-attr] # it matches nothing too
            if self._ends_before(head, entry):
                break
            if entry.joined == ";":
                self._over = ""
            if _CAME_INSTEAD.search(head):
                continue
            head = _BEHIND_NAME.sub("", self._without_shared_title(head))
            if self._is_name(head):
                self._name(head, entry)
            elif not LETTERS_ALONE.fullmatch(head) and not self._read_with_category(head, entry):
                self._leave(head, entry)
        self._end_run()

    def _ends_before(self, head: str, entry: Entry) -> bool:
        """Tell whether another sentence begins here, or another label."""
        if entry.joined in (".", ";") and (is_sentence(head) or head.count(" ") >= _MOST_BLANKS):
            return True
        divided = _DIVIDER.search(head)
        return divided is not None and _ANOTHER_LABEL.fullmatch(head[: divided.start()]) is not None

    def _holds_single_words_only(self) -> bool:
        heads = [entry.head[_LED.match(entry.head).end() :] for entry in self._entries]  # type: ignore[union-attr]
        return all(_SINGLE.fullmatch(head) or TITLED.match(head) for head in heads)

    def _without_shared_title(self, head: str) -> str:
        if shared := SHARED_TITLE.match(head):
            self._shares_title = True
            return head[shared.end() :]
        if TITLED.match(head):
            self._shares_title = False
        return head

    def _is_name(self, text: str) -> bool:
        if len(text) > LONGEST_NAME:
            return False
        if self._finder.is_name(text):
            return True
        if self._are_people and WITH_CAPITALS.fullmatch(text) and not LETTERS_ALONE.fullmatch(text.split()[-1]):
            return not self._finder.is_category(text)
        if self._are_surnames and INITIALS.fullmatch(text):
            return not self._finder.is_category(text)
        return (self._shares_title or self._are_surnames) and self._finder.is_surname(text)

    def _name(self, head: str, entry: Entry, category: str = "") -> None:
        """Take somebody in, with what the brackets tell of them or the category that stands before them."""
        self._end_run()
        own = ", ".join(filter(None, (told_of(head, told) for told in entry.told)))
        if entry.told and not category:
            before, name = self._finder.split(head)
            if before:
                own, head = before, name
        self.people.append(_Named(head, own or category or self._over))

    def _read_with_category(self, head: str, entry: Entry) -> bool:
        readers = (self._read_divided, self._read_told, self._read_member_of)
        return any(read(head, entry) for read in readers)

    def _read_member_of(self, head: str, entry: Entry) -> bool:
        """Read a name and whom it stands for: "Kim Moor of Ofgem"."""
        found = _OF.search(head)
        if found is None or not self._is_name(head[: found.start()]):
            return False
        self._name(head[: found.start()], entry, head[found.end() :])
        return True

    def _read_divided(self, head: str, entry: Entry) -> bool:
        """Read a name and a category with a colon or a dash between them, in either order."""
        divider = _DIVIDER.search(head)
        if divider is None:
            return False
        one, other = head[: divider.start()], self._without_shared_title(head[divider.end() :])
        is_colon = divider[0].startswith(":")
        if self._is_name(one) and not (self._is_name(other) and (is_colon or self._category_first)):
            self._name(one, entry)
            if not self.people[-1].category:
                self.people[-1] = _Named(one, other, entry.start + entry_offset(self._text, entry, other))
            return True
        return self._read_under(one, other, entry)

    def _read_under(self, one: str, other: str, entry: Entry) -> bool:
        """Read a name behind its category; the names that follow stand under it too."""
        own = ""
        if not self._is_name(other) and (second := _DIVIDER.search(other)):
            other, own = other[: second.start()], other[second.end() :]
        if not self._is_name(other):
            return False
        over = self._category_before(one, entry)
        self._name(other, entry, own or over)
        self._over = over
        return True

    def _category_before(self, one: str, entry: Entry) -> str:
        """The category in front of a divider, with the entries before it that belong to it: "Fire and Rescue: "."""
        if not self._run or (self.people and not self.people[-1].category):
            return one
        start, self._run = self._run[0].start, []
        return self._text[start : self._text.index(one, entry.start) + len(one)]

    def _read_told(self, head: str, entry: Entry) -> bool:
        """Read names in brackets behind their category."""
        told = [name.head for within in entry.told for name in entries_of(within)]
        if not head or not told or not all(map(self._finder.is_name, told)):
            return False
        category = self._category_before(head, entry)
        self._end_run()
        self.people += [_Named(name, category) for name in told]
        return True

    def _leave(self, head: str, entry: Entry) -> None:
        """Take an entry for what the one named last stands for, or for the beginning of what comes, or for nothing."""
        last = self.people[-1] if self.people else None
        if head[:1].islower():  # a clause about somebody
            return
        if last is not None and last.category_start is not None and not self._run and entry.joined != ";":
            last.category = self._text[last.category_start : entry.end].strip()
        elif last is not None and not last.category and not self._run and entry.joined in (",", "/", ""):
            last.category_start = entry.start
            last.category = self._text[entry.start : entry.end].strip()
        else:
            self._run.append(entry)

    def _end_run(self) -> None:
        self.unread += [entry.head for entry in self._run]
        self._run = []


def entry_offset(text: str, entry: Entry, wording: str) -> int:
    """Return how far behind its beginning an entry holds this wording."""
    return text.index(wording, entry.start) - entry.start
