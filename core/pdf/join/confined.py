"""A paper made ready to be joined, in a child process with limits: what strangers made is unpacked there alone."""

from collections.abc import Iterator
from io import BytesIO

from core.confined.confine import confined
from core.confined.limits import Limits
from core.pdf.join.third_party import prepare_foreign
from core.pdf.likeness import Unlike, refuse_unlike

PREPARING = Limits(step=60, total=240, memory=1_500_000_000, output=500_000_000)
UNLIKE = f"{Unlike.__module__}.{Unlike.__qualname__}"  # the kind of a failure


def prepare_confined(content: bytes) -> bytes:
    """Return the pages of a PDF, ready to be joined. Raises TooCostly and WorkFailed, of the kind UNLIKE for pages that
    would not look as they do in their own file.
    """
    prepared, *_ = confined(_prepare, content, limits=PREPARING)
    return prepared


def _prepare(content: bytes) -> Iterator[bytes]:
    """Yield the pages, and then a sign of life for each that looks as it did."""
    prepared = prepare_foreign(BytesIO(content))
    yield prepared
    for _ in refuse_unlike(content, prepared):
        yield b""
