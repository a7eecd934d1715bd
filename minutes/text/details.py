"""Reads what a statement says beside its outcome: how it was carried, on what condition, deferred to when."""

import re
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from core.days import MONTH
from meetings.references import BETWEEN, CODE

from .votes import votes_against

LONGEST_MEETING = 100  # characters that a decision has room for
_MEETING_WORD = "meeting"
_NUMBERS = {
    word: number
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
}
_COUNT = rf"(?P<count>\d{{1,2}}|{'|'.join(_NUMBERS)})"
_MAJORITY = re.compile(
    r"\b(?:(?:by|on) (?:a |an )?(?:[\w-]+ )?majority|(?:a|the) (?:[\w-]+ )?majority|majority (?:vote|decision))\b",
    re.IGNORECASE,
)
_BODY = r"(?:(?:panel|committee|board|group|council|voting)\s+)?"
_MEMBER = rf"{_BODY}(?:members?|directors?|trustees?|representatives?|councillors?|votes?)"
_DISSENTED = (
    r"(?:did not|do not|disagree\w*|dissent\w*|oppos\w*|object\w*|vot(?:ed|ing)\s+against|against|"
    r"recorded (?:his|her|their) dissent|(?:was|were) opposed)"
)
_AGAINST = re.compile(r"dissent|against|disagree|oppos|objecti?ng|did not agree|votes? to ", re.IGNORECASE)
_SURNAME = r"(?:(?:van|von|de|der|den|du|la|le|ap|nic)\s+)*(?:[a-z]{1,2}[’'])?[A-Z][\w’'-]+"
_NAME = rf"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Lord|Lady|Cllr)\.?\s+{_SURNAME}(?:\s+{_SURNAME})?)"
_PARTY = rf"(?:{_NAME}|the\s+(?:proxy|alternate)\s+of\s+{_NAME})"
_NAMED = re.compile(_PARTY)
_AND_NEXT = re.compile(r",?\s+and\s+|,\s+")
_DISSENTS = re.compile(r"\s+(?:dissenting|dissented|(?:voting|voted)\s+against|disagreeing|opposing)")
_DISSENT = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_COUNT}\s+(?:of the\s+)?(?:other\s+)?{_MEMBER}\s+(?:\w+\s+)?{_DISSENTED}",
        rf"\b{_COUNT}\s+(?:(?:disagree|dissent|oppos|object)(?:e?d|ing)|against|vot(?:ed|ing) against)",
        rf"\bmajority of \w+ (?:votes? )?to {_COUNT}\b",
        rf"\bby \w+ votes? to {_COUNT}\b",
        rf"\bwith {_COUNT} {_MEMBER} (?:holding |taking )?(?:of )?the (?:contrary |opposite )?(?:opinion|view)\b",
        rf"\bwith {_COUNT} (?:dissents?|objections?|dissenting votes?)\b",
    )
]
_MONTH_AND_YEAR = re.compile(rf"(?:the\s+)?\b(?P<month>{MONTH}\s+\d{{4}})\b")
_MEETING = re.compile(
    r"\b(?:to|until|till|at|for|agenda of)\s+(?:the\s+|its\s+|their\s+|a\s+)?(?P<meeting>"
    r"(?:(?!to\b|until\b|till\b|at\b|for\b)[\w’'-]+\s+){0,5}?meeting(?:\s+(?:in|on)\s+[^,.;]+|\s+(?:no\.\s+)?\d+)?"
    rf"|{CODE}{BETWEEN}\d{{1,3}}\b)"
)
_FROM_NOW = re.compile(
    rf"\b(?:to|until|till)\s+(?:the\s+)?(?:end of\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?P<month>{MONTH}\s+\d{{4}})"
)
_GIVEN_BY_OTHERS = (
    r"(?:approval|agreement|consent|confirmation|ratification|receipt|review|sign-off|funding|no objections?|"
    r"satisfactory|legal advice)"
)
_CLAUSE = re.compile(r"[^,;.]+")
_PART = re.compile(r"[^:()]+")  # of a clause
_SUBJECT_TO = re.compile(r"\bsubject to ", re.IGNORECASE)
_GIVEN = re.compile(rf"\b{_GIVEN_BY_OTHERS}\b", re.IGNORECASE)
_ON_CONDITION = re.compile(
    r"\b(?:conditional (?:up)?on |provided that |on (?:the )?condition that |following countersignature )",
    re.IGNORECASE,
)
_BLANK = re.compile(r"\s")
_SAID_OF_IT = re.compile(r"[^,;:]*")
_CONDITIONAL = re.compile(r"subject to|condition|provided that|countersignature", re.IGNORECASE)
_OF_A_PROPOSAL = re.compile(
    r"(?:that too few had answered to decide on the proposal\b|to its next meeting the proposal\b|"
    r"that the proposal\b(?=.* was not agreed, by correspondence ))(?=.*, by correspondence (?:on|between) )",
    re.DOTALL,
)
_LONGEST_NEGATION = 60  # characters, with the words behind it
_NEGATIVE_LEAD = re.compile(
    r"\b(?:not|never|neither|nor)(?: (?:yet|been|then|[a-z]+ly)){0,2} ?$|"
    r"\b(?:no (?:(?:further|other|such) )?(?:motions?|changes?|amendments?|proposals?|decisions?)|nothing) "
    r"(?:was|were|is|are|has been|have been) ?$",
    re.IGNORECASE,
)


def tells_of_a_proposal(statement: str) -> bool:
    """Return whether a statement of a record tells what became of a proposal by correspondence: what is counted in it,
    and made to depend on something, is the proposal’s, not the statement’s."""
    return "proposal" in statement and _OF_A_PROPOSAL.match(statement) is not None


def carried_by_majority(sentence: str) -> bool:
    """Return whether the outcome is said to be carried by a majority, or to have met with dissent."""
    if "ajority" in sentence and _MAJORITY.search(sentence):
        return True
    if votes_against(sentence):
        return True
    return bool(_AGAINST.search(sentence)) and dissent_count(sentence) is not None


def dissent_count(sentence: str) -> int | None:
    """Return how many are said to have dissented; None where no number is given."""
    return votes_against(sentence) or Dissent(sentence).counted_from(0)


class _Counted(NamedTuple):
    place: int
    dissenters: int


class Dissent:
    """The dissent that is counted in a sentence. Each of its statements asks what is said behind it, and what was found
    for one holds for the next until it is passed: no word is read anew for each.
    """

    def __init__(self, sentence: str) -> None:
        self._sentence = sentence
        counted = (partial(self._counted, pattern) for pattern in _DISSENT)
        self._ways: list[Callable[[int], _Counted | None]] = [*counted, self._named]
        self._found: dict[int, tuple[int, _Counted | None]] = {}
        self._named_from: dict[int, int | None] = {}

    def counted_from(self, start: int) -> int | None:
        """Return how many are said to have dissented behind this place."""
        for number, find in enumerate(self._ways):
            asked, found = self._found.get(number, (len(self._sentence) + 1, None))
            if start < asked or (found and found.place < start):
                found = find(start)
                self._found[number] = start, found
            if found:
                return found.dissenters
        return None

    def _counted(self, pattern: re.Pattern[str], start: int) -> _Counted | None:
        match = pattern.search(self._sentence, start)
        if match is None:
            return None
        count = match["count"].lower()
        return _Counted(match.start(), _NUMBERS.get(count) or int(count))

    def _named(self, start: int) -> _Counted | None:
        while party := _NAMED.search(self._sentence, start):
            if count := self._named_at(party.start()):
                return _Counted(party.start(), count)
            start = party.start() + 1
        return None

    def _named_at(self, place: int) -> int | None:
        """Return how many are named from here on, one after the other, and dissent; None where they do not."""
        places = []
        while place not in self._named_from:
            party = _NAMED.match(self._sentence, place)
            if party is None:
                self._named_from[place] = 0 if _DISSENTS.match(self._sentence, place) else None
                break
            places.append(place)
            following = _AND_NEXT.match(self._sentence, party.end())
            place = following.end() if following else party.end()
        count = self._named_from[place]
        for place in reversed(places):
            count = None if count is None else count + 1
            self._named_from[place] = count
        return count


def deferred_to(statement: str) -> str:
    """The month and year, or else the meeting, that a deferred matter was put off to; empty where none is named."""
    meetings = list(_MEETING.finditer(statement))
    for match in reversed(meetings):
        month = _MONTH_AND_YEAR.search(match["meeting"])
        if month:
            return month["month"]
    later = _FROM_NOW.search(statement)
    if later:
        return later["month"]
    return _named(meetings[-1]["meeting"]) if meetings else ""


def _named(meeting: str) -> str:
    """Return a meeting without its article, and without what "in" or "on" begins where that is no date."""
    name = re.sub(r"^(?:the|its|their|a)\s+", "", meeting.strip())
    if len(name) > LONGEST_MEETING:
        name = name[: name.find(_MEETING_WORD) + len(_MEETING_WORD)]
    return name if len(name) <= LONGEST_MEETING else ""


def condition(statement: str) -> str:
    """The clause that makes an outcome depend on something; empty where there is none."""
    if not _CONDITIONAL.search(statement):  # as most statements have none
        return ""
    start = _start_of_condition(statement)
    if start is None:
        return ""
    words = _SAID_OF_IT.match(statement, start)[0]  # type: ignore[index] # it matches ""
    return re.sub(r"^(?:noting|and|but)\s+", "", words.strip().rstrip("."))


def _start_of_condition(statement: str) -> int | None:
    """Return where the first part of a clause begins in which something is made to depend on something else."""
    for clause in _CLAUSE.finditer(statement):
        last_given: int | None = None
        for part in _PART.finditer(statement, *clause.span()):
            start = _start_of_words(statement, *part.span())
            if _ON_CONDITION.search(statement, start, part.end()):
                return start
            if subject_to := _SUBJECT_TO.search(statement, start, part.end()):
                if last_given is None:
                    last_given = max(
                        (given.start() for given in _GIVEN.finditer(statement, *clause.span())), default=-1
                    )
                if subject_to.end() <= last_given:
                    return start
    return None


def _start_of_words(statement: str, start: int, end: int) -> int:
    """Return where a word begins: behind a full stop, colon or bracket one can go on ("v1.2", "10:30")."""
    if start == 0 or statement[start - 1] in ",;(":
        return start
    blank = _BLANK.search(statement, start, end)
    return blank.end() if blank else end


def is_negative(lead: str) -> bool:
    return _NEGATIVE_LEAD.search(lead[-_LONGEST_NEGATION:]) is not None
