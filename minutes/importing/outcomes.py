"""Outcomes printed as labels: "RESOLVED: 1) That … 2) That …", "Resolved that …", "It was resolved that …", "NOTED"."""

import re
from collections.abc import Collection, Sequence

from minutes.importing.lexicon import USUAL_OUTCOMES
from minutes.text.clauses import Found, find_statements
from minutes.text.sentences import sentence_spans

_NUMBER = r"(?:\(?\d{1,3}(?:\.\d{1,3})*[.)]?\s+|\(?[a-z]{1,4}[.)]\s+)?"
_AFTER = r"(?P<after>\s*[:–—-](?=\s|$)|\.?$|\s+that\b|\s+unanimously\b)"
_LABEL = re.compile(rf"{_NUMBER}(?P<word>[A-Za-z]{{4,}}){_AFTER}")
_IT_WAS = re.compile(
    r"\b[Ii]t was (?:(?:also|further|then|therefore|[a-z]+ly) )?(?P<word>resolved)\b"
    r"(?=:|,? (?:[a-z]+ly )?(?:that|to)\b)"
)
_SIGNS = (":", "–", "—", "-")
_LIMB = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]\s|(?:and )?[Tt]hat\b")
_LIMB_ALONE = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]$")
_LIMB_MARK = re.compile(r"\s*(?P<mark>\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)])\s")
_TALLY = re.compile(
    r"\(?(?:proposed|proposer|prop\.|moved|seconded|carried|votes?\b|unanimous|for[: ]+\d|in favour[: ]+\d|"
    r"\d+ (?:for|in favour))|"
    r"\([^()]{0,80}\b(?:proposed|seconded|in favour|against|abst)",
    re.I,
)
_IN_LOWER_CASE = "RESOLVED"  # what no body does but by a resolution


def statements_of(text: str, words: Collection[str], *, in_list: bool) -> list[Found]:
    """The outcome statements of a paragraph as a document of other dress prints them: those in capitals wherever they
    stand, and those under a label, with all their limbs."""
    sentences = sentence_spans(text)
    labelled = [*_labels(text, words), *_resolutions(text, words)]
    found = [*find_statements(text, words, in_list=in_list)]
    taken = {statement.word for statement in found}
    for outcome, at in labelled:
        if at not in taken:
            found.append(Found(outcome, at, at, _end_of_sentence(sentences, at)))
    found.sort(key=lambda statement: statement.word)
    return _apart([_with_limbs(text, statement, sentences) for statement in found])


def first_limb(text: str) -> str | None:
    """The mark of the limb with which a labelled outcome begins, "" where it has none; None without a label."""
    found = _LABEL.match(text)
    if found is None or found["word"].upper() not in USUAL_OUTCOMES:
        return None
    mark = _LIMB_MARK.match(text, found.end())
    return mark["mark"] if mark else ""


def is_tally(text: str) -> bool:
    """Tell whether a line says nothing but who proposed and seconded, or how many voted on which side."""
    return _TALLY.match(text) is not None


def labelled_words(text: str) -> frozenset[str]:
    """The words in capitals that a label in the text would make an outcome, known or not."""
    found = _LABEL.match(text)
    words = {found["word"]} if found and found["word"].isupper() else set()
    if _IT_WAS.search(text) or (found and found["word"] == "Resolved"):
        words.add(_IN_LOWER_CASE)
    return frozenset(words)


def _labels(text: str, words: Collection[str]) -> list[tuple[str, int]]:
    """The outcome word with which the text begins, in capitals, or with one: "Resolved that", "Agreed:"."""
    found = _LABEL.match(text)
    if found is None:
        return []
    word, after = found["word"], found["after"].strip()
    is_label = word.isupper() or (word.istitle() and (after[:1] in _SIGNS or _is_resolution(word, after)))
    return [(word.upper(), found.start("word"))] if is_label and word.upper() in words else []


def _is_resolution(word: str, after: str) -> bool:
    return word.upper() == _IN_LOWER_CASE and after in ("that", "unanimously")


def _resolutions(text: str, words: Collection[str]) -> list[tuple[str, int]]:
    if _IN_LOWER_CASE not in words:
        return []
    return [(_IN_LOWER_CASE, found.start("word")) for found in _IT_WAS.finditer(text)]


def _end_of_sentence(sentences: Sequence[tuple[int, int]], at: int) -> int:
    return next(end for _, end in sentences if end > at)


def _with_limbs(text: str, statement: Found, sentences: Sequence[tuple[int, int]]) -> Found:
    """The statement, gone on over the sentences that are further limbs of it: "2) That …"."""
    if not _has_limbs(text, statement):
        return statement
    end = statement.end
    for start, stop in sentences:
        if start < end:
            continue
        if not (_LIMB.match(text, start) or _LIMB_ALONE.fullmatch(text[:end].rsplit(maxsplit=1)[-1])):
            break
        end = stop
    return Found(statement.outcome, statement.start, statement.word, end)


def _has_limbs(text: str, statement: Found) -> bool:
    """Tell whether limbs begin right behind the label; "AGREED that" is none."""
    behind = text[statement.word + len(statement.outcome) : statement.end].lstrip()
    if behind[:1] not in _SIGNS:
        return False
    behind = behind[1:].lstrip()
    return _LIMB.match(behind) is not None or _LIMB_ALONE.fullmatch(behind) is not None


def _apart(found: Sequence[Found]) -> list[Found]:
    """The statements without those that begin within another."""
    out: list[Found] = []
    for statement in found:
        if not out or statement.start >= out[-1].end:
            out.append(statement)
    return out
