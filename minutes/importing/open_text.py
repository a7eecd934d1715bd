"""A paragraph or action as it is read: still open to the lines that belong to it."""

import re
from dataclasses import dataclass

from actions.references import TEXT_OF_ACTION
from minutes.text.votes import is_tally

from .labels import Label
from .lexicon import is_sentence, outcome_words_in
from .lines import SourceLine, join, piece
from .marks import follows, read_mark
from .outcome_labels import is_label_alone
from .outcomes import first_limb
from .owners import owner_unlike_text
from .parsed import ActionBlock, Block, Paragraph

_SAYS_WHAT = re.compile(r"(?:[Tt]hat|[Tt]o)\b")


@dataclass(slots=True)
class OpenText:
    """A paragraph, or an action under its label, that further lines may belong to."""

    parts: list[tuple[int, str]]
    label: Label | None = None
    indent: int = 0
    limb: str | None = None  # the mark of the last limb of a resolution, "" before any

    def go_on(self, line: SourceLine) -> None:
        self.parts.append((line.number, line.text))
        mark = read_mark(line.text)
        if self.limb is not None and mark is not None and mark.kind == "enumerator":
            self.limb = mark.sign

    def closed(self) -> Block:
        if self.label is None:
            return Paragraph(piece(self.parts))
        text = piece(self.parts)
        printed = self.label.printed
        close = {"[": "]", "(": ")"}.get(printed[0], "")
        is_open = close not in printed and text.text.count(close) > text.text.count(printed[0])
        if close and is_open and text.text.endswith(close):
            text = piece([*self.parts[:-1], (self.parts[-1][0], self.parts[-1][1].removesuffix(close))])
            printed = f"{printed} {TEXT_OF_ACTION}{close}"
        if self.label.reference is None:
            return ActionBlock(None, printed, text, self.label.owner or owner_unlike_text(text.text))
        return ActionBlock(self.label.reference, printed, text)

    @property
    def last_words(self) -> str:
        return join([text for _, text in self.parts[-3:]])

    def takes(self, line: SourceLine) -> bool:
        """Tell whether a line belongs to what the paragraph states, whatever stands between them."""
        return self._has_next_limb(line) or self._is_completed_by(line) or self._is_voted_on(line)

    def _has_next_limb(self, line: SourceLine) -> bool:
        """Tell whether a line is the next limb of a resolution that began on the line of its label, or its tally."""
        if line.after_gap or self.limb is None:
            return False
        mark = read_mark(line.text)
        if mark is not None and mark.kind == "enumerator":
            return follows(mark.sign, self.limb)
        return is_tally(line.text)

    def _is_completed_by(self, line: SourceLine) -> bool:
        """Tell whether a line says what the outcome is of whose label stands alone above it: "RESOLVED:", "That …"."""
        if len(self.parts) > 1 or not is_label_alone(self.parts[0][1]):
            return False
        return read_mark(line.text) is None and (_SAYS_WHAT.match(line.text) is not None or not line.after_gap)

    def _is_voted_on(self, line: SourceLine) -> bool:
        """Tell whether a line says who moved, or how many voted for, what the paragraph states."""
        if not is_tally(line.text) or (line.after_gap and is_sentence(line.text)):
            return False
        stated = self.parts[0][1]
        return bool(outcome_words_in(f"{stated} {self.last_words}", ())) or first_limb(stated) is not None
