"""Reads of an action's sentence who owes it and until when, in its words; ``actions.dues`` resolves these to a day."""

import re

from core.days import MONTH

LONGEST_DUE = 200  # characters that an action has room for
# A full stop within a word ("E.ON"), behind an initial or a title ("Dr. K. Iyer") or such a word ends no sentence.
_SHORTENED = "Dr Mr Mrs Ms Mx St Prof Rev Revd Cllr Hon Sgt Capt Col Lt Gen Sr Jr Ltd Co Inc No Dept Assoc Bros".split()
_AFTER_SHORTENED = "|".join(rf"(?<=\b{word})" for word in _SHORTENED)
# No stop may match in two ways: each such would double the work of every one before it.
_INNER_STOP = rf"\.(?=\w)|(?:(?<=\b[A-Z])|{_AFTER_SHORTENED})\.(?!\w)"
_OWNER = re.compile(
    rf"^(?P<owner>(?:[^.;:]|{_INNER_STOP}){{1,200}}?)(?:,|(?<!\s))\s+(?:to|shall|will|must|should)\s", re.DOTALL
)
_DAY = r"\d{1,2}(?:st|nd|rd|th|[\"”“'’]|[a-z]{1,2})?"
_WEEKDAY = "(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\\s+)?"
_DATE = (
    rf"(?:{_WEEKDAY}{_DAY}\s+(?:of\s+)?{MONTH}(?:\s+\d{{4}})?|{MONTH}(?:\s+\d{{4}})?|"
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4})"
)
_SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)(?:\s+\d{4})?"
_QUARTER = r"(?:Q[1-4](?:\s+\d{4})?|[Qq]uarter\s+\w+)"
_PART_OF = r"(?:the\s+)?(?:end|beginning|start|middle|close)\s+of\s+(?:(?:business|play)\s+on\s+)?(?:the\s+)?"
_PERIOD = (
    rf"(?:{_PART_OF}(?:{_DATE}|month|year|quarter|week|{_QUARTER}|\d{{4}}|{_SEASON})|"
    rf"(?:early|mid|late)[ -]{MONTH}(?:\s+\d{{4}})?|{_QUARTER})"
)
_MEETING = r"(?:[\w’'-]+\s+){0,6}?meeting(?:\s+(?:in|on|of)\s+(?:the\s+)?(?:[\w]+\s+){0,2}\d{4}|\s+\d{1,3})?"
_WITHIN = r"(?:\d{1,3}\s+(?:WDs?|working\s+days?)(?:\s+of\s+(?:the|this)\s+meeting)?)"
_HOUR = (
    r"(?:(?:noon|midday|midnight|\d{1,2}(?:[.:]\d\d)?\s?(?:am|pm)?|(?:close|end)\s+of\s+(?:business|play))\s+on\s+)?"
)
_BY = (
    rf"(?:by|no\s+later\s+than|[Dd]ue(?:\s+date)?:)\s+(?:no\s+later\s+than\s+)?"
    rf"(?P<by>{_PERIOD}|{_HOUR}{_DATE}|(?:the\s+|its\s+){_MEETING})"
)
# "to lay it before the Board at its meeting" says before whom.
_WHICH = rf"(?:next|following|first|last|annual|coming|\d{{1,3}}(?:st|nd|rd|th)|{MONTH}|\d{{4}})"
_BEFORE = rf"before\s+(?:the|its|their)\s+(?P<before>(?:{_WHICH}\s+){{1,3}}(?:\w+\s+)?meeting)"
_DUE = re.compile(
    rf"\b(?:{_BY}|{_BEFORE}|at\s+(?:the|its|their)\s+(?P<at>{_MEETING})|within\s+(?P<within>{_WITHIN}))(?![\w-])"
)
# "the paper discussed at the July meeting" tells what, not until when.
_LOOKS_BACK = re.compile(
    r"\b(?:agreed|approved|considered|discussed|given|held|made|noted|presented|provided|raised|received|recorded|"
    r"requested|shown|submitted|tabled|taken|used|asked|seen|expressed|identified)\s+$"
)
_AS_FAR_BACK = 20  # characters, more than the longest of these words


def owner(text: str) -> str:
    """Return who owes the action: what stands before " to ", without a leading "the"; empty where nobody is named."""
    match = _OWNER.match(text.strip())
    return re.sub(r"^the\s+", "", " ".join(match["owner"].split()), flags=re.IGNORECASE) if match else ""


def due(text: str) -> str:
    """Until when it is owed, as printed: the meeting or date after "at the" or "by", or the working days within which;
    empty where none is given."""
    found = ""
    for match in _DUE.finditer(" ".join(text.split())):
        words = match["by"] or match["before"] or match["at"] or match["within"]
        before = match.string[max(match.start() - _AS_FAR_BACK, 0) : match.start()]
        if len(words) <= LONGEST_DUE and not _LOOKS_BACK.search(before):
            found = words
    return found
