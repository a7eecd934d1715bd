"""Apologies: a block of rows in the front matter or an early item, or a sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from minutes.importing.lexicon import is_dangling, is_sentence
from minutes.importing.lines import SourceLine
from minutes.importing.parsed import Apology, Block, Paragraph, Piece, Table
from minutes.importing.pieces import LineFinder
from minutes.importing.tables import cells_of
from minutes.text.sentences import sentence_spans

from .apology_rows import ApologyRow, RowReader, read_header
from .names import People, Person

_WERE = r"(?:were|was|had been|have been|has been)"
_SENT_IN = (
    rf"(?:(?:{_WERE}\s+)?(?:received|given|sent|noted|tendered|recorded|offered|made|submitted)(?:\s+and accepted)?|"
    r"(?:(?:had|have|has)\s+)?c[ao]me)"
)
_LABEL = re.compile(
    r"(?:\d{1,2}\.\d{1,2}\s+)?(?:sent |\w+ and )?apologies(?:\s+(?:for|of)\s+(?:non-)?(?:absence|attendance))?"
    rf"(?:\s+{_SENT_IN})?(?:\s+(?:from|by)(?:\s+the following(?:\s+members)?)?)?\s*(?P<stop>[:–—-])?\s*(?P<rest>.*)",
    re.I,
)
_NONE = re.compile(r"(?:none|nil|n/?a|no apologies|not applicable)\b.{0,40}", re.I)
_SENTENCE = re.compile(
    rf"apologies(?: for (?:non-)?(?:absence|attendance))?,? (?:{_SENT_IN} (?:from|by|for|on behalf of)|from) "
    r"(?P<names>.+)",
    re.I,
)
_SENTENCE_UNDER_LABEL = re.compile(r"apologies(?: for (?:non-)?(?:absence|attendance))?: (?P<names>.+)", re.I)
_SENT_THEM = re.compile(
    r"(?:sent |gave |with )?apolog(?:y|ies)(?: (?:received|sent|given|tendered))?|absent with apologies", re.I
)
_SENT = re.compile(
    r"(?P<names>.+?) (?:had |have |has )?(?:sent|gave|given|tendered|offered|submitted) "
    r"(?:(?:his|her|their) )?apologies\b"
)
_NO_APOLOGIES = re.compile(
    r"\b(?:no apologies\b|apologies[^.]{0,40}\b(?:none|nil)\b|there were no (?:absences|apologies))", re.I
)
_HEADS_COLUMN = re.compile(r"apologies(?: (?:received|for absence|from))?:?|absent(?: with apologies)?:?", re.I)
_FEWEST_CELLS = 3  # of a table of attendance: name, category, and whether they came
_HANGING = 8  # columns
_ENDED_NAMES = re.compile(rf"; (?=[a-z])| who | and (?:were|was) | {_WERE} (?:received|noted)\b|, and the ")


@dataclass(frozen=True, slots=True)
class Region:
    """A block of apologies: lines from ``start`` to before ``end``; ``blocks`` if its rows are a table."""

    start: int
    end: int
    apologies: tuple[Apology, ...]
    blocks: tuple[Block, ...] | None


def find_region(lines: Sequence[SourceLine], people: People, *, titled: bool = False) -> Region | None:
    """The block of apologies among these lines; ``titled`` if an item's title says already what they are."""
    titled_region = _read_region(lines, 0, 0, people) if titled else None
    regions = [titled_region] if titled_region else list(_labelled(lines, people))
    return next((region for region in regions if region.apologies), regions[0] if regions else None)


def _labelled(lines: Sequence[SourceLine], people: People) -> Iterator[Region]:
    """The blocks under a label; a heading such as "Attendance and apologies" may open one that holds nobody."""
    for index, line in enumerate(lines):
        found = _LABEL.fullmatch(line.text)
        if found is None or not _opens_block(found, line):
            continue
        within = found["rest"]
        region = _inline(lines, index, within, people) if within else _read_region(lines, index, index + 1, people)
        if region is not None:
            yield region


def _opens_block(found: re.Match[str], line: SourceLine) -> bool:
    if _is_in_column(found, line):
        return True
    return bool(found["stop"]) if found["rest"] else bool(found["stop"]) or len(line.text.split()) < 5


def _is_in_column(found: re.Match[str], line: SourceLine) -> bool:
    """Tell whether the label stands in a column of its own, beside the names."""
    cells = cells_of(line)
    return len(cells) > 1 and found["rest"] == " ".join(cells[1:])


def _inline(lines: Sequence[SourceLine], index: int, rest: str, people: People) -> Region | None:
    """Apologies that stand on the line of their label; further lines of names may follow it."""
    number = lines[index].number
    if _NONE.fullmatch(rest):
        return Region(index, index + 1, (), None)
    end = index + 1
    while end < len(lines) and not lines[end].after_gap and _is_open(rest):
        rest, end = f"{rest} {lines[end].text}", end + 1
    apologies = [Apology(seat, name, number) for name, seat in people.named_in(rest)]
    while apologies and end < len(lines) and (beneath := _beneath(lines[index], lines[end], people)):
        apologies, end = apologies + beneath, end + 1
    return Region(index, end, tuple(apologies), None) if apologies else None


def _beneath(label: SourceLine, line: SourceLine, people: People) -> list[Apology]:
    """Those named on a line that hangs under the names beside a label."""
    if line.after_gap or line.indent < label.indent + _HANGING or len(cells_of(line)) > 1 or is_sentence(line.text):
        return []
    return [Apology(seat, name, line.number) for name, seat in people.named_in(line.text)]


def _is_open(names: str) -> bool:
    """Tell whether an enumeration of people goes on in the next line: it ends within brackets or within a name."""
    if names.endswith("."):
        return False
    last = re.split(r"[;,(]\s*", names)[-1]
    return names.count("(") > names.count(")") or is_dangling(names) or last == "" or (")" in names and last.isalpha())


def _read_region(lines: Sequence[SourceLine], start: int, first: int, people: People) -> Region | None:
    """The block whose rows begin at ``first``, under a label that begins at ``start``."""
    if first < len(lines) and _NONE.fullmatch(lines[first].text):
        return Region(start, first + 1, (), None)
    header = read_header(lines[first], people) if first < len(lines) else None
    reader, end = RowReader(header, people), first + bool(header)
    while end < len(lines) and reader.read(lines[end]):
        end += 1
    if not reader.rows:
        return Region(start, first, (), None) if start < first else None
    apologies = tuple(apology for row in reader.rows for apology in row.apologies)
    if not all(row.is_column for row in reader.rows):
        return Region(start, end, apologies, None)
    table = _table(header, reader.rows, lines[first:end])
    return Region(start, end, apologies, (*map(_paragraph, lines[start:first]), table))


def _table(header: tuple[str, ...] | None, rows: Sequence[ApologyRow], lines: Sequence[SourceLine]) -> Table:
    return Table(header, tuple(row.cells for row in rows), tuple(line.number for line in lines))


def _paragraph(line: SourceLine) -> Paragraph:
    return Paragraph(Piece(line.text, (line.number,)))


def apologies_in_sentences(texts: Sequence[Piece], line_at: LineFinder, people: People) -> Iterator[Apology]:
    """Those named in a sentence such as "Apologies were received from Jane Doe (Large Suppliers)"."""
    for text in texts:
        for start, end in sentence_spans(text.text) if "pologies" in text.text else ():
            offset = start
            for name, category in _named_in_sentence(text.text[start:end], people):
                offset = text.text.find(name, offset)
                yield Apology(category, name, line_at(text, offset))


def _named_in_sentence(sentence: str, people: People) -> list[Person]:
    found = _SENTENCE.search(sentence) or _SENT.match(sentence) or _SENTENCE_UNDER_LABEL.match(sentence)
    return people.named_in(_ENDED_NAMES.split(found["names"], maxsplit=1)[0]) if found else []


def apologies_in_tables(blocks: Sequence[Block], people: People) -> Iterator[Apology]:
    """Those whose row in a table of attendance says that they sent them; another cell of it is their category."""
    for block in blocks:
        if isinstance(block, Table):
            yield from _in_column(block, people)
            for row, line in zip(block.rows, block.lines[-len(block.rows) :], strict=True):
                yield from _in_row(row, line, people)


def _in_column(table: Table, people: People) -> Iterator[Apology]:
    """Those named under a head that says that they sent apologies, beside those who came."""
    head = table.header or (table.rows[0] if table.rows else ())
    lines = table.lines[-len(table.rows) :]
    for column, cell in enumerate(head):
        if _HEADS_COLUMN.fullmatch(cell):
            for row, line in zip(table.rows, lines, strict=True):
                named = people.named_in(row[column]) if row is not head and column < len(row) else []
                yield from (Apology(category, name, line) for name, category in named)


def _in_row(row: Sequence[str], line: int, people: People) -> Iterator[Apology]:
    if len(row) < _FEWEST_CELLS or not any(map(_SENT_THEM.fullmatch, row)):
        return
    others = [cell for cell in row if cell and not _SENT_THEM.fullmatch(cell)]
    named = [cell for cell in others if people.named_in(cell) and cell not in people.known]
    for name, category in people.named_in(named[0]) if named else ():
        beside = next((cell for cell in others if cell != named[0]), "")
        yield Apology(category or beside, name, line)


def says_none(text: str) -> bool:
    return bool(_NO_APOLOGIES.search(text))
