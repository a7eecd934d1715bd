"""The importer holds the words of the minutes against those of their source, and stops where they differ."""

from dataclasses import replace
from uuid import UUID

import pytest

from minutes.document.model import MinutesDocument
from minutes.importing.parsed import Paragraph, ParsedMinutes, Piece, WordsLost
from minutes.importing.parser import parse
from minutes.importing.rows.composer import compose
from minutes.importing.rows.preview import preview_document
from minutes.importing.rows.wording import guard_wording, guard_written
from minutes.importing.source import Source
from tests.factories import SEEDED_WORDS
from tests.minutes.importing.rows.harbour import TEXT


def read(source: str) -> ParsedMinutes:
    return parse(source, panel_code="HLP", meeting_number=9, outcomes=SEEDED_WORDS)


def document(parsed: ParsedMinutes) -> MinutesDocument:
    return preview_document(
        compose(parsed, outcomes=SEEDED_WORDS, namespace=UUID(int=0)),
        parsed,
        Source("march.txt", TEXT, ""),
        panel_code="HLP",
        panel_name="",
        meeting_number=9,
        held_on=None,
    )


def with_paragraph(text: str) -> ParsedMinutes:
    """The reading, with this in place of the first paragraph of its first item."""
    parsed = read(TEXT)
    first, *others = parsed.items
    blocks = (Paragraph(Piece(text, (10,))), *first.blocks[1:])
    return replace(parsed, items=(replace(first, blocks=blocks), *others))


@pytest.mark.parametrize(
    "source",
    [
        TEXT,
        TEXT.replace("ACTION HLP9/02:", "[HLP9/002]"),
        TEXT.replace("• NOTED", "e NOTED").replace("• ENDORSED", "e ENDORSED"),
        TEXT.replace("2. Lamp Oil", "| Boat | Fee |\n|---|---|\n| Anna | 10 |\n\n2. Lamp Oil"),
        TEXT.replace("Panel\n", "Pan\u00adel\u200b\n", 1).replace("risen by", "ris-\nen by"),
        TEXT.replace("Lamp Oil\n", "Lamp Oil\n\f"),
    ],
)
def test_words_that_are_all_kept_pass(source: str) -> None:
    parsed = read(source)

    guard_wording(document(parsed), parsed, source)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("The minutes were approved. Action HLP8/02 is on target.", "Line 10 of the source would not be kept"),
        ("The minutes of March were approved. Action HLP8/02 is on target.", "Line 10 of the source"),
        ("The minutes of February were approved. Action HLP8/02 is on target. Amen.", "Line 12 of the source"),
        ("", "Line 10 of the source"),
    ],
)
def test_a_word_lost_changed_or_added_stops_the_import(text: str, message: str) -> None:
    changed = with_paragraph(text)

    with pytest.raises(WordsLost, match=message):
        guard_wording(document(changed), changed, TEXT)


def test_words_behind_the_last_line_stop_the_import() -> None:
    parsed = read(TEXT + "\nThe end.\n")

    with pytest.raises(WordsLost, match=r"“Theend\.” would be printed"):
        guard_wording(document(parsed), parsed, TEXT)


def test_an_owner_in_the_margin_that_owes_nothing_stops_the_import() -> None:
    source = f"{' ' * 70}Action by\n1. Oil\n\nThe oil was dear. {'It will be bought.':<51}KH\n\n2. Close\n\nThe end.\n"
    parsed = read(source)
    planned = document(parsed)
    guard_wording(planned, parsed, source)
    first, *others = planned.items
    unowned = replace(first, actions=tuple(replace(action, owner="") for action in first.actions))

    with pytest.raises(WordsLost):
        guard_wording(replace(planned, items=(unowned, *others)), parsed, source)


def test_what_was_written_is_held_against_what_was_planned() -> None:
    planned = document(read(TEXT))

    guard_written(planned, planned)
    with pytest.raises(WordsLost, match="would have been written as"):
        guard_written(document(with_paragraph("Nothing.")), planned)
