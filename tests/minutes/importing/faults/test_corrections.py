"""Likely faults of the extraction: offered, located, and made only when asked."""

import pytest

from minutes.importing.parser import Correction
from tests.minutes.importing.reading import read, within_item


def _offers(body: str) -> list[tuple[str, str]]:
    return [(offer.printed, offer.suggested) for offer in read(within_item(body)).corrections]


@pytest.mark.parametrize(
    ("printed", "suggested"),
    [
        ('18" August', "18th"),
        ("9t August", "9th"),
        ("31t August", "31st"),
        ("30” August", "30th"),
        ("1lst August", "1st"),
        ("2lst August", "21st"),
        ("2” May", "2nd"),
        ("22* May 2017", "22nd"),
        ("12° May", "12th"),
    ],
)
def test_a_damaged_ordinal_before_a_month_is_put_right(printed, suggested):
    assert _offers(f"It will be done by {printed} at the latest.") == [(printed.split()[0], suggested)]


@pytest.mark.parametrize(
    "sentence",
    [
        "It will be done by 18th August and 1st May.",
        'A pipe of 18" diameter was laid.',
        "The paper “Lights in May 18” August readers know.",
        'He said "come on 18" August is a good month.',
        "It took 9 August days.",
        "The 45” August sail was torn.",
    ],
)
def test_sound_dates_inches_and_quotations_are_left_alone(sentence):
    assert _offers(sentence) == []


def test_small_words_printed_twice_are_offered_even_across_a_line_end():
    body = "It was found that that the boat of the harbour master had had no light on the\nthe mast."

    assert _offers(body) == [("that that", "that"), ("the the", "the")]


@pytest.mark.parametrize(
    ("printed", "suggested"), [("DCC'’s", "DCC’s"), ("Panel’'s", "Panel’s"), ("Board''s", "Board's")]
)
def test_a_doubled_apostrophe_is_offered(printed, suggested):
    assert _offers(f"It is the {printed} view.") == [(printed, suggested)]


@pytest.mark.parametrize(
    ("sentence", "offers"),
    [
        ("The Clerk guestioned the bill.", [("guestioned", "questioned")]),
        ("Reguests were made; requests were made again.", [("Reguests", "Requests")]),
        ("The qovernance of the port is the governance of the sea.", [("qovernance", "governance")]),
        ("The guests of the guild were guided.", []),
        ("Iraq and Qatar were named.", []),
    ],
)
def test_g_and_q_are_told_apart_by_usual_words_and_by_the_text_itself(sentence, offers):
    assert _offers(sentence) == offers


def test_a_word_broken_by_a_hyphen_is_offered_whole_if_the_text_prints_it_whole():
    body = (
        "The Clerk said of the document, which had been long in the making, that the docu-\n"
        "ment is an end-to-\nend test."
    )

    assert _offers(body) == [("docu-ment", "document")]


def test_a_correction_says_where_it_stands():
    parsed = read(
        'Note of 9t May\n\n1. Map of the the Port\n\nThe Board:\n\n• NOTED the map\n  o of 18" May\n• waited\n'
    )

    assert parsed.corrections == (
        Correction(1, "9t", "9th", "“9t” is probably a damaged 9th.", (None, 0, ()), 8, 10),
        Correction(3, "the the", "the", "“the” is printed twice.", (1, -1, ()), 7, 14),
        Correction(8, '18"', "18th", '“18"” is probably a damaged 18th.', (1, 1, (0, 0)), 3, 6),
    )
