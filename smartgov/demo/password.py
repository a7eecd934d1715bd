"""The one password of the demo's accounts: DEMO_PASSWORD, or one of this installation's own, made once."""

import secrets

import environ
from django.conf import settings

FILE = "demo_password"


def choose_password() -> str:
    """The password that the demo's accounts are to have."""
    given = environ.Env().str("DEMO_PASSWORD", default="")
    return given or kept_password() or _keep(_random())


def kept_password() -> str:
    """The installation's own, empty if it has none."""
    path = settings.VAR_DIR / FILE
    return path.read_text(encoding="ascii") if path.exists() else ""


def forget_password() -> None:
    (settings.VAR_DIR / FILE).unlink(missing_ok=True)


def _random() -> str:
    """Sixty-four bits, in groups that can be typed."""
    return "-".join(secrets.token_hex(2) for _ in range(4))


def _keep(password: str) -> str:
    path = settings.VAR_DIR / FILE
    path.touch(mode=0o600, exist_ok=False)
    path.write_text(password, encoding="ascii")
    return password
