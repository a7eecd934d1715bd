"""Blocks of apologies: a label with names beside it, or with rows below, in the front matter or an early item."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from minutes.importing.lexicon import is_dangling, is_sentence
from minutes.importing.lines import SourceLine
from minutes.importing.parsed import Apology, Block, Paragraph, Piece, Table
from minutes.importing.tables import cells_of

from .apology_rows import ApologyRow, RowReader, read_header
from .apology_sentences import SENT_IN
from .name_words import TITLES_ALONE
from .names import People
from .unread import Unread

_LABEL = re.compile(
    r"(?:\d{1,2}\.\d{1,2}\s+)?"
    r"(?:sent |(?:members |those )?absent,? \(?(?:with )?|(?:non-attendance|absences?) (?:with|and) |\w+ and )?"
    r"apolog(?:ies|y)\)?"
    r"(?:\s+(?:for|of)\s+(?:non-)?(?:absence|attendance))?(?:\s+(?:and|&|/)\s+absen(?:ces?|t|tees))?"
    rf"(?:\s+{SENT_IN})?(?:\s+(?:from|by)(?:\s+the following(?:\s+members)?)?)?"
    r"\s*(?P<stop>[:–—-]{1,2})?\s*(?P<rest>.*)",
    re.I,
)
_FOLLOWING = re.compile(
    r"the following(?: \w+)? (?:(?:had|have) )?(?:sent|gave|given|tendered)(?: in)?(?: their)? apologies"
    r"(?: for (?:absence|non-attendance))?:?",
    re.I,
)
_NONE = re.compile(r"(?:none|nil|n/?a|no apologies|not applicable)\b.{0,40}", re.I)
_HANGING = 8  # columns
_AND = re.compile(r"(?:and|&) ")


@dataclass(frozen=True, slots=True)
class Region:
    """A block of apologies: lines from ``start`` to before ``end``; ``blocks`` if its rows are a table, and ``unread``
    what in it may name somebody, by its line."""

    start: int
    end: int
    apologies: tuple[Apology, ...]
    blocks: tuple[Block, ...] | None
    unread: tuple[Unread, ...] = ()


def find_region(lines: Sequence[SourceLine], people: People, *, titled: bool = False) -> Region | None:
    """The block of apologies among these lines; ``titled`` if an item's title says already what they are."""
    titled_region = _read_region(lines, 0, 0, people) if titled else None
    regions = [titled_region] if titled_region else list(_labelled(lines, people))
    return next((region for region in regions if region.apologies), regions[0] if regions else None)


def _labelled(lines: Sequence[SourceLine], people: People) -> Iterator[Region]:
    """The blocks under a label; a heading such as "Attendance and apologies" may open one that holds nobody."""
    for index, line in enumerate(lines):
        if _FOLLOWING.fullmatch(line.text):
            yield from filter(None, [_read_region(lines, index, index + 1, people)])
            continue
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
    end, rest = _with_open_lines(lines, index, rest, people)
    found = people.read(rest, surnames=True)
    apologies = [Apology(seat, name, number) for name, seat in found.people]
    unread = [Unread(number, words) for words in found.unread]
    while apologies and end < len(lines) and (beneath := _beneath(lines[index], lines[end], people)):
        apologies, end = apologies + beneath, end + 1
    return Region(index, end, tuple(apologies), None, tuple(unread)) if apologies or unread else None


def _with_open_lines(lines: Sequence[SourceLine], index: int, rest: str, people: People) -> tuple[int, str]:
    """Where the names beside a label end, and all of them in one text."""
    end, parts, is_open = index + 1, [rest], rest.count("(") > rest.count(")")
    while end < len(lines) and not lines[end].after_gap:
        following = lines[end].text
        if not (is_open or _is_open(parts[-1]) or _continues(parts[-1], following, people)):
            break
        parts.append(following)
        is_open = (following.count("(") > following.count(")")) or (is_open and ")" not in following)
        end += 1
    return end, " ".join(parts)


def _continues(last: str, following: str, people: People) -> bool:
    """Tell whether a line goes on with the names of the last: by an "and", or by the rest of a name."""
    if last.endswith((".", ":")) or is_sentence(following):
        return False
    if _AND.match(following):
        return True
    entry, word = (
        re.split(r"[;,(]\s*|\band\s+", last)[-1].strip(),
        following.split(",")[0].split(" and ")[0].strip(" .;"),
    )
    if TITLES_ALONE.fullmatch(entry):
        return True
    return not people.is_name(entry) and people.is_name(f"{entry} {word}") and not people.is_name(word)


def _beneath(label: SourceLine, line: SourceLine, people: People) -> list[Apology]:
    """Those named on a line that hangs under the names beside a label."""
    if line.after_gap or line.indent < label.indent + _HANGING or len(cells_of(line)) > 1 or is_sentence(line.text):
        return []
    return [Apology(seat, name, line.number) for name, seat in people.named_in(line.text, surnames=True)]


def _is_open(names: str) -> bool:
    """Tell whether an enumeration of people goes on in the next line: it ends within a name or behind a sign."""
    if names.endswith("."):
        return False
    last = re.split(r"[;,(]\s*", names)[-1]
    return is_dangling(names) or last == "" or (")" in names and last.isalpha())


def _read_region(lines: Sequence[SourceLine], start: int, first: int, people: People) -> Region | None:
    """The block whose rows begin at ``first``, under a label that begins at ``start``."""
    if first < len(lines) and _NONE.fullmatch(lines[first].text):
        return Region(start, first + 1, (), None)
    header = read_header(lines[first], people) if first < len(lines) else None
    reader, end = RowReader(header, people), first + bool(header)
    while end < len(lines) and reader.read(lines[end]):
        end += 1
    unread = [Unread(row.line, words) for row in reader.rows for words in row.unread]
    unread += [Unread(line.number, line.text) for line in lines[end : end + 1] if reader.may_be_row(line)]
    if not reader.rows:
        return Region(start, first, (), None, tuple(unread)) if start < first else None
    apologies = tuple(apology for row in reader.rows for apology in row.apologies)
    if not all(row.is_column for row in reader.rows):
        return Region(start, end, apologies, None, tuple(unread))
    table = _table(header, reader.rows, lines[first:end])
    return Region(start, end, apologies, (*map(_paragraph, lines[start:first]), table), tuple(unread))


def _table(header: tuple[str, ...] | None, rows: Sequence[ApologyRow], lines: Sequence[SourceLine]) -> Table:
    return Table(header, tuple(row.cells for row in rows), tuple(line.number for line in lines))


def _paragraph(line: SourceLine) -> Paragraph:
    return Paragraph(Piece(line.text, (line.number,)))
