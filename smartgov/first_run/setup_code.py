"""The code by which whoever installed SmartGov shows that they did; made once, and kept in SMARTGOV_VAR.

A stranger who reaches the port first does not know it.
"""

import secrets

from django.conf import settings
from django.utils.crypto import constant_time_compare

FILE = "setup_code"


def choose_setup_code() -> str:
    """The code of this installation; of two processes that make one at once, the first one's stays."""
    return kept_setup_code() or _keep(_random())


def kept_setup_code() -> str:
    """Empty where none was made, or where it has done its work."""
    path = settings.VAR_DIR / FILE
    return path.read_text(encoding="ascii").strip() if path.exists() else ""


def is_setup_code(typed: str) -> bool:
    """However it is capitalised, with blanks or without."""
    kept = kept_setup_code()
    return bool(kept) and constant_time_compare("".join(typed.split()).lower(), kept)


def forget_setup_code() -> None:
    (settings.VAR_DIR / FILE).unlink(missing_ok=True)


def _random() -> str:
    """Forty-eight bits, in groups that can be typed."""
    return "-".join(secrets.token_hex(2) for _ in range(3))


def _keep(code: str) -> str:
    path = settings.VAR_DIR / FILE
    try:
        path.touch(mode=0o600, exist_ok=False)
        path.write_text(code, encoding="ascii")
    except FileExistsError:
        pass
    return kept_setup_code()
