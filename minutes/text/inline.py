"""Running text as a list of runs: a piece of text with the marks on it. Marks nest in one order only."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from .markup import SIMPLE_MARKS, escape, escape_attribute

_ORDER = {"span": 0, "a": 1} | {tag: index for index, tag in enumerate(SIMPLE_MARKS, start=2)}

_PLAIN_NAMES = {"b": "strong", "i": "em"}

Mark = tuple[str, str, str]  # tag, and for a statement its uuid and outcome word, for a link its address
BREAK = "\n"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text without change of marks; a line break is a run of its own."""

    text: str
    marks: tuple[Mark, ...] = ()

    @property
    def decision(self) -> tuple[str, str] | None:
        """The uuid and the outcome word of the statement this run belongs to."""
        if self.marks and self.marks[0][0] == "span":
            return self.marks[0][1], self.marks[0][2]
        return None

    def without_decision(self) -> "Run":
        return replace(self, marks=tuple(mark for mark in self.marks if mark[0] != "span"))

    def with_decision(self, uuid: str, outcome: str) -> "Run":
        return replace(self, marks=(("span", uuid, outcome), *self.without_decision().marks))


def mark_of(element: etree._Element) -> Mark | None:
    """The mark an element stands for; None where it says nothing (a span without a statement)."""
    tag = _PLAIN_NAMES.get(element.tag, element.tag)
    if tag == "span":
        uuid, outcome = element.get("data-decision"), element.get("data-outcome")
        return (tag, uuid, outcome) if uuid and outcome else None
    if tag == "a":
        href = element.get("href")
        return (tag, href, "") if href else None
    return (tag, "", "") if tag in SIMPLE_MARKS else None


def add_mark(marks: tuple[Mark, ...], mark: Mark | None) -> tuple[Mark, ...]:
    """The marks with one more, each kind once (the outer one holds), in their one order."""
    if mark is None or any(mark[0] == present[0] for present in marks):
        return marks
    return tuple(sorted((*marks, mark), key=_place_of))


def _place_of(mark: Mark) -> int:
    return _ORDER[mark[0]]


def runs_of(element: etree._Element, marks: tuple[Mark, ...] = ()) -> Iterator[Run]:
    """The runs of an element that holds running text only."""
    if element.text:
        yield Run(element.text, marks)
    for child in element:
        if child.tag == "br":
            yield Run(BREAK, marks)
        else:
            yield from runs_of(child, add_mark(marks, mark_of(child)))
        if child.tail:
            yield Run(child.tail, marks)


def write_runs(runs: Iterable[Run]) -> str:
    """Markup of the runs: a mark that goes on from run to run is opened once, as an editor serialises it."""
    out: list[str] = []
    open_marks: list[Mark] = []
    for run in runs:
        if open_marks or run.marks:
            common = _shared(open_marks, run.marks)
            out.extend(f"</{mark[0]}>" for mark in reversed(open_marks[common:]))
            out.extend(_opening(mark) for mark in run.marks[common:])
            open_marks[common:] = run.marks[common:]
        out.append("<br>" if run.text == BREAK else escape(run.text))
    out.extend(f"</{mark[0]}>" for mark in reversed(open_marks))
    return "".join(out)


def _shared(left: Sequence[Mark], right: Sequence[Mark]) -> int:
    """Return how many marks the two begin with in common."""
    return next(
        (index for index, (a, b) in enumerate(zip(left, right, strict=False)) if a != b),
        min(len(left), len(right)),
    )


def _opening(mark: Mark) -> str:
    tag, first, second = mark
    if tag == "span":
        return f'<span data-decision="{first}" data-outcome="{second}">'
    if tag == "a":
        return f'<a href="{escape_attribute(first)}">'
    return f"<{tag}>"
