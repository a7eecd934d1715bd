"""Apologies in sentences, such as "Apologies were received from Jane Doe (Large Suppliers)"; and marks behind names."""

import re
from collections.abc import Iterable, Iterator, Sequence

from minutes.importing.parsed import Apology, Piece
from minutes.importing.pieces import LineFinder
from minutes.text.sentences import sentence_spans

from .enumeration import Enumeration
from .names import People

WERE = r"(?:were|was|had been|have been|has been)"
SENT_IN = (
    rf"(?:(?:{WERE}\s+)?(?:also\s+)?(?:received|given|sent|noted|tendered|recorded|offered|made|submitted)"
    r"(?:\s+and (?:accepted|noted|approved))?|(?:(?:had|have|has)\s+)?c[ao]me)"
)
_SENT = (
    r"(?:sent|gave|given|tendered|offered|submitted)(?: in)? (?:(?:his|her|their) )?apologies\b"
    r"(?! for (?!(?:non-)?(?:absence|attendance)|not |(?:his|her|their) (?:non-)?a))"
)
_ABSENCE = r"(?: (?:for|of) (?:non-)?(?:absence|attendance))?"
_RECEIVED = re.compile(
    rf"apologies{_ABSENCE},? (?:{SENT_IN},? (?:from|by|for|on behalf of)|from|of) (?P<names>.+)", re.I
)
_UNDER_LABEL = re.compile(rf"apologies{_ABSENCE}: (?P<names>.+)", re.I)
_FOR_WHOM = re.compile(
    r"\b(?:for|in place of|instead of|vice|on behalf of|alternate (?:to|of)) (?P<names>[^,;:()]{3,150}),? "
    rf"(?:who|both of whom) (?:(?:had|has|have) )?{_SENT}"
)
_AFTER_COLON = re.compile(rf"[Tt]he following(?: \w+)? (?:(?:had|have) )?{_SENT}{_ABSENCE}: (?P<names>.+)")
_THEY_SENT = re.compile(
    r"(?:[^,]{0,60}?\b(?:noted|reported|announced|said|recorded) that )?(?P<names>.+?),? "
    r"(?:(?:was|were|is|are) unable to [^.,]{3,40}? and )?(?:(?:had|have|has) )?(?:also )?"
    rf"(?:{_SENT}|(?:was|were) absent with apologies|"
    r"apologi[sz]ed for (?:(?:his|her|their) )?(?:absence|not attending))(?P<more>.*)"
)
_THEIRS = re.compile(r"(?P<names>[^.;:]{3,200}?)[’'‘]s? apologies\b")
_AS_DID = re.compile(r",? as (?:had|did|have|has) (?P<names>.+)")
_ENDED_NAMES = re.compile(
    rf" and (?:were|was) | {WERE} (?:received|noted|accepted|approved|recorded)\b|"
    r", and the (?!Rt|Right|Most|Very|Hon|Lord|Lady|Earl|Dowager)"
)
_MARKED = re.compile(
    r"\((?:sent |with |gave |absent,? |absent with )?(?:apologies|apols?\.?)(?: (?:received|sent|given|tendered))?\)|"
    r"\s[–—-]\s+(?:sent |with )?apologies\b",
    re.I,
)
_BEFORE_MARK = re.compile(r"[,;:()]\s*|\.\s+(?=[A-Z])|\s+and\s+|\bapologies\s+")
_LONGEST = 120  # characters, of what stands before a mark and may be a name
_NO_APOLOGIES = re.compile(
    r"\b(?:no apologies\b|apologies[^.]{0,40}\b(?:none|nil)\b|there were no (?:absences|apologies))", re.I
)


def apologies_in_sentences(texts: Sequence[Piece], line_at: LineFinder, people: People) -> Iterator[Apology]:
    """Yield those named in a sentence that says that they sent apologies, or with such a mark behind their names."""
    for text in texts:
        for start, end in sentence_spans(text.text) if "pologi" in text.text else ():
            offset = start
            for name, category in read_sentence(text.text[start:end], people).people:
                offset = max(text.text.find(name, offset), offset)
                yield Apology(category, name, line_at(text, offset))


def with_others(apologies: Sequence[Apology], others: Iterable[Apology]) -> tuple[Apology, ...]:
    """The apologies, and of the others those whose surname is not among them."""
    known = {apology.name.split()[-1].casefold() for apology in apologies}
    added = [other for other in others if other.name.split()[-1].casefold() not in known]
    return (*apologies, *added)


def read_sentence(sentence: str, people: People) -> Enumeration:
    """Return those whom a sentence names as having sent apologies, and what in it was not understood."""
    if found := _names_in(sentence):
        parts = [people.read(_ENDED_NAMES.split(names, maxsplit=1)[0], surnames=True) for names in found]
        return Enumeration(
            tuple(person for part in parts for person in part.people),
            tuple(words for part in parts for words in part.unread),
        )
    marked = tuple(_marked(sentence, people))
    return Enumeration(marked, are_marked=bool(marked))


def _names_in(sentence: str) -> list[str]:
    """The parts of a sentence that enumerate who sent apologies."""
    for form in (_FOR_WHOM, _RECEIVED, _AFTER_COLON):
        if found := form.search(sentence):
            return [found["names"]]
    if found := _THEY_SENT.match(sentence):
        as_did = _AS_DID.match(found["more"])
        return [found["names"], *([as_did["names"]] if as_did else [])]
    found = _UNDER_LABEL.match(sentence) or _THEIRS.match(sentence)
    return [found["names"]] if found else []


def _marked(sentence: str, people: People) -> Iterator[tuple[str, str]]:
    for mark in _MARKED.finditer(sentence):
        before = sentence[max(0, mark.start() - _LONGEST) : mark.start()].strip()
        name = _BEFORE_MARK.split(before)[-1].strip()
        if people.is_name(name):
            yield name, ""


def says_none(text: str) -> bool:
    return bool(_NO_APOLOGIES.search(text))
