"""What a statement says beside its outcome: how it was carried, on what condition, deferred to when."""

import re

from .dates import MONTH

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
_NAMED = re.compile(
    rf"(?P<names>{_PARTY}(?:(?:,\s+|,?\s+and\s+){_PARTY})*)\s+(?:dissenting|dissented|(?:voting|voted)\s+against|disagreeing|opposing)"
)
_EACH = re.compile(rf"{_PARTY}")
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
    r"|[A-Z]{2,8}\d{1,3}\b)"
)
_FROM_NOW = re.compile(
    rf"\b(?:to|until|till)\s+(?:the\s+)?(?:end of\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?P<month>{MONTH}\s+\d{{4}})"
)
_GIVEN_BY_OTHERS = (
    r"(?:approval|agreement|consent|confirmation|ratification|receipt|review|sign-off|funding|no objections?|"
    r"satisfactory|legal advice)"
)
_CONDITION = re.compile(
    rf"(?:^|(?<=[\s,;(]))(?P<condition>(?:[^,;.:()]*\b)?(?:subject to (?=[^,;.]*\b{_GIVEN_BY_OTHERS}\b)|"
    r"conditional (?:up)?on |provided that |on (?:the )?condition that |following countersignature )[^,;:]*)",
    re.IGNORECASE,
)
_CONDITIONAL = re.compile(r"subject to|condition|provided that|countersignature", re.IGNORECASE)
_NEGATIVE_LEAD = re.compile(r"\b(?:not|never|NOT)\s*$")


def carried_by_majority(sentence: str) -> bool:
    """Whether the outcome is said to be carried by a majority, or to have met with dissent."""
    if "ajority" in sentence and _MAJORITY.search(sentence):
        return True
    return bool(_AGAINST.search(sentence)) and dissent_count(sentence) is not None


def dissent_count(sentence: str) -> int | None:
    """How many are said to have dissented; None where no number is given."""
    for pattern in _DISSENT:
        match = pattern.search(sentence)
        if match:
            count = match["count"].lower()
            return _NUMBERS.get(count) or int(count)
    named = _NAMED.search(sentence)
    return len(_EACH.findall(named["names"])) if named else None


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
    return _without_article(meetings[-1]["meeting"]) if meetings else ""


def _without_article(meeting: str) -> str:
    return re.sub(r"^(?:the|its|their|a)\s+", "", meeting.strip())


def condition(statement: str) -> str:
    """The clause that makes an outcome depend on something; empty where there is none."""
    if not _CONDITIONAL.search(statement):  # the pattern below is dear, and most statements have no condition
        return ""
    match = _CONDITION.search(statement)
    return re.sub(r"^(?:noting|and|but)\s+", "", match["condition"].strip().rstrip(".")) if match else ""


def is_negative(lead: str) -> bool:
    return _NEGATIVE_LEAD.search(lead) is not None
