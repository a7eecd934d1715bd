"""A paper made ready to be joined, in a child process with limits: what strangers made is unpacked there alone."""

from collections.abc import Iterator
from io import BytesIO

from core.confined.confine import confined
from core.confined.limits import Limits
from core.pdf.join.third_party import prepare_foreign

PREPARING = Limits(step=60, total=60, memory=1_500_000_000, output=500_000_000)


def prepare_confined(content: bytes) -> bytes:
    """Return the pages of a PDF, ready to be joined. Raises TooCostly and WorkFailed."""
    (prepared,) = confined(_prepare, content, limits=PREPARING)
    return prepared


def _prepare(content: bytes) -> Iterator[bytes]:
    yield prepare_foreign(BytesIO(content))
