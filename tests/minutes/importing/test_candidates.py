"""A numbered line is weighed by its title and by what stands around it."""

from minutes.importing.candidates import candidates_of
from minutes.importing.layout import measure
from minutes.importing.lines import body_lines, read_lines
from minutes.importing.numbering import Numbered, read_others


def _others(text: str) -> tuple[Numbered, ...]:
    return tuple(read_others(text))


def candidates(source: str) -> list[tuple[str, int, str]]:
    body = body_lines(read_lines(source), ())
    return [
        (each.form, each.number, each.title.text) for each in candidates_of(body, measure(body), _others, by_form=True)
    ]


def test_either_part_of_a_number_may_count_on() -> None:
    assert candidates("41/31 Footbridge\n\nIt was mended.\n") == [("/31", 41, "Footbridge"), ("41/", 31, "Footbridge")]


def test_a_title_scores_more_than_a_sentence_and_an_entry_less_than_one_that_stands_apart() -> None:
    source = "1507 Footbridge\n\n1508 It was mended by the smith.\n1509 Gravel for the path\n"
    body = body_lines(read_lines(source), ())

    title, sentence, entry = candidates_of(body, measure(body), _others, by_form=True)

    assert title.score > entry.score > sentence.score
    assert (title.listed_after, sentence.listed_after, entry.listed_after) == (None, 0, 1)
