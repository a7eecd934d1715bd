"""The label that begins an action: "ACTION SECP48/01:", "ACTION 3 –", "Action:", or ACTION before who is "to" do it.

A printed number belongs to the label: actions get theirs from SmartGov. ``static/js/drafting/action_label.js`` is the
same pattern by the same words. Capitals alone make a label; "Action" needs a colon, or an owner who is to do something.
"""

import re

from .grammar import GRAMMAR, any_mark, any_word

_WORDS = GRAMMAR["actions"]
_DASH = any_mark(_WORDS["dashes"])
_OPENED, _CLOSED = (f"{any_mark(brackets)}?" for brackets in _WORDS["brackets"])
_MARK = rf"(?:\s*:{_DASH}?|\s*{_DASH}{{1,2}}(?=\s)|\s+{_DASH}{{1,2}})"

_LETTER = r"(?!\d)\w"
_NO_OWNER = rf"(?:[a-z]+ed|{any_word(_WORDS['tells'])})\s"  # "The Panel agreed to …" tells what was done
_NAME = rf"(?!{_NO_OWNER})(?:[\w’'&/-]+,?|(?:[A-Z]\.)+\w*,?|{any_word(_WORDS['titles'])}\.)"
_OWNER = rf"(?:[Tt]he )?(?=[A-Z]){_NAME}(?: {_NAME}){{0,7}}"
_PROMISE = rf"{_OWNER} {any_word(_WORDS['promises'])}\s"

_REFERENCE = f"{_OPENED}{_WORDS['reference']}{_CLOSED}"
_COUNT = f"{_OPENED}{_WORDS['number']}{_CLOSED}"
_MARKED = (
    rf"(?:{_REFERENCE}\s*{any_mark(_WORDS['reference_marks'])}{{1,2}}|"
    rf"{_COUNT}(?:\s*{any_mark(_WORDS['number_marks'])}(?=\s+{_LETTER}|\s*$)|\s*{_DASH}{{1,2}}(?=\s+{_LETTER})))"
)
# Without a mark a number is one of a label only before one owner: "3 Directors to meet" are three directors.
_NUMBER = (
    rf"(?:{_MARKED}|{_REFERENCE}(?=\s+(?!to\s|{_NO_OWNER})\S+\s)|"
    rf"[0-9]{{1,3}}(?=\s+{_OWNER}(?<!s) {any_word(_WORDS['promises'])}\s))"
)

_IN_CAPITALS = (
    rf"(?:{any_word(_WORDS['before'])} )?{_WORDS['label']}(?: {any_word(_WORDS['after'])})?"
    rf"(?:{_MARK}\s*(?:{_NUMBER}\s*)?|\s*{_NUMBER}\s*|\s+(?={_PROMISE}))"
)
_IN_SMALL = (
    rf"(?:{_WORDS['label_in_small']})(?: {any_word(_WORDS['after_in_small'])})?"
    rf"(?:{_MARK}\s*(?:{_NUMBER}\s*)?(?={_PROMISE})|\s*{_MARKED}\s*(?={_PROMISE})|\s*:\s*)"
)

ACTION_LABEL = re.compile(f"(?:{_IN_CAPITALS}|{_IN_SMALL})")
PROMISE = re.compile(_PROMISE)
