"""References of meetings such as SECP47, the panel's code and the number, and how their actions' begin. Pure.

Behind a code that ends with a digit a hyphen stands before the number: meeting 47 of A-B2 is A-B2-47, and A-B247 is
meeting 247 of A-B (docs/decisions/codes-of-panels.md).
"""

import re

PANEL_CODE = r"[A-Z][A-Z0-9&-]{0,6}[A-Z0-9]"
LONGEST_CODE = 8
WHAT_A_CODE_IS = "two to eight capital letters and digits, with a letter first; - and & can stand between them"
ANY_CODE = r"(?P<code>[A-Za-z][A-Za-z0-9&-]{0,6}[A-Za-z0-9])"  # in capitals or not
_BEHIND_A_LETTER, _BEHIND_A_DIGIT = r"(?<=[A-Za-z])", r"(?<=[0-9])"

# What stands between the code and the number: as it is written, as people type it, as published texts print it.
BETWEEN = rf"(?:{_BEHIND_A_LETTER}|{_BEHIND_A_DIGIT}-)"
BETWEEN_IF_TYPED = rf"(?:{_BEHIND_A_LETTER}\s?|{_BEHIND_A_DIGIT}[\s-])"
BETWEEN_IN_TEXT = rf"(?:{_BEHIND_A_LETTER}[\s_-]?|{_BEHIND_A_DIGIT}-)"
MEETING = r"(?P<meeting>[1-9][0-9]{0,8})"

_PATTERN = re.compile(f"{ANY_CODE}{BETWEEN}{MEETING}")


def meeting_written(code: str, number: int) -> str:
    """Return the reference of a meeting: SECP47, and A-B2-47 where the code ends with a digit."""
    return f"{code}-{number}" if code[-1:].isdecimal() else f"{code}{number}"


def panel_and_number(reference: str) -> tuple[str, int]:
    """Return SECP and 47 for SECP47, however it is capitalised. Raises ValueError for anything else."""
    match = _PATTERN.fullmatch(reference)
    if match is None:
        raise ValueError(f"{reference} is not the reference of a meeting.")
    return match["code"].upper(), int(match["meeting"])


def action_written(code: str, meeting: int, number: int, digits: int) -> str:
    """Return the reference of an action, its number with so many digits or more: SECP47/02."""
    return f"{meeting_written(code, meeting)}/{number:0{digits}}"
