"""What of this release shows on the paper of minutes."""

from core.release import fingerprint_of

PRINTS = ("templates/minutes/*.html", "minutes/rendering/*.py")


def release_fingerprint() -> str:
    """Differs where the same document could be printed differently."""
    return fingerprint_of(*PRINTS)
