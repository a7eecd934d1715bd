"""Statements in running text: which capital words are outcomes, and how far the statement of each one runs."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from .grammar import GRAMMAR, any_word
from .sentences import sentence_spans

_WORDS = GRAMMAR["clauses"]
_OPENING_QUOTES, _CLOSING_QUOTES = _WORDS["quotes"]
_NOTHING = "(?!)"
# After these a capital outcome describes a thing decided elsewhere: "the AGREED plan", "as APPROVED", "to be NOTED".
_DESCRIBING = re.compile(rf"\b{any_word(_WORDS['describing'])}\s+$", re.IGNORECASE)
# What had been decided was decided elsewhere, or earlier: "the Sub-Group had APPROVED it".
_EARLIER = re.compile(
    rf"\b{any_word(_WORDS['earlier'])}\s+(?:(?:{any_word(_WORDS['earlier_adverbs'])}|\w+ly)\s+)?"
    rf"(?:{any_word(_WORDS['earlier_participle'])}\s+)?(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
_CONTRAST = re.compile(rf"(?:[,;]\s*)?\b{any_word(_WORDS['contrasts'])}\b")
_JOINT = re.compile(rf"(?:[,;]\s*)?\b{any_word(_WORDS['joints'])}\b|[,;]")
_OPENING = re.compile(rf"(?:[,;]\s*)?(?:\b{any_word(_WORDS['contrasts'] + ' ' + _WORDS['joints'])}\b,?|(?<=[,;]))\s+")
# A clause before its outcome word is some of these, then at most a subject: a first word and six more.
_ADVERB = re.compile(any_word(_WORDS["adverbs"]))
_SUBJECT = re.compile(rf"{any_word(_WORDS['subjects'])}|[A-Z][\w’'-]*")
_WORD = re.compile(r"[\w’'-]+")
_TOKEN = re.compile(r"\S+")
_LONGEST_SUBJECT = 7  # words
# "and, by the same vote, REJECTED": the words between the commas belong to what follows.
_ASIDE = re.compile(
    rf"(?:[,;]\s*)?\b{any_word(_WORDS['asides_after'])},\s+(?P<aside>{any_word(_WORDS['asides'])}\s[^,;.]{{2,60}},\s+)$"
)
_LOOSE_END_BACKWARDS = re.compile(rf"(?:[\s,;]|\b{any_word(_WORDS['loose'][::-1])}\b)*+")
_NUMBERED = re.compile(r"\(?\d{1,3}(?:\.\d{1,3})*[.)]?\s+(?=[A-Z“\"'‘(])")
_ENUMERATED = re.compile(rf"(?:\(?(?:{GRAMMAR['entries']['enumerators']})[.)]\s+)?")

_PERHAPS = re.compile(
    rf"(?:^{_ENUMERATED.pattern}|\b(?:Panel|Committee|Board|Group|Council|Forum|Assembly|Members|It|it|was|were|"
    r"and|but|also|having|unanimously)\s+)(?P<word>[A-Z]{3,}ED)(?![\w-])(?=,?\s+[a-z(]|[.;])"
)


def perhaps_outcomes(text: str) -> frozenset[str]:
    """Words in capitals that stand where an outcome would, whether anybody has used them as one before or not."""
    if not any(map(str.islower, text)):
        return frozenset()
    return frozenset(match["word"] for match in _PERHAPS.finditer(text))


@dataclass(frozen=True, slots=True)
class Found:
    """An outcome word at ``word`` whose statement, with its lead, stands at ``start:end``."""

    outcome: str
    start: int
    word: int
    end: int


@lru_cache(maxsize=64)
def outcome_pattern(words: frozenset[str]) -> re.Pattern[str]:
    """Return a pattern for any of these outcome words, written as a word of its own; without any it finds nothing."""
    any_of_them = "|".join(sorted(map(re.escape, words))) or _NOTHING
    return re.compile(rf"(?<![\w-])(?:{any_of_them})(?![\w-])")


def outcome_words(text: str, words: Collection[str]) -> list[tuple[str, int]]:
    """The outcome words of a paragraph that decide something, with their offsets.

    Left out: words that describe ("the AGREED plan") or tell of an earlier day ("had been AGREED"), that are
    quoted, and any in a text wholly in capitals.
    """
    if not words or not any(map(str.islower, text)):
        return []
    matches = outcome_pattern(frozenset(words)).finditer(text)
    return [(match[0], match.start()) for match in matches if not _only_describes(text, match)]


def _only_describes(text: str, match: re.Match[str]) -> bool:
    before, after = text[max(match.start() - 50, 0) : match.start()], text[match.end() : match.end() + 1]
    quoted = before[-1:] in _OPENING_QUOTES and after in _CLOSING_QUOTES and before[-1:] != "" and after != ""
    return quoted or bool(_DESCRIBING.search(before[-20:]) or _EARLIER.search(before))


def find_statements(text: str, words: Collection[str], *, in_list: bool) -> list[Found]:
    """Every outcome statement of one paragraph or list item, in order.

    A statement spans its sentence, or the whole of a list item that begins with the outcome word. Each further
    outcome word of a sentence starts its own statement; the comma, "and" or "but" between belongs to neither.
    """
    found = outcome_words(text, words)
    if not found:
        return []
    if in_list and found[0][1] == _ENUMERATED.match(text).end():  # type: ignore[union-attr] # it matches ""
        return _clauses(text, found[0][1], len(text.rstrip()), found)
    out = []
    following = iter([*found, ("", len(text))])
    word, at = next(following)
    for start, end in sentence_spans(text):
        inside = []
        while at < end:
            inside.append((word, at))
            word, at = next(following)
        if inside:
            numbered = _NUMBERED.match(text, start)
            out.extend(_clauses(text, numbered.end() if numbered else start, end, inside))
    return out


def _clauses(text: str, start: int, end: int, found: list[tuple[str, int]]) -> list[Found]:
    out = []
    for index, (word, at) in enumerate(found):
        if index + 1 < len(found):
            here_ends, next_starts = _boundary(text, at + len(word), found[index + 1][1])
        else:
            here_ends, next_starts = end, end
        out.append(Found(word, start, at, here_ends))
        start = next_starts
    return out


def _boundary(text: str, after: int, word: int) -> tuple[int, int]:
    """Return where the clause before the outcome word at ``word`` ends, and where that word's own clause begins."""
    between = text[after:word]
    if aside := _ASIDE.search(between):
        return after + aside.start(), after + aside.start("aside")
    # "but", "however" part clauses wherever they stand; the last "and" before a subject does, an earlier one may not.
    starts = _clause_starts(between)
    contrasts, joints = ([match.start() for match in pattern.finditer(between)] for pattern in (_CONTRAST, _JOINT))
    for connective in [*contrasts, *reversed(joints)]:
        opening = _OPENING.match(between, connective)
        if opening and opening.end() in starts:
            return after + connective, after + opening.end()
    loose = _LOOSE_END_BACKWARDS.match(between[::-1])
    return word - loose.end(), word  # type: ignore[union-attr] # it matches ""


def _clause_starts(between: str) -> set[int]:
    """Return where a clause can begin of which nothing but adverbs and a subject stands before the outcome word.

    Read backwards, and no further than such a clause can reach: each connective need not read on for itself.
    """
    starts = {len(between)}
    if not between[-1:].isspace():
        return starts
    begins, are_words = True, True  # of what follows the word that is looked at
    for count, token in enumerate(_TOKEN.finditer(between[::-1]), start=1):
        word = token[0][::-1]
        is_first = are_words and _SUBJECT.fullmatch(word) is not None
        begins = is_first or (begins and _ADVERB.fullmatch(word) is not None)
        if begins:
            starts.add(len(between) - token.end())
        are_words = are_words and count < _LONGEST_SUBJECT and _WORD.fullmatch(word) is not None
        if not begins and not are_words:
            break
    return starts
