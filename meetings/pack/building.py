"""Builds a pack: agenda and contents first, then the papers, numbered throughout."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from django.utils.text import Truncator

from core.english import and_list
from core.pdf.join.join import Part, join
from meetings.pack.parts import is_from_signed, is_tagged, own_part, pages_in
from meetings.pack.plan import PackPaper, PackPlan, mark_of, papers_in
from meetings.papers.prepared import GONE, NotPrepared, path_of, prepared_paper
from meetings.papers.readers_copy import CONFIDENTIAL, words_of_mark

TRIES = 5  # the contents take so many pages that what they say about pages is wrong: set anew
LONGEST_AT_HEAD = 60  # characters of a title
SIGNED = "Digitally signed: the signature can be checked in its own file, and ends in this pack"
LEFT_OUT = "Its pages are not in the pack"
HOLDS_SECRETS = "contains confidential material"


class Built(NamedTuple):
    """A finished pack: its pages, and by paper the reason why one that should be inside is not."""

    pages: int
    opening_pages: int
    left_out: Mapping[UUID, str]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A paper, or the page of ours that stands in its place where its own are not inside; how many pages that takes.

    ``left_out`` says why a paper that belongs inside is not, ``is_tagged`` whether all it holds can be read aloud in
    its order, ``is_signed`` whether its own file bears a digital signature.
    """

    packed: PackPaper
    name: str
    pages: int
    is_foreign: bool
    left_out: str
    is_tagged: bool
    is_signed: bool = False

    @property
    def mark(self) -> str:
        marks = (mark_of(self.packed.paper), LEFT_OUT if self.left_out else "", SIGNED if self.is_signed else "")
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
    pieces, foot = [], " · ".join(filter(None, (plan.reference, HOLDS_SECRETS if plan.holds_secrets else "")))
    for packed in papers_in(plan):
        pieces.append(_piece(plan, packed))
        moved()
    opening, opening_pages = _opening(plan, pieces, opening_pages)
    moved()
    starts = join(
        [Part(path_of(opening), "Agenda", ((1, "Agenda and contents"),)), *map(_part, pieces)],
        target,
        title=plan.title,
        number=lambda page, pages: f"Pack {page} of {pages} · {foot}",
    )
    moved()
    return Built(
        starts[-1], opening_pages, {piece.packed.paper.id: piece.left_out for piece in pieces if piece.left_out}
    )


def _piece(plan: PackPlan, packed: PackPaper) -> _Piece:
    left_out = ""
    if packed.paper.version is not None and packed.is_inside:
        try:
            name = prepared_paper(packed.paper.version)
            return _Piece(packed, name, pages_in(name), True, "", is_tagged(name), is_from_signed(name))
        except NotPrepared as fault:  # the file itself is there to be opened, and no other paper has to wait for it
            left_out = str(fault)
    context = {"plan": plan, "item": packed.item, "paper": packed.paper, "mark": mark_of(packed.paper)}
    context |= {"left_out": left_out, "is_lost": left_out == GONE}
    name = own_part("meetings/pack/stand_in.html", context)
    return _Piece(packed, name, pages_in(name), False, left_out, True)


def _opening(plan: PackPlan, pieces: Sequence[_Piece], guess: int) -> tuple[str, int]:
    """Agenda and contents, whose own length moves all that they name."""
    for _ in range(TRIES):
        entries = _entries(plan, pieces, guess)
        items = [(item, [(paper, entries[paper.id]) for paper in item.papers]) for item in plan.items]
        untagged = [piece.packed.paper.reference for piece in pieces if not piece.is_tagged]
        context = {"plan": plan, "items": items, "untagged": and_list(untagged), "are_many": len(untagged) > 1}
        name = own_part("meetings/pack/opening.html", context)
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
        place, part = place + piece.pages, part + 1
    return entries


def _part(piece: _Piece) -> Part:
    item, paper, opens = piece.packed
    title = f"{paper.reference} {paper.title}"
    bookmarks = ((1, f"{item.number.heading} {item.title}"), (2, title)) if opens else ((2, title),)
    secret = CONFIDENTIAL if paper.is_confidential or item.is_confidential else ""
    version = f"version {paper.version.number}" if paper.version and paper.version.number > 1 else ""
    signed = "signature in its own file" if piece.is_signed else ""
    said = (f"Item {item.number}", paper.reference, version, signed, secret, _at_head(paper.title))
    head = " · ".join(filter(None, said))
    mark = words_of_mark(paper.reference) if secret else ""
    return Part(path_of(piece.name), title, bookmarks, piece.is_foreign, head if piece.is_foreign else "", mark)


def _at_head(title: str) -> str:
    """Return a title as far as it has room at the head of a page, empty where the letters there lack some of it."""
    can_be_set = title.encode("cp1252", "ignore").decode("cp1252") == title
    return Truncator(title).chars(LONGEST_AT_HEAD) if can_be_set else ""
