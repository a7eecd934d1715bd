"""What holds for every text, however it is thrown together: no line and no word is lost."""

from collections import Counter

from hypothesis import example, given
from hypothesis import strategies as st

from actions.references import TEXT_OF_ACTION
from minutes.importing.parsed import WordsLost
from minutes.importing.parser import ActionBlock, BulletList, ListEntry, ParsedMinutes, Table, Unreadable, corrected
from tests.growth import LIMIT, growth
from tests.minutes.importing.reading import read
from tests.minutes.importing.showing import Shown

LINES = [
    "",
    " ",
    "\f",
    "1. Opening",
    "2. Report of the Harbour Master on the Buoys and",
    "3 Close",
    "Item 4: Lights",
    "the lamps of the north quay",
    "The Panel NOTED the report.",
    "The Panel:",
    "e NOTED the report; and",
    "• AGREED to wait, as the docu-",
    "ment was long.",
    "    o only until 9t May",
    "(a) the quay;",
    "ACTION ABC12/01: Clerk to write to the",
    "action [ABC11/02] Clerk to pay.",
    "ACTION: somebody to look.",
    "Apologies:",
    "Large Suppliers Ann Ost",
    "Kim Moor (DCC)",
    "Boat      Fee",
    "Anna      10",
    "| Anna | 10 |",
    "Page 3 of 11",
    "7",
    "Port of Wexmouth",
    " Port of Wexmouth",
    "\fPort of Wexmouth",
    "Winches and tugs",
    "2.1 The Panel heard that that was so.",
    "It was said at length, and in the hearing of all who had come to the quay that day,",
    "2018, for discussion; HMPO0010 and HMP0010",
    "\tan indented line",
    "----------",
    "Further details can be found in the confidential minutes.",
    "                                                            Action by",
    "The table will be brought to the next meeting.              RS",
    "                                                            JM / NS",
    "41/31 Footbridge at Mill Lane",
    "C.31.5 Footbridge",
    "IV. Footbridge",
    "2.1   The Panel AGREED",
    "RESOLVED: (i) That the bridge be mended.",
    "(ii) That it be painted.",
    "NOTED",
    "ACTION ITEM: Dr. K. Iyer to look at it.",
    "[ACTION: JM to pay.]",
    "Minute 41: JM to pay.",
    "Actions",
    "- JM to pay.",
    "Panel.",
    "Kim Moor sent her apologies.",
    "Anna           Harbour Users     Apologies",
]
texts = st.lists(st.sampled_from(LINES), max_size=40).map("\n".join)


def _wording(parsed: ParsedMinutes) -> Counter[str]:
    """How often each sign was read, wherever it stands."""
    return Counter("".join(_texts(parsed)).replace(" ", ""))


def _texts(parsed: ParsedMinutes) -> list[str]:
    found = [furniture.text for furniture in parsed.furniture]
    for item in parsed.items:
        found += [item.printed_number, item.title.text]
    for block in [*parsed.front, *(block for item in parsed.items for block in item.blocks)]:
        if isinstance(block, BulletList):
            found += [text for entry in block.entries for text in _entry_texts(entry)]
        elif isinstance(block, Table):
            found += [cell for row in [block.header or (), *block.rows] for cell in row]
        else:
            found += [block.label.replace(TEXT_OF_ACTION, "")] if isinstance(block, ActionBlock) else []
            found.append(block.text.text)
    return found


def _entry_texts(entry: ListEntry) -> list[str]:
    return [entry.text.text, *(text for inner in entry.entries for text in _entry_texts(inner))]


@given(texts)
@example("2. Report of the Harbour Master on the Buoys and\n3 Close")
def test_every_line_is_placed_once_and_no_sign_of_its_wording_is_lost_or_added(source):
    try:
        parsed = read(source)
    except Unreadable:
        return

    lines = source.split("\n")
    printed = Counter("".join(lines).replace("\f", "").replace("\t", "").replace(" ", ""))
    lost = printed - _wording(parsed)
    assert sorted(parsed.placed) == list(range(1, len(lines) + (lines[-1] != "")))
    assert {place for place in parsed.placed if parsed.placed[place] == "blank"} == {
        number for number, line in enumerate(lines, start=1) if not line.strip() and number in parsed.placed
    }
    # Between two owners of one sentence stands a stroke.
    assert set(_wording(parsed) - printed) <= {"/"}
    # What may go: glyphs of lists and pipes of tables.
    assert set(lost) <= set("•eo|-")


@given(texts)
@example("1. Opening\n\n2. Close\n\nThe table will be brought.                    RS\n")
def test_the_words_of_any_text_are_kept_in_their_order(source):
    try:
        Shown(source)
    except WordsLost as lost:
        raise AssertionError(str(lost)) from lost
    except Unreadable:
        return


@given(texts)
def test_reading_is_repeatable_and_all_corrections_fit_where_they_stand(source):
    try:
        parsed = read(source)
    except Unreadable:
        return

    better = corrected(parsed, parsed.corrections)

    assert parsed == read(source)
    assert better.corrections == ()
    assert (better == parsed) is (parsed.corrections == ())


@given(st.text(max_size=400))
def test_any_text_at_all_is_read_or_refused_in_a_sentence(source):
    message = ""

    try:
        read(f"1. Title\n\n{source}")
    except Unreadable as refused:
        message = str(refused)

    assert message == "" or message.endswith(".")


def test_half_a_megabyte_of_items_is_read_in_proportion_to_its_length():
    paragraph = "The Board heard at some length of the buoys that had been set out in the spring of that\nyear.\n\n"

    def source(items: int) -> str:
        return "".join(f"{number}. Report of the Day\n\n{paragraph * 60}" for number in range(1, items + 1))

    assert len(source(89)) > 500_000
    assert growth(read, source, 11) < LIMIT
