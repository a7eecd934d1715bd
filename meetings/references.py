"""References of meetings such as SECP47, the panel's code and the number, and how their actions' begin. Pure."""

import re

PATTERN = re.compile(r"([A-Za-z]{2,8})([1-9]\d{0,8})")


def panel_and_number(reference: str) -> tuple[str, int]:
    """Return SECP and 47 for SECP47, however it is capitalised. Raises ValueError for anything else."""
    match = PATTERN.fullmatch(reference)
    if match is None:
        raise ValueError(f"{reference} is not the reference of a meeting.")
    return match[1].upper(), int(match[2])


def action_written(code: str, meeting: int, number: int, digits: int) -> str:
    """Return the reference of an action, its number with so many digits or more: SECP47/02."""
    return f"{code}{meeting}/{number:0{digits}}"
