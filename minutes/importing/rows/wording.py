"""The words of a source held against those of the minutes made of it: none may be lost, changed, moved or added."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from unicodedata import category

from actions.references import TEXT_OF_ACTION
from minutes.document.model import DocumentAction, DocumentBlock, MinutesDocument
from minutes.importing.lines import SOFT_HYPHEN, SourceLine, read_lines
from minutes.importing.margin import JOINT, owners_in
from minutes.importing.marks import read_mark
from minutes.importing.parsed import ActionBlock, ParsedMinutes, RowOverLines, WordsLost

_SHOWN = 60  # characters


def guard_wording(document: MinutesDocument, parsed: ParsedMinutes, source: str) -> None:
    """Raise WordsLost unless the document prints the source, save furniture, list marks and the rules of tables.

    What the margin says of an action's owner stands beside the action. Takes the document before any correction.
    """
    written = "".join(map(_ink, _texts(document, parsed)))
    position = 0
    for line, text in _printed(parsed, source):
        length = _length_of(text, line, written, position)
        if length is None:
            raise WordsLost(
                f"Line {line.number} of the source would not be kept as it is printed (“{line.text[:_SHOWN]}”). That "
                "is a fault of SmartGov: nothing was imported. Please report it with this line."
            )
        position += length
    if position < len(written):
        raise WordsLost(f"“{written[position:][:_SHOWN]}” would be printed, and does not stand in the source.")
    _guard_margin(document, parsed)


def guard_written(written: MinutesDocument, planned: MinutesDocument) -> None:
    """Raise WordsLost unless the minutes that were written say what was planned, word for word."""
    for here, there in zip(_wording(written), _wording(planned), strict=True):
        if here != there:
            raise WordsLost(f"“{there[:_SHOWN]}” would have been written as “{here[:_SHOWN]}”; nothing was imported.")


def _wording(document: MinutesDocument) -> list[str]:
    blocks = [*document.front, *(block for item in document.items for block in item.blocks)]
    titles = [f"{item.number} {item.printed_number} {item.title}" for item in document.items]
    actions = [f"{action.reference} {action.printed_label} {action.owner}" for action in document.actions]
    return [" ".join(map(_visible, text.split())) for text in (*titles, *(block.text for block in blocks), *actions)]


def _visible(word: str) -> str:
    """The word without what shows nothing: the text may drop marks of order and signs of no known script."""
    return "".join(sign for sign in word if category(sign)[0] != "C")


def _ink(text: str) -> str:
    """What of a text is neither blank nor a rule between cells."""
    return "".join(text.split()).replace(SOFT_HYPHEN, "").replace("|", "")


def _texts(document: MinutesDocument, parsed: ParsedMinutes) -> Iterator[str]:
    """The wording of the document in its order, each action under its label as printed."""
    yield from (block.text for block in document.front)
    for item, read in zip(document.items, parsed.items, strict=True):
        yield f"{item.printed_number} {item.title}"
        actions = {action.block: action for action in item.actions}
        for block, printed in zip(item.blocks, read.blocks, strict=True):
            action = actions.get(block.id)
            if action is not None and isinstance(printed, ActionBlock):
                yield _action_text(block, action, printed)
            else:
                yield block.text


def _action_text(block: DocumentBlock, action: DocumentAction, printed: ActionBlock) -> str:
    """An action under its label, without what stands behind it in the margin."""
    if action.printed_label is not None:
        return f"{action.words_before} {block.text}{'' if printed.is_noted else action.words_behind.strip()}"
    before, _, behind = printed.label.partition(TEXT_OF_ACTION)
    return f"{before} {block.text}{behind}"


def _guard_margin(document: MinutesDocument, parsed: ParsedMinutes) -> None:
    owners = {owner for action in document.actions for owner in action.owner.split(JOINT)}
    for note in parsed.margin:
        if not note.is_head and not owners.issuperset(owners_in(note.text)):
            raise WordsLost(f"“{note.text}”, in the margin of line {note.line}, would be lost; nothing was imported.")


def _printed(parsed: ParsedMinutes, source: str) -> Iterator[tuple[SourceLine, str]]:
    """The lines of the source with what of each should be kept."""
    left_out = Counter((line.line, line.text) for line in parsed.furniture)
    margin = {note.line: note for note in parsed.margin}
    rows = {row.lines[0]: row for row in parsed.rows_over_lines}
    within = {line for row in parsed.rows_over_lines for line in row.lines[1:]}
    lines = read_lines(source)
    _guard_rows(lines, rows)
    for line in lines:
        if line.number in within:
            continue
        if row := rows.get(line.number):
            yield line, row.wording
            continue
        if left_out[line.number, line.text] > 0:
            left_out[line.number, line.text] -= 1
        elif line.text and (note := margin.get(line.number)):
            if note.is_head:
                yield line, note.text
            yield line, line.text.removesuffix(note.text).rstrip()
        elif line.text:
            yield line, line.text


def _guard_rows(lines: Sequence[SourceLine], rows: Mapping[int, RowOverLines]) -> None:
    """Raise WordsLost unless each row that runs over lines has their words and no others, in whatever order."""
    printed = {line.number: line for line in lines}
    for row in rows.values():
        words = [word for number in row.lines for word in printed[number].text.split()]
        if sorted(words) != sorted(row.wording.split()):
            raise WordsLost(f"The row on line {row.lines[0]} of the source would not be kept as it is printed.")


def _length_of(text: str, line: SourceLine, written: str, position: int) -> int | None:
    """Return how much of what is written this line is, with its list mark or without; None if it is not there."""
    mark = read_mark(line.text)
    without_mark = text[len(line.text) - len(mark.rest) :] if mark is not None and mark.kind != "enumerator" else text
    for wording in (_ink(text), _ink(without_mark)):
        if written.startswith(wording, position):
            return len(wording)
    return None
