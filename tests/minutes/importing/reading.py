"""Short ways for the tests to read a source and to say what was read."""

from collections.abc import Callable

from minutes.importing.parser import ActionBlock, Block, BulletList, ListEntry, ParsedMinutes, Subheading, Table, parse

OUTCOMES = ("NOTED", "AGREED", "APPROVED", "DEFERRED", "DISCUSSED")


def read(source: str, *, panel_code: str = "ABC", meeting_number: int = 12) -> ParsedMinutes:
    return parse(source, panel_code=panel_code, meeting_number=meeting_number, outcomes=OUTCOMES)


def read_agreed(source: str) -> ParsedMinutes:
    """The source read with the operator's consent to leave out what only looks like furniture of pages."""
    return parse(source, panel_code="ABC", meeting_number=12, outcomes=OUTCOMES, leave_out_furniture=True)


def titles(parsed: ParsedMinutes) -> list[tuple[int, str]]:
    return [(item.number, item.title.text) for item in parsed.items]


def outline(blocks: tuple[Block, ...]) -> list[object]:
    """Each block as (kind, content), lists as nested lists, so that a test can say the whole of it."""
    return [_outlined(block) for block in blocks]


def _outlined(block: Block) -> tuple[str, object]:
    if isinstance(block, BulletList):
        return "list", [_entry(entry) for entry in block.entries]
    if isinstance(block, Table):
        return "table", [*([block.header] if block.header else []), *block.rows]
    if isinstance(block, ActionBlock):
        return str(block.reference or f"action {block.label}".strip()), block.text.text
    return ("heading" if isinstance(block, Subheading) else "text"), block.text.text


def _entry(entry: ListEntry) -> object:
    return (entry.text.text, [_entry(inner) for inner in entry.entries]) if entry.entries else entry.text.text


def within_item(body: str) -> str:
    """A document of one item, with a paragraph wide enough to show how the text is set."""
    return f"1. Harbour Works\n\n{WIDE}\n\n{body}\n"


WIDE = """\
The harbour works were described by the Secretary, who said that the contractor
had been on site since the spring and that the north quay would be done before
the regatta, provided that the weather kept fair and that the divers could be
paid."""
PROSE = " ".join(WIDE.split())
REST = "\n1. Opening\n\nThe Chair opened the meeting.\n"


def blocks_of(body: str, *, read: Callable[[str], ParsedMinutes] = read) -> list[object]:
    """The blocks behind the wide paragraph that opens the item."""
    first, *others = outline(read(within_item(body)).items[0].blocks)
    assert first == ("text", PROSE)
    return others


def apologies_of(source: str) -> list[tuple[str, str]]:
    return [(apology.category, apology.name) for apology in read(source).apologies]
