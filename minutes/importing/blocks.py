"""The lines of one item as blocks: paragraphs, sub-headings, lists, tables and actions."""

from collections.abc import Sequence

from .action_book import ActionBook
from .action_rows import read_action_rows
from .headings import introduces_list, paragraph_number, subheading_length
from .labels import Label, is_unnumbered_label, read_label, read_unnumbered_label
from .layout import Layout
from .lexicon import is_complete, is_dangling, is_sentence, starts_lower
from .lines import SourceLine, join, piece
from .lists import Context, OpenList, accepted_mark, next_enumerator
from .margin import is_column_head
from .marks import read_mark
from .open_text import OpenText
from .outcomes import first_limb
from .parsed import Block, Doubt, Subheading
from .restarts import is_part_heading
from .tables import looks_like_row, read_table

_HANGING = 4  # columns


class BlockBuilder:
    """The reader of the lines of one item, or of the front matter (item None): once through, looking ahead.

    ``counted`` is the number by which the item's paragraphs are, where numbers began again;
    ``is_outstanding``: the item is about earlier actions, so that one without a number raises none.
    """

    def __init__(
        self,
        lines: Sequence[SourceLine],
        layout: Layout,
        book: ActionBook,
        item: int | None,
        *,
        counted: int | None = None,
        is_outstanding: bool = False,
    ) -> None:
        self._lines = lines
        self._layout = layout
        self._book = book
        self._item = item
        self._counted = item if counted is None else counted
        self._is_outstanding = is_outstanding
        self._blocks: list[Block] = []
        self._text: OpenText | None = None
        self._list: OpenList | None = None
        self._signs: Sequence[str] = ()

    def build(self) -> list[Block]:
        index = 0
        while index < len(self._lines):
            index = self._take(index)
        self._close()
        return self._blocks

    def _take(self, index: int) -> int:
        """Take the line and those that belong to it, and return the index behind them."""
        return (
            self._take_label(index)
            or self._take_entry(index)
            or self._take_table(index)
            or self._take_subheading(index)
            or self._take_text(index)
        )

    def _close(self) -> None:
        if self._text is not None:
            self._blocks.append(self._text.closed())
        if self._list is not None:
            self._blocks.append(self._list.closed())
            self._signs = self._list.signs()
        self._text = self._list = None

    def _last_text(self) -> str | None:
        """The text that stands open before the next line; None at the start and after a heading or table."""
        if self._list is not None and self._list.last is not None:
            return join([text for _, text in self._list.last.parts[-2:]])
        if self._text is not None:
            return self._text.parts[-1][1] or None
        return None

    def _take_label(self, index: int) -> int:
        line = self._lines[index]
        mark = read_mark(line.text)
        wording = mark.rest if mark is not None and mark.kind != "enumerator" else line.text
        label = read_label(wording, self._book.panel_code) or self._unnumbered(wording)
        if label is None or not self._may_start_block(index, strong=wording.startswith("ACTION")):
            if is_unnumbered_label(wording) and self._may_start_block(index):
                self._book.doubt_unnumbered(line, among_earlier=self._is_outstanding)
            return 0
        self._close()
        if self._book.is_new(label, line, self._item):
            self._text = OpenText([(line.number, label.rest)], label)
        else:
            self._text = OpenText([(line.number, wording)])
        return index + 1

    def _unnumbered(self, wording: str) -> Label | None:
        return None if self._is_outstanding or self._item is None else read_unnumbered_label(wording)

    def _may_start_block(self, index: int, *, strong: bool = False) -> bool:
        """Tell whether the text before is complete, or this line stands apart from it."""
        line, before = self._lines[index], self._last_text()
        if before is None or is_complete(before):
            return True
        if is_dangling(before) and not line.after_gap:
            return False
        stands_apart = strong or line.after_gap or line.opens_page
        return stands_apart or self._layout.was_ended(self._lines[index - 1], line)

    def _take_entry(self, index: int) -> int:
        line = self._lines[index]
        signs = self._list.signs() if self._list is not None else self._signs
        context = Context(self._list, self._last_text(), signs)
        mark = accepted_mark(self._lines, index, context, self._layout)
        if mark is None:
            return 0
        if self._list is None:
            self._close()
            self._list = OpenList()
        self._list.add(line, mark, counts_on=next_enumerator(self._lines, index))
        return index + 1

    def _take_table(self, index: int) -> int:
        if self._goes_on(index):
            return 0
        if self._item is not None and (rows := read_action_rows(self._lines, index)):
            self._close()
            self._blocks.append(rows[0])
            self._book.rows_over_lines += rows[2]
            return rows[1]
        table = read_table(self._lines, index)
        if table is None:
            if looks_like_row(self._lines[index]):
                self._doubt_table(self._lines[index])
            return 0
        self._close()
        self._blocks.append(table[0])
        return table[1]

    def _doubt_table(self, line: SourceLine) -> None:
        message = "This line looks like a row of a table that could not be read; it was kept as text."
        self._book.doubts.append(Doubt(line.number, "unread table", line.text, message))

    def _take_subheading(self, index: int) -> int:
        if self._item is None or self._goes_on(index) or not self._may_be_headed(index):
            return 0
        if is_part_heading(self._lines[index].text):
            return 0  # it heads the items that follow
        length = subheading_length(self._lines, index, self._layout)
        if not length:
            return 0
        self._close()
        heading = self._lines[index : index + length]
        self._blocks.append(Subheading(piece([(line.number, line.text) for line in heading])))
        return index + length

    def _may_be_headed(self, index: int) -> bool:
        """Tell whether the text before lets a sub-heading follow: it introduces nothing, and it is over."""
        line, before = self._lines[index], self._last_text()
        if before is None:
            return True
        return not before.endswith(":") and (is_complete(before) or line.after_gap or line.opens_page)

    def _take_text(self, index: int) -> int:
        line = self._lines[index]
        if not self._goes_on(index):
            self._close()
            self._text = OpenText([(line.number, line.text)], indent=line.indent, limb=first_limb(line.text))
        elif self._list is not None:
            self._list.go_on(line)
        elif self._text is not None:
            self._text.go_on(line)
        return index + 1

    def _goes_on(self, index: int) -> bool:
        """Tell whether the line continues the open block."""
        line = self._lines[index]
        if self._text is None and self._list is None:
            return False
        before = self._last_text()
        if before is None:
            return True  # a label that stands alone on its line
        if is_column_head(before):
            return False
        if introduces_list(line.text) and self._may_start_block(index):
            return False
        if self._text is not None and self._text.takes(line):
            return True
        if self._starts_numbered_paragraph(line, before):
            return False
        if self._item is None and not self._runs_in_front(index, before):
            return False
        if self._list is not None:
            return self._entry_goes_on(index, before)
        return self._sentence_goes_on(index, before)

    def _starts_numbered_paragraph(self, line: SourceLine, before: str) -> bool:
        number = paragraph_number(line.text)
        return number is not None and (line.after_gap or (is_complete(before) and number == self._counted))

    def _runs_in_front(self, index: int, before: str) -> bool:
        """The front matter is made of short lines, each by itself, save where a sentence plainly runs on."""
        line = self._lines[index]
        if is_complete(before):
            return not line.after_gap and is_sentence(before)
        return starts_lower(line.text) or is_dangling(before) or is_sentence(before)

    def _sentence_goes_on(self, index: int, before: str) -> bool:
        line, last = self._lines[index], self._lines[index - 1]
        was_ended = self._layout.was_ended(last, line)
        if line.after_gap:
            if is_complete(before):
                return False
            runs_on = not was_ended and is_sentence(self._open_words())
            runs_over = line.opens_page and self._breaks_at_figure(line)
            return starts_lower(line.text) or is_dangling(before) or runs_on or runs_over
        if is_complete(before):
            return not was_ended or starts_lower(line.text)
        runs_on = (
            starts_lower(line.text) or is_dangling(before) or self._breaks_at_figure(line) or self._hangs_under(line)
        )
        return runs_on or not self._layout.is_far_from_full(last)

    def _hangs_under(self, line: SourceLine) -> bool:
        """Tell whether a line is indented under the wording of a paragraph whose number has a column of its own."""
        return self._text is not None and line.indent >= self._text.indent + _HANGING

    def _breaks_at_figure(self, line: SourceLine) -> bool:
        """Tell whether an open sentence goes on with a number, before which a line or a page may end anywhere."""
        may_break = self._layout.room is not None or line.opens_page
        return may_break and line.text[0].isdigit() and is_sentence(self._open_words())

    def _open_words(self) -> str:
        return self._text.last_words if self._text is not None else ""

    def _entry_goes_on(self, index: int, before: str) -> bool:
        line, last = self._lines[index], self._lines[index - 1]
        is_done, was_ended = is_complete(before), self._layout.was_ended(last, line)
        if line.after_gap:
            return not is_done and (starts_lower(line.text) or is_dangling(before) or not was_ended)
        if self._hangs(line):
            return True
        return not was_ended or starts_lower(line.text) or (is_dangling(before) and not is_done)

    def _hangs(self, line: SourceLine) -> bool:
        """Tell whether a line is indented under the wording of the open entry."""
        entry = self._list.last if self._list is not None else None
        return entry is not None and line.indent >= entry.indent + 2
