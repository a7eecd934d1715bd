"""How wide a text was set, told from the lines that were surely wrapped."""

from minutes.importing.layout import Layout, measure
from minutes.importing.lines import SourceLine, body_lines, read_lines

WRAPPED = """\
The harbour works were described by the Secretary, who said that the contractor
had been on site since the spring and that the north quay would be done before
the regatta, provided that the weather kept fair and that the divers could be
paid."""


def lines_of(text: str) -> list[SourceLine]:
    return body_lines(read_lines(text), ())


def test_the_room_is_that_of_the_lines_that_wrapped() -> None:
    lines = lines_of(WRAPPED)

    layout = measure(lines)

    assert layout.room is not None
    assert max(line.end for line in lines) <= layout.room < 90
    assert not layout.was_ended(lines[0], lines[1])


def test_a_line_with_room_for_the_next_word_was_ended_there() -> None:
    short, following = lines_of("Costs\nThe quay costs more than it did.")

    assert Layout(80).was_ended(short, following)
    assert Layout(80).is_short_title(short)
    assert Layout(80).is_far_from_full(short)


def test_a_text_of_one_paragraph_a_line_has_no_measure() -> None:
    lines = lines_of("The Clerk spoke.\nThe Chair spoke.\n")

    assert measure(lines).room is None
    assert measure(lines).was_ended(*lines)


def test_a_line_may_break_behind_the_hyphen_of_a_compound() -> None:
    line, following = lines_of("It is a matter of\nwell-being here.")

    assert not Layout(line.end + 4).was_ended(line, following)
    assert Layout(line.end + 6).was_ended(line, following)
