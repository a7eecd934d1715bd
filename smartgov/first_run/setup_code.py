"""The code by which whoever installed SmartGov shows that they did; made once, and kept in SMARTGOV_VAR.

A stranger who reaches the port first does not know it.
"""

from django.utils.crypto import constant_time_compare

from smartgov.kept_word import KeptWord

_KEPT = KeptWord("setup_code", groups=3)


def choose_setup_code() -> str:
    """The code of this installation."""
    return _KEPT.choose()


def is_setup_code(typed: str) -> bool:
    """However it is capitalised, with blanks or without; never once it has done its work."""
    kept = _KEPT.read()
    return bool(kept) and constant_time_compare("".join(typed.split()).lower(), kept)


def forget_setup_code() -> None:
    _KEPT.forget()
