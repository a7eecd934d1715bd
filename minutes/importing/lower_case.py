"""Outcomes that are not printed as such, and may be some: "it was agreed that …", "Agreed to …", "Decision: to …"."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from minutes.text.clauses import Found
from minutes.text.sentences import sentence_spans

from .lexicon import BODIES, USUAL_OUTCOMES
from .outcome_labels import heads_decision, read_outcome_label
from .outcomes import statements_of
from .parsed import Piece, PossibleStatement
from .pieces import LineFinder, PieceAddress

ADVERBS = (
    r"(?:\s+(?:also|then|therefore|further|both|all|again|thus|hence|subsequently|did|have|had|has|[a-z]+ly)\b,?)*"
)
_IN_SMALL = (
    r"\b[Tt]he (?:panel|(?:sub-?)?committee|board|(?:sub-?)?group|council|forum|trustees|directors|governors|members|"
    r"senate|Senate|cabinet|Cabinet|court|Court|meeting|Meeting|society|Society|company|Company|partnership)"
)
SUBJECT = rf"(?:\b{BODIES}(?:\s+members)?|{_IN_SMALL}|\b[Ii]t\s+(?:was|is|has been|had been))"
_PUT_TO_THEM = (
    r"\b[Tt]he(?: (?!the\b)\w+){0,2} (?:minutes|motion|resolution|proposal|recommendations?|amendment|accounts|budget|"
    r"report|policy|plan)(?: (?:of|for|from|on|to)(?: [\w,/]+){1,8}?)? (?:was|were)"
)
_BEFORE_VERB = re.compile(rf"(?:(?:\b[Tt]he )?{SUBJECT}|{_PUT_TO_THEM}){ADVERBS}\s+(?:not\s+)?")
_AND = re.compile(r",?\s+(?:and|or|but)\s+(?:also\s+|then\s+|therefore\s+|unanimously\s+)?(?=[a-z])")
_VERB = re.compile(r"[a-z]+\b")
_AT_START = re.compile(
    r"(?:\(?\d{1,3}(?:\.\d{1,3})*[.)]?\s+)?(?P<word>[A-Z][a-z]{3,})(?= (?:that|to|the|a|an|by|as|with)\b|\.$)"
)
_MOTION = re.compile(r"(?:[Mm]otion|[Rr]esolution|[Pp]roposal) (?P<word>carried|passed|approved|agreed)\b")
_DECIDED = "DECIDED"
_LONGEST_OBJECT = 200  # characters between a verb and one that is joined to it
_JOINT = re.compile(r",?(?:\s(?:and|or|but)(?:\s(?:also|then|therefore|unanimously))?)?\s?$")
_LONGEST_JOINT = 30  # characters


@dataclass(frozen=True, slots=True)
class _Possible:
    """A possible statement; ``ordinal`` counts those of the same outcome in its paragraph, whatever else is read."""

    found: Found
    ordinal: int


def possible_statements(text: str, words: Collection[str], *, in_list: bool = False) -> list[_Possible]:
    """The statements that a paragraph may make besides those that are read as such, in order, none within another."""
    known = {word.upper() for word in words} | USUAL_OUTCOMES
    of_each_word = {each.word: each for each in _candidates(text, known, sentence_spans(text))}
    candidates = sorted(of_each_word.values(), key=_place)
    if not candidates:
        return []
    taken = [(found.start, found.end) for found in statements_of(text, known, in_list=in_list)]
    counts: Counter[str] = Counter()
    out: list[_Possible] = []
    end = 0
    for each, following in pairwise([*candidates, None]):
        if each is None or each.start < end:
            continue
        end = each.end if following is None else min(each.end, _end_before(text, following))
        out.append(_Possible(replace(each, end=end), counts[each.outcome]))
        counts[each.outcome] += 1
    return [each for each in out if not _is_taken(each.found, taken)]


def _place(found: Found) -> int:
    return found.word


def _end_before(text: str, following: Found) -> int:
    """The end of a statement that another follows: before the comma and "and" that join them."""
    start = max(0, following.start - _LONGEST_JOINT)
    return start + len(_JOINT.sub("", text[start : following.start]))


def _is_taken(found: Found, taken: Sequence[tuple[int, int]]) -> bool:
    """Tell whether one of these spans, which stand in their order and apart, overlaps the statement."""
    index = bisect_right(taken, (found.end - 1, found.end))
    return index > 0 and taken[index - 1][1] > found.start


def _candidates(text: str, known: Collection[str], sentences: Sequence[tuple[int, int]]) -> Iterator[Found]:
    behind_subjects = list(_behind_subjects(text, known, sentences))
    yield from behind_subjects
    for start, end in sentences:
        found = _AT_START.match(text, start, end) or _MOTION.match(text, start, end)
        if found is not None and found["word"].upper() in known:
            yield Found(found["word"].upper(), found.start("word"), found.start("word"), end)
    if not behind_subjects and heads_decision(text) and read_outcome_label(text) is None:
        start = text.index(":") + 1 if ":" in text[:40] else 0
        start += len(text[start:]) - len(text[start:].lstrip())
        end = next((end for _, end in sentences if end > start), len(text))
        if start < end:
            yield Found(_DECIDED, start, start, end)


def _behind_subjects(text: str, known: Collection[str], sentences: Sequence[tuple[int, int]]) -> Iterator[Found]:
    """The verbs behind the body itself, "it was", or what was put to them: "agreed", and each that "and" joins on."""
    ends = [end for _, end in sentences]
    for subject in _BEFORE_VERB.finditer(text):
        start, position = subject.start(), subject.end()
        end = ends[min(bisect_left(ends, position), len(ends) - 1)]
        verb = _VERB.match(text, position)
        while verb is not None and verb[0].upper() in known:
            yield Found(verb[0].upper(), start, verb.start(), end)
            verb = _next_verb(text, verb.end(), end, known)
            start = verb.start() if verb is not None else end


def _next_verb(text: str, position: int, end: int, known: Collection[str]) -> re.Match[str] | None:
    """The next verb in the clause that "and" or "but" joins on, right here or behind what the last one was about."""
    for another in _AND.finditer(text, position, min(end, position + _LONGEST_OBJECT)):
        verb = _VERB.match(text, another.end())
        if verb is not None and verb[0].upper() in known:
            return verb
    return None


def possible_in(
    pieces: Sequence[tuple[PieceAddress, Piece]], outcomes: Collection[str], line_at: LineFinder
) -> Iterator[PossibleStatement]:
    """The possible statements of all items, each with the place by which corrections leave it known."""
    for (item, block, path), text in pieces:
        if item is None or block < 0:
            continue
        for possible in possible_statements(text.text, outcomes, in_list=bool(path)):
            found = possible.found
            said = text.text[found.start : found.word + len(found.outcome)]
            yield PossibleStatement(
                line_at(text, found.word),
                "Decision" if found.outcome == _DECIDED and found.start == found.word else said,
                found.outcome,
                text.text[found.start : found.end],
                (item, block, path),
                possible.ordinal,
            )


def accepted_in(
    text: str, words: Collection[str], accepted: Collection[tuple[str, int]], *, in_list: bool
) -> list[Found]:
    """Return those of the possible statements of a paragraph that were accepted, by their outcomes and ordinals."""
    if not accepted:
        return []
    possible = possible_statements(text, words, in_list=in_list)
    return [each.found for each in possible if (each.found.outcome, each.ordinal) in accepted]
