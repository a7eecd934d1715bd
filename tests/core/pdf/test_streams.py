import zlib

from pydyf import PDF, Stream

from core.pdf.streams import deflate_streams, ends_early


def test_a_stream_is_left_as_it_is_where_deflated_it_would_seem_to_end_a_byte_early():
    awkward = next(text for number in range(256) if zlib.compress(text := b"a" * number).endswith(b"\r"))
    pdf = PDF()
    for content in (awkward, b"and another"):
        pdf.add_object(Stream([content], compress=True))

    deflate_streams(pdf)

    assert [part.extra.get("Filter") for part in pdf.objects[-2:]] == [None, "/FlateDecode"]
    assert [part.compress for part in pdf.objects[-2:]] == [False, False]


def test_a_stream_ends_early_where_a_line_seems_to_end_in_it():
    assert ends_early(b"stream\nabc\r\nendstream")
    assert not ends_early(b"stream\nabc\nendstream")
