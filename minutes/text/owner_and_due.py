"""Reads of an action's sentence who owes it and until when, in its words; ``actions.dues`` resolves these to a day."""

import re

from core.days import ANY_MONTH, ANY_WEEKDAY, MONTH

LONGEST_DUE = 200  # characters that an action has room for
# A full stop within a word ("E.ON"), behind an initial or a title ("Dr. K. Iyer") or such a word ends no sentence.
_SHORTENED = (
    "Dr Mr Mrs Ms Mx St Prof Rev Revd Cllr Hon Sgt Capt Col Lt Gen Sr Jr Ltd Co Inc No Dept Assoc Bros "
    "plc Plc PLC Corp retd".split()
)
_AFTER_SHORTENED = "|".join(rf"(?<=\b{word})" for word in _SHORTENED)
# No stop may match in two ways: each such would double the work of every one before it.
_INNER_STOP = rf"\.(?=\w)|(?:(?<=\b[A-Z])|{_AFTER_SHORTENED})\.(?!\w)"
_OWNER = re.compile(
    rf"^(?P<owner>(?:[^.;:]|{_INNER_STOP}){{1,200}}?)(?:,|(?<!\s))\s+(?:to|shall|will|must|should)\s", re.DOTALL
)
_DAY = r"\d{1,2}(?:st|nd|rd|th|[\"”“'’]|[a-z]{1,2})?"
_BEFORE_DAY = rf"(?:{ANY_WEEKDAY},?\s+(?:the\s+)?)?"
_YEAR = r"(?:,?\s+\d{4})?"
_CLOCK = r"(?:(?:noon|midday|midnight|COB|EOD|\d{1,2}(?:[:.]\d{2})?\s?[ap]m|\d{1,2}[:.]\d{2})(?:,|\s+on)?\s+)?"
_WEEK_OF = r"(?:(?:the\s+)?week\s+(?:beginning|commencing|ending)\s+|w/[ce]\s+)?"
_SOMEBODY = r"(?!(?:April|May|June|August)\s+(?!Bank|Day)[A-Z][a-z])"  # "by May Holt" is no month
_DATE = (
    rf"{_CLOCK}{_WEEK_OF}(?:(?:the\s+)?{_BEFORE_DAY}{_DAY}\s+(?:of\s+)?{ANY_MONTH}{_YEAR}|"
    rf"{_BEFORE_DAY}{ANY_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?!\d){_YEAR}|{ANY_MONTH}\s+\d{{4}}|{_SOMEBODY}{MONTH}|"
    rf"(?:this\s+|next\s+|the\s+following\s+)?{ANY_WEEKDAY}(?:\s+week)?|"
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{4}-\d{2}-\d{2}|tomorrow|Christmas|Easter|New\s+Year|(?:the\s+)?(?:AGM|EGM)|"
    r"(?:20\d{2}|(?:the\s+)?\d{1,2}(?:st|nd|rd|th))(?=\s*(?:[.,;)]|$)))"
)
_SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)(?:\s+\d{4})?"
_QUARTER = (
    r"(?:Q[1-4](?:\s+\d{4})?|(?:(?:the\s+)?(?:first|second|third|fourth)\s+quarter(?:\s+of\s+\d{4})?)|[Qq]uarter\s+\w+)"
)
_END_OF = r"(?:the\s+)?(?:end|close)\s+of\s+(?:(?:business|play),?\s+(?:on\s+)?)?(?:the\s+)?"
_PART_OF = r"(?:the\s+)?(?:end|beginning|start|middle|close)\s+of\s+(?:(?:business|play),?\s+(?:on\s+)?)?(?:the\s+)?"
_SPAN = r"(?:(?:this\s+|next\s+)?(?:month|year|quarter|week)(?!\s+\w+\s+meeting))"
_SOMETHING = r"[\w’'-]+(?:\s+(?:consultation|month|period|quarter|review|season|term|window|year))?"
_WITHOUT_YEAR = rf"(?:{_DATE}|{_SPAN}|{_QUARTER}|\d{{4}}|{_SEASON}|{ANY_MONTH}|{_SOMETHING})"
_PERIOD = (
    rf"(?:{_PART_OF}{_WITHOUT_YEAR}|(?:early|mid|late|end)[ -](?:{MONTH}(?:\s+\d{{4}})?|20\d{{2}})|{_QUARTER}|"
    r"next\s+(?:week|month|quarter|year))"
)
_MEETING_ITSELF = rf"meeting(?:\s+(?:in|on|of)\s+(?:the\s+)?(?:[\w]+\s+){{0,2}}\d{{4}}|\s+in\s+{MONTH}|\s+\d{{1,3}})?"
_MEETING = rf"(?:[\w’'-]+\s+){{0,6}}?{_MEETING_ITSELF}"
# "before the Board at its 23rd meeting" is two things.
_NAME_OF_MEETING = rf"(?:(?!(?:at|by|for|in|of|on|to)\s)[\w’'-]+\s+){{0,6}}?{_MEETING_ITSELF}"
_ITS_MEETING = (
    rf"(?:(?:the|its|their|our)\s+{_NAME_OF_MEETING}|(?:next|{MONTH}(?:\s+\d{{4}})?)\s+(?:[\w’'-]+\s+)?meeting)"
)
_WITHIN = (
    r"(?:(?:\d{1,3}\s+(?:WDs?|working\s+days?)|"
    r"(?:\d{1,3}|a|one|two|three|four|five|six|seven|eight|nine|ten)\s+(?:calendar\s+)?"
    r"(?:day|week|month|fortnight)s?\b)"
    r"(?:\s+(?:of|after|from|following)\s+(?:(?:the|this|its|their|receiving)\s+)?[\w’'-]+)?)"
)
_UNTIL = r"(?:[Bb]y|(?:[Nn]o|[Nn]ot)\s+later\s+than|[Oo]n\s+or\s+before|(?:[Dd]ue(?:\s+date)?|[Dd]eadline|By):|Due)"
_BY = rf"{_UNTIL}\s+(?:(?:no|not)\s+later\s+than\s+|by\s+)?(?P<by>{_PERIOD}|{_ITS_MEETING}|{_DATE})"
# What is due before a meeting is due at it, and is called by it; "before 3 March" is not on that day.
_BEFORE = (
    r"(?:before|ahead\s+of|prior\s+to|in\s+(?:good\s+)?time\s+for)\s+"
    rf"(?:(?:the|its|their|our)\s+(?P<before_meeting>{_NAME_OF_MEETING})|"
    rf"(?P<before_next>(?:next|{MONTH}(?:\s+\d{{4}})?)\s+(?:[\w’'-]+\s+)?meeting)|(?P<before>{_PERIOD}|{_DATE}))"
)
_AT = rf"at\s+(?:(?P<at_end>{_END_OF}{_WITHOUT_YEAR})|(?:the|its|their)\s+(?P<at>{_MEETING}))"
_DUE = re.compile(rf"\b(?:{_BY}|{_BEFORE}|{_AT}|within\s+(?P<within>{_WITHIN}))(?![\w-])")
# When it is owed, and no day: shown as what was said, with "no day understood".
_SOON = r"(?:(?:asap|ASAP|Asap)|as\s+soon\s+as\s+(?:possible|(?:reasonably\s+)?practicable))"
_NO_DAY = rf"(?:{_SOON}|[Oo]n-?going|[Ii]mmediate(?:ly)?|[Uu]rgent(?:ly)?|[Ff]orthwith|[Ii]n\s+due\s+course|TBC|tbc)"
# Nothing but a date in brackets, a period behind a comma or dash, or words without a day, at the very end.
_LAST = re.compile(
    rf"(?:\(\s*(?P<in_brackets>{_PERIOD}|{_DATE}|{_NO_DAY})\s*\)|"
    rf"[,–—-]\s+(?P<behind>{_END_OF}{_WITHOUT_YEAR}|{_NO_DAY})|(?:[Dd]ue(?:\s+date)?|[Dd]eadline|By):\s+(?P<due>{_NO_DAY})|"
    rf"\s(?P<soon>{_SOON}))\.?$"
)
# "the paper discussed at the July meeting" tells what, not until when.
_LOOKS_BACK = re.compile(
    r"\b(?:agreed|approved|considered|discussed|given|held|made|noted|presented|provided|raised|received|recorded|"
    r"requested|shown|submitted|tabled|taken|used|asked|seen|expressed|identified|circulated|published|issued|sent|"
    r"signed|carried|adopted|elected|put|closed|filed|(?:was|were)\s+due|reported|lodged|registered|returned|prepared|written|proposed|"
    r"posted|distributed|endorsed|ratified|resolved|decided|accepted|appointed|nominated|passed|incurred|invoiced|"
    r"supplied|delivered|completed|finished|done|paid)\s+$"
)
# "to be approved by 3 May", "to have the bills paid by 3 May" and "amended as agreed by 3 May" tell until when.
_IS_TO_BE = re.compile(
    r"\b(?:be|is|are|being)\s+(?:(?!the\b)[\w-]+,?\s+){0,4}\w+\s+$|\b(?:as|if|where|when|once)\s+\w+\s+$|"
    r"\b(?:have|get|see|ensure|make\s+sure)\b[^.,;:]{1,80}\s\w+\s+$"
)
_AS_FAR_BACK = 120  # characters, more than the longest of these


def owner(text: str) -> str:
    """Return who owes the action: what stands before " to ", without a leading "the"; empty where nobody is named."""
    match = _OWNER.match(text.strip())
    return re.sub(r"^the\s+", "", " ".join(match["owner"].split()), flags=re.IGNORECASE) if match else ""


def due(text: str) -> str:
    """Until when it is owed, as printed: the meeting, date or period after "at the" or "by", what it is to be "before",
    or the time within which; empty where none is given."""
    written = " ".join(text.split())
    found = ""
    for match in _DUE.finditer(written):
        words = (match["before"] and match[0]) or next(filter(None, match.groups()))
        before = written[max(match.start() - _AS_FAR_BACK, 0) : match.start()]
        looks_back = _LOOKS_BACK.search(before) is not None and not (match["by"] and _IS_TO_BE.search(before))
        if len(words) <= LONGEST_DUE and not looks_back:
            found = words
    if not found and (last := _LAST.search(written[-LONGEST_DUE:])):
        found = next(filter(None, last.groups()))
    return found
