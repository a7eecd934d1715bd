"""Outcomes printed as labels: "RESOLVED: 1) That … 2) That …", "Resolved that …", "It was resolved that …", "NOTED"."""

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from operator import itemgetter

from minutes.importing.lexicon import USUAL_OUTCOMES
from minutes.text.clauses import Found, find_statements
from minutes.text.sentences import sentence_spans

from .marks import follows
from .outcome_labels import RESOLVED, read_outcome_label

_IT_WAS = re.compile(
    r"\b[Ii]t was (?:(?:also|further|then|therefore|[a-z]+ly) )?(?P<word>resolved)\b"
    r"(?=:|,? (?:[a-z]+ly )?(?:that|to)\b)"
)
# Where the whole text is in capitals, this alone tells an outcome from the words around it.
_ALL_CAPITALS = re.compile(
    r"(?:(?:IT WAS|THE [A-Z]+(?: [A-Z]+)?)(?: (?:ALSO|THEN|[A-Z]+LY))? )?(?P<word>[A-Z]{4,})(?= THAT\b| TO\b)"
)
_SIGNS = (":", "–", "—", "-")
_LIMB = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]\s|(?:and )?[Tt]hat\b")
_LIMB_ALONE = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]$")
_LIMB_MARK = re.compile(r"\s*(?:[Tt]hat:?\s+)?(?P<mark>\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)])\s")


_NEXT_LIMB = re.compile(r"(?<=[.;,:]) (?:and )?(?P<mark>\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)])(?= )")


def statements_of(text: str, words: Collection[str], *, in_list: bool) -> list[Found]:
    """The outcome statements of a paragraph as a document of other dress prints them: those in capitals wherever they
    stand, and those under a label, with all their limbs."""
    sentences = sentence_spans(text)
    found = [*find_statements(text, words, in_list=in_list)]
    taken = {statement.word for statement in found}
    for outcome, start, at in _labelled(text, words):
        if at not in taken:
            found.append(Found(outcome, start, at, _end_of_sentence(sentences, at)))
    found.sort(key=lambda statement: statement.word)
    return _apart([_with_limbs(text, statement, sentences) for statement in found])


def first_limb(text: str) -> str | None:
    """The mark of the limb with which a labelled outcome begins, "" where it has none; None without a label."""
    label = read_outcome_label(text)
    if label is None or label.word not in USUAL_OUTCOMES:
        return None
    mark = _LIMB_MARK.match(text, label.behind)
    return mark["mark"] if mark else ""


def limbs_of(text: str) -> list[int]:
    """Where each limb of a labelled outcome begins that runs on in one paragraph; none where it has no marks."""
    label = read_outcome_label(text)
    mark = _LIMB_MARK.match(text, label.behind) if label is not None and label.word in USUAL_OUTCOMES else None
    if mark is None:
        return []
    starts = [mark.start("mark")]
    before = mark["mark"]
    for found in _NEXT_LIMB.finditer(text, mark.end()):
        if follows(found["mark"], before):
            starts.append(found.start("mark"))
            before = found["mark"]
    return starts


def labelled_words(text: str) -> frozenset[str]:
    """The words that a label in the text would make an outcome, known or not."""
    return frozenset(word for word, _, _ in _labels(text))


def _labelled(text: str, words: Collection[str]) -> list[tuple[str, int, int]]:
    """The known outcomes that labels make, each with where its statement begins and where its word is printed."""
    return [(word, start, at) for word, start, at in _labels(text) if word in words]


def _labels(text: str) -> list[tuple[str, int, int]]:
    resolutions = [(RESOLVED, found.start("word"), found.start("word")) for found in _IT_WAS.finditer(text)]
    if text.isupper() and (found := _ALL_CAPITALS.match(text)):
        resolutions.append((found["word"], 0, found.start("word")))
    label = read_outcome_label(text)
    labels = [] if label is None else [(label.word, label.start, label.at)]
    return [*labels, *(each for each in resolutions if label is None or each[2] != label.at)]


def _end_of_sentence(sentences: Sequence[tuple[int, int]], at: int) -> int:
    return sentences[bisect_right(sentences, at, key=itemgetter(1))][1]


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
    label = read_outcome_label(text)
    if label is not None and label.at == statement.word:
        behind = text[label.behind : statement.end].lstrip()
        if text[: label.behind].rstrip()[-1:] not in _SIGNS:
            return False
    else:
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
