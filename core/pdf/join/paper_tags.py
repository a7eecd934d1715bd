"""The tags of a paper, read from its file as plain data and built anew in the file that is prepared of it.

Nothing of the paper's own tree is copied but what is named here: roles are those of the standard, and what only worked
in the paper's file, such as names of its own for roles or references by identifier, is put in other words or left out.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

DEEPEST, MOST = 100, 200_000  # levels, and elements, of a tree that is kept
STANDARD = frozenset(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl"
    " LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP"
    " Warichu WT WP Figure Formula Form".split()
)
# What has no place here: roles that came with PDF 2.0, and those that need something that is not kept.
_INSTEAD = {
    "Title": "P", "Em": "Span", "Strong": "Span", "Sub": "Span", "FENote": "Div", "Aside": "Div", "Document": "Sect",
    "DocumentFragment": "Sect", "H": "H1", "Note": "Div", "Form": "P", "Annot": "Span", "Private": "NonStruct",
}  # fmt: skip
_WORDS = ("/Alt", "/ActualText", "/E", "/Lang", "/T")
_ATTRIBUTES = {
    "/Table": ("/RowSpan", "/ColSpan", "/Scope", "/Summary"),
    "/List": ("/ListNumbering",),
    "/Layout": ("/Placement", "/BBox"),
}
_PARAGRAPHS_STAND_IN = frozenset("Part Art Sect Div BlockQuote NonStruct TD TH LBody Caption".split())


class Mark(NamedTuple):
    """Marked content: on which page, counted from nought, and its number there."""

    page: int
    number: int


class Target(NamedTuple):
    """An annotation, by its number in the paper's file."""

    object: tuple[int, int]


@dataclass(slots=True)
class Tag:
    """An element of the tree."""

    role: str
    words: dict[str, str] = field(default_factory=dict)
    attributes: list[dict[str, Any]] = field(default_factory=list)
    kids: list["Tag | Mark | Target"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PaperTags:
    """The tags of a paper; ``is_whole`` is False where some of what it tags cannot be tagged here."""

    top: Tag
    language: str
    is_whole: bool

    def numbers_by_page(self) -> Mapping[int, set[int]]:
        """Return the marks that the tags ask for on each page."""
        found, waiting = defaultdict[int, set[int]](set), [self.top]
        while waiting:
            for kid in waiting.pop().kids:
                if isinstance(kid, Tag):
                    waiting.append(kid)
                elif isinstance(kid, Mark):
                    found[kid.page].add(kid.number)
        return found


def read_tags(pdf: Pdf) -> PaperTags | None:
    """Return the tags of a file, or None where it has none, or none that can be made sense of."""
    root = pdf.Root.get("/StructTreeRoot")
    if not isinstance(root, Dictionary):
        return None
    reader = _Reader(pdf, root)
    top = Tag("Sect", kids=list(reader.kids(root, None, Tag("Part"), 0)))
    language, marked = pdf.Root.get("/Lang"), _dictionary(pdf.Root.get("/MarkInfo"))
    is_tagged = bool(marked.get("/Marked"))
    tags = PaperTags(top, _text(language), is_tagged and bool(_text(language)) and not reader.is_partial)
    return tags if tags.numbers_by_page() and not reader.is_endless else None


class _Reader:
    """Goes down the tree of a file."""

    def __init__(self, pdf: Pdf, root: Dictionary) -> None:
        self._pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        self._roles = _dictionary(root.get("/RoleMap"))
        self._classes = _dictionary(root.get("/ClassMap"))
        self._seen = set[tuple[int, int]]()
        self._count = 0
        self.is_partial = self.is_endless = False

    def kids(self, holder: Dictionary, page: int | None, parent: Tag, depth: int) -> Iterator[Tag | Mark | Target]:
        kids = holder.get("/K")
        for kid in kids if isinstance(kids, Array) else [kids]:
            read = self._kid(kid, page, parent, depth)
            if read is not None:
                yield read

    def _kid(self, kid: object, page: int | None, parent: Tag, depth: int) -> Tag | Mark | Target | None:
        self._count += 1
        self.is_endless |= depth > DEEPEST or self._count > MOST
        if self.is_endless:
            return None
        if isinstance(kid, int) and not isinstance(kid, bool):
            return self._mark(kid, page)
        if not isinstance(kid, Dictionary):
            return None
        if kid.get("/Type") == Name.MCR:
            return self._mark_named(kid, page)
        if kid.get("/Type") == Name.OBJR:
            target = kid.get("/Obj")
            return Target(target.objgen) if isinstance(target, Dictionary) and target.is_indirect else None
        return self._tag(kid, page, parent, depth)

    def _mark(self, number: object, page: int | None) -> Mark | None:
        return Mark(page, number) if page is not None and isinstance(number, int) and number >= 0 else None

    def _mark_named(self, kid: Dictionary, page: int | None) -> Mark | None:
        if "/Stm" in kid:  # in a form on the page, whose marks are taken out
            self.is_partial = True
            return None
        return self._mark(kid.get("/MCID"), self._page_of(kid, page))

    def _page_of(self, holder: Dictionary, page: int | None) -> int | None:
        named = holder.get("/Pg")
        return self._pages.get(named.objgen) if isinstance(named, Dictionary) else page

    def _tag(self, element: Dictionary, page: int | None, parent: Tag, depth: int) -> Tag | None:
        if element.is_indirect:
            if element.objgen in self._seen:
                return None
            self._seen.add(element.objgen)
        words = {name: _text(element.get(name)) for name in _WORDS}
        tag = Tag("Div", {name: said for name, said in words.items() if said}, self._attributes(element))
        role = self._role(element.get("/S"))
        tag.role = role or "NonStruct"
        tag.kids = list(self.kids(element, self._page_of(element, page), tag, depth + 1))
        tag.role = _settled_role(role, tag, parent)
        if tag.role == "LI":
            tag.kids = _label_and_body(tag.kids)
        if tag.role == "Figure" and not {"/Alt", "/ActualText"} & tag.words.keys():
            self.is_partial = True
        return tag

    def _role(self, named: object) -> str:
        """Return the role by its name in the standard, empty for one that is not known there."""
        for _ in range(10):  # a role may be named for another of the file's own
            plain = str(named).removeprefix("/") if isinstance(named, Name) else ""
            if plain in STANDARD or plain in _INSTEAD or f"/{plain}" not in self._roles:
                break
            named = self._roles[f"/{plain}"]
        return _INSTEAD.get(plain, plain if plain in STANDARD else "")

    def _attributes(self, element: Dictionary) -> list[dict[str, Any]]:
        classes = element.get("/C")
        names = classes if isinstance(classes, Array) else [classes]
        of_classes = [self._classes.get(str(name)) for name in names if isinstance(name, Name)]
        return [dict(kept) for given in (*of_classes, element.get("/A")) for kept in _kept_attributes(given)]


def _settled_role(role: str, tag: Tag, parent: Tag) -> str:
    has_tags = any(isinstance(kid, Tag) for kid in tag.kids)
    if not role:
        return "Div" if has_tags else "P" if parent.role in _PARAGRAPHS_STAND_IN else "Span"
    return role


def _label_and_body(kids: list[Tag | Mark | Target]) -> list[Tag | Mark | Target]:
    """Return the parts of a list item with what stands beside its label in a body, which browsers leave out."""
    parts = [kid for kid in kids if isinstance(kid, Tag) and kid.role in ("Lbl", "LBody")]
    beside = [kid for kid in kids if kid not in parts]
    return [*parts, Tag("LBody", kids=beside)] if beside else kids


def _kept_attributes(given: object) -> Iterator[Mapping[str, Any]]:
    for attributes in given if isinstance(given, Array) else [given]:
        if isinstance(attributes, Dictionary | Stream):
            owner = str(attributes.get("/O"))
            kept = {name: _plain(attributes.get(name)) for name in _ATTRIBUTES.get(owner, ())}
            if said := {name: value for name, value in kept.items() if value is not None}:
                yield {"/O": Name(owner), **said}


def _plain(value: object) -> Any:
    """Return a value that refers to nothing else, or None for any other."""
    if isinstance(value, Array):
        return Array(value) if all(not isinstance(part, Object) for part in value) else None
    return value if isinstance(value, Name | String | int) else None


def _dictionary(given: object) -> Dictionary:
    return given if isinstance(given, Dictionary) else Dictionary()


def _text(given: object) -> str:
    return str(given) if isinstance(given, String) else ""
