"""The pages of a tagged paper in the file that is prepared of it, and the paper's tags hung to them anew."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, PdfError, Rectangle, Stream, String

from core.pdf.join.marks import Marked, mark, unmark
from core.pdf.join.paper_tags import Mark, PaperTags, Tag, read_tags

_MARKS = (b"BDC", b"BMC")
_OWN_FONTS = ("/FontFile", "/FontFile2", "/FontFile3")


@dataclass
class TagWriter:
    """Keeps the tags of one paper; ``links`` are the annotations made anew, by those of the paper's file."""

    prepared: Pdf
    tags: PaperTags
    marked: list[Marked]
    is_whole: bool
    links: dict[tuple[int, int], tuple[Object, Object]] = field(default_factory=dict)
    loose_links: list[tuple[Object, Object]] = field(default_factory=list)
    pages: list[Object] = field(default_factory=list)

    def paint(self, page: Page, added: Object, matrix: Array, box: Rectangle) -> None:
        """Paint on an added page what stood on the paper's, moved and cut as a reader sees it."""
        numbers = " ".join(f"{float(number):.5f}" for number in matrix)
        cut = f"{box.llx} {box.lly} {box.width} {box.height} re W n"
        content = self.marked[len(self.pages)].content
        added.Contents = self.prepared.make_stream(f"q {numbers} cm {cut}\n".encode() + content + b"\nQ")
        copied = page.obj.get("/Resources", Dictionary())
        added.Resources = _copied(self.prepared, copied) if isinstance(copied, Dictionary) else Dictionary()
        if isinstance(group := page.obj.get("/Group"), Dictionary):
            added.Group = _copied(self.prepared, group)
        self.pages.append(added)

    def add_link(self, original: Object, link: Object, page: Object) -> None:
        """Note which link stands for which of the paper's."""
        if original.is_indirect:
            self.links[original.objgen] = link, page
        else:
            self.loose_links.append((link, page))

    def finish(self) -> None:
        """Hang the tree. What stood outside of the paper's tags is read at its end."""
        tree = _TreeWriter(self.prepared, self.pages, [marked.found for marked in self.marked], self.links)
        top = self.tags.top
        if self.tags.language:
            top.words["/Lang"] = self.tags.language
        section = tree.element(top, None)
        for number, marked in enumerate(self.marked):
            if marked.stray:
                section.K.append(
                    tree.element(Tag("P", kids=[Mark(number, stray) for stray in marked.stray]), section, True)
                )
        for link, page in [*tree.links_left(), *self.loose_links]:
            section.K.append(tree.link(link, page, section))
        self.prepared.Root.StructTreeRoot = self.prepared.make_indirect(
            Dictionary(Type=Name.StructTreeRoot, K=Array([section]), ParentTree=tree.parents())
        )
        self.prepared.Root.MarkInfo = Dictionary(Marked=True, Suspects=not self.is_whole)


def tag_writer(pdf: Pdf, prepared: Pdf) -> TagWriter | None:
    """Return what keeps the tags of this file, or None where it has none that can be kept; then it has no marks
    afterwards."""
    _unmark_forms(pdf)
    tags = read_tags(pdf)
    if tags is not None:
        asked_for = tags.numbers_by_page()
        with suppress(PdfError):
            marked = [mark(page, asked_for.get(number, ())) for number, page in enumerate(pdf.pages)]
            has_strays = any(page.stray or page.leaves_out for page in marked)
            return TagWriter(prepared, tags, marked, tags.is_whole and not has_strays and _fonts_are_inside(pdf))
    for page in pdf.pages:
        with suppress(PdfError):
            if _has_marks(page) and (content := unmark(page)) is not None:
                page.obj.Contents = pdf.make_stream(content)
    return None


def _has_marks(page: Page) -> bool:
    contents = page.obj.get("/Contents")
    streams = contents if isinstance(contents, Array) else [contents]
    return any(_holds_marks(stream) for stream in streams if isinstance(stream, Stream))


def _holds_marks(stream: Stream) -> bool:
    content = stream.read_bytes()
    return any(sign in content for sign in _MARKS)


def _unmark_forms(pdf: Pdf) -> None:
    for part in pdf.objects:
        if isinstance(part, Stream):
            for name in ("/StructParent", "/StructParents"):
                if name in part:
                    del part[name]
            if part.get("/Subtype") == Name.Form:
                with suppress(PdfError):
                    if _holds_marks(part) and (content := unmark(part)) is not None:
                        part.write(content)


def _fonts_are_inside(pdf: Pdf) -> bool:
    """Tell whether the file brings each of its fonts, as PDF/UA wants it."""
    return all(_is_inside(part) for part in _fonts(pdf) if part.get("/Subtype") not in (Name.Type0, Name.Type3))


def _fonts(pdf: Pdf) -> Iterator[Dictionary]:
    """Yield the fonts that are objects of their own, and those that stand in what a page is painted with."""
    for part in pdf.objects:
        if isinstance(part, Dictionary) and part.get("/Type") == Name.Font:
            yield part
    for page in pdf.pages:
        resources = page.obj.get("/Resources")
        fonts = resources.get("/Font") if isinstance(resources, Dictionary) else None
        for font in fonts.as_dict().values() if isinstance(fonts, Dictionary) else ():
            if isinstance(font, Dictionary) and not font.is_indirect:
                yield font


def _is_inside(font: Dictionary) -> bool:
    descriptor = font.get("/FontDescriptor")
    return isinstance(descriptor, Dictionary) and any(name in descriptor for name in _OWN_FONTS)


def _copied(prepared: Pdf, part: Dictionary) -> Object:
    """Return a copy in the prepared file, whether or not it is an object of its own there."""
    if part.is_indirect:
        return prepared.copy_foreign(part)
    copy = Dictionary()
    for name, value in part.items():
        copy[name] = _copied_value(prepared, value)
    return copy


def _copied_value(prepared: Pdf, value: Any) -> Any:
    if isinstance(value, Object) and value.is_indirect:
        return prepared.copy_foreign(value)
    if isinstance(value, Dictionary):
        return _copied(prepared, value)
    if isinstance(value, Array):
        return Array([_copied_value(prepared, part) for part in value])
    return value


class _TreeWriter:
    def __init__(
        self,
        prepared: Pdf,
        pages: list[Object],
        found: list[frozenset[int]],
        links: Mapping[tuple[int, int], tuple[Object, Object]],
    ) -> None:
        self._prepared, self._pages, self._found = prepared, pages, found
        self._links = dict(links)
        self._held = [defaultdict[int, Object]() for _ in pages]  # elements by the marks that they hold
        self._annotations: list[Object] = []

    def element(self, tag: Tag, parent: Object | None, is_new: bool = False) -> Object:
        """Write an element with all that hangs beneath it."""
        written = self._prepared.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{tag.role}"), K=Array()))
        if parent is not None:
            written.P = parent
        for name, words in tag.words.items():
            written[name] = String(words)
        if tag.attributes:
            written.A = Array([Dictionary(attributes) for attributes in tag.attributes])
        for kid in tag.kids:
            if isinstance(kid, Tag):
                written.K.append(self.element(kid, written))
            elif isinstance(kid, Mark):
                self._hang_mark(written, kid, is_new)
            elif kid.object in self._links:
                written.K.append(self._annotation(*self._links.pop(kid.object), written))
        if tag.role == "Link" and not any(_is_target(kid) for kid in written.K):
            written.S = Name.Span  # a link that leads nowhere any more
        return written

    def _hang_mark(self, element: Object, kid: Mark, is_new: bool) -> None:
        is_there = is_new or kid.number in self._found[kid.page]
        if not is_there or kid.number in self._held[kid.page]:
            return
        self._held[kid.page][kid.number] = element
        page = self._pages[kid.page]
        if "/Pg" not in element:
            element.Pg = page
        if element.Pg.objgen == page.objgen:
            element.K.append(kid.number)
        else:
            element.K.append(Dictionary(Type=Name.MCR, Pg=page, MCID=kid.number))

    def _annotation(self, link: Object, page: Object, element: Object) -> Object:
        link.StructParent = len(self._pages) + len(self._annotations)
        self._annotations.append(element)
        page.Tabs = Name.S
        return Dictionary(Type=Name.OBJR, Obj=link, Pg=page)

    def link(self, link: Object, page: Object, parent: Object) -> Object:
        """Write the element of a link that the paper's tags say nothing of."""
        written = self.element(Tag("NonStruct"), parent)
        written.S = Name.Link
        written.K.append(self._annotation(link, page, written))
        return written

    def links_left(self) -> list[tuple[Object, Object]]:
        return list(self._links.values())

    def parents(self) -> Object:
        """Write the way back, from marks and annotations to their elements."""
        numbers = Array()
        for key, (page, held) in enumerate(zip(self._pages, self._held, strict=True)):
            page.StructParents = key
            numbers.extend(Array([key, Array([held.get(number) for number in range(max(held, default=-1) + 1)])]))
        for key, element in enumerate(self._annotations, start=len(self._pages)):
            numbers.extend(Array([key, element]))
        return self._prepared.make_indirect(Dictionary(Nums=numbers))


def _is_target(kid: Any) -> bool:
    return isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR
