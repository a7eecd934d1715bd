"""Doubts about people who may have sent apologies and were not read as such: nobody is lost without one. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from minutes.importing.parsed import Apology, Block, Doubt, Piece, Table
from minutes.importing.pieces import LineFinder
from minutes.text.sentences import sentence_spans

from .apology_sentences import read_sentence, says_none
from .enumeration import Person
from .name_words import LETTERS_ALONE, TITLES_ALONE
from .names import People, without_alternate

_KIND = "perhaps apologies"
_SAYS_APOLOGIES = re.compile(r"apolog(?:y|ies)|apologi[sz]ed", re.I)
_OTHERWISE = re.compile(
    r"apologi\w+ for (?!(?:non-)?(?:absence|attendance|(?:his|her|their) (?:absence|non)))|"
    r"\b(?:without|no) apologies\b",
    re.I,
)
_OF_ABSENT = re.compile(r"\babsent|\babsence", re.I)
_WORD = re.compile(r"[^\s,;:()/]+")
_NAME_LIKE = re.compile(r"[^\W\d_a-z]")
# What somebody did who was there.
_WAS_THERE = re.compile(
    r"\s+(?:had |has |would )?(?:attended|attending|deputised|stood|represented|"
    r"was (?:present|in attendance|welcomed|(?:the |his |her |their )?alternate)|"
    r"joined|chaired|noted|reported|said|welcomed|thanked|asked|read|announced|opened|presented|took|confirmed|advised)\b"
)
_CAME_FOR_THEM = re.compile(r"\b(?:represented|replaced|substituted|attended|deputised for|chaired) by $")
_LONGEST_BEFORE = 20  # characters of what says that somebody came instead
_ABSENT = re.compile(
    r"(?:members |those |also )?(?:absent|absentees?|absences|not present)\s*[:–—-]\s*(?P<rest>\S.*)", re.I
)


@dataclass(frozen=True, slots=True)
class Unread:
    """Words of a source line that may name somebody."""

    line: int
    text: str


def doubts_of_apologies(
    unread: Iterable[Unread],
    pieces: Sequence[Piece],
    blocks: Sequence[Block],
    apologies: Sequence[Apology],
    *,
    under_title: Sequence[Piece],
    people: People,
    line_at: LineFinder,
) -> Iterator[Doubt]:
    """The doubts about whoever stands in a block, a sentence or a row of apologies and is none of these.

    ``under_title`` is the text of items about apologies: somebody should be found there, unless it says that nobody
    sent any.
    """
    known = _Known(apologies)
    titled = _under_title(under_title, people, line_at) if not apologies else ()
    found = [*unread, *_in_sentences(pieces, people, line_at), *_absent(pieces, people, line_at), *titled]
    rows = [row for row in _in_tables(blocks) if row.line not in {apology.line for apology in apologies}]
    for words in dict.fromkeys([*found, *rows]):
        if not known.holds(words.text):
            message = f"“{words.text}” may name somebody who sent apologies; nobody was read from it."
            yield Doubt(words.line, _KIND, words.text, message)


class _Known:
    """Those whose apologies were read, by their surnames and the first letters of their first names."""

    def __init__(self, apologies: Iterable[Apology]) -> None:
        self._texts: set[str] = set()
        self._initials: dict[str, set[str]] = {}
        for apology in apologies:
            self._texts |= {apology.name, apology.category}
            first, surname = _ends_of(apology.name)
            self._initials.setdefault(surname, set()).add(first)

    def holds(self, text: str) -> bool:
        """Tell whether the words name one of them, by initials or without a first name too."""
        first, surname = _ends_of(text)
        initials = self._initials.get(surname, set())
        return text in self._texts or first in initials or bool(initials and (not first or "" in initials))


def _ends_of(name: str) -> tuple[str, str]:
    """The first letter of the first name, "" without one, and the surname."""
    words = [word for word in name.split() if not TITLES_ALONE.fullmatch(word) and not LETTERS_ALONE.fullmatch(word)]
    if not words:
        return "", name
    return words[0][0] if len(words) > 1 else "", words[-1]


def _in_sentences(pieces: Sequence[Piece], people: People, line_at: LineFinder) -> Iterator[Unread]:
    for piece in pieces:
        for start, end in sentence_spans(piece.text) if "polog" in piece.text else ():
            sentence = piece.text[start:end]
            if not _SAYS_APOLOGIES.search(sentence) or _OTHERWISE.search(sentence):
                continue
            reading = read_sentence(sentence, people)
            others = _names_in(_without(reading.people, without_alternate(sentence)), people)
            is_of_all = reading.are_marked and not _OF_ABSENT.search(sentence)
            for words in (*reading.unread, *(() if is_of_all else others)):
                yield Unread(line_at(piece, max(piece.text.find(words, start), start)), words)


def _under_title(pieces: Sequence[Piece], people: People, line_at: LineFinder) -> Iterator[Unread]:
    for piece in pieces if not any(says_none(piece.text) for piece in pieces) else ():
        for start, end in sentence_spans(piece.text):
            sentence = piece.text[start:end]
            for name in _names_in(sentence, people) if not _OTHERWISE.search(sentence) else ():
                yield Unread(line_at(piece, piece.text.find(name, start)), name)


def _without(found: Sequence[Person], sentence: str) -> str:
    """The sentence without those who were found in it, in their order."""
    rest, end = [], 0
    for name, _ in found:
        if (start := sentence.find(name, end)) >= 0:
            rest.append(sentence[end:start])
            end = start + len(name)
    return "·".join([*rest, sentence[end:]])


def _names_in(sentence: str, people: People) -> Iterator[str]:
    """The runs of words in a sentence that look like names of people, but for those who were there."""
    run: list[re.Match[str]] = []
    for word in [*_WORD.finditer(sentence), None]:
        if (
            word is not None
            and _NAME_LIKE.match(word[0])
            and (not run or sentence[run[-1].end() : word.start()] == " ")
        ):
            run.append(word)
            continue
        if run:
            name = sentence[run[0].start() : run[-1].end()].rstrip(".")
            before = sentence[max(0, run[0].start() - _LONGEST_BEFORE) : run[0].start()]
            was_there = _WAS_THERE.match(sentence, run[-1].end()) or _CAME_FOR_THEM.search(before)
            if people.is_name(name) and not was_there:
                yield name
        run = [word] if word is not None and _NAME_LIKE.match(word[0]) else []


def _in_tables(blocks: Sequence[Block]) -> Iterator[Unread]:
    """The rows of tables in which a cell says apologies and nobody was found."""
    for block in blocks:
        if isinstance(block, Table):
            for row, line in zip(block.rows, block.lines[len(block.lines) - len(block.rows) :], strict=True):
                if row is not block.rows[0] and any(map(_SAYS_APOLOGIES.search, row)):
                    yield Unread(line, " ".join(filter(None, row)))


def _absent(pieces: Sequence[Piece], people: People, line_at: LineFinder) -> Iterator[Unread]:
    """Those who are listed as absent, of whom nobody says whether they sent apologies."""
    for piece in pieces:
        for start, end in sentence_spans(piece.text) if "bsen" in piece.text else ():
            if found := _ABSENT.fullmatch(piece.text, start, end):
                for name, _ in people.named_in(found["rest"], surnames=True):
                    yield Unread(line_at(piece, piece.text.find(name, start)), name)
