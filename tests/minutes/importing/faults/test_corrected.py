"""Accepted corrections, made in a reading."""

import pytest

from minutes.importing.parser import corrected
from tests.minutes.importing.reading import outline, read, titles, within_item


def test_corrections_that_are_accepted_change_these_places_and_nothing_else():
    parsed = read(
        'Note of 9t May\n\n1. Map of the the Port\n\nThe Board met on 18" May and on 30" May.\n\n• by 2" May\n'
    )

    better = corrected(parsed, [offer for offer in parsed.corrections if offer.printed != '30"'])

    assert outline(better.front) == [("text", "Note of 9th May")]
    assert titles(better) == [(1, "Map of the Port")]
    assert outline(better.items[0].blocks) == [
        ("text", 'The Board met on 18th May and on 30" May.'),
        ("list", ["by 2nd May"]),
    ]


def test_a_correction_left_over_can_still_be_made_later():
    parsed = read(within_item('The Board met on 18" May and on 30" May.'))
    first, second = parsed.corrections

    once = corrected(parsed, [first])

    assert corrected(once, once.corrections) == corrected(parsed, [first, second])


def test_a_correction_that_does_not_fit_is_refused():
    parsed = read(within_item('The Board met on 18" May.'))
    stale = parsed.corrections[0]

    with pytest.raises(ValueError, match="does not stand where it was to be corrected"):
        corrected(corrected(parsed, [stale]), [stale])
