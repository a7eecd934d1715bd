"""Builds a pack: agenda and contents first, then each paper behind a page of ours, numbered throughout."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from core.pdf.join.join import Part, join
from meetings.pack.parts import GONE, NotJoinable, foreign_part, opened, own_part, pages_in
from meetings.pack.plan import PackPaper, PackPlan, mark_of, papers_in

TRIES = 5  # the contents take so many pages that what they say about pages is wrong: set anew
LEFT_OUT = "Its pages are not in the pack"


class Built(NamedTuple):
    """A finished pack: its pages, and by paper the reason why one that should be inside is not."""

    pages: int
    opening_pages: int
    left_out: Mapping[UUID, str]


@dataclass(frozen=True, slots=True)
class _Piece:
    """The page of ours before a paper, and the paper if it is inside; how many pages both take.

    ``left_out`` says why a paper that belongs inside is not.
    """

    packed: PackPaper
    names: tuple[str, ...]
    pages: int
    left_out: str

    @property
    def mark(self) -> str:
        marks = (mark_of(self.packed.paper), LEFT_OUT if self.left_out else "")
        return " · ".join(filter(None, marks))


class ContentsEntry(NamedTuple):
    """A paper in the contents: on which page it begins, and which part of the whole that is."""

    place: int | None
    part: int | None
    mark: str


def steps_of(plan: PackPlan) -> int:
    """Return how many steps ``build`` tells of: one for each paper, the contents and the whole."""
    return len(papers_in(plan)) + 2


def build(plan: PackPlan, target: Path, *, opening_pages: int, moved: Callable[[], object]) -> Built:
    """Writes the pack. ``opening_pages`` is a guess that costs a little where it is wrong; ``moved`` is called after
    each step."""
    pieces = []
    for packed in papers_in(plan):
        pieces.append(_piece(plan, packed))
        moved()
    opening, opening_pages = _opening(plan, pieces, opening_pages)
    moved()
    starts = join(
        [Part(opened(opening), "Agenda", ((1, "Agenda and contents"),)), *_parts(pieces)],
        target,
        title=plan.title,
        number=lambda page, pages: f"Pack {page} of {pages} · {plan.reference}",
    )
    moved()
    return Built(
        starts[-1], opening_pages, {piece.packed.paper.id: piece.left_out for piece in pieces if piece.left_out}
    )


def _piece(plan: PackPlan, packed: PackPaper) -> _Piece:
    names, left_out = [], ""
    if packed.paper.version is not None and packed.is_inside:
        try:
            names.append(foreign_part(packed.paper.version))
        except NotJoinable as fault:  # the file itself is there to be opened, and no other paper has to wait for it
            left_out = str(fault)
    context = {"plan": plan, "item": packed.item, "paper": packed.paper, "mark": mark_of(packed.paper)}
    context |= {"is_inside": packed.is_inside, "left_out": left_out, "is_lost": left_out == GONE}
    names.insert(0, own_part("meetings/pack/divider.html", context))
    return _Piece(packed, tuple(names), sum(map(pages_in, names)), left_out)


def _opening(plan: PackPlan, pieces: Sequence[_Piece], guess: int) -> tuple[str, int]:
    """Agenda and contents, whose own length moves all that they name."""
    for _ in range(TRIES):
        entries = _entries(plan, pieces, guess)
        items = [(item, [(paper, entries[paper.id]) for paper in item.papers]) for item in plan.items]
        name = own_part("meetings/pack/opening.html", {"plan": plan, "items": items})
        pages = pages_in(name)
        if pages == guess:
            break
        guess = pages
    return name, pages


def _entries(plan: PackPlan, pieces: Sequence[_Piece], before: int) -> Mapping[UUID, ContentsEntry]:
    entries = {paper.id: ContentsEntry(None, None, mark_of(paper)) for item in plan.items for paper in item.papers}
    place, part = before + 1, 1
    for piece in pieces:
        entries[piece.packed.paper.id] = ContentsEntry(place, part, piece.mark)
        place, part = place + piece.pages, part + len(piece.names)
    return entries


def _parts(pieces: Sequence[_Piece]) -> list[Part]:
    parts = []
    for piece in pieces:
        item, paper, opens = piece.packed
        title = f"{paper.reference} {paper.title}"
        bookmarks = ((1, f"{item.number.heading} {item.title}"), (2, title)) if opens else ((2, title),)
        parts.append(Part(opened(piece.names[0]), title, bookmarks))
        parts += [Part(opened(name), title, is_foreign=True) for name in piece.names[1:]]
    return parts
