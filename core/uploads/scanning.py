"""The installation's own virus scanner, asked about each file that is handed in, as a paper or as evidence.

``settings.PAPER_SCANNER`` is a command that gets the path of the file: it ends with 0 if there is nothing in it, with
1 if it found something, as clamscan and clamdscan do.
"""

import logging
import shlex
import subprocess
from tempfile import NamedTemporaryFile

from django.conf import settings

from core.errors import Unacceptable

PATIENCE = 120  # seconds
FOUND = "The virus scanner found something in this file. The file was not saved."
NO_ANSWER = (
    "The virus scanner did not answer, so this file was not saved. "
    "Try again, or tell the operator of this installation."
)
logger = logging.getLogger(__name__)


def scan(content: bytes) -> bool:
    """Return whether the scanner looked at it and found nothing; False where this installation has none.

    Raises Unacceptable for a file in which it found something, and where a scanner does not answer: whoever set one up
    does not want a file to go past it.
    """
    if not settings.PAPER_SCANNER:
        return False
    with NamedTemporaryFile(prefix="smartgov-scan-") as file:
        file.write(content)
        file.flush()
        status = _status([*shlex.split(settings.PAPER_SCANNER), file.name])
    if status == 1:
        raise Unacceptable(FOUND)
    if status != 0:
        raise Unacceptable(NO_ANSWER)
    return True


def _status(command: list[str]) -> int | None:
    """Return how the command ended; None if it did not."""
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE, check=False)  # noqa: S603 - the operator's own command
    except (OSError, subprocess.TimeoutExpired) as error:
        logger.error("The scanner did not answer: %s", error)
        return None
    if done.returncode not in (0, 1):
        logger.error("The scanner ended with %d: %s", done.returncode, done.stderr.decode(errors="replace"))
    return done.returncode
