"""The code by which somebody shows that they installed SmartGov; made once, and kept in SMARTGOV_VAR.

A stranger who reaches the port first does not know it.
"""

from django.utils.crypto import constant_time_compare

from smartgov.kept_word import KeptWord

_KEPT = KeptWord("setup_code", groups=3)


def choose_setup_code() -> str:
    """Return the code of this installation, made now if there is none."""
    return _KEPT.choose()


def is_setup_code(typed: str) -> bool:
    """Tell whether this is the code, in capitals or not, with blanks or without. Once it has done its work, none is."""
    kept = _KEPT.read()
    return bool(kept) and constant_time_compare("".join(typed.split()).lower(), kept)


def forget_setup_code() -> None:
    _KEPT.forget()
