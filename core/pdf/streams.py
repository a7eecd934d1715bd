"""Streams deflated once; pydyf does so twice, for the file and for the hash in its trailer.

At its highest level, too: together that would be a tenth of the time that a PDF takes, for one hundredth of its size.
"""

import zlib

from pydyf import PDF, Stream

_AMBIGUOUS = b"\r\nendstream"


def deflate_streams(pdf: PDF) -> None:
    """Deflate every stream that was to be, unless it would seem to end early; none can be changed afterwards."""
    for part in pdf.objects:
        if isinstance(part, Stream) and part.compress:
            _deflate(part)


def ends_early(file: bytes) -> bool:
    """Tell whether a stream's last byte looks like the first half of a line's end, as PDF/A does not want it.

    One in 256 does. Of those that pydyf itself deflates, the lists of objects, any other object changes it.
    """
    return _AMBIGUOUS in file


def _deflate(stream: Stream) -> None:
    stream.compress = False
    content = stream.data.partition(b"\nstream\n")[2].removesuffix(b"\nendstream")
    deflated = zlib.compress(content)
    if not deflated.endswith(b"\r"):
        stream.stream = [deflated]
        stream.extra["Filter"] = "/FlateDecode"
