"""The labels of actions: how they are printed, and what they say."""

import re
from dataclasses import dataclass, replace

from actions.references import Reference
from minutes.text.mentions import CODE, NUMBER, reference_of

from .lexicon import FINITE

_ACTION = (
    r"(?:new\s+)?action(?:s|\s+points?|\s+items?)?"
    r"(?:\s+(?:required|agreed|needed|arising|requested|to\s+be\s+taken)\b|\s+(?:no|number|ref|reference)\b\.?)?"
)
_LABEL = re.compile(
    rf"(?P<open>[\[(])?\s*(?:{_ACTION}\s*[:.–—-]?\s*[\[(]?\s*(?:{CODE})?|(?P<only>){CODE.replace('code', 'code2')})"
    rf"{NUMBER}\s*(?P<close>[\])])?\s*(?P<stop>[:;.–—-]+)?\s*(?:(?<=[:–—-]\s){_ACTION}\s*[:–—-]+\s*)?",
    re.I,
)
_UNNUMBERED = re.compile(
    rf"[\[(]?(?:{_ACTION})(?:\s*#?\d{{1,3}})?(?:\s*[\])]?\s*[:–—-]|\s*[\])])(?=\s|$)|ACTION(?:S)?\s+(?=[A-Z]\S* to )",
    re.I,
)
# "Action 1.", "AP1:", "A1." number actions in a way of their own, where somebody is told to do something behind it.
_COUNTED = re.compile(
    r"(?:(?i:action|action point|action item|actionpoint)\s*#?\d{1,3}\s*[.)]|"
    r"(?:AP|A|Act|ACT|AI)\s?#?\d{1,3}(?:[./]\d{1,4})?\s*[:.)–—-])[–—-]?\s+(?=\S)"
)
_NAME = r"(?!(?i:(?:item|point|no|ref|list|log|plan|required|agreed|needed|arising)s?)\b)[A-Z][\w’'&-]*\.?"
_FOR_SOMEBODY = re.compile(
    rf"[\[(]?\s*(?i:action(?: point| item)?)(?i: on| by| for)\s+(?i:the\s+)?(?P<owner>{_NAME}(?: {_NAME}){{0,3}})"
    r"\s*[\])]?\s*[:–—]\s+"
)
_OF_A_MINUTE = re.compile(r"(?:minute|min\.?|item|agenda item)\s+(?:no\.?\s*)?[\w./-]{1,20}\s*[:–—-]\s+", re.I)
_OF_SOMEBODY = re.compile(
    r"[\[(]?\s*(?i:action(?: point| item)?)(?: on| by| for)?\s+(?!(?:ITEM|POINT|NO|REF|LIST|LOG)S?\b)"
    r"[\[(]?(?P<owner>[A-Z]{2,4}(?: ?[/&,] ?[A-Z]{2,4}){0,3})\s*[\])]?\s*[:–—-]\s+"
)
_OF_PARAGRAPH = re.compile(r"\d{1,2}\.\d{1,2}(?:\.\d{1,2})?\.?\s+(?=[^\W\d_\[])")
_PLURAL = re.compile(r"\W*(?:new\s+)?(?:actions|action\s+(?:points|items))\b", re.I)
_NO_ACTION = re.compile(r"(?:none|nil|no actions?|n/?a|not applicable)\b.{0,30}", re.I)
_AT_END = re.compile(
    r"[.;:!?)]\s+[\[(]?(?:ACTION|Action)(?: (?:by|for|on))?(?:\s?[:–—-]\s?|\s)[A-Z][\w ./&-]{0,40}[\])]?$"
)
_LONGEST_AT_END = 80  # characters
_OWNER_TO_DO = re.compile(r"[A-Z][\w&’'/.-]*(?:,? [\w&’'/.()-]+){0,9}?,? to [a-z]+")
_OWNER_AND_COLON = re.compile(
    r"(?:[A-Z]{2,4}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?: ?[/&,] ?[A-Z]{2,4}){0,3}\s?(?::|\s[–—-])\s"
)
_OWNER_IN_BRACKETS = re.compile(r"\([^()]{2,60}\)")


@dataclass(frozen=True, slots=True)
class Label:
    reference: Reference | None
    printed: str
    rest: str
    is_marked: bool  # by the word "action", or by punctuation before an owner's task
    owner: str = ""  # whom the label itself names, as in "Action JM:"

    @property
    def sets_a_task(self) -> bool:
        return sets_a_task(self.rest)


def sets_a_task(text: str) -> bool:
    """Tell whether a text begins as an action does: somebody to do something."""
    found = _OWNER_TO_DO.match(text)
    return found is not None and not FINITE.search(found[0])


def read_label(text: str, panel_code: str) -> Label | None:
    """The action label that a line starts with, if it is one and no sentence about an action."""
    found = _LABEL.match(text)
    if found is None:
        return None
    reference = reference_of(found["code"] or found["code2"] or panel_code, found["meeting"], found["number"])
    if reference is None:
        return None
    label = Label(reference, text[: found.end()].strip(), text[found.end() :], is_marked=found["only"] is None)
    return label if _is_label(label, is_closed=bool(found["stop"] or found["close"])) else None


def read_unnumbered_label(text: str) -> Label | None:
    """The label of an action without a number: "ACTION ITEM:", "[Action]", or "Minute 5604:" before somebody's task."""
    if number := _OF_PARAGRAPH.match(text):
        label = read_unnumbered_label(text[number.end() :])
        return replace(label, printed=f"{number[0]}{label.printed}") if label else None
    if found := _OF_SOMEBODY.match(text) or _of_one_named(text):
        return Label(None, found[0].strip(), text[found.end() :].strip(), is_marked=True, owner=found["owner"])
    if (found := _COUNTED.match(text)) and _tells_somebody(text[found.end() :]):
        return Label(None, found[0].strip(), text[found.end() :].strip(), is_marked=True)
    found = _UNNUMBERED.match(text)
    if found is None:
        found = _OF_A_MINUTE.match(text)
        if found is None or not sets_a_task(text[found.end() :]):
            return None
    rest = text[found.end() :].strip()
    if _NO_ACTION.fullmatch(rest) or (_PLURAL.match(text) and not sets_a_task(rest)):
        return None
    return Label(None, text[: found.end()].strip(), rest, is_marked=True)


def _of_one_named(text: str) -> re.Match[str] | None:
    """The label "Action for the Clerk:", unless somebody else is told behind it what to do."""
    found = _FOR_SOMEBODY.match(text)
    return None if found is None or sets_a_task(text[found.end() :]) else found


def _tells_somebody(text: str) -> bool:
    """Tell whether a text begins with somebody and what they are to do: "Clerk to write", "JS: write"."""
    return sets_a_task(text) or _OWNER_AND_COLON.match(text) is not None


def _is_label(label: Label, *, is_closed: bool) -> bool:
    """Tell a label from the beginning of a sentence about an action; ``is_closed`` if punctuation ends it."""
    if not label.is_marked:
        return is_closed and label.sets_a_task
    return is_closed or not label.rest or label.sets_a_task or _OWNER_IN_BRACKETS.match(label.rest) is not None


def ends_with_label(text: str) -> bool:
    """Tell whether a text ends in who owes what it says: "The Clerk will write. Action JS"."""
    return _AT_END.search(text[-_LONGEST_AT_END:]) is not None


def begins_with_label(text: str) -> bool:
    return bool(_LABEL.match(text)) or is_unnumbered_label(text)


def is_unnumbered_label(text: str) -> bool:
    """Tell whether a line begins as an action without a number does, whether it says what is to be done or not."""
    number = _OF_PARAGRAPH.match(text)
    wording = text[number.end() :] if number else text
    if _OF_SOMEBODY.match(wording) or _of_one_named(wording):
        return True
    if found := _COUNTED.match(wording):
        return _tells_somebody(wording[found.end() :])
    found = _UNNUMBERED.match(wording)
    return found is not None and not _heads_list(wording, found)


def _heads_list(text: str, label: re.Match[str]) -> bool:
    """Tell whether a label stands over a list of actions, or says that there are none."""
    rest = text[label.end() :].strip()
    return (not rest and _PLURAL.match(text) is not None) or _NO_ACTION.fullmatch(rest) is not None
