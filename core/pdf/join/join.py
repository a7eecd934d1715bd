"""Several files as one PDF: each keeps its tags, a page of one that has none gets one, and every page gets its number.

The tools at hand that merge PDFs drop all tags. Here the first file's structure tree stays, and what hangs in the
others' is hung into it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple
from xml.sax.saxutils import escape

from pikepdf import AccessMode, Array, Dictionary, Name, Object, ObjectStreamMode, Page, Pdf, String

from core.pdf.join.destinations import Bookmark, Destinations, Place, hang_bookmarks
from core.pdf.join.page_numbers import NAME, foot_line, head_line, stamp_font
from core.pdf.join.structure_tree import Tree

LINK = b"pack:"  # how a link of the first part names another part: pack:3
_XMP = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt>\
<rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title></rdf:Description>{claim}
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
_CLAIM = """
<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1"/>"""


class Part(NamedTuple):
    """A file in the order of the whole, and the bookmarks that lead to its first page, each with its level from 1.

    A foreign one was prepared by ``core.pdf.join.third_party``; its name is said of pages that are pictures, and its
    own bookmarks stand beneath the last one before it. ``head`` is said at the head of its first page, and ``mark`` at
    that of every other.
    """

    file: Path | BinaryIO
    name: str
    bookmarks: tuple[tuple[int, str], ...] = ()
    is_foreign: bool = False
    head: str = ""
    mark: str = ""


def join(parts: Sequence[Part], target: Path | BinaryIO, *, title: str, number: Callable[[int, int], str]) -> list[int]:
    """Write the parts as one file; return the index of each part's first page, and at the end the count of all.

    The first part is one of ours; a link ``pack:3`` in it leads to part 3, counted from nought. ``number`` gives the
    line at the foot of a page, from its number and the count; where that is empty, none is painted. The whole claims
    PDF/UA-1 where each paper's own tags hold all that is in it. PDF/A it does not claim: pages of others are in it.
    """
    with ExitStack() as opened:
        files = [opened.enter_context(Pdf.open(part.file, access_mode=AccessMode.stream)) for part in parts]
        whole = files[0]
        inner = [_inner_bookmarks(file) if part.is_foreign else [] for part, file in zip(parts, files, strict=True)]
        starts = _append(whole, files[1:])
        pages = list(whole.pages)
        heads = _hang_tags(whole, parts, files, starts)
        _lead_links(pages, starts)
        _write_outline(whole, _bookmarks(parts, starts, inner))
        _stamp_pages(whole, pages, heads, number)
        is_tagged = all(is_wholly_tagged(file) for part, file in zip(parts, files, strict=True) if part.is_foreign)
        _name(whole, title, is_tagged=is_tagged)
        whole.save(target, object_stream_mode=ObjectStreamMode.generate)
    return starts


def try_joining(prepared: bytes) -> None:
    """Join a prepared file to an empty page of ours.

    What would break a whole of many files, without a word of which one did, breaks here, while it is known whose file
    it is.
    """
    paper = Part(BytesIO(prepared), "Paper", ((1, "Paper"),), is_foreign=True)
    join([_nothing_before(), paper], BytesIO(), title="Trial", number=lambda *_: "1")


def mark_pages(prepared: Path | BinaryIO, target: Path | BinaryIO, *, title: str, mark: str) -> None:
    """Write a prepared file by itself, with this mark at the head of each page. On the first it is a heading, so that
    it is read aloud too."""
    paper = Part(prepared, title, is_foreign=True, head=mark, mark=mark)
    join([_nothing_before(), paper], target, title=title, number=lambda *_: "")


def _nothing_before() -> Part:
    return Part(BytesIO(_without_pages()), "Nothing")


@cache
def _without_pages() -> bytes:
    """Return a file of ours behind which others can be joined: with a tree of tags, and nothing in it."""
    with Pdf.new() as pdf:
        file = BytesIO()
        document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, K=Array()))
        tags = Dictionary(Type=Name.StructTreeRoot, K=Array([document]), ParentTree=Dictionary(Nums=Array()))
        document.P = pdf.Root.StructTreeRoot = pdf.make_indirect(tags)
        pdf.Root.Lang, pdf.Root.MarkInfo = String("en-GB"), Dictionary(Marked=True)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        pdf.save(file)
    return file.getvalue()


def _append(whole: Pdf, others: Sequence[Pdf]) -> list[int]:
    starts = [0]
    for other in others:
        starts.append(len(whole.pages))
        whole.pages.extend(other.pages)
    return [*starts, len(whole.pages)]


def is_wholly_tagged(prepared: Pdf) -> bool:
    """Tell whether the tags of a prepared paper hold all that is in it."""
    marked: Any = prepared.Root.get("/MarkInfo", Dictionary())
    return bool(marked.get("/Marked", False)) and not marked.get("/Suspects", True)


def _hang_tags(whole: Pdf, parts: Sequence[Part], files: Sequence[Pdf], starts: Sequence[int]) -> dict[int, bytes]:
    """Give every part behind the first its place in the structure tree, and links of others their pages.

    Return what is painted at the head of pages, by their index.
    """
    tree, pages, heads = Tree(whole), list(whole.pages), dict[int, bytes]()
    for part, file, first, end in zip(parts[1:], files[1:], starts[1:-1], starts[2:], strict=True):
        for title in (name for level, name in part.bookmarks if level == 1):
            tree.open_item(title)
        if part.is_foreign:
            section = tree.hang_paper(part.name, file, pages[first:end])
            _lead_inner_links(pages, first, end)
            if part.head:
                number = tree.hang_heading(section, pages[first])
                heads[first] = head_line(part.head, *_size(pages[first]), number=number)
        else:
            tree.hang_tags_of(file, pages[first:end])
        if part.mark:
            heads |= {
                index: head_line(part.mark, *_size(pages[index])) for index in range(first, end) if index not in heads
            }
    return heads


def _size(page: Page) -> tuple[float, float]:
    width, height = map(float, page.mediabox.as_list()[2:])  # ours and prepared ones begin at nought
    return width, height


def _lead_links(pages: Sequence[Page], starts: Sequence[int]) -> None:
    for page in pages[: starts[1]]:
        for annotation in page.obj.get("/Annots", Array()):
            address = bytes(annotation.get("/A", Dictionary()).get("/URI", String("")))
            if address.startswith(LINK):
                index = starts[int(address.removeprefix(LINK))]
                del annotation["/A"]
                annotation.Dest = Array([pages[index].obj, Name.XYZ, None, None, None])
                annotation.Contents = String(f"To page {index + 1}")


def _lead_inner_links(pages: Sequence[Page], first: int, end: int) -> None:
    """Lead the links of a foreign part, which name a page by its number in that part."""
    for page in pages[first:end]:
        for annotation in page.obj.get("/Annots", Array()):
            dest = annotation.get("/Dest")
            if dest is not None:
                dest[0] = pages[first + int(dest[0])].obj


def _inner_bookmarks(file: Pdf) -> list[Bookmark]:
    """Return those of a prepared file; its pages lose their places in it once they are joined."""
    return Destinations(file).bookmarks() if "/Outlines" in file.Root else []


def _bookmarks(
    parts: Sequence[Part], starts: Sequence[int], inner: Sequence[Sequence[Bookmark]]
) -> Iterator[tuple[int, str, Place]]:
    """Yield the bookmarks of the whole, each with its level from 1."""
    last = 0
    for part, start, own in zip(parts, starts, inner, strict=False):  # the count of all pages stands behind the places
        for level, name in part.bookmarks:
            last = level
            yield level, name, Place(start)
        for deeper, name, place in own:
            yield last + deeper, name, place._replace(page=start + place.page)


def _write_outline(whole: Pdf, bookmarks: Iterable[tuple[int, str, Place]]) -> None:
    with whole.open_outline() as outline:
        outline.root.clear()
        hang_bookmarks(outline.root, bookmarks)
        if outline.root:
            whole.Root.PageMode = Name.UseOutlines


def _stamp_pages(
    whole: Pdf, pages: Sequence[Page], heads: Mapping[int, bytes], number: Callable[[int, int], str]
) -> None:
    font, begin = stamp_font(whole), whole.make_stream(b"q\n")
    for index, page in enumerate(pages):
        said = number(index + 1, len(pages))
        foot = foot_line(said, *_size(page)) if said else b""
        line = whole.make_stream(b"\nQ " + foot + heads.get(index, b""))
        page.obj.Contents = Array([begin, *_streams(page.obj.Contents), line])
        _add_font(page.obj.Resources, font)


def _add_font(resources: Object, font: Object) -> None:
    if "/Font" not in resources:
        resources.Font = Dictionary()
    resources.Font[NAME] = font


def _streams(contents: Object) -> list[Any]:
    return list(contents.as_list()) if isinstance(contents, Array) else [contents]


def _name(whole: Pdf, title: str, *, is_tagged: bool) -> None:
    for claim in ("/OutputIntents", "/Names"):
        if claim in whole.Root:
            del whole.Root[claim]
    whole.Root.Metadata = whole.make_stream(
        _XMP.format(title=escape(title), claim=_CLAIM if is_tagged else "").encode(),
        Type=Name.Metadata,
        Subtype=Name.XML,
    )
    whole.docinfo["/Title"] = title
