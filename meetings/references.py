"""References of meetings such as SECP47: the panel's code, then the number. Pure: no Django."""

import re

PATTERN = re.compile(r"([A-Za-z]{2,8})([1-9]\d{0,8})")


def panel_and_number(reference: str) -> tuple[str, int]:
    """SECP and 47 of SECP47, however it is capitalised. Raises ValueError for anything else."""
    match = PATTERN.fullmatch(reference)
    if match is None:
        raise ValueError(f"{reference} is not the reference of a meeting.")
    return match[1].upper(), int(match[2])
