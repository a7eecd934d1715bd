"""The owners of actions that are printed without a number, where almost any sentence may stand."""

import re

from minutes.text.owner_and_due import owner

# A word of an owner's name has a capital, or is one of these.
_SMALL_WORDS = frozenset("the and of for all both with on de la van von der den members member team".split())
_WORD = re.compile(r"[^\W\d_][\w’'./&-]*")
_SOMEBODY = r"(?:[A-Z]{2,4}|(?:[A-Z]\.){2,4})"
_INITIALS = re.compile(rf"(?P<owner>{_SOMEBODY}(?: ?[/&,] ?{_SOMEBODY}){{0,3}})\s*(?::|\s[–—-])\s")
_TO = re.compile(r"\bto\s+(?P<next>\S+)")
_NO_TASK = frozenset("the a an all each our their its his her this that these those any both".split())
_MOST_WORDS_ALONE = 4


def owner_unlike_text(text: str) -> str | None:
    """Who owes an action where its text is misread: "" if it begins with no owner, or all of it if it is nothing else;
    None where the text says it itself."""
    if initials := _INITIALS.match(text):
        return initials["owner"]
    said = owner(text)
    if not said:
        alone = text.strip().rstrip(".")
        return alone if alone and len(alone.split()) <= _MOST_WORDS_ALONE and _is_name(alone) else None
    return None if _is_name(said) and _sets_task_after(text, said) else ""


def _is_name(text: str) -> bool:
    words = _WORD.findall(text)
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
