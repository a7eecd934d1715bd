"""The labels of actions met so far in a text, and whether each of them raises an action."""

from dataclasses import dataclass, field

from actions.references import Reference

from .labels import Label
from .lines import SourceLine
from .parsed import Doubt, RowOverLines

UNNUMBERED = "unnumbered action"


@dataclass(slots=True)
class ActionBook:
    """The labels met so far in the text: those raised here, and all with the place they were met in."""

    panel_code: str
    own_prefix: str
    raised: dict[Reference, int] = field(default_factory=dict)
    met: list[tuple[Label, int | None]] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    rows_over_lines: list[RowOverLines] = field(default_factory=list)

    def is_new(self, label: Label, line: SourceLine, item: int | None) -> bool:
        """Tell whether the label raises an action, as one of this meeting does the first time it is printed."""
        if label.reference is None:
            return item is not None
        self.met.append((label, item))
        if item is None:
            message = f"{label.reference} is printed before the first item; it was kept as a paragraph."
            self.doubts.append(Doubt(line.number, "action before the items", label.printed, message))
            return False
        if not str(label.reference).startswith(self.own_prefix):
            return False
        if label.reference in self.raised:
            first = self.raised[label.reference]
            message = f"{label.reference} is printed as a label again; the first is on line {first}."
            self.doubts.append(Doubt(line.number, "repeated label", label.printed, message))
            return False
        self.raised[label.reference] = line.number
        return True

    def doubt_unnumbered(self, line: SourceLine, *, among_earlier: bool) -> None:
        message = "This may be an action without a number; it was kept as a paragraph."
        if among_earlier:
            message = "An action without a number is printed among earlier ones; it was kept as a paragraph."
        self.doubts.append(Doubt(line.number, UNNUMBERED, line.text, message))
