"""No published text takes longer to be read than its length deserves, whatever its lines are made of."""

import pytest

from minutes.importing.parser import corrected, parse
from tests.factories import SEEDED_WORDS
from tests.growth import LIMIT, growth
from tests.minutes.importing.showing import Shown

SIZE = 1_000  # characters, and eight times as many


@pytest.mark.parametrize(
    "words", ["a: ", "a – ", "• ", "O", "0O", "Confidential", "no. ", "Annex A. ", "¢ May 2017", "Mr Ode ", "Members "]
)
@pytest.mark.parametrize("before", ["", "Apologies: ", "Present\n"])
def test_a_line_of_any_words_is_read_in_proportion_to_its_length(before: str, words: str) -> None:
    def text(size: int) -> str:
        run = words * (size // len(words))
        return f"1. Welcome\n\n{before}{run}x\n2. Business\n{run}”\n"

    def read(source: str) -> None:
        parse(source, panel_code="SECP", meeting_number=47, outcomes=SEEDED_WORDS)

    assert growth(read, text, SIZE) < LIMIT


@pytest.mark.parametrize("words", ["a", "May", "a-", '18" May ', "9t June ", "31t “May ", "the the ", "SECMPO0010 "])
def test_faults_of_a_broken_line_are_found_in_proportion_to_its_length(words: str) -> None:
    def text(size: int) -> str:
        return f"1. Welcome\n\nThe text {words * (size // len(words))}\nmore words.\n2. Business\nEnd.\n"

    def read(source: str) -> None:
        parse(source, panel_code="SECP", meeting_number=47, outcomes=SEEDED_WORDS)

    assert growth(read, text, SIZE) < LIMIT


LINES = {
    "numbers with the year": "{n}/31 Title\n\nText.\n",
    "coded numbers": "C.31.{n} Title\n",
    "running numbers": "{n} Title\n",
    "roman numbers": "XVII. Title\n",
    "letters": "(b) Title\n",
    "paragraph numbers": "2.{n} Title\n",
    "headings": "A Heading\n\nThe text.\n\n",
    "short lines": "word\n",
    "pages": "\fPort\nText of the page.\nPage {n}\n",
    "numbers of pages": "Page {n}\n",
    "form feeds": "\f\n",
    "ruled lines": "-----\n",
    "owners in the margin": "The table will be brought to the next meeting of all{pad}RS\n",
    "owners alone in the margin": "{pad}{pad}RS\n",
    "actions without a number": "ACTION: Clerk to write.\n",
    "minutes of actions": "Minute 5: Clerk to write.\n",
    "bullets": "\u2022 one\n",
    "limbs": "(i) That it be so.\n",
    "resolutions": "RESOLVED: 1) That it be so.\n",
    "one sentence": "of the harbour master and of the\n",
    "rows": "Anna      10      paid\n",
    "pipes": "| Anna | 10 |\n",
    "fields": "Owner: JS\n\nAction: mend it\n\nDue: 1 May\n\n",
    "owners behind": "The Clerk will write. ACTION JS\n\n",
    "parts": "PART B\n\n1. Title\n\nText.\n\n",
    "what may be decided": "It was agreed that it be so and noted that it was. ",
    "labels alone": "Resolved (unanimously):\n\n",
    "limbs with owners": "(a) that it be so at once and for all that are there;{pad}RS\n",
    "rows of actions": "No   Action     Owner\n1    Mend it    RS\n     at once\n",
    "votes": "RESOLVED that it be so. For 7, against 2.\n",
    "marked as confidential": "(Confidential) The price was paid.\n\n",
}


@pytest.mark.parametrize("words", LINES)
@pytest.mark.parametrize("leave_out", [False, True])
def test_lines_of_any_kind_are_read_in_proportion_to_their_number(words: str, leave_out: bool) -> None:
    pad = " " * 20

    def text(size: int) -> str:
        lines = (LINES[words].format(n=number % 9_000, pad=pad) for number in range(1, size // 20))
        before = f"{pad * 4}Action by\n1. Welcome\n\nHello.\n\n2. Business\n\nApologies:\n"
        return f"{before}{''.join(lines)}\n3. Close\n\nEnd.\n"

    def read(source: str) -> None:
        parse(source, panel_code="SECP", meeting_number=47, outcomes=SEEDED_WORDS, leave_out_furniture=leave_out)

    assert growth(read, text, SIZE) < LIMIT


BRACKETS = [
    "(",
    "(attending ",
    "proposed (",
    "Dr. ",
    "E.ON ",
    "A. ",
    "and ",
    ", ",
    "to ",
    "That ",
    "RESOLVED ",
    "1) ",
    "Minute ",
]


@pytest.mark.parametrize("words", BRACKETS)
@pytest.mark.parametrize("before", ["ACTION: ", "RESOLVED: ", "Apologies: Ann Ost ", "41/31 ", "Minute 5: Clerk to "])
def test_a_labelled_line_of_any_words_is_read_in_proportion_to_its_length(words: str, before: str) -> None:
    def text(size: int) -> str:
        return f"1. Welcome\n\n{before}{words * (size // len(words))}x\n\n2. Close\n\nEnd.\n"

    def shown(source: str) -> None:
        Shown(source)

    assert growth(shown, text, SIZE) < LIMIT


def test_many_pages_of_one_make_are_read_in_proportion_to_their_number() -> None:
    def read(source: str) -> None:
        parse(source, panel_code="SECP", meeting_number=47, outcomes=SEEDED_WORDS)

    def text(size: int) -> str:
        pages = (f"\fPort\n\nThe text of it was read by\n\nPage {number}\n" for number in range(size // 40))
        return f"1. Welcome\n\n{''.join(pages)}2. Close\n\nEnd.\n"

    assert growth(read, text, 6 * SIZE) < LIMIT


def test_corrections_of_many_lines_are_made_in_proportion_to_their_number() -> None:
    def corrected_lines(source: str) -> None:
        parsed = parse(source, panel_code="SECP", meeting_number=47, outcomes=SEEDED_WORDS)
        assert corrected(parsed, parsed.corrections).corrections == ()

    def text(size: int) -> str:
        return "1. Welcome\n\n" + "It was the the end.\n\n" * (size // 20)

    assert growth(corrected_lines, text, 4 * SIZE) < LIMIT


def test_a_long_row_of_apologies_is_told_from_a_sentence_in_proportion_to_its_length() -> None:
    def read(source: str) -> None:
        parse(source, panel_code="SECP", meeting_number=47, outcomes=SEEDED_WORDS)

    def text(size: int) -> str:
        return f"1. Apologies\n\nApologies: {'Ms Q. Root (ill); ' * (size // 18)}\n"

    assert growth(read, text, 3 * SIZE) < LIMIT
