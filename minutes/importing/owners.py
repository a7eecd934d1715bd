"""The owners of actions that are printed without a number, where almost any sentence may stand."""

import re
from dataclasses import dataclass

from actions.due_days import day_in, fault_in_days
from minutes.text.owner_and_due import LONGEST_DUE, owner

# A word of an owner's name has a capital, or is one of these.
_SMALL_WORDS = frozenset("the and of for all both with on de la van von der den members member team plc plc.".split())
_WORD = re.compile(r"[^\W\d_][\w’'./&-]*")
_SOMEBODY = r"(?:[A-Z]{2,4}|(?:[A-Z]\.){2,4})"
_INITIALS = re.compile(rf"(?P<owner>{_SOMEBODY}(?: ?[/&,] ?{_SOMEBODY}){{0,3}})\s*(?::|\s[–—-])\s")
_ROLE = (
    r"(?:[Tt]he )?(?:(?:Vice[- ]|Deputy |Assistant |Town |Parish |Company |Finance |Managing |Executive )?"
    r"(?:Chair(?:man|woman|person)?|Clerk|Secretary|Secretariat|Treasurer|Director|Manager|Registrar|Officer|Warden|"
    r"Bursar|Provost|Dean|Principal|Headteacher|President|Auditor|Trustee)s?)"
)
_PERSON = r"(?:(?:Cllrs?|Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Rev)\.? |(?:[A-Z]\. ?){1,3})(?:[A-Z]\. ?){0,3}[A-Z][\w’'-]+"
_NAMED_APART = re.compile(
    rf"(?P<owner>(?:{_ROLE}|{_PERSON})(?:(?: ?[/&,] ?| and )(?:{_ROLE}|{_PERSON})){{0,3}})\s?(?::|\s[–—-])\s"
)
_ONE = rf"(?:{_SOMEBODY}|{_ROLE}|{_PERSON})"
_SEVERAL = rf"{_ONE}(?:(?: ?[/&,+] ?| and ){_ONE}){{0,4}}"
_UNTIL = r"(?:[,;]? (?:by|before) (?P<{0}>[\w /-]{{3,40}}))?"
_BEHIND = re.compile(
    rf"\s\(\s?(?i:action(?: by)?:? |owner:? )?(?P<in_brackets>{_SEVERAL}){_UNTIL.format('due_in_brackets')}\s?\)\.?$|"
    rf"(?:\s[–—-]|(?<=[.;:]))\s(?i:action(?: by)?:? |owner:? )?(?P<owner>{_SEVERAL}){_UNTIL.format('due')}\.?$"
)
_LONGEST_BEHIND = 90  # characters
_IN_BRACKETS = re.compile(r"\([^()]{0,40}\)")  # "(retd.)"
_TO = re.compile(r"\bto\s+(?P<next>\S+)")
_NO_TASK = frozenset("the a an all each our their its his her this that these those any both".split())
_MOST_WORDS_ALONE = 4
_MOST_WORDS_OF_OWNER = 14
_NOBODY = frozenset(("None", "none", "N/A", "n/a", "TBC", "TBA"))


def owner_unlike_text(text: str) -> str | None:
    """Who owes an action where its text is misread: "" if it begins with no owner, or all of it if it is nothing else;
    None where the text says it itself."""
    if apart := _INITIALS.match(text) or _NAMED_APART.match(text):
        return apart["owner"]
    said = owner(text)
    if not said:
        alone = text.strip().rstrip(".")
        return alone if alone and len(alone.split()) <= _MOST_WORDS_ALONE and _is_name(alone) else None
    return None if _is_name(said) and _sets_task_after(text, said) else ""


def _is_name(text: str) -> bool:
    words = _WORD.findall(_IN_BRACKETS.sub("", text))
    return any(word[0].isupper() for word in words) and all(
        word[0].isupper() or word.casefold() in _SMALL_WORDS for word in words
    )


def _sets_task_after(text: str, said: str) -> bool:
    """Tell whether a task follows the owner: one does in "Clerk to write", none in "Write to the county"."""
    start = text.find(said) + len(said)
    found = _TO.match(text, start + 1) if text[start : start + 1].isspace() else _TO.search(text[start : start + 8])
    if found is None:
        return True
    following = found["next"]
    return following[0].islower() and following not in _NO_TASK


@dataclass(frozen=True, slots=True)
class OwnerBehind:
    """An owner printed behind a task: the task alone, what is printed behind it, whom that names, and until when."""

    task: str
    printed: str
    owner: str
    due: str | None


def owner_behind(text: str) -> OwnerBehind | None:
    """Return who is named behind a task: "Write to the county (Clerk)", "Paint the hut – J. Moss"."""
    tail = text[-_LONGEST_BEHIND:]
    found = _BEHIND.search(tail)
    if found is None or not (start := len(text) - len(tail) + found.start()):
        return None
    words = found["due_in_brackets"] or found["due"]
    return OwnerBehind(
        text[:start].rstrip(),
        found[0].strip(),
        found["in_brackets"] or found["owner"],
        due_in_cell(words) if words else None,
    )


def owner_in_cell(text: str) -> str | None:
    """The owner that a cell or field of its own names, as printed; None where it is too long for a name, or none."""
    said = text.strip().rstrip(".,;") if not text.rstrip().endswith(("plc.", "Ltd.")) else text.strip()
    is_named = any(map(str.isalpha, said)) and len(said.split()) <= _MOST_WORDS_OF_OWNER and said not in _NOBODY
    return said if is_named else None


def due_in_cell(text: str) -> str | None:
    """Until when, as a cell or field of its own says it; None where it says nothing, or a day that there is not."""
    said = text.strip().rstrip(".;")
    if not any(map(str.isalnum, said)) or said in _NOBODY or len(said) > LONGEST_DUE or fault_in_days(said):
        return None
    return said if any(map(str.isalpha, said)) or day_in(said) is not None else None
