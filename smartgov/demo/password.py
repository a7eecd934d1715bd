"""The one password of the demo's accounts: DEMO_PASSWORD, or one of this installation's own, made once."""

import environ

from smartgov.kept_word import KeptWord

_KEPT = KeptWord("demo_password", groups=4)


def choose_password() -> str:
    """Return the password that the demo's accounts are to have."""
    return environ.Env().str("DEMO_PASSWORD", default="") or _KEPT.choose()


def kept_password() -> str:
    """Return the installation's own password, empty if it has none."""
    return _KEPT.read()


def forget_password() -> None:
    _KEPT.forget()
