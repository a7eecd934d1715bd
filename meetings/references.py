"""References of meetings such as SECP47, the panel's code and the number, and how their actions' begin. Pure.

Behind a code that ends with a digit a hyphen stands before the number: meeting 47 of A-B2 is A-B2-47, and A-B247 is
meeting 247 of A-B. A series of numbers has a mark behind the code: decision 12 by correspondence is SECP-C12, and is
read as the code SECP-C and 12, whether SECP-C is a panel or a series (docs/decisions/codes-of-panels.md).
"""

import re

PANEL_CODE = r"[A-Z][A-Z0-9&-]{0,6}[A-Z0-9]"
SERIES_MARK = r"[A-Z]{1,3}"
CODE = rf"{PANEL_CODE}(?:-{SERIES_MARK})?"  # as it stands in a reference: of a panel, or of a series of one
LONGEST_CODE = 8
LONGEST_MARK = 3
LONGEST_CODE_WITH_MARK = LONGEST_CODE + 1 + LONGEST_MARK
WHAT_A_CODE_IS = "two to eight capital letters and digits, with a letter first; - and & can stand between them"
_IN_CAPITALS_OR_NOT = r"[A-Za-z][A-Za-z0-9&-]{0,6}[A-Za-z0-9]"
ANY_PANEL_CODE = rf"(?P<code>{_IN_CAPITALS_OR_NOT})"
ANY_CODE = rf"(?P<code>{_IN_CAPITALS_OR_NOT}(?:-[A-Za-z]{{1,3}})?)"
_BEHIND_A_LETTER, _BEHIND_A_DIGIT = r"(?<=[A-Za-z])", r"(?<=[0-9])"

# What stands between the code and the number: as it is written, as people type it, as published texts print it.
BETWEEN = rf"(?:{_BEHIND_A_LETTER}|{_BEHIND_A_DIGIT}-)"
BETWEEN_IF_TYPED = rf"(?:{_BEHIND_A_LETTER}\s?|{_BEHIND_A_DIGIT}[\s-])"
BETWEEN_IN_TEXT = rf"(?:{_BEHIND_A_LETTER}[\s_-]?|{_BEHIND_A_DIGIT}-)"
MEETING = r"(?P<meeting>[1-9][0-9]{0,8})"

_PATTERN = re.compile(f"{ANY_CODE}{BETWEEN}{MEETING}")
_WITH_MARK = re.compile(rf"(?P<panel>{PANEL_CODE})-(?P<mark>{SERIES_MARK})")


def code_with_mark(panel_code: str, series: str) -> str:
    """Return the code that references of a panel's series have: SECP-C; without a series it is the panel's own."""
    return f"{panel_code}-{series}" if series else panel_code


def panels_and_series(code: str) -> list[tuple[str, str]]:
    """Return whose code this can be: SECP-C is that of a panel (SECP-C, no series), or of the series C of SECP."""
    marked = _WITH_MARK.fullmatch(code)
    return [(code, ""), (marked["panel"], marked["mark"])] if marked else [(code, "")]


def is_of_panel(code: str, panel_code: str) -> bool:
    """Return whether a code is the panel's, or can be that of a series of it."""
    return panel_code in [panel for panel, _ in panels_and_series(code)]


def meeting_written(code: str, number: int) -> str:
    """Return the reference of a meeting: SECP47, and A-B2-47 where the code ends with a digit."""
    return f"{code}-{number}" if code[-1:].isdecimal() else f"{code}{number}"


def meeting_name(panel_code: str, series: str, number: int) -> str:
    """Return what it is called in a sentence: "meeting 47", or "decision SECP-C12"."""
    return f"decision {meeting_written(code_with_mark(panel_code, series), number)}" if series else f"meeting {number}"


def code_and_number(reference: str) -> tuple[str, int]:
    """Return SECP and 47 for SECP47, SECP-C and 12 for SECP-C12, however it is capitalised.

    Raises ValueError for anything else.
    """
    match = _PATTERN.fullmatch(reference)
    if match is None:
        raise ValueError(f"{reference} is not the reference of a meeting.")
    return match["code"].upper(), int(match["meeting"])


def action_written(code: str, meeting: int, number: int, digits: int) -> str:
    """Return the reference of an action, its number with so many digits or more: SECP47/02."""
    return f"{meeting_written(code, meeting)}/{number:0{digits}}"
