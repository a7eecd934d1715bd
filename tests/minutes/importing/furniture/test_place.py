"""Nothing is furniture by its words alone: it stands at the same edge of two pages at least, or it is asked about."""

import pytest

from minutes.importing.parsed import ParsedMinutes
from tests.minutes.importing.reading import read, read_agreed
from tests.minutes.importing.showing import Shown

WORDS = "The engineer spoke of the survey of the north quay, which had been asked for in January by the\n"


def furniture(parsed: ParsedMinutes) -> list[str]:
    return [line.text for line in parsed.furniture]


def doubted(parsed: ParsedMinutes) -> list[str]:
    return [doubt.text for doubt in parsed.doubts if doubt.kind == "perhaps furniture"]


@pytest.mark.parametrize("last", ["Panel.", "members of the Panel.", "Port of Wexmouth.", "Yes!", "1507."])
@pytest.mark.parametrize("page", ["", "\f"])
def test_the_last_words_of_paragraphs_are_text_wherever_they_recur(last: str, page: str) -> None:
    items = [f"{number}. Title\n\n{WORDS}{last}\n{page}\n{page}{WORDS}{last}\n\n" for number in range(1, 5)]

    parsed = Shown("".join(items)).parsed

    assert (furniture(parsed), doubted(parsed)) == ([], [])


@pytest.mark.parametrize(
    "line", ["Port of Wexmouth", "Chair", "Discussion", "Page 3", "12", "Signed:", "OFFICIAL", "No member objected."]
)
def test_lines_that_recur_in_a_text_without_pages_are_kept(line: str) -> None:
    source = "".join(f"{number}. Title\n\n{WORDS}quay.\n\n{line}\n\n{WORDS}mole.\n\n" for number in range(1, 5))

    parsed = Shown(source).parsed

    assert furniture(parsed) == []


def test_a_line_within_sentences_is_asked_about_and_left_out_with_consent_only() -> None:
    source = "".join(
        f"{number}. Title\n\nThe Board heard that the ferry had been late on most days and that its\nPort of Wexmouth\n"
        "master was sorry.\n\n"
        for number in range(1, 4)
    )

    kept, left_out = read(source), read_agreed(source)

    assert (furniture(kept), doubted(kept)) == ([], ["Port of Wexmouth"] * 3)
    assert (furniture(left_out), doubted(left_out)) == (["Port of Wexmouth"] * 3, [])
    assert "--leave-out-furniture" in kept.doubts[-1].message


@pytest.mark.parametrize("footer", ["Page {} of 2", "Port of Wexmouth | Page {}", "{} of 2", "- {} -"])
def test_lines_that_number_two_pages_are_the_marks_of_pages(footer: str) -> None:
    source = f"1. Title\n\n{WORDS}{footer.format(1)}\nquay.\n\n2. Close\n\nThe end.\n\n{footer.format(2)}\n"

    assert furniture(Shown(source).parsed) == [footer.format(1), footer.format(2)]


@pytest.mark.parametrize("footer", ["Page 1 of 1", "Page 7", "Port of Wexmouth | Page 1"])
def test_the_mark_of_a_single_page_is_asked_about(footer: str) -> None:
    parsed = Shown(f"1. Title\n\n{WORDS}quay.\n\n{footer}\n").parsed

    assert furniture(parsed) == []


def test_what_stands_at_the_top_once_and_at_the_foot_otherwise_opens_the_document() -> None:
    foot = "Port of Wexmouth\nPage {} of 2\n"
    source = f"Port of Wexmouth\n\n1. Title\n\n{WORDS}{foot.format(1)}quay.\n\n2. Close\n\nThe end.\n{foot.format(2)}"

    parsed = Shown(source).parsed

    assert furniture(parsed) == ["Port of Wexmouth", "Page 1 of 2", "Port of Wexmouth", "Page 2 of 2"]
    assert parsed.furniture[0].line == 6


def test_bare_numbers_count_pages_where_they_cut_a_sentence() -> None:
    page = WORDS + "{}\nharbour master.\n\n" + WORDS + "mole.\n\n" * 3
    counted = "1. Title\n\n" + "".join(page.format(number) for number in (1, 2, 3))

    assert furniture(Shown(counted).parsed) == ["1", "2", "3"]


@pytest.mark.parametrize(
    "line", ["No further questions were asked.", "The report was noted.", "It will come back to the next meeting."]
)
@pytest.mark.parametrize("foot", ["", "Page {n} of 3\n"])
def test_a_whole_sentence_at_the_foot_of_every_page_is_text_and_asked_about(line: str, foot: str) -> None:
    pages = [f"{n}. Title\n\n{WORDS}quay.\n\n{line}\n{foot.format(n=n)}" for n in range(1, 4)]

    parsed = Shown("\f".join(pages)).parsed

    assert line not in furniture(parsed)
    assert doubted(parsed) == [line] * 3


@pytest.mark.parametrize(
    ("foot", "within"),
    [
        ("Page {n} of 3\nThese minutes are a draft until approved.\n", "quay."),
        ("These minutes are a draft until approved.\nPage {n} of 3\n", "Panel,\n\n"),
    ],
)
def test_a_sentence_beyond_a_page_s_number_or_within_one_of_the_text_is_furniture(foot: str, within: str) -> None:
    goes_on = "who were glad.\n\n" if within.endswith("\n") else ""
    pages = [f"{goes_on}{n}. Title\n\n{WORDS}{within}\n{foot.format(n=n)}" for n in range(1, 4)]

    parsed = read("\f".join(pages))

    assert furniture(parsed).count("These minutes are a draft until approved.") == 3
