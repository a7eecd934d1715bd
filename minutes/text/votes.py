"""Votes as minutes print them: who proposed and seconded, how many or who voted on which side."""

import re

_NUMBERS = "none one two three four five six seven eight nine ten eleven twelve".split()
_COUNTED = rf"(?:\d{{1,3}}|nil|no|{'|'.join(_NUMBERS)})"
_SIGN = r"(?: ?[:–—-])?"
_VOTES = r"(?: votes?| members?| councillors?)?"
_IN_BRACKETS = r"(?: \([^()]{0,200}\))?"
_FOR = r"(?:for|in favour|ayes?)"
_AGAINST = r"(?:against|noes|nays?|opposed)"
_SIDE = rf"(?:votes? )?(?:{_FOR}|{_AGAINST}|abstain(?:ed|ing)|abstentions?|did not vote)"
_TALLY = re.compile(
    r"\(?(?:proposed|proposer|prop\.|moved|mover|seconded|seconder|carried|votes?\b|voting\b|unanimous|"
    rf"{_SIDE}{_SIGN} ?{_COUNTED}\b|"
    rf"{_COUNTED}{_VOTES}(?: (?:was|were|voted|voting))? (?:for|in favour|against|abst\w+)\b)|"
    r"\([^()]{0,80}\b(?:proposed|seconded|in favour|against|abst)",
    re.I,
)
# Who voted how, by name: the side with a sign behind it, and names.
_BY_NAME = re.compile(rf"\(?(?i:{_SIDE})(?: \(\d{{1,3}}\))? ?[:–—-] ?(?:(?:Cllrs?|Mr|Mrs|Ms|Dr|Prof)\.? )?[A-Z]")
_BETWEEN = r"[,;.)]? (?:and |\()?(?:votes? )?"
_BOTH_SIDES = (
    re.compile(
        rf"\b{_FOR}{_SIGN} {_COUNTED}{_VOTES}{_IN_BRACKETS}{_BETWEEN}{_AGAINST}{_SIGN} (?P<against>{_COUNTED})\b", re.I
    ),
    re.compile(
        rf"\b{_COUNTED}{_VOTES}(?: (?:was|were|voted|voting))? (?:in favour|for){_BETWEEN}"
        rf"(?P<against>{_COUNTED}){_VOTES}(?: (?:was|were|voted|voting))? against\b",
        re.I,
    ),
)
_COUNTED_BY_NAME = re.compile(rf"\b(?i:{_FOR}) \(\d{{1,3}}\) ?:.{{2,300}}?\b(?i:{_AGAINST}) \((?P<against>\d{{1,3}})\)")
_BOTH_BY_NAME = re.compile(
    rf"\b(?i:{_FOR}) ?: ?[^:;]{{2,300}}[;.,]? (?:[Vv]otes? )?(?i:{_AGAINST}) ?: ?(?P<against>[^:;)]{{2,300}})"
)
_ABSTAINED = re.compile(r"[.,;]?\s+(?:\d{1,3} )?abst\w*.*", re.I)
_NEXT_NAME = re.compile(r",\s+(?:and\s+)?|\s+and\s+|\s+&\s+")
_NOBODY = frozenset(("none", "nil", "nobody", "no", "0", "-", "–"))


def is_tally(text: str) -> bool:
    """Tell whether a text begins with who proposed and seconded, or how many, or who, voted on which side."""
    return _TALLY.match(text) is not None or _BY_NAME.match(text) is not None


def votes_against(text: str) -> int | None:
    """How many voted against, where a text tells of both sides, by number or by name; 0 where nobody did."""
    if "gainst" not in text and "oes" not in text and "ay" not in text and "pposed" not in text:
        return None
    for pattern in (*_BOTH_SIDES, _COUNTED_BY_NAME):
        if found := pattern.search(text):
            return _number(found["against"])
    if found := _BOTH_BY_NAME.search(text):
        names = _ABSTAINED.sub("", found["against"]).strip(" .,")
        if names.casefold() in _NOBODY:
            return 0
        counted = names.partition(" ")[0]
        return int(counted) if counted.isdigit() else len(_NEXT_NAME.split(names))
    return None


def _number(counted: str) -> int:
    word = counted.casefold()
    if word.isdigit():
        return int(word)
    return _NUMBERS.index(word) if word in _NUMBERS else 0
