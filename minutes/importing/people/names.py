"""Names of people in rows and sentences, told from the categories and organisations beside them."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from minutes.importing.lines import SourceLine
from minutes.importing.marks import read_mark
from minutes.importing.tables import cells_of

from .categories import category_prefix, is_category, shared_beginnings

_TITLE = (
    r"(?:(?:Rt\.? Hon|The Hon|Dr|Mr|Mrs|Ms|Miss|Mx|Sir|Dame|Lord|Lady|Prof|Professor|Baroness|Baron|Revd?|Canon|"
    r"Col|Colonel|Capt|Captain|Maj|Major|Gen|General|Lt|Cdr|Commander|Commodore|Sgt|Insp|Cllr|Councillor|Judge|"
    r"Fr|Sr|Mme|Hon)\.?)"
)
_PARTICLE = (
    r"(?:van|von|de|der|den|del|della|di|da|du|la|le|bin|bint|ibn|al|el|ap|ab|ferch|y|zu|zur|zum|ten|ter|dos|dal|des|"
    r"nic|ní|ni|mac|an|na|ua|uí|ó|het|af|av|vom|lo|las|los|do)"
)
# In capitals these begin a surname too: "Bertrand Le Goff", "Niamh Ní Shé".
_CAPITAL_PARTICLE = r"(?:Le|La|De|Van|Von|Der|Den|Mac|Mc|St\.?|Ó|O|Ní|Nic|Uí|Du|Di|Da|Del|Della|El|Al|Ap|Ter|Ten)"
_LETTER = "A-ZÀ-ÖØ-ÞŁŚŠŽČĆŐŰİŞĞ"
_WORD = (
    rf"(?:St\.|[{_LETTER}]\.?|(?:[ODLM]|[dl])[’'‘][{_LETTER}][\w-]+|ff[a-z]+|"
    rf"(?:al-|el-|[thn]-?(?=[{_LETTER}]))?[{_LETTER}][\w’'‘-]*[a-zß-ɏ][\w’'‘-]*)"
)
_NAME = re.compile(
    rf"(?:{_TITLE}\s+)*{_WORD}(?:\s+(?:{_PARTICLE}|{_WORD})){{0,4}}\s+{_WORD}|"
    rf"{_TITLE}\s+(?:{_PARTICLE}\s+){{0,2}}{_WORD}"
)
_LEADS_TO_SURNAME = re.compile(rf"{_PARTICLE}|{_CAPITAL_PARTICLE}")
_LEADS_TO_NAME = re.compile(rf"{_TITLE}|[{_LETTER}]\.")
_NO_PERSON = re.compile(
    r"\b(?:plc|ltd|limited|minutes|meetings?|agenda|january|february|march|july|september|october|november|december|"
    r"attendance|category|apologies|code|the|and|present|absence|paper|item|other|others)\b",
    re.I,
)
_SEPARATOR = re.compile(r"\s*;\s*|,\s+and\s+|\s+and\s+|\s+&\s+|\s*/\s*|,\s+")
_ALTERNATE = re.compile(r"\s*\((?:alternate|alt\.|represented by|deputised by|substitute)\b[^()]*\)", re.I)
_ATTENDED_INSTEAD = re.compile(
    r" ?\([^()]{0,80}\b(?:attend(?:ing|ed)|deputis(?:ing|ed)|stood in|instead|in (?:his|her|their) place|alternate)\b"
    r"[^()]{0,80}\)",
    re.I,
)
_INITIALS = re.compile(r"[A-Z]{2,4}")
# How or how long somebody took part, and no category.
_HOW = re.compile(
    r"(?:(?:by |via )?(?:dial(?:led|ling)?[- ]?in|(?:tele)?phone|video(?: link)?|teleconference|conference call|teams|"
    r"zoom|on-?line|remote(?:ly)?|virtual(?:ly)?|in person|part)|until|from|for|left|joined)\b.{0,40}",
    re.I,
)
_WHY = re.compile(r"(?:un)?well\b|ill(?:ness)?\b|sick\b|on (?:holiday|leave)\b|away\b|work\b|holiday\b", re.I)
_SHARED_TITLE = re.compile(r"^(?:Councillors|Cllrs|Messrs|Mesdames|Drs|Profs)\.?\s+")
_LED_BY = re.compile(r"^(?:and\s+)?(?:the\s+)?")
_BRACKETED = re.compile(r"(?P<name>[^()]+?)\s*\((?P<seat>[^()]+)\)\s*[,;.]?")
_COLON = re.compile(r"(?P<one>[^:]+?):\s+(?P<other>.+)")
_DASHED = re.compile(r"(?P<one>.+?)\s+[–—-]\s+(?P<other>.+)")

_NO_CATEGORY = re.compile(r"\b(?:present|apologies|absence|attend\w*|date|venue|time|minutes|meeting)\b|\d", re.I)
_MOST_WORDS = 7
_MOST_PARTED = 4  # colons or dashes between what a row says of people
_LONGEST_NAME = 200  # characters, titles and all; what is longer is prose, however it is written
_MOST_WORDS_OF_A_NAME = 15

Person = tuple[str, str]


@dataclass(frozen=True, slots=True)
class People:
    """A finder of people, as (name, category or ""), that knows the categories that the document uses elsewhere."""

    known: Collection[str] = frozenset()

    def is_name(self, text: str) -> bool:
        if len(text) > _LONGEST_NAME:
            return False
        return bool(_NAME.fullmatch(text)) and not _NO_PERSON.search(text) and not is_category(text, self.known)

    def named_in(self, text: str, *, category_first: bool = False, within: int = 0) -> list[Person]:
        """The people that a row or an enumeration names, each with the category that stands beside the name;
        ``category_first`` if it does so in the rows above, in front of a dash; ``within`` so many colons or dashes."""
        if within > _MOST_PARTED:
            return []
        text = _SHARED_TITLE.sub("", without_alternate(text).strip().rstrip(".;, "))
        if found := _COLON.fullmatch(text):
            return self._beside(found["one"], found["other"], name_first=False, within=within)
        if "(" in text:
            return self._bracketed(text)
        if found := _DASHED.fullmatch(text):
            return self._beside(found["one"], found["other"], name_first=not category_first, within=within)
        left, comma, right = text.partition(", ")
        if comma and self.is_name(left) and self._is_no_other_name(right):
            return [(left, right)]
        return [(name, "") for name in self._names(text)]

    def _is_no_other_name(self, text: str) -> bool:
        return is_category(text, self.known) or not any(map(self.is_name, _SEPARATOR.split(text)))

    def _beside(self, one: str, other: str, *, name_first: bool, within: int) -> list[Person]:
        """A dash or colon stands between a name and a category, in either order."""
        others = self.named_in(other, within=within + 1)
        if self.is_name(one) and (name_first or not others):
            return [(one, other)]
        return [(name, own or one) for name, own in others]

    def _bracketed(self, text: str) -> list[Person]:
        people: list[Person] = []
        end = 0
        for found in _BRACKETED.finditer(text):
            people += self._with_bracket(found["name"].strip(" ,;"), found["seat"])
            end = found.end()
        return people + [(name, "") for name in self._names(text[end:])]

    def _with_bracket(self, before: str, within: str) -> list[Person]:
        names = self._names(before)
        within = _told_of(names[-1], within) if names else within
        if not names and all(map(self.is_name, _SEPARATOR.split(within))):
            return [(name, _LED_BY.sub("", before)) for name in _SEPARATOR.split(within)]
        category, name = self.split(before) if len(names) == 1 and before == names[0] else ("", "")
        if category:
            return [(name, category)]
        return [*((name, "") for name in names[:-1]), *((name, within) for name in names[-1:])]

    def _names(self, text: str) -> list[str]:
        return [name.strip() for name in _SEPARATOR.split(f" {text.strip()} ") if self.is_name(name.strip())]

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
        words = text.split()
        start = _start_of_name(words)
        has_middle_name = start == 1 and not has_categories and self.is_name(text)
        if start == 0 or (has_middle_name and not re.fullmatch(_TITLE, words[1])):
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


def _told_of(name: str, within: str) -> str:
    """What brackets behind a name tell of it, without its initials and how somebody took part."""
    parts = re.split(r"[,;]\s*", within)
    return ", ".join(
        part for part in parts if not (are_initials(part, name) or _HOW.fullmatch(part) or _WHY.match(part))
    )


def are_initials(text: str, name: str) -> bool:
    """Tell whether a text is the initials of a name: it begins and ends with those of two of its words."""
    words = re.findall(r"[^\W\d_][\w’'-]*", name)
    return bool(_INITIALS.fullmatch(text)) and {text[0], text[-1]} <= {word[0].upper() for word in words}


def _start_of_name(words: Sequence[str]) -> int:
    """Return where a name at the end of a row starts: at two words, with the particles and titles before them."""
    start = len(words) - 2
    while start > 0 and (
        _LEADS_TO_SURNAME.fullmatch(words[start])
        or _LEADS_TO_SURNAME.fullmatch(words[start - 1])
        or _LEADS_TO_NAME.fullmatch(words[start - 1])
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
