"""Identifiers with a letter O that was meant as a nought."""

import pytest

from tests.minutes.importing.reading import read, within_item


def _offers(body: str) -> list[tuple[str, str]]:
    return [(offer.printed, offer.suggested) for offer in read(within_item(body)).corrections]


def test_a_letter_o_in_an_identifier_is_dropped_or_read_as_nought_by_what_the_text_prints_elsewhere():
    body = (
        "HMPO0010 and HMP0012 and HMP0013 were read, then HMP0O14; in the other code, QXO21 followed QX021 and QX033."
    )

    assert _offers(body) == [("HMPO0010", "HMP0010"), ("HMP0O14", "HMP0014"), ("QXO21", "QX021")]


@pytest.mark.parametrize("body", ["HMPO0010 was read.", "CPO0001 and CPO0002 differ from CP0009.", "ISO9001 was met."])
def test_an_identifier_is_left_alone_where_the_text_does_not_tell(body):
    assert _offers(body) == []
